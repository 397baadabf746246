"""The head of a document, put together from its letterhead, type line, title and addressees."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.header.addressees import Addressees, read_addressees
from nhipcau.reading.header.issuer import Issuers, read_issuers
from nhipcau.reading.header.lines import Cell, cells_of, is_noise
from nhipcau.reading.header.named_in_title import TitleNumber, read_title_number
from nhipcau.reading.header.place_date import PlaceDate, read_place_date
from nhipcau.reading.header.symbol import Symbol, read_symbol
from nhipcau.reading.header.title import Subject, TypeLine, read_subject, read_title, read_type_line, subject_of
from nhipcau.reading.header.words import ADDRESSED, ISSUED_WITH, MOTTO, PARTY, letterhead_words, type_of_symbol
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Span

_HEAD_LINES = 70
_BODY_SENTENCE = re.compile(r"^(?:can cu|xet|theo de nghi|thuc hien|chuong i\b|dieu 1\b|i\s*[.-]\s|1\s*\.\s)")
_LONGEST_HEAD_LINE = 260
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
    has_print: bool
    """Something of a letterhead, a type line or a subject is there."""


def read_head(source: Source, document: Span) -> Head:
    cells = tuple(c for c in cells_of(source, document, most_lines=_HEAD_LINES) if not is_noise(c))
    reach = _reach(cells)
    type_line = read_type_line(cells[:reach])
    subject = None if type_line else read_subject(cells[: reach + 1])
    letterhead = cells[: type_line.index] if type_line else cells[: _letter_end(cells, reach, subject)]
    symbol, place_date = read_symbol(letterhead), read_place_date(letterhead)
    title_number = read_title_number(cells, type_line) if type_line and symbol is None else None
    subject = subject or (None if type_line else _unmarked_subject(letterhead, symbol, place_date))
    issuers = _issuers(source, letterhead, symbol=symbol, place_date=place_date, subject=subject)
    title, end = _title(cells, type_line, subject, title_number)
    end = max(end, letterhead[-1].span.end if letterhead and (symbol or place_date or subject) else document.start)
    addressees = read_addressees(
        source, tuple(c for c in cells if c.span.start >= (type_line.cell.span.end if type_line else document.start))
    )
    if addressees is not None:
        end = max(end, addressees.end)
    end = _after_issued_with(cells, end)
    return Head(
        type=_type(type_line, subject, symbol, addressees),
        symbol=symbol,
        issuers=issuers if issuers.issuer or title_number is None else title_number.issuers,
        place_date=place_date,
        title=title,
        urgency=_urgency(letterhead),
        addressees=addressees.found if addressees else (),
        title_number=title_number,
        end=end,
        has_print=bool(type_line or symbol or subject or issuers.issuer),
    )


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


def _issuers(
    source: Source,
    letterhead: tuple[Cell, ...],
    *,
    symbol: Symbol | None,
    place_date: PlaceDate | None,
    subject: Subject | None,
) -> Issuers:
    cells = letterhead
    if subject is not None and subject.found is not None:
        taken = subject.found.spans
        cells = tuple(c for c in cells if not any(c.span.meets(span) for span in taken))
    names = tuple(part for cell in cells for part in _without_marks(cell, symbol, place_date))
    return read_issuers(names, jointly=bool(symbol and _JOINT.search(symbol.symbol.value)))


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
    """A lone sign that recognition left at the end of a name."""
    if stray := re.search(r"\s+[\d\W_]{1,3}$", cell.words):
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


def _unmarked_subject(
    letterhead: tuple[Cell, ...], symbol: Symbol | None, place_date: PlaceDate | None
) -> Subject | None:
    """Party letters print the subject under the number without "V/v" (Guidance 36-HD/VPTW)."""
    if symbol is None:
        return None
    for index, cell in enumerate(letterhead):
        own = not (cell.span.meets(symbol.place) or (place_date and cell.span.meets(place_date.line)))
        if (
            own
            and cell.span.start > symbol.place.end
            and re.match(r"^(?:ve|ve viec)\s", cell.folded)
            and not cell.is_capitals
        ):
            return subject_of(cell, letterhead[index + 1 :])
    return None


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
