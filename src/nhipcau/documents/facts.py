"""What the register keeps of a reading as it stands: header fields, whose it is, which document it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.names.naming import CENTRE, Locality, locality_in, locality_of_document
from nhipcau.documents.identity import DocumentIdentity, identity_of
from nhipcau.documents.shape import ReadDocument, ReadReference
from nhipcau.ground.text import folded_whitespace, write_out

PRESS = "press"


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """Empty strings where nothing is printed. `identity.key` is empty where number and date do not identify it."""

    type: str
    number: str
    symbol: str
    code: str
    issuer: str
    superior: str
    """The line above the issuer, where one is printed."""
    place: str
    date: date | None
    title: str
    urgency: str
    locality: Locality
    identity: DocumentIdentity


def header_facts(read: ReadDocument, *, source_kind: str) -> HeaderFacts:
    dated = day_of(read["date"])
    locality = locality_of_reading(read, source_kind=source_kind)
    identity = identity_of(
        code=read["code"], dated=dated, issuer=read["issuer"], locality=locality, type=read["type"], title=read["title"]
    )
    if not (identity.canonical_code and dated) or source_kind == PRESS:
        identity = DocumentIdentity(identity.canonical_code, identity.issuer_key, "")
    return HeaderFacts(
        type=_short(read["type"], 12),
        number=_short(read["number"], 20),
        symbol=_short(read["symbol"], 60),
        code=_short(read["code"], 80),
        issuer=_short(read["issuer"], 300),
        superior=_short(read["parent_issuer"], 300),
        place=_short(read["place"], 100),
        date=dated,
        title=folded_whitespace(read["title"] or ""),
        urgency=_short(read["urgency"], 20),
        locality=locality,
        identity=identity,
    )


def locality_of_reading(read: ReadDocument, *, source_kind: str) -> Locality:
    """A press item is of the place whose document it reports on."""
    dated = day_of(read["date"])
    if source_kind == PRESS:
        issuers = [r["issuer"] for r in read["references"] if r and r["relation"] == "reports_on" and r["issuer"]]
        found = (locality_in(write_out(issuer), on=dated) for issuer in issuers)
        return next((place for place in found if place), CENTRE)
    return locality_of_document(
        issuer=read["issuer"], parent_issuer=read["parent_issuer"], place=read["place"], on=dated
    )


def reference_identity(reference: ReadReference, *, locality: Locality) -> DocumentIdentity:
    return identity_of(
        code=reference["code"],
        dated=day_of(reference["date"]),
        issuer=reference["issuer"],
        locality=locality,
        type=reference["type"],
        title=reference["title"],
    )


def day_of(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _short(value: str | None, limit: int) -> str:
    return folded_whitespace(value or "")[:limit]
