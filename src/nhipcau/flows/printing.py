"""What the books print: the incoming and the outgoing one, the one that follows resolution, the slip. Nothing changes.

Article 16.2 and 22.3: a book kept by software is printed with all of its columns, signed and bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from nhipcau.agencies.selectors import agency_for
from nhipcau.documents.selectors.books import EntryFilters, EntryRow, book_for, entries_for, printed_entries_for
from nhipcau.documents.selectors.entries import SlipSheet, slip_for
from nhipcau.execution.selectors.slips import SlipTask, tasks_of_slips_for
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.writing.books import (
    ArrivalStamp,
    Cell,
    PrintedBook,
    PrintedSlip,
    SlipLevel,
    form_on,
    pdf_of_book,
    pdf_of_slip,
    stamp_of,
    written_day,
    xlsx_of_book,
)

FORMS = {"incoming": "incoming", "outgoing": "outgoing", "resolution": "incoming"}
"""Form of a book → the kind of book its lines stand in."""
STATES = {
    "void": "",
    "recalled": "Thu hồi",
    "replaced": "Thay thế",
    "corrected": "Đính chính",
}
RANKS = {
    "agency_leader": "Ý kiến của lãnh đạo cơ quan, tổ chức",
    "unit_leader": "Ý kiến của lãnh đạo đơn vị",
    "officer": "Ý kiến đề xuất của người giải quyết",
}
DONE, DOING, WAITING = "Đã giải quyết", "Đang giải quyết", "Chưa giải quyết"


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both within it."""

    first: date
    last: date


def printed_book(viewer: Actor, *, form_id: str, filters: EntryFilters, period: Period) -> PrintedBook:
    """One agency's lines: of the named book, or of all books of that kind of one's own agency."""
    agency_id, asked = _lines_of(viewer, form_id=form_id, filters=filters, period=period)
    rows = printed_entries_for(viewer, filters=asked)
    tasks = tasks_of_slips_for(viewer, [row.id for row in rows]) if form_id == "resolution" else {}
    form = form_on(form_id, period.last)
    agency = agency_for(viewer, agency_id).row
    numbers = [row.number for row in rows]
    return PrintedBook(
        form=form,
        superior=agency.parent_label,
        agency=agency.label,
        period=_period_words(period, numbers),
        rows=tuple(_cells(row, tasks.get(row.id)) for row in rows if form_id != "resolution" or row.state != "void"),
    )


def number_printed(viewer: Actor, *, form_id: str, filters: EntryFilters, period: Period) -> int | None:
    """How many lines stand in the book of those days, those whose number was given up included; None as long as
    nothing says whose book."""
    if viewer.agency_id is None and filters.book_id is None:
        return None
    _agency_id, asked = _lines_of(viewer, form_id=form_id, filters=filters, period=period)
    return entries_for(viewer, filters=asked, size=1).total


def _lines_of(viewer: Actor, *, form_id: str, filters: EntryFilters, period: Period) -> tuple[int, EntryFilters]:
    agency_id = viewer.agency_id
    if filters.book_id is not None:
        agency_id = book_for(viewer, filters.book_id).agency_id
    if form_id not in FORMS or agency_id is None:
        raise Refusal("book.not_found")
    kind = FORMS[form_id]
    return agency_id, replace(filters, kind=kind, day_from=period.first, day_to=period.last, agency_id=agency_id)


def book_as_pdf(book: PrintedBook) -> bytes:
    return pdf_of_book(book, made=clock.now())


def book_as_xlsx(book: PrintedBook) -> bytes:
    return xlsx_of_book(book, made=clock.now().replace(tzinfo=None))


def slip_as_pdf(viewer: Actor, entry_id: int) -> bytes:
    return pdf_of_slip(printed_slip(viewer, entry_id), made=clock.now())


def printed_slip(viewer: Actor, entry_id: int) -> PrintedSlip:
    sheet = slip_for(viewer, entry_id)
    row = sheet.entry
    kind = " ".join(part for part in (row.type_name, row.code) if part)
    facts = (
        ("Văn bản", f"{kind} {_dated(row.document_date)}".strip() or "chưa có số"),
        ("Cơ quan ban hành", row.author),
        ("Về việc", row.subject),
        *((("Mức độ", row.urgency.upper()),) if row.urgency else ()),
    )
    return PrintedSlip(
        superior="",
        agency=sheet.agency,
        stamp=arrival_stamp(row, agency=sheet.agency),
        facts=facts,
        levels=tuple(_level(sheet, rank) for rank in RANKS),
    )


