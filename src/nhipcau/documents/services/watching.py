"""The legal-basis watch: what rests on which instrument, and who has looked at what a change means for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from nhipcau.documents import access
from nhipcau.documents.models import Acknowledgement, Document, RestsOn
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Resting:
    """One row of any register, by its kind in the audit log and its number; `agency_id` is whose it is.

    Without an agency it belongs to nobody in particular, such as a shipped form: everyone sees that it rests there.
    """

    kind: str
    row_id: int
    label: str = ""
    agency_id: int | None = None


@transaction.atomic
def rest_on(*, actor: Actor, instrument_id: int, what: Resting, article: str = "") -> RestsOn:
    """Says that it rests on the instrument. Saying it again changes nothing; whoever calls has checked the row."""
    instrument = _seen(actor, instrument_id)
    article = " ".join(article.split())[:200]
    if what.kind == DOCUMENT:
        access.require_may_relate(actor, _seen(actor, what.row_id))
        if what.row_id == instrument.pk:
            raise Refusal("document.itself")
    elif not actor.has(*access.TAKERS):
        raise Refusal("relation.not_allowed")
    row, fresh = RestsOn.objects.get_or_create(
        instrument=instrument,
        kind=what.kind,
        row_id=what.row_id,
        article=article,
        withdrawn=None,
        defaults={
            "label": what.label[:300],
            "agency_id": what.agency_id,
            "at": clock.now(),
            "account_id": actor.account_id,
            "account_name": actor.name,
        },
    )
    if fresh:
        audit.record(
            actor, "document.rests_on", instrument, kind=what.kind, row=what.row_id, note=what.label or article
        )
    return row


@transaction.atomic
def no_longer_rests_on(*, actor: Actor, resting_id: int) -> RestsOn:
    row = RestsOn.objects.select_for_update(of=("self",)).filter(pk=resting_id).select_related("instrument").first()
    if row is None or not _may_touch(actor, kind=row.kind, row_id=row.row_id, agency_id=row.agency_id):
        raise Refusal("relation.not_found")
    if row.withdrawn is not None:
        raise Refusal("document.nothing_to_undo")
    row.withdrawn = clock.now()
    row.save(update_fields=["withdrawn"])
    audit.record(actor, "document.rests_no_longer", row.instrument, kind=row.kind, row=row.row_id, note=row.label)
    return row


@transaction.atomic
def acknowledge(
    *, actor: Actor, instrument_id: int, state: str, kind: str, row_id: int, note: str = ""
) -> Acknowledgement:
    """A person has looked at one thing that rests on an instrument which is now in that state."""
    instrument = _seen(actor, instrument_id)
    _require_may_acknowledge(actor, instrument=instrument, kind=kind, row_id=row_id)
    row, fresh = Acknowledgement.objects.get_or_create(
        instrument=instrument,
        state=state[:20],
        kind=kind,
        row_id=row_id,
        withdrawn=None,
        defaults={
            "note": " ".join(note.split())[:500],
            "at": clock.now(),
            "account_id": actor.account_id,
            "account_name": actor.name,
        },
    )
    if fresh:
        audit.record(actor, "document.basis_looked_at", instrument, kind=kind, row=row_id, state=state, note=row.note)
    return row


@transaction.atomic
def withdraw_acknowledgement(*, actor: Actor, instrument_id: int, state: str, kind: str, row_id: int) -> None:
    """It waits to be looked at again."""
    instrument = _seen(actor, instrument_id)
    _require_may_acknowledge(actor, instrument=instrument, kind=kind, row_id=row_id)
    standing = Acknowledgement.objects.select_for_update().filter(
        instrument=instrument, state=state, kind=kind, row_id=row_id, withdrawn__isnull=True
    )
    if not standing.update(withdrawn=clock.now()):
        raise Refusal("document.nothing_to_undo")
    audit.record(actor, "document.basis_to_be_looked_at", instrument, kind=kind, row=row_id, state=state)


def _require_may_acknowledge(actor: Actor, *, instrument: Document, kind: str, row_id: int) -> None:
    if kind == DOCUMENT:
        access.require_may_review(actor, _seen(actor, row_id))
        return
    row = RestsOn.objects.filter(instrument=instrument, kind=kind, row_id=row_id, withdrawn__isnull=True).first()
    if row is None or not _may_touch(actor, kind=kind, row_id=row_id, agency_id=row.agency_id):
        raise Refusal("relation.not_found")


def _may_touch(actor: Actor, *, kind: str, row_id: int, agency_id: int | None) -> bool:
    if not actor.has(*access.TAKERS):
        return False
    if actor.sees_everything:
        return True
    if kind == DOCUMENT:
        document = Document.objects.filter(pk=row_id).first()
        return document is not None and access.may_relate(actor, document)
    return access.may_withdraw(actor, agency_id=agency_id)


def _seen(actor: Actor, document_id: int) -> Document:
    """The text where a person joined the placeholder to it."""
    row = Document.objects.filter(pk=document_id).select_related("joined_to").first()
    document = row.joined_to or row if row is not None else None
    if document is None or not access.may_see(actor, document):
        raise Refusal("document.not_found")
    return document
