"""Where one file holds several documents: each from its first header line to its last line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import chain, islice

from nhipcau.reading.header.foot import read_foot
from nhipcau.reading.header.head import Head, read_head
from nhipcau.reading.header.incoming_stamp import without_incoming_stamp
from nhipcau.reading.header.issuer import is_name
from nhipcau.reading.header.lines import (
    Cell,
    each_cell,
    each_cell_back,
    own_cells,
    own_cells_back,
)
from nhipcau.reading.header.openers import OWN_FIGURES, lines_within, openers_of
from nhipcau.reading.header.place_date import read_place_date
from nhipcau.reading.header.symbol import read_symbol
from nhipcau.reading.header.words import ADDRESSED, NATION, PARTY, SUBJECT_MARK, DocumentType, type_named, types_opening
from nhipcau.reading.provenance import kind_of, portal_labels
from nhipcau.reading.source import Source
from nhipcau.reading.types import Document, SourceKind, Span

_HEAD_REACH = 14
"""Lines of a letterhead over or under the nation's name."""
_SUBJECT_LINES, _NUMBER_REACH = 6, 7
_TOP_CELLS, _TABLE_CELLS = 90, 60
_TOP_LINES = 5_000
"""A document that begins after so many lines of page numbers and rules is none."""
_LINES_BEFORE, _LINES_AFTER = 60, 20
"""Whatever tells that a document opens stands within so many lines of its mark: letterheads leave few of them blank."""
_CELLS_BEFORE = 32
"""An attachment's letterhead is looked for 8 cells above it, its issuer 14 above it, then a subject and a form."""
# Recognition takes the round bracket for another at times.
_ATTACHED = re.compile(r"^[({\[]?\s*(?:duoc\s+)?(?:ban hanh\s+)?(?:kem )?theo\b|^[({\[]\s*(?:dinh )?kem\b")
_ATTACHING_WORD = re.compile(r"theo\b|kem\b")
_CARRIERS = ("QĐ", "NQ", "CV", "TTr", "CT")
_FORM_MARK = re.compile(r"^(?:mau|bieu mau|mau so|phu luc\s+(?:so\s+)?[\divx]+|bieu so|bieu)\b")
_COUNTER = re.compile(r"(?:(?:so )?luot (?:xem|doc|truy cap)\s*:?)?[\d.,\s]+")
_NUMBER_WORD = re.compile(r"(?:luat |nghi quyet )?s[o0]")
_PLAIN_APPENDIX = re.compile(r"^phu luc\W*$")


def split_documents(source: Source) -> tuple[Span, ...]:
    return source.once(_split)


def _split(source: Source) -> tuple[Span, ...]:
    whole = Span(0, len(source.text))
    kind = kind_of(source)
    if kind is SourceKind.PRESS:
        return (_press(source, whole),)
    upper = Span(0, source.lines[min(_TOP_LINES, len(source.lines) - 1)] - 1)
    top = without_incoming_stamp(tuple(islice(own_cells(source, upper), _TOP_CELLS)))
    if not top:
        return ()
    region = Span(top[0].span.start, whole.end)
    starts = [_first_start(source, top, kind)]
    while (following := _next_start(source, region, starts[-1])) is not None:
        starts.append(following)
    ends = [*starts[1:], whole.end]
    return tuple(_closed(source, start, end) for start, end in zip(starts, ends, strict=True))


