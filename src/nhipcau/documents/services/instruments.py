"""A document that no text of the register cites is named by a person, so that something can be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nhipcau.agencies.names.naming import CENTRE, locality_in
from nhipcau.documents import access
from nhipcau.documents.identity import identity_of
from nhipcau.documents.models import Document
from nhipcau.documents.services.indexing import index_documents
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import folded_whitespace, write_out


@dataclass(frozen=True, slots=True)
class NamedInstrument:
    """Number and symbol as printed, and what else is known."""

    code: str
    date: date | None = None
    type: str = ""
    issuer: str = ""
    title: str = ""


@transaction.atomic
def name_instrument(*, actor: Actor, named: NamedInstrument) -> Document:
    """The row of that identity, or the text a person joined it to; a placeholder where there is none."""
    if not actor.has(*access.TAKERS):
        raise Refusal("relation.not_allowed")
    place = locality_in(write_out(named.issuer), on=named.date) or CENTRE
    identity = identity_of(
        code=named.code,
        dated=named.date,
        issuer=named.issuer or None,
        locality=place,
        type=named.type,
        title=named.title,
    )
    if not identity.key:
        raise Refusal("relation.unnamed")
    code, title = folded_whitespace(named.code)[:80], folded_whitespace(named.title)
    row, fresh = Document.objects.select_related("joined_to").get_or_create(
        identity_key=identity.key,
        defaults={
            "state": Document.State.PLACEHOLDER,
            "type": named.type[:12],
            "code": code,
            "canonical_code": identity.canonical_code,
            "issuer_name": folded_whitespace(named.issuer)[:300],
            "issuer_key": identity.issuer_key,
            "date": named.date,
            "title": title,
            "registered": clock.now(),
            "registered_by_id": actor.account_id,
        },
    )
    if fresh:
        index_documents([row])
        audit.record(actor, "document.instrument_named", row, note=code)
    return row.joined_to or row
