"""One order's time: its own cell, its own words, or the lead-in that says when its items are done."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date

from nhipcau.reading.deadlines.blurred import as_figures
from nhipcau.reading.deadlines.delays import delays
from nhipcau.reading.deadlines.masks import without_citations
from nhipcau.reading.deadlines.moments import moments
from nhipcau.reading.deadlines.rhythms import rhythms
from nhipcau.reading.deadlines.rows import settled
from nhipcau.reading.deadlines.spans_of_years import horizons
from nhipcau.reading.deadlines.times import LONGEST, may_tell_a_time, times_in
from nhipcau.reading.deadlines.timing import BINDING, MANNER, Taken, Timing
from nhipcau.reading.deadlines.vocabulary import BEFORE, LEAD, any_of, spelt
from nhipcau.reading.source import Source
from nhipcau.reading.types import Cell, Due, DueKind, Found, Header, Order, Span
from nhipcau.reading.words import fold

_ENDLESS = re.compile(rf"^\W*{any_of('endless')}\W*$")
_STRICT_HEAD = re.compile(rf"(?<![^\W_]){BEFORE}(?![^\W_])")
_START_HEAD = re.compile(r"bắt\s+đầu|khởi\s+công|từ\s+ngày")
# "Phê duyệt Đề án … đến năm 2030 với các nội dung sau:" tells what the paper is called.
_ISSUING = re.compile(r"(?:điều\s+\d+\W+)?(?:phê\s+duyệt|ban\s+hành)(?![^\W_])")
# "Thực hiện Công văn … về việc đón Đoàn từ ngày 12 đến ngày 14/10, Sở Ngoại vụ đề nghị:" tells of the occasion.
_DAY_ALONE = re.compile(rf"{LEAD}(?:ngày\s+)?(?<=ngày\s)(?P<day>\d{{1,2}})(?!\s*[/.-]?\s*\d|\s+tháng|[^\W_])")
_HAS_A_DAY = (DueKind.MONTHLY, DueKind.QUARTERLY, DueKind.HALF_YEARLY)
_BEFORE_THE_FIRST_WORD = re.compile(r"\W*(?:\w{1,3}[.)]\s*)?")
_OCCASION = re.compile(r"^\W*(?:thực\s+hiện|căn\s+cứ|theo|tiếp\s+theo|trên\s+cơ\s+sở|xét|để|nhằm)(?![^\W_])")
_SENTENCE_ENDS = re.compile(r"[^\s\d.][.]\s+(?=[^\W\d_a-zđ])")
_SPEAKER = re.compile(r"[,;]\s+(?=[A-ZĐÀ-Ỹ]|(?:đề nghị|yêu cầu|giao)\s)")


_GUESSED = 0.75
"""How sure a time is that rests on figures a scan prints as letters, in shares of one printed well."""


def read_due(source: Source, order: Order, header: Header) -> Found[Due] | None:
    issued = issued_on(header)
    cells = settled(source, order.cells)
    in_cells = _of_cells(source, cells, issued)
    if in_cells is not None:
        return in_cells
    own = _times(source, order.span, issued, is_report=order.is_report)
    if any(cell.column == "due" and _ENDLESS.match(fold(source.words(cell.span))) for cell in cells):
        return _found(source, _last([t for t in own if t.rank == MANNER]))
    strongest = _last(own)
    if strongest is not None and strongest.rank > MANNER:
        return _found(source, strongest)
    return (
        _in_the_rhythm_before(source, order, issued) or _of_lead_in(source, order, issued) or _found(source, strongest)
    )


def due_of_words(words: str, *, issued: date | None = None, is_report: bool = False) -> Due | None:
    """The time in words taken by themselves, as a cell of a form or a test gives them."""
    words = unicodedata.normalize("NFC", words)
    source = Source(text=words, media_type="text/plain")
    found = _found(source, _last(_times(source, Span(0, len(words)), issued, is_report=is_report)))
    return found.value if found else None


def issued_on(header: Header) -> date | None:
    """The date that days without a year count from: the document's, else the end of the year its title names."""
    if header.date is not None:
        return header.date.value
    years = re.findall(r"năm\s+((?:19|20)\d{2})", fold(header.title.value)) if header.title else []
    return date(int(years[0]), 1, 1) if years else None


