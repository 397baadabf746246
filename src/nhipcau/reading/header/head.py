"""The head of a document, put together from its letterhead, type line, title and addressees."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.header.addressees import Addressees, read_addressees
from nhipcau.reading.header.incoming_stamp import without_incoming_stamp
from nhipcau.reading.header.issuer import Issuers, read_issuers, signed_by_the_prime_minister
from nhipcau.reading.header.late_column import with_columns_together
from nhipcau.reading.header.letterhead import Letterhead, late_lines, letterhead_of
from nhipcau.reading.header.lines import Cell, own_cells
from nhipcau.reading.header.named_in_title import TitleNumber, read_title_number
from nhipcau.reading.header.place_date import PlaceDate, read_place_date
from nhipcau.reading.header.symbol import Symbol
from nhipcau.reading.header.title import (
    Subject,
    TypeLine,
    is_issuer_again,
    read_subject,
    read_title,
    read_type_line,
    subject_of,
    title_without_type,
)
from nhipcau.reading.header.words import ADDRESSED, ISSUED_WITH, MOTTO, NATION, PARTY, letterhead_words, type_of_symbol
from nhipcau.reading.header.wrapped import unwrapped
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Span

_HEAD_LINES = 70
_BODY_SENTENCE = re.compile(r"^(?:can cu|xet|theo de nghi|thuc hien|chuong i\b|dieu 1\b|i\s*[.-]\s|1\s*\.\s)")
_LONGEST_HEAD_LINE = 260
_SESSION = re.compile(r"^(?:khoa|ky hop|nhiem ky)\b")
_ABOUT = re.compile(r"^(?:ve|ve viec)\s")
_SUBJECT_REACH, _LEAST_SUBJECT_WORDS = 2, 3
_REACH, _NEAR_LINES = 500, 9
_ANY_END = -1
_LONGEST_RUNNING_NAME = 9
"""Words of a name in running letters that may stand for a letterhead."""
_JOINT = re.compile(r"(?:^|/)(?:TTLT|NQLT|CTLT|KHLT|HDLT|LT)\b|LT-")


@dataclass(frozen=True, slots=True)
class Head:
    type: Found[str] | None
    symbol: Symbol | None
    issuers: Issuers
    place_date: PlaceDate | None
    title: Found[str] | None
    urgency: Found[str] | None
    addressees: tuple[Found[str], ...]
    title_number: TitleNumber | None
    end: int
    """Where the head stops: the body's first word comes after it."""


def read_head(source: Source, document: Span) -> Head:
    cells = tuple(own_cells(source, document, most_lines=_HEAD_LINES))
    known, place = source.once(_known_heads), (document.start, cells[-1].span.end if cells else document.start)
    end = known[place].document_end if place in known else None
    if end not in (document.end, _ANY_END):
        known[place] = _read(source, document, cells)
    return known[place].head


@dataclass(frozen=True, slots=True)
class _Known:
    head: Head
    document_end: int
    """Where the document must end for the head to be this one; `_ANY_END` where nothing behind its lines was asked."""


def _known_heads(_source: Source) -> dict[tuple[int, int], _Known]:
    """By the lines that can belong to them: where a document ends is known only after its head was read once."""
    return {}


def _read(source: Source, document: Span, cells: tuple[Cell, ...]) -> _Known:
    cells = with_columns_together(unwrapped(source, without_incoming_stamp(cells)))
    reach = _reach(cells)
    type_line = read_type_line(cells[:reach])
    subject = None if type_line else read_subject(cells[: reach + 1])
    letterhead = letterhead_of(cells[: type_line.index] if type_line else cells[: _letter_end(cells, reach, subject)])
    bare = type_line is not None and _bears_no_marks(letterhead)
    if type_line is not None and bare:
        letterhead = _displaced(source, document, type_line) or letterhead
    late = late_lines(cells[type_line.index + 1 : reach], letterhead) if type_line else None
    letterhead = late.letterhead if late else letterhead
    title_number = read_title_number(cells, type_line) if type_line and letterhead.symbol is None else None
    subject = subject or (None if type_line else _unmarked_subject(letterhead))
    named = subject or (None if type_line else _title_below(letterhead))
    issuers = _issuers(letterhead, named)
    if _bears_no_marks(letterhead) and type_line is None and _is_headline(cells, issuers):
        issuers = Issuers()
    titled = tuple(c for c in cells if c.span not in late.lines) if late else cells
    title, end = _title(titled, type_line, named, title_number)
    addressees = read_addressees(cells[type_line.index + 1 :] if type_line else cells)
    head = Head(
        type=_type(type_line, subject, letterhead.symbol, addressees),
        symbol=letterhead.symbol,
        issuers=issuers if issuers.issuer or title_number is None else title_number.issuers,
        place_date=letterhead.place_date,
        title=title,
        urgency=_urgency(letterhead.cells),
        addressees=addressees.found if addressees else (),
        title_number=title_number,
        end=_end(
            cells,
            letterhead,
            document,
            after=max(end, late.end if late and end else 0, addressees.end if addressees else 0),
        ),
    )
    return _Known(head, document.end if bare else _ANY_END)


