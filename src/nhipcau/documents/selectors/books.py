"""The books as lists and as what is printed, as the viewer may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.agencies.labels import labels_of
from nhipcau.documents import book_access
from nhipcau.documents.models import Amendment, Book, Document, Entry, EntryDraft
from nhipcau.documents.services.book_likeness import code_key, doubles_of
from nhipcau.foundation import clock
from nhipcau.foundation.pages import SIZE, Page, page_of
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold, key_of

MOST_PRINTED = 20_000
"""Lines of one print: a year of a ministry. A period is chosen for more."""


@dataclass(frozen=True, slots=True)
class BookRow:
    """`next_number` is what the next line gets, if nobody else is faster."""

    id: int
    agency_id: int
    agency: str
    kind: str
    label: str
    year: int | None
    term: str
    document_type: str
    opened_on: date
    closed_on: date | None
    next_number: int
    may_keep: bool


@dataclass(frozen=True, slots=True)
class EntryFilters:
    """Empty means any. `open` leaves incoming papers that wait to be resolved; `late` those whose time is over."""

    kind: str = Book.Kind.INCOMING
    book_id: int | None = None
    agency_id: int | None = None
    day_from: date | None = None
    day_to: date | None = None
    text: str = ""
    state: str = ""
    open: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    id: int
    kind: str
    words: str
    on: date
    by_id: int | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line as it stands in the book; `amendments` are those that hold."""

    id: int
    book_id: int
    kind: str
    number: int
    state: str
    medium: str
    document_id: int | None
    entered_on: date
    arrived_at: time | None
    author: str
    code: str
    document_date: date | None
    type_name: str
    subject: str
    urgency: str
    handed_to: str
    submitted_on: date | None
    transferred_on: date | None
    signed_for: str
    remarks: str
    signer: str
    recipients: str
    kept_by: str
    copies: int | None
    due_on: date | None
    answer_id: int | None
    answer_words: str
    resolved_on: date | None
    registered: datetime
    registered_by: str
    version: int
    amendments: tuple[AmendmentLine, ...] = ()

    def is_late(self, *, on: date) -> bool:
        return self.due_on is not None and (self.resolved_on or on) > self.due_on


ALL = EntryFilters()


def books_for(viewer: Actor, *, kind: str = "") -> tuple[BookRow, ...]:
    """The newest first. Two queries."""
    found = Book.objects.filter(book_access.books_visible_to(viewer, on=clock.today()))
    if kind:
        found = found.filter(kind=kind)
    books = list(found.order_by("-opened_on", "agency_id", "kind", "id")[:500])
    labels = labels_of([book.agency_id for book in books], on=clock.today())
    return tuple(_book_row(book, viewer, labels) for book in books)


def book_for(viewer: Actor, book_id: int) -> BookRow:
    found = Book.objects.filter(book_access.books_visible_to(viewer, on=clock.today()), pk=book_id).first()
    if found is None:
        raise Refusal("book.not_found")
    return _book_row(found, viewer, labels_of([found.agency_id], on=clock.today()))


def entries_for(
    viewer: Actor, *, filters: EntryFilters = ALL, page: int = 1, size: int = SIZE, newest: bool = True
) -> Page[EntryRow]:
    """Three queries, however many lines: count, lines, what amends them."""
    found = _filtered(viewer, filters)
    order = ("-book__opened_on", "-book_id", "-number") if newest else ("book__opened_on", "book_id", "number")
    rows = page_of(found.order_by(*order), number=page, size=size)
    return Page(rows=entry_rows(rows.rows), total=rows.total, number=rows.number, size=rows.size)


def printed_entries_for(viewer: Actor, *, filters: EntryFilters) -> tuple[EntryRow, ...]:
    """Every line of the period in the order of the numbers, void ones too: a book shows no gap. Two queries."""
    found = _filtered(viewer, filters).order_by("book__opened_on", "book_id", "number")
    return entry_rows(tuple(found[:MOST_PRINTED]))


def like_entries_for(viewer: Actor, *, document: Document | None, code: str, author: str) -> tuple[EntryRow, ...]:
    """Lines that seem to be the same paper, for the warning."""
    if viewer.agency_id is None or not book_access.may_keep_books(viewer):
        return ()
    found = doubles_of(
        book_access.own_agency(viewer), document=document, code_folded=code_key(code), author_key=key_of(author)[:300]
    )
    return entry_rows(found)