def _times(source: Source, span: Span, issued: date | None, *, is_report: bool) -> list[Timing]:
    found = times_in(source.shadow[span.start : span.end], issued=issued, is_report=is_report)
    return [replace(t, span=Span(span.start + t.span.start, span.start + t.span.end)) for t in found]


def _last(timings: list[Timing]) -> Timing | None:
    """The strongest, and of several the first (contract rule 23)."""
    return min(timings, key=lambda t: (-t.rank, t.span.start), default=None)


def _found(source: Source, timing: Timing | None) -> Found[Due] | None:
    if timing is None:
        return None
    said = " ".join(source.words(timing.span).split())
    sure = timing.confidence * (_GUESSED if source.has_guessed_figures(timing.span) else 1.0)
    return Found(value=replace(timing.due, text=said), spans=(timing.span,), rule=timing.rule, confidence=sure)


def _in_the_rhythm_before(source: Source, order: Order, issued: date | None) -> Found[Due] | None:
    """ "… trước ngày 20 hằng tháng; Sở Nội vụ tổng hợp trước ngày 25": a day of the rhythm told before it."""
    if (
        order.paragraph is None
        or order.paragraph.start >= order.span.start
        or order.span.end - order.span.start > LONGEST
    ):
        return None
    words = source.shadow[order.span.start : min(order.span.end, order.span.start + LONGEST)]
    day = _DAY_ALONE.search(spelt(words)) if "ngày" in words else None
    if day is None or not 1 <= int(day["day"]) <= 31:
        return None
    before = _times(source, Span(order.paragraph.start, order.span.start), issued, is_report=True)
    rhythms = [t for t in before if t.due.kind in _HAS_A_DAY and t.due.day is not None]
    if not rhythms:
        return None
    due = replace(rhythms[-1].due, day=int(day["day"]), strict=bool(day["before"]))
    at = Span(order.span.start + day.start(), order.span.start + day.end())
    return _found(source, replace(rhythms[-1], due=due, span=at, rule="due.rhythm_before", confidence=0.7))


def _of_lead_in(source: Source, order: Order, issued: date | None) -> Found[Due] | None:
    """A time in the nearest lead-in passes down where it is the time of doing the items (contract rule 23)."""
    for above in reversed(order.above):
        if above.end - above.start > LONGEST or not source.words(above).rstrip(" *\n").endswith(":"):
            continue
        known = source.once(_no_lead_ins_yet)
        if (above, issued) not in known:
            known[above, issued] = _told_by_lead_in(source, above, issued)
        return known[above, issued]
    return None


def _no_lead_ins_yet(_: Source) -> dict[tuple[Span, date | None], Found[Due] | None]:
    """Every order under a lead-in asks for its time, which is read once."""
    return {}


def _told_by_lead_in(source: Source, above: Span, issued: date | None) -> Found[Due] | None:
    words = source.words(above).strip(" *\n")
    if not may_tell_a_time(words.lower()) or _ISSUING.match(fold(words)):
        return None
    said = last_sentence(source.shadow, above)
    timings = _times(source, said, issued, is_report=False)
    spoken = _speaker_at(source, said) if timings else said.start
    best = _last([t for t in timings if t.span.start >= spoken and _passes_down(source, t, said)])
    return None if best is None else _found(source, replace(best, rule="due.lead_in", confidence=0.65))


def _passes_down(source: Source, timing: Timing, said: Span) -> bool:
    """A day or a horizon does; a rhythm or a delay where it has a day or is what the lead-in begins with."""
    if timing.due.kind in (DueKind.DATE, DueKind.HORIZON):
        return True
    if timing.due.kind in (DueKind.EVENT, DueKind.UNSPECIFIED_PERIOD):
        return False
    opens = _BEFORE_THE_FIRST_WORD.fullmatch(source.shadow, said.start, timing.span.start) is not None
    return opens or timing.rank == BINDING