def transmitted(source: Source, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The same documents, each knowing which of the others in its file it sends along ("kèm theo").

    The first document of a file carries the others: a letter or a decision does not follow what it sends.
    """
    if len(documents) < 2 or not source.text:
        return documents
    first, *others = documents
    return (replace(first, transmits=tuple(range(1, len(documents)))), *others)


def _press(source: Source, whole: Span) -> Span:
    """A press item without the counter of its readers, which ends it like a page number."""
    first = next((c for c in each_cell(source, whole) if not c.is_rule), None)
    if first is None:
        return whole
    last = first
    for cell in each_cell_back(source, whole):
        if not cell.is_rule and not _COUNTER.fullmatch(cell.folded):
            last = cell
            break
    return Span(first.span.start, last.span.end)


def _first_start(source: Source, top: tuple[Cell, ...], kind: SourceKind) -> int:
    """The first line of the letterhead; after the property table where a portal printed one."""
    after = 0
    if kind is SourceKind.PORTAL:
        over = next((i for i, c in enumerate(top) if _is_letterhead(c)), len(top))
        labelled = portal_labels(top[: min(over, _TABLE_CELLS)]) or portal_labels(top[:_TABLE_CELLS])
        after = labelled[-1][0].span.end if labelled else 0
    below = (c for c in own_cells(source, Span(top[0].span.start, len(source.text))) if c.span.start >= after)
    first = next(below, top[0])
    return next((c.span.start for c in chain((first,), below) if not c.is_rule), first.span.start)


def _next_start(source: Source, region: Span, start: int) -> int | None:
    """Where the document after the one that begins at `start` begins."""
    head = read_head(source, Span(start, region.end))
    foot = read_foot(source, Span(head.end, region.end))
    after_foot = foot.span.end if foot.span else None
    issues = cache(partial(_issues, source, head))
    own = max(start + 1, head.end)
    for cell in _openings(source, Span(own, region.end), after_foot=after_foot):
        passed = after_foot is not None and cell.span.start >= after_foot
        after = max(own, after_foot or 0) if passed else own
        begin = _numbered_letterhead(source, region, cell, after) if _is_letterhead(cell) else None
        # Near its own beginning it is a part of its own letterhead, that a line too long had cut off.
        if begin is not None and (passed or source.text.count("\n", start, begin) > _HEAD_REACH):
            return begin
        begin = _attachment(source, region, cell, head=head, after=after, issues=issues) if passed else None
        if begin is not None and begin >= after:
            return begin
    return None


def _openings(source: Source, within: Span, *, after_foot: int | None) -> Iterator[Cell]:
    """The cells of all lines on which another document may open."""
    openers = openers_of(source)
    lines = set(lines_within(openers.letterheads, source, within))
    if after_foot is not None:
        lines.update(lines_within(openers.attachments, source, Span(after_foot, within.end)))
    for line in sorted(lines):
        on_line = Span(source.lines[line], source.lines[line + 1] - 1)
        yield from (c for c in own_cells(source, on_line) if c.span.start >= within.start)


def _near(source: Source, cell: Cell) -> Span:
    first, last = max(0, cell.line - _LINES_BEFORE), min(len(source.lines) - 1, cell.line + _LINES_AFTER)
    return Span(source.lines[first], source.lines[last])


def _around(source: Source, region: Span, cell: Cell) -> tuple[tuple[Cell, ...], int]:
    """The cells on the lines near one, and its place among them."""
    near = _near(source, cell)
    up_to_it = Span(max(region.start, near.start), min(region.end, source.lines[cell.line + 1] - 1))
    above = (c for c in own_cells_back(source, up_to_it) if c.span.start < cell.span.start)
    before = tuple(islice(above, _CELLS_BEFORE))[::-1]
    from_it = Span(max(region.start, source.lines[cell.line]), min(region.end, near.end))
    after = (c for c in own_cells(source, from_it) if c.span.start >= cell.span.start)
    return (*before, *after), len(before)


def _is_letterhead(cell: Cell) -> bool:
    return cell.is_capitals and bool(NATION.search(cell.folded) or PARTY.search(cell.folded))


def _numbered_letterhead(source: Source, region: Span, cell: Cell, after: int) -> int | None:
    """A second letterhead that prints a number of its own opens a document; a blank form's does not."""
    near = _near(source, cell)
    if not OWN_FIGURES.search(source.plain, near.start, near.end):
        return None
    cells, index = _around(source, region, cell)
    begin = _letterhead_start(cells, index, after)
    lines = [c for c in cells[begin:] if c.line - cells[index].line <= _HEAD_REACH]
    if any(_FORM_MARK.match(c.folded) for c in cells[max(0, begin - 3) : begin]):
        return None
    # A letterhead alone was only displaced by the layout of the page: a type or addressees must follow it.
    announced = next((i for i, c in enumerate(lines) if _announces(c)), None)
    if announced is None:
        return None
    letterhead = tuple(lines[:announced])
    symbol, place_date = read_symbol(letterhead), read_place_date(letterhead)
    dated = place_date is not None and (place_date.date is not None or place_date.is_unreadable)
    return cells[begin].span.start if symbol is not None and symbol.number is not None and dated else None


def _announces(cell: Cell) -> bool:
    """A type or addressees: what a letterhead leads to."""
    if ADDRESSED.search(cell.folded):
        return True
    if type_named(cell.squeezed):
        return True
    return cell.is_capitals and any(cell.folded.startswith(f"{t.folded} ") for t in types_opening(cell.folded))


def _letterhead_start(cells: tuple[Cell, ...], index: int, after: int) -> int:
    """Back over the issuer's column where it stands above the nation's name: names, number, subject."""
    begin = index
    for back in range(index - 1, max(-1, index - _HEAD_REACH), -1):
        cell = cells[back]
        if cell.span.start < after or cells[begin].line - cell.line > 4:
            break
        if is_name(cell) or read_symbol((cell,)) is not None or SUBJECT_MARK.match(cell.folded):
            begin = back
        elif not (cell.is_rule or _continues_subject(cells, back, after)):
            break
    return begin


def _continues_subject(cells: tuple[Cell, ...], index: int, after: int) -> bool:
    """A further line of "V/v …", which a letter prints under its number."""
    above = [c for c in cells[max(0, index - _SUBJECT_LINES) : index] if c.span.start >= after]
    return any(SUBJECT_MARK.match(c.folded) for c in above)


def _attachment(
    source: Source, region: Span, cell: Cell, *, head: Head, after: int, issues: Callable[[DocumentType], bool]
) -> int | None:
    """A plan, programme, scheme or regulation that the document issues or forwards (contract, rules 15, 26)."""
    type_ = _issued_type(cell)
    if type_ is None:
        return _numbered(source, region, cell, after=after)
    # Laws and circulars carry forms that look like plans: there only the line "(Ban hành kèm theo …)" tells.
    plain = head.type is not None and head.type.value in _CARRIERS and _has_gap_above(source, region, cell)
    if not issues(type_) or not (plain or _is_marked_as_issued(source, region, cell)):
        return None
    cells, index = _around(source, region, cell)
    before = cells[index - 1] if index else None
    if any(_FORM_MARK.match(c.folded) and cell.line - c.line <= 5 for c in cells[max(0, index - 4) : index]):
        return None
    begin = index
    if before is not None and _PLAIN_APPENDIX.match(before.folded):
        begin = index - 1
    for back in range(begin - 1, max(-1, begin - 8), -1):
        if _is_letterhead(cells[back]) or "hanh phuc" in cells[back].folded or cells[back].is_rule:
            continue
        if any(_is_letterhead(c) for c in cells[back:begin]) and is_name(cells[back]):
            return cells[_letterhead_start(cells, back + 1, after)].span.start
        break
    return cells[begin].span.start


def _issued_type(cell: Cell) -> DocumentType | None:
    if not cell.words[:1].isupper() or cell.words.rstrip().endswith(":"):
        return None
    whole = type_named(cell.squeezed)
    begun = types_opening(cell.folded) if cell.is_capitals else ()
    named = [t for t in begun if cell.folded.startswith(f"{t.folded} ")] + ([whole] if whole else [])
    return next((type_ for type_ in named if type_.is_issued), None)


def _issues(source: Source, head: Head, type_: DocumentType) -> bool:
    """The document says that it issues, approves or forwards one of this type."""
    if head.type is None or head.type.value in ("KH", "CTr", "BC", "HD"):
        return False
    title = re.sub(r"\s+", " ", "" if head.title is None else head.title.value).lower()
    if type_.name.lower() in title:
        return True
    opening = re.sub(r"\s+", " ", source.shadow[head.end : head.end + 4000]).lower()
    name = re.escape(type_.name.lower())
    return bool(re.search(rf"(?:kèm theo|ban hành|phê duyệt|gửi|đính kèm)[^.;]{{0,80}}{name}", opening))


def _has_gap_above(source: Source, region: Span, cell: Cell) -> bool:
    """Nothing but the signature stands before it."""
    before = next(own_cells_back(source, Span(region.start, cell.span.start)), None)
    return before is not None and cell.line - before.line >= 2


def _is_marked_as_issued(source: Source, region: Span, cell: Cell) -> bool:
    """The line "(Ban hành kèm theo …)" stands under it."""
    last = source.lines[min(cell.line + _HEAD_REACH + 1, len(source.lines) - 1)]
    below = Span(cell.span.end, min(last - 1, region.end))
    if not _ATTACHING_WORD.search(source.plain, below.start, below.end):
        return False
    return any(_ATTACHED.match(c.folded) for c in islice(own_cells(source, below), 13))


def _numbered(source: Source, region: Span, cell: Cell, *, after: int) -> int | None:
    """A document after the foot of another that prints no nation's name: number, date and type, the issuer above.

    A number over the nation's name belongs to the letterhead's other column and is looked at there.
    """
    symbol = read_symbol((cell,)) if _NUMBER_WORD.match(cell.folded) else None
    if symbol is None or symbol.number is None:
        return None
    below = (c for c in own_cells(source, Span(source.lines[cell.line], region.end)) if c.span.start >= cell.span.start)
    near = tuple(islice(below, _NUMBER_REACH))
    if any(_is_letterhead(c) for c in near[1:]):
        return None
    if read_place_date(near[:5]) is None or not any(type_named(c.squeezed) for c in near[1:]):
        return None
    cells, index = _around(source, region, cell)
    return cells[_letterhead_start(cells, index, after)].span.start


def _is_page_number(line: str) -> bool:
    return not line or (len(line) <= 4 and line.isdigit())


def _closed(source: Source, start: int, end: int) -> Span:
    """Up to the last line with words."""
    line, first = source.line_of(max(start, end - 1)), source.line_of(start)
    while line > first and _is_page_number(source.text[source.lines[line] : source.lines[line + 1]].strip()):
        line -= 1
    for cell in own_cells_back(source, Span(start, min(end, source.lines[line + 1] - 1))):
        if not cell.is_rule:
            return Span(start, cell.span.end)
    return Span(start, end)