def _bears_no_marks(letterhead: Letterhead) -> bool:
    return letterhead.symbol is None and letterhead.place_date is None


def _is_headline(cells: tuple[Cell, ...], issuers: Issuers) -> bool:
    """ "Huyện ủy chỉ đạo đại hội các chi bộ …": who acts opens the headline of a text without a letterhead."""
    issuer = issuers.issuer
    own = next((c for c in cells if issuer is not None and c.span.meets(issuer.spans[0])), None)
    return own is not None and not own.is_capitals and len(own.words.split()) > _LONGEST_RUNNING_NAME


def _displaced(source: Source, document: Span, type_line: TypeLine) -> Letterhead | None:
    """Boxes set over a page may be extracted after its words: a numbered letterhead of this type that heads nothing."""
    nation = NATION.search(source.plain, type_line.cell.span.end, document.end)
    if nation is None:
        return None
    reach = Span(max(type_line.cell.span.end, nation.start() - _REACH), min(document.end, nation.end() + _REACH))
    cells = tuple(own_cells(source, reach))
    near = next((c.line for c in cells if NATION.search(c.folded)), 0)
    found = letterhead_of(tuple(c for c in cells if abs(c.line - near) <= _NEAR_LINES and len(c.words) < 80))
    named = type_of_symbol(found.symbol.symbol.value) if found.symbol and found.symbol.number else None
    if named is None or named.code != type_line.type.code or any(c.squeezed == type_line.type.squeezed for c in cells):
        return None
    return found


def _end(cells: tuple[Cell, ...], letterhead: Letterhead, document: Span, *, after: int) -> int:
    """Where the head stops: after its last part, the line "(Ban hành kèm theo …)" and rules."""
    before = [c for c in letterhead.cells if cells and c.span.start <= cells[-1].span.start]
    marked = letterhead.symbol is not None or letterhead.place_date is not None or after > 0
    last = before[-1].span.end if before and marked and (after == 0 or before[-1].span.end <= after) else document.start
    return _after_issued_with(cells, max(after, last))


def _reach(cells: tuple[Cell, ...]) -> int:
    """How many cells can belong to the head: up to the first sentence of a body."""
    for index, cell in enumerate(cells):
        if ADDRESSED.search(cell.folded) or len(cell.words) > _LONGEST_HEAD_LINE:
            return index
        if _BODY_SENTENCE.match(cell.folded) and index > 0 and not cell.is_capitals:
            return index
    return len(cells)


def _letter_end(cells: tuple[Cell, ...], reach: int, subject: Subject | None) -> int:
    """The letterhead of an official letter ends at its addressees, its subject or its first sentence."""
    if reach < len(cells) and ADDRESSED.search(cells[reach].folded):
        return reach
    if subject is not None:
        return next((i for i, c in enumerate(cells) if c.span.start >= subject.end), len(cells))
    return next((i for i, c in enumerate(cells[:reach]) if len(c.words) > 120 or c.words.endswith((";", ":"))), reach)


def _issuers(letterhead: Letterhead, subject: Subject | None) -> Issuers:
    cells = letterhead.cells
    if subject is not None and subject.found is not None:
        taken = subject.found.spans
        cells = tuple(c for c in cells if not any(c.span.meets(span) for span in taken))
    symbol = letterhead.symbol
    names = tuple(part for cell in cells for part in _without_marks(cell, symbol, letterhead.place_date))
    read = read_issuers(names, jointly=bool(symbol and _JOINT.search(symbol.symbol.value)))
    return signed_by_the_prime_minister(read, symbol.symbol if symbol else None)


def _without_marks(cell: Cell, symbol: Symbol | None, place_date: PlaceDate | None) -> list[Cell]:
    """What is left of a cell when nation, motto, number and date are taken out: the other column's words."""
    cuts = [match.span() for pattern in (MOTTO, PARTY) for match in pattern.finditer(cell.folded)]
    places = [p for p in (symbol.place if symbol else None, place_date.line if place_date else None) if p is not None]
    cuts += [(p.start - cell.span.start, p.end - cell.span.start) for p in places if cell.span.meets(p)]
    parts, at = [], 0
    for start, end in sorted(cuts):
        parts.append(cell.part(at, max(at, start)))
        at = max(at, end)
    parts.append(cell.part(min(at, len(cell.words)), len(cell.words)))
    return [_without_stray(part) for part in parts if part.words.strip(" -_.*|")]


