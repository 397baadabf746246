"""Loads the shipped instruments into the register once. What people withdrew or said otherwise stays so."""

from __future__ import annotations

from django.db import transaction

from nhipcau.agencies.names.naming import CENTRE
from nhipcau.documents.identity import DocumentIdentity, identity_of
from nhipcau.documents.models import Document, EffectDays, StatedRelation
from nhipcau.documents.services.indexing import index_documents
from nhipcau.documents.shipped import ShippedInstrument, ShippedRelation, shipped_instruments
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor


@transaction.atomic
def load_shipped_instruments(*, actor: Actor) -> int:
    """How many relations and days are new. Loading again changes nothing; it costs four queries then."""
    instruments, relations = shipped_instruments()
    rows = _rows(instruments)
    fresh = _load_relations(actor, relations, rows) + _load_days(actor, instruments, rows)
    if fresh:
        audit.record(actor, "document.instruments_loaded", None, relations=fresh)
    return fresh


def _rows(instruments: tuple[ShippedInstrument, ...]) -> dict[str, Document]:
    """Code → its row, made where there is none: the text where a person joined it to one."""
    keys = {one.code: _identity(one) for one in instruments}
    known = _known(keys)
    missing = [_placeholder(one, keys[one.code]) for one in instruments if one.code not in known]
    Document.objects.bulk_create(missing, ignore_conflicts=True)
    index_documents(Document.objects.filter(identity_key__in=_keys(keys), indexed=None))
    return _known(keys) if missing else known


def _known(keys: dict[str, DocumentIdentity]) -> dict[str, Document]:
    found = {
        row.identity_key: row.joined_to or row
        for row in Document.objects.filter(identity_key__in=_keys(keys)).select_related("joined_to")
    }
    return {code: found[identity.key] for code, identity in keys.items() if identity.key in found}


def _keys(keys: dict[str, DocumentIdentity]) -> list[str]:
    return [identity.key for identity in keys.values()]


def _identity(one: ShippedInstrument) -> DocumentIdentity:
    return identity_of(
        code=one.code, dated=one.date, issuer=one.issuer, locality=CENTRE, type=one.type, title=one.title
    )


def _placeholder(one: ShippedInstrument, identity: DocumentIdentity) -> Document:
    return Document(
        state=Document.State.PLACEHOLDER,
        type=one.type,
        code=one.code,
        canonical_code=identity.canonical_code,
        issuer_name=one.issuer,
        issuer_key=identity.issuer_key,
        identity_key=identity.key,
        date=one.date,
        title=one.title,
        registered=clock.now(),
    )


def _load_relations(actor: Actor, relations: tuple[ShippedRelation, ...], rows: dict[str, Document]) -> int:
    known = set(StatedRelation.objects.filter(shipped=True).values_list("basis", "kind"))
    fresh = [
        StatedRelation(
            subject=rows[one.subject],
            object=rows[one.object],
            kind=one.kind,
            since=one.since,
            basis=one.basis,
            shipped=True,
            at=clock.now(),
            account_id=actor.account_id,
            account_name=actor.name,
        )
        for one in relations
        if (one.basis, one.kind) not in known and rows[one.subject].pk != rows[one.object].pk
    ]
    StatedRelation.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def _load_days(actor: Actor, instruments: tuple[ShippedInstrument, ...], rows: dict[str, Document]) -> int:
    """Nothing is said of an instrument whose days a person has already told, or taken back."""
    dated = [one for one in instruments if one.effective or one.expires]
    told = set(
        EffectDays.objects.filter(document__in=[rows[one.code] for one in dated]).values_list("document_id", flat=True)
    )
    fresh = [
        EffectDays(
            document=rows[one.code],
            effective=one.effective,
            expires=one.expires,
            basis=one.basis,
            shipped=True,
            at=clock.now(),
            account_id=actor.account_id,
            account_name=actor.name,
        )
        for one in dated
        if rows[one.code].pk not in told
    ]
    EffectDays.objects.bulk_create(fresh)
    return len(fresh)
