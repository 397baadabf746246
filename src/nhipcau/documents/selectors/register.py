"""The register as a list, and one document of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy

from nhipcau.agencies.labels import labels_of
from nhipcau.documents import access
from nhipcau.documents.models import Copy, Document, Holding
from nhipcau.documents.reported import PRESS, with_text
from nhipcau.documents.selectors.beside import Beside, beside, counted
from nhipcau.documents.selectors.filters import HELD, DocumentFilters, filtered
from nhipcau.documents.selectors.odd import FaintWord, ProposedRepair, faint_words_of, repairs_of, warnings_of
from nhipcau.documents.selectors.together import closed_places, without_closed
from nhipcau.documents.selectors.whole import row_for
from nhipcau.foundation import audit, clock, storage
from nhipcau.foundation.pages import Page, bounded_page_of, page_of
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class DocumentRow:
    id: int
    state: str
    review: str
    source_kind: str
    type: str
    code: str
    date: date | None
    issuer: str
    issuer_id: int | None
    title: str
    locality: str
    urgency: str
    undecided: int
    doubtful: int
    duties: int
    cited_by: int
    registered: datetime


@dataclass(frozen=True, slots=True)
class HolderLine:
    agency_id: int
    label: str
    how: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DocumentSheet:
    """One document; `text[start:end]` are its words. The file's other documents are `siblings` (id and code)."""

    row: DocumentRow
    number: str
    symbol: str
    place: str
    start: int
    end: int
    version: int
    text: str
    filename: str
    media_type: str
    sha256: str
    received: datetime | None
    holders: tuple[HolderLine, ...]
    siblings: tuple[tuple[int, str], ...]
    warnings: tuple[tuple[str, str], ...]
    repairs: tuple[ProposedRepair, ...]
    faint: tuple[FaintWord, ...]
    may_review: bool
    may_have_original: bool
    """Not where the file holds other documents that the viewer does not see; then they are blank in `text` too."""
    beside: Beside
    texts_held: bool
    """Of a press item: all that it reports on is held, so that its own duties are off the board."""


