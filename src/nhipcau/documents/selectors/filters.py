"""What a list of documents may be narrowed by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.agencies.names.naming import locality_from
from nhipcau.documents.models import Document, Named
from nhipcau.documents.selectors.bearing import bearing
from nhipcau.ground.identity import canonical_code


@dataclass(frozen=True, slots=True)
class DocumentFilters:
    """Empty means any. `text` is words as the search takes them: number, title, issuer or text, with or without marks.

    `code` is the whole of a number and symbol, however spelt.
    `issuers` are agencies any of which issued it, `named` agencies any of which it concerns: its issuer, or one that a
    duty of it names. `own` leaves what the viewer's agency itself holds; to the national monitor all is its own.
    """

    text: str = ""
    code: str = ""
    state: str = "held"  # "held" | "placeholder" | "" for both
    type: str = ""
    review: str = ""  # "unreviewed" | "confirmed"
    source_kind: str = ""
    locality: str = ""
    issuer_id: int | None = None
    issuers: tuple[int, ...] | None = None
    named: tuple[int, ...] | None = None
    date_from: date | None = None
    date_to: date | None = None
    doubtful: bool = False
    own: bool = False


HELD = DocumentFilters()


def filtered(found: QuerySet[Document], filters: DocumentFilters) -> QuerySet[Document]:
    found = bearing(found, filters.text)
    if filters.code:
        found = found.filter(canonical_code=canonical_code(filters.code))
    for field in ("state", "type", "review", "source_kind"):
        wanted = getattr(filters, field)
        if wanted:
            found = found.filter(**{field: wanted})
    if filters.locality:
        found = found.filter(locality_folded=locality_from(filters.locality).key)
    if filters.issuer_id is not None:
        found = found.filter(issuer_id=filters.issuer_id)
    if filters.issuers is not None:
        found = found.filter(issuer_id__in=filters.issuers)
    if filters.named is not None:
        found = found.filter(Exists(Named.objects.filter(document=OuterRef("pk"), agency_id__in=filters.named)))
    if filters.date_from:
        found = found.filter(date__gte=filters.date_from)
    if filters.date_to:
        found = found.filter(date__lte=filters.date_to)
    return found.filter(doubtful__gt=0) if filters.doubtful else found