def _without_stray(cell: Cell) -> Cell:
    """A lone sign that recognition left at the end of a name; behind a dash the name goes on."""
    if stray := re.search(r"\s+(?![-–]$)[\d\W_]{1,3}$", cell.words):
        return cell.part(0, stray.start())
    return cell


def _title(
    cells: tuple[Cell, ...], type_line: TypeLine | None, subject: Subject | None, title_number: TitleNumber | None
) -> tuple[Found[str] | None, int]:
    if title_number is not None:
        return title_number.title, title_number.end
    if type_line is not None:
        title = read_title(cells, type_line)
        return title.found, title.end
    if subject is not None:
        return subject.found, subject.end
    return None, 0


def _is_running(cell: Cell) -> bool:
    """Words in running letters, several of them: neither a rule nor the nation's motto."""
    several = len(cell.words.split()) >= _LEAST_SUBJECT_WORDS and not cell.words.endswith((":", ";"))
    return several and read_place_date((cell,)) is None and not MOTTO.search(cell.folded)


def _unmarked_subject(letterhead: Letterhead) -> Subject | None:
    """Party letters print the subject under the number without "V/v" (Guidance 36-HD/VPTW)."""
    symbol, place_date = letterhead.symbol, letterhead.place_date
    if symbol is None:
        return None
    is_party_letter = symbol.symbol.value.startswith("CV/")
    for index, cell in enumerate(letterhead.cells):
        own = not (cell.span.meets(symbol.place) or (place_date and cell.span.meets(place_date.line)))
        below = is_party_letter and 0 < cell.line - symbol.line <= _SUBJECT_REACH and _is_running(cell)
        if own and cell.span.start > symbol.place.end and (_ABOUT.match(cell.folded) or below) and not cell.is_capitals:
            return subject_of(cell, letterhead.cells[index + 1 :])
    return None


def _title_below(letterhead: Letterhead) -> Subject | None:
    """What stands under number and date, where the symbol names a type with a title."""
    symbol, place_date = letterhead.symbol, letterhead.place_date
    if symbol is None or place_date is None or type_of_symbol(symbol.symbol.value) is None:
        return None
    end = max(symbol.place.end, place_date.line.end)
    return title_without_type(tuple(c for c in letterhead.cells if c.span.start >= end and not c.is_rule))


def _type(
    type_line: TypeLine | None, subject: Subject | None, symbol: Symbol | None, addressees: Addressees | None
) -> Found[str] | None:
    """By the title line; else an official letter where it has a subject or addressees; else by its symbol."""
    if type_line is not None:
        return type_line.found
    if symbol is not None and (named := type_of_symbol(symbol.symbol.value)) and subject is None:
        return Found(named.code, symbol.symbol.spans, "header.type.symbol", 0.8)
    if subject is not None and (mark := subject.mark or (subject.found.spans[0] if subject.found else None)):
        return Found("CV", (mark,), "header.type.subject", 0.95)
    if addressees is not None and symbol is not None:
        return Found("CV", (addressees.mark,), "header.type.addressed", 0.85)
    return None


def _urgency(letterhead: tuple[Cell, ...]) -> Found[str] | None:
    for cell in letterhead:
        words = cell.folded.strip(" -_.*|")
        for degree in letterhead_words("urgency"):
            if cell.is_capitals and (words == degree or words.startswith(f"{degree} hen gio")):
                value = {"hoa toc": "HỎA TỐC", "thuong khan": "THƯỢNG KHẨN", "khan": "KHẨN"}[degree]
                return Found(value, (cell.span,), "header.urgency", 0.95)
    return None


def _after_issued_with(cells: tuple[Cell, ...], end: int) -> int:
    """The line "(Ban hành kèm theo …)", rules and the repeated issuer stand between the title and the body."""
    inside = False
    for cell in cells:
        if cell.span.start < end:
            continue
        session = cell.is_capitals and _SESSION.match(cell.folded)
        if (session or is_issuer_again(cell, title_in_capitals=False)) and not inside:
            end = cell.span.end
            continue
        opens = bool(ISSUED_WITH.match(cell.folded)) or (cell.words.startswith("(") and "kem theo" in cell.folded)
        if not (cell.is_rule or opens or inside):
            break
        end = cell.span.end
        inside = (
            (opens or inside)
            and cell.words.count("(") <= 1
            and ")" not in cell.words
            and "(" in (cell.words if opens else "(")
        )
    return end
