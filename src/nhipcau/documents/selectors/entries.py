"""One line of a book with all that belongs to it: its limits, its slip, whom it was sent to, what was done to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from nhipcau.agencies.labels import labels_of
from nhipcau.documents import access, book_access, book_rules
from nhipcau.documents.book_rules import Limit
from nhipcau.documents.models import Book, Document, Entry, Opinion, ResolutionSlip, Sending, SlipPart
from nhipcau.documents.selectors.books import BookRow, EntryRow, book_for, entry_rows
from nhipcau.documents.selectors.register import DocumentRow, rows_of
from nhipcau.foundation import audit, clock
from nhipcau.foundation.calendar import working_calendar_for
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class SendingLine:
    id: int
    entry_id: int
    name: str
    agency_id: int | None
    state: str
    sent_on: date | None
    received_on: date | None
    number_there: int | None
    note: str


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit of the clerk's work, when it was done (None: not yet), and whether that was too late."""

    limit: Limit
    since: date
    done_on: date | None
    missed: bool


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """`withdrawn` ones are shown struck out."""

    id: int
    rank: str
    words: str
    by_name: str
    on: date
    at: datetime
    written_by: str
    withdrawn: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class PartLine:
    part: str
    name: str
    agency_id: int | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """`ranks` are the levels at which the viewer may give an opinion."""

    entry: EntryRow
    agency: str
    slip_id: int | None
    version: int
    opinions: tuple[OpinionLine, ...]
    parts: tuple[PartLine, ...]
    ranks: tuple[str, ...]
    may_decide: bool
    sees_book: bool


@dataclass(frozen=True, slots=True)
class EntrySheet:
    row: EntryRow
    book: BookRow
    document: DocumentRow | None
    answer: EntryRow | None
    limits: tuple[LimitLine, ...]
    sendings: tuple[SendingLine, ...]
    slip: SlipSheet | None
    history: tuple[audit.Entry, ...]
    may_keep: bool


def entry_for(viewer: Actor, entry_id: int) -> EntrySheet:
    """A fixed number of queries."""
    entry = _visible(viewer, entry_id)
    row = entry_rows([entry])[0]
    book = book_for(viewer, entry.book_id)
    return EntrySheet(
        row=row,
        book=book,
        document=_document(viewer, entry.document_id),
        answer=entry_rows([entry.answer])[0] if entry.answer else None,
        limits=_limits(viewer, entry),
        sendings=tuple(_sending(one) for one in Sending.objects.filter(entry=entry).order_by("position")),
        slip=_slip_sheet(viewer, entry, row, agency=book.agency) if entry.book.kind == Book.Kind.INCOMING else None,
        history=audit.history_of(("entry", [entry.pk])),
        may_keep=book.may_keep,
    )


def slip_for(viewer: Actor, entry_id: int) -> SlipSheet:
    """The slip of an incoming paper: for its own agency and for those it is handed to."""
    found = Entry.objects.filter(book_access.slips_visible_to(viewer, on=clock.today()), pk=entry_id)
    entry = found.select_related("book").first()
    if entry is None or entry.book.kind != Book.Kind.INCOMING:
        raise Refusal("entry.not_found")
    agency = labels_of([entry.book.agency_id], on=clock.today()).get(entry.book.agency_id, "")
    return _slip_sheet(viewer, entry, entry_rows([entry])[0], agency=agency)


def _visible(viewer: Actor, entry_id: int) -> Entry:
    found = Entry.objects.filter(book_access.entries_visible_to(viewer, on=clock.today()), pk=entry_id)
    entry = found.select_related("book", "answer__book").first()
    if entry is None:
        raise Refusal("entry.not_found")
    return entry


def _document(viewer: Actor, document_id: int | None) -> DocumentRow | None:
    if document_id is None:
        return None
    found = Document.objects.filter(access.visible_to(viewer), pk=document_id).first()
    return rows_of([found])[0] if found else None


def _limits(viewer: Actor, entry: Entry) -> tuple[LimitLine, ...]:
    """When it was entered is reckoned in the time zone of the installation, as a day."""
    if entry.state in (Entry.State.RESERVED, Entry.State.VOID):
        return ()
    calendar, on = working_calendar_for(viewer), clock.today()
    if entry.book.kind == Book.Kind.INCOMING:
        entered = timezone.localtime(entry.registered).date()
        asked: tuple[tuple[str, date | None], ...] = (("register", entered), ("submit", entry.submitted_on))
    else:
        asked = (("issue", entry.transferred_on),)
    lines = []
    for act, done_on in asked:
        limit = book_rules.limit_for(act, since=entry.entered_on, urgency=entry.urgency, calendar=calendar)
        if limit is not None:
            lines.append(LimitLine(limit, entry.entered_on, done_on, limit.is_missed(done_on=done_on, on=on)))
    return tuple(lines)


def _sending(one: Sending) -> SendingLine:
    return SendingLine(
        id=one.pk,
        entry_id=one.entry_id,
        name=one.name,
        agency_id=one.agency_id,
        state=one.state,
        sent_on=one.sent_on,
        received_on=one.received_on,
        number_there=one.number_there,
        note=one.note,
    )


def _slip_sheet(viewer: Actor, entry: Entry, row: EntryRow, *, agency: str) -> SlipSheet:
    slip = ResolutionSlip.objects.filter(entry=entry).first()
    opinions = Opinion.objects.filter(slip=slip).order_by("pk") if slip else Opinion.objects.none()
    parts = SlipPart.objects.filter(slip=slip).order_by("-part", "position") if slip else SlipPart.objects.none()
    frozen = entry.state in book_rules.FROZEN
    ranks = (
        ()
        if frozen
        else tuple(rank for rank in Opinion.Rank.values if book_access.may_give_opinion(viewer, entry, rank=rank))
    )
    may_decide = not frozen and entry.resolved_on is None and book_access.may_decide(viewer, entry.book)
    return SlipSheet(
        entry=row,
        agency=agency,
        slip_id=slip.pk if slip else None,
        version=entry.version,
        opinions=tuple(_opinion(one, viewer, may_decide=may_decide, frozen=frozen) for one in opinions),
        parts=tuple(PartLine(one.part, one.name, one.agency_id, one.due_on) for one in parts),
        ranks=ranks,
        may_decide=may_decide,
        sees_book=book_access.may_see_book(viewer, entry.book),
    )


def _opinion(one: Opinion, viewer: Actor, *, may_decide: bool, frozen: bool) -> OpinionLine:
    return OpinionLine(
        id=one.pk,
        rank=one.rank,
        words=one.words,
        by_name=one.by_name,
        on=one.on,
        at=one.at,
        written_by=one.account_name,
        withdrawn=one.withdrawn is not None,
        may_withdraw=not frozen and one.withdrawn is None and (may_decide or one.account_id == viewer.account_id),
    )