def arrival_stamp(row: EntryRow, *, agency: str) -> ArrivalStamp:
    """For the page of an incoming line, and for its slip."""
    return stamp_of(agency=agency, number=row.number, day=row.entered_on, passed_to=row.handed_to)


def _level(sheet: SlipSheet, rank: str) -> SlipLevel:
    parts: tuple[str, ...] = ()
    if rank == "agency_leader":
        words = {"lead": "Chủ trì", "coordinator": "Phối hợp"}
        parts = tuple(
            f"{words[one.part]}: {one.name}{f' – thời hạn {written_day(one.due_on)}' if one.due_on else ''}"
            for one in sheet.parts
        )
    said = [one for one in sheet.opinions if one.rank == rank and not one.withdrawn]
    return SlipLevel(
        title=RANKS[rank],
        parts=parts,
        opinions=tuple((one.words, f"Ngày {written_day(one.on)}, {one.by_name}") for one in said),
    )


def _period_words(period: Period, numbers: list[int]) -> tuple[str, ...]:
    """The lines of the cover: year, days, numbers, volume."""
    first, last = period.first, period.last
    year = f"Năm: {first.year}" if first.year == last.year else f"Năm: {first.year} – {last.year}"
    days = f"Từ ngày {written_day(first)} đến ngày {written_day(last)}"
    held = f"Từ số {min(numbers)} đến số {max(numbers)}" if numbers else "Từ số ....... đến số ......."
    return year, days, held, "Quyển số: ........"


def _cells(row: EntryRow, task: SlipTask | None) -> Mapping[str, Cell]:
    """By the keys of the statutory columns."""
    return {
        "entered_on": row.entered_on,
        "number": row.number,
        "author": row.author,
        "code": row.code or (f"{row.number:02d}" if row.kind == "outgoing" else ""),
        "document_date": row.document_date or (row.entered_on if row.kind == "outgoing" else None),
        "type_and_subject": ". ".join(part for part in (row.type_name, row.subject) if part),
        "handed_to": row.handed_to,
        "transferred_on": row.transferred_on,
        "signed_for": row.signed_for,
        "remarks": _remarks(row),
        "signer": row.signer,
        "recipients": row.recipients,
        "kept_by": row.kept_by,
        "copies": row.copies,
        "whole": _whole(row),
        "resolvers": row.handed_to,
        "due_on": row.due_on,
        "progress": _progress(row, task),
        "answer": row.answer_words,
    }


def _whole(row: EntryRow) -> str:
    kind = " ".join(part for part in (row.type_name, row.code) if part)
    named = f"{kind} {_dated(row.document_date)}".strip()
    of = f"của {row.author}" if row.author else ""
    return " ".join(part for part in (named, of) if part)


def _dated(day: date | None) -> str:
    return f"ngày {written_day(day)}" if day else ""


def _remarks(row: EntryRow) -> str:
    """What recalled, replaced or corrected it stands in the last column; the line itself stays (§1.8)."""
    told = [f"{STATES[one.kind]} ngày {written_day(one.on)}: {one.words}" for one in row.amendments]
    kept = "Giữ số, chưa có văn bản" if row.state == "reserved" else ""
    urgency = row.urgency.upper()
    return "; ".join(part for part in (urgency, row.remarks, kept, *told) if part)


def _progress(row: EntryRow, task: SlipTask | None) -> str:
    """In the words of the column, with the day that tells whether it was in time."""
    if row.state == "recalled":
        return "Dừng: văn bản bị thu hồi"
    if row.state == "replaced":
        return "Dừng: văn bản được thay thế"
    if row.resolved_on is not None:
        late = ", quá hạn" if row.due_on is not None and row.resolved_on > row.due_on else ""
        return f"{DONE} ngày {written_day(row.resolved_on)}{late}"
    if task is not None and task.state == "done":
        return f"{DONE}, chờ văn thư ghi ngày"
    begun = DOING if task is not None and task.state == "in_progress" else WAITING
    return f"{begun}, quá hạn" if row.due_on is not None and clock.today() > row.due_on else begun