def _speaker_at(source: Source, lead_in: Span) -> int:
    """Where a lead-in that begins with its grounds comes to who orders: times before it are not those of doing."""
    words = source.shadow[lead_in.start : lead_in.end]
    clauses = list(_SPEAKER.finditer(words)) if _OCCASION.match(fold(words)) else []
    return lead_in.start + (clauses[-1].end() if clauses else 0)


def last_sentence(shadow: str, span: Span) -> Span:
    """A lead-in of several sentences orders in its last."""
    if shadow.find(".", span.start, span.end - 1) < 0:
        return span
    ends = list(_SENTENCE_ENDS.finditer(shadow[span.start : span.end - 1]))
    return Span(span.start + ends[-1].end(), span.end) if ends else span


def _of_cells(source: Source, cells: tuple[Cell, ...], issued: date | None) -> Found[Due] | None:
    """The cell of the time column; where there is a beginning and an end, the end."""
    dated = [c for c in cells if c.column == "due" and source.words(c.span).strip(" \t\n|.-")]
    ending = [c for c in dated if c.head is None or not _START_HEAD.search(fold(source.words(c.head)))]
    for cell in reversed(ending or dated):
        words = fold(source.words(cell.span))
        if _ENDLESS.match(words):
            continue
        found = _of_cell(source, cell, issued)
        if found is not None:
            return found
    return None


def _whole_cell(source: Source, cell: Cell) -> Cell:
    """A cell cut at the line: "Tháng" with "5/2026" on the next."""
    if re.fullmatch(r"\W*(?:tháng|quý|năm|ngày|trước|trước ngày)\W*", fold(source.words(cell.span))):
        rest = re.compile(r"\s*(?:\d{1,2}\s*/\s*\d{4}|[IV]{1,3}\s*/\s*\d{4}|(?:\d{1,2}/){0,2}\d{4})(?!\d)").match(
            source.shadow, cell.span.end
        )
        if rest:
            return replace(cell, span=Span(cell.span.start, rest.end()))
    return cell


def _of_cell(source: Source, cell: Cell, issued: date | None) -> Found[Due] | None:
    cell = _whole_cell(source, cell)
    plain = source.shadow[cell.span.start : cell.span.end]
    folded, offset = spelt(without_citations(as_figures(plain))), cell.span.start
    repeated = rhythms(folded, daily=True)
    spanning = horizons(folded, loose=True)
    taken = Taken(len(folded))
    for t in (*repeated, *spanning):
        if t.due.kind is not DueKind.UNSPECIFIED_PERIOD:
            taken.take(t.span)
    single = [t for t in moments(folded, issued=issued, loose=True) if not taken.meets(t.span)]
    # "2026 và hằng năm": begun in a year and done every year.
    if repeated and single and re.match(r"\W*(?:năm\s+)?\d{4}\s*(?:,|và)", folded):
        single = []
    best = _last([*repeated, *single, *spanning, *delays(folded)])
    if best is None:
        return _event_cell(source, cell)
    best = replace(best, span=Span(offset + best.span.start, offset + best.span.end))
    if cell.head is not None and best.due.kind is DueKind.DATE and _STRICT_HEAD.search(fold(source.words(cell.head))):
        best = replace(best, due=replace(best.due, strict=True), rule="due.cell.head")
    return _found(source, replace(best, rule=best.rule.replace("due.", "due.cell."), confidence=0.92))


def _event_cell(source: Source, cell: Cell) -> Found[Due] | None:
    """A time column that names an occasion ("Theo kế hoạch của …", "Kỳ họp thứ nhất …")."""
    words = " ".join(source.words(cell.span).split())
    if not re.search(r"[^\W\d_]{2}", words):
        return None
    due = Due(kind=DueKind.EVENT, text=words)
    return Found(value=due, spans=(cell.span,), rule="due.cell.event", confidence=0.6)