def lines_of_document_for(viewer: Actor, document_id: int) -> tuple[EntryRow, ...]:
    """Where the document stands in the books that the viewer sees."""
    found = Entry.objects.filter(
        book_access.entries_visible_to(viewer, on=clock.today()), document_id=document_id
    ).exclude(state=Entry.State.VOID)
    return entry_rows(tuple(found.select_related("book").order_by("entered_on", "pk")[:20]))


def booked_among_for(viewer: Actor, document_ids: Iterable[int]) -> Mapping[int, int]:
    """Of these documents, which stand in the viewer's own incoming book, and under which line."""
    if viewer.agency_id is None:
        return {}
    return {document: pk for document, pk in _BOOKED.rows(viewer.agency_id, *document_ids) if document is not None}


def _booked(agency_id: int, *document_ids: int) -> QuerySet[Entry, tuple[int | None, int]]:
    found = Entry.objects.filter(
        document_id__in=document_ids, book__agency_id=agency_id, book__kind=Book.Kind.INCOMING
    ).exclude(state=Entry.State.VOID)
    return found.values_list("document_id", "pk")


_BOOKED = Prepared(_booked)


def last_symbols_for(viewer: Actor, *, book_id: int | None = None) -> tuple[str, ...]:
    """What follows the number in this agency's latest outgoing codes: the forms it uses, the latest first."""
    found = Entry.objects.filter(
        book__agency_id=viewer.agency_id or 0, book__kind=Book.Kind.OUTGOING, state=Entry.State.REGISTERED
    ).exclude(code="")
    if book_id is not None:
        found = found.filter(book_id=book_id)
    codes = found.order_by("-pk").values_list("code", flat=True)[:100]
    symbols = (code.lstrip("0123456789")[1:] for code in codes)
    return tuple(dict.fromkeys(symbol for symbol in symbols if symbol))[:12]


def draft_for(viewer: Actor, *, kind: str) -> EntryDraft | None:
    own = EntryDraft.objects.filter(account_id=viewer.account_id or 0, agency_id=viewer.agency_id or 0)
    return own.filter(kind=kind).first()


def entry_rows(entries: Iterable[Entry]) -> tuple[EntryRow, ...]:
    """One query for any number of lines. `book` must be loaded."""
    lines = list(entries)
    told: dict[int, list[AmendmentLine]] = {}
    for one in Amendment.objects.filter(entry__in=lines, withdrawn__isnull=True).order_by("pk"):
        told.setdefault(one.entry_id, []).append(AmendmentLine(one.pk, one.kind, one.words, one.on, one.by_id))
    return tuple(_row(entry, tuple(told.get(entry.pk, ()))) for entry in lines)


def _filtered(viewer: Actor, filters: EntryFilters) -> QuerySet[Entry]:
    found = Entry.objects.filter(
        book_access.entries_visible_to(viewer, on=clock.today()), book__kind=filters.kind
    ).select_related("book")
    if filters.book_id is not None:
        found = found.filter(book_id=filters.book_id)
    if filters.agency_id is not None:
        found = found.filter(book__agency_id=filters.agency_id)
    if filters.day_from:
        found = found.filter(entered_on__gte=filters.day_from)
    if filters.day_to:
        found = found.filter(entered_on__lte=filters.day_to)
    if filters.state:
        amended = Amendment.objects.filter(entry=OuterRef("pk"), kind=filters.state, withdrawn__isnull=True)
        found = found.filter(Q(state=filters.state) | Q(Exists(amended)))
    if filters.open or filters.late:
        found = found.filter(state=Entry.State.REGISTERED, resolved_on__isnull=True)
    if filters.late:
        found = found.filter(due_on__lt=clock.today())
    for word in fold(filters.text).split():
        found = found.filter(folded__contains=word)
    return found


def _book_row(book: Book, viewer: Actor, labels: Mapping[int, str]) -> BookRow:
    return BookRow(
        id=book.pk,
        agency_id=book.agency_id,
        agency=labels.get(book.agency_id, ""),
        kind=book.kind,
        label=book.label,
        year=book.year,
        term=book.term,
        document_type=book.document_type,
        opened_on=book.opened_on,
        closed_on=book.closed_on,
        next_number=book.last_number + 1,
        may_keep=book_access.may_keep(viewer, book),
    )


def _row(entry: Entry, amendments: tuple[AmendmentLine, ...]) -> EntryRow:
    plain = {
        name: getattr(entry, name)
        for name in EntryRow.__dataclass_fields__
        if name not in {"id", "kind", "registered_by", "amendments"}
    }
    return EntryRow(
        id=entry.pk, kind=entry.book.kind, registered_by=entry.registered_by_name, amendments=amendments, **plain
    )