@dataclass(frozen=True, slots=True)
class OriginalFile:
    filename: str
    media_type: str
    sha256: str
    size: int
    content: bytes


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Another file that holds the same document."""

    original_id: int
    filename: str
    sha256: str
    received: datetime


SORTS: dict[str, tuple[str | OrderBy, ...]] = {
    # SQLite and PostgreSQL put what has no date at different ends unless told.
    "-date": (F("date").desc(nulls_last=True), "-id"),
    "date": (F("date").asc(nulls_last=True), "id"),
    "-registered": ("-registered", "-id"),
    "registered": ("registered", "id"),
    "code": ("canonical_code", "id"),
    "-code": ("-canonical_code", "-id"),
    "-doubtful": ("-doubtful", "-undecided", "-id"),
}


# In the order of `DocumentRow`.
_COLUMNS = (
    "pk", "state", "review", "source_kind", "type", "code", "date", "issuer_name", "issuer_id", "title", "locality",
    "urgency", "undecided", "doubtful", "duty_count", "cited_count", "registered",
)  # fmt: skip
_Cells = tuple[
    int, str, str, str, str, str, date | None, str, int | None, str, str, str, int, int, int, int, datetime
]  # fmt: skip


def documents_for(
    viewer: Actor,
    *,
    filters: DocumentFilters = HELD,
    sort: str = "-registered",
    page: int = 1,
    size: int = 50,
    exact: bool = True,
) -> Page[DocumentRow]:
    """The register. Three queries, however many rows. Where not `exact`, more than `COUNTED` are not counted."""
    found = filtered(Document.objects.filter(access.visible_among_all(viewer)), filters)
    if filters.own and not viewer.sees_everything:
        found = found.filter(pk__in=access.keys_held_by_own(viewer))
    ordered = found.order_by(*SORTS.get(sort, SORTS["-registered"])).values_list("pk", flat=True)
    page_of_keys = page_of if exact else bounded_page_of
    keys = page_of_keys(ordered, number=page, size=size)
    # The rows themselves are wide, and what is counted of each costs: both are asked for those shown alone.
    rows = {row[0]: DocumentRow(*row) for row in _ROWS.rows(*keys.rows)}
    return keys.of(rows.__getitem__)


def _counted_rows(*document_ids: int) -> QuerySet[Document, _Cells]:
    return counted(Document.objects.filter(pk__in=document_ids)).order_by().values_list(*_COLUMNS)


_ROWS = Prepared(_counted_rows)


def document_for(viewer: Actor, document_id: int) -> DocumentSheet:
    """The text itself where a person joined the placeholder of that number to it: its `row.id` is then another."""
    document = row_for(viewer, document_id)
    return sheet_of(viewer, document, holders=_holders(document))


def sheet_of(viewer: Actor, document: Document, *, holders: tuple[HolderLine, ...] = ()) -> DocumentSheet:
    """What is shown of a row from `whole.row_for`; who holds it is asked for where that is shown."""
    original, closed = document.original, closed_places(viewer, document)
    return DocumentSheet(
        row=_row(document),
        number=document.number,
        symbol=document.symbol,
        place=document.place,
        start=document.start,
        end=document.end,
        version=document.version,
        text=without_closed(original.text, closed) if original else "",
        filename=original.filename if original else "",
        media_type=original.media_type if original else "",
        sha256=original.sha256 if original else "",
        received=original.received if original else None,
        holders=holders,
        siblings=_siblings(viewer, document) if beside(document).siblings else (),
        warnings=warnings_of(document),
        repairs=repairs_of(document),
        faint=faint_words_of(document),
        may_review=access.may_review(viewer, document),
        may_have_original=original is not None and not closed,
        beside=beside(document),
        texts_held=document.source_kind == PRESS and document.pk in with_text([document.pk]),
    )


def seen_document(viewer: Actor, document_id: int) -> Document:
    """The row itself, for flows and services; refused as not found where the viewer may not see it."""
    document = Document.objects.filter(access.visible_to(viewer), pk=document_id).first()
    if document is None:
        raise Refusal("document.not_found")
    return document


def original_for(viewer: Actor, document_id: int) -> OriginalFile:
    """The file as it came, checked against its SHA-256."""
    document = seen_document(viewer, document_id)
    original = document.original
    if original is None:
        raise Refusal("document.no_original")
    if closed_places(viewer, document):
        raise Refusal("document.original_not_allowed")
    return OriginalFile(
        filename=original.filename,
        media_type=original.media_type,
        sha256=original.sha256,
        size=original.size,
        content=storage.get(original.sha256),
    )


def history_for(viewer: Actor, document_id: int) -> tuple[audit.Entry, ...]:
    """What was done to the document, oldest first."""
    document = seen_document(viewer, document_id)
    return audit.history_of(("document", [document.pk]))


def duplicates_of(viewer: Actor, document_id: int) -> tuple[CopyRow, ...]:
    document = seen_document(viewer, document_id)
    copies = Copy.objects.filter(document=document).select_related("original").defer("original__text").order_by("id")
    return tuple(CopyRow(c.original_id, c.original.filename, c.original.sha256, c.original.received) for c in copies)


def rows_of(documents: Iterable[Document]) -> tuple[DocumentRow, ...]:
    return tuple(_row(document) for document in documents)


def _row(document: Document) -> DocumentRow:
    return DocumentRow(
        id=document.pk,
        state=document.state,
        review=document.review,
        source_kind=document.source_kind,
        type=document.type,
        code=document.code,
        date=document.date,
        issuer=document.issuer_name,
        issuer_id=document.issuer_id,
        title=document.title,
        locality=document.locality,
        urgency=document.urgency,
        undecided=document.undecided,
        doubtful=document.doubtful,
        duties=getattr(document, "duty_count", 0),
        cited_by=getattr(document, "cited_count", 0),
        registered=document.registered,
    )


def _holders(document: Document) -> tuple[HolderLine, ...]:
    rows = list(Holding.objects.filter(document=document))
    labels = labels_of([row.agency_id for row in rows], on=clock.today())
    return tuple(HolderLine(h.agency_id, labels.get(h.agency_id, ""), h.how, h.at) for h in rows)


def _siblings(viewer: Actor, document: Document) -> tuple[tuple[int, str], ...]:
    if document.original_id is None:
        return ()
    others = Document.objects.filter(access.visible_to(viewer), original_id=document.original_id)
    named = others.exclude(pk=document.pk).order_by("position").only("code", "title")
    return tuple((d.pk, str(d)) for d in named)
