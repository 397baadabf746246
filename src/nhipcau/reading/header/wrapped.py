"""Letterheads that a web page broke anywhere: nation's name, and place and date, over several lines."""

from __future__ import annotations

import re
from functools import lru_cache

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.header.place_date import read_place_date
from nhipcau.reading.header.words import NATION
from nhipcau.reading.source import Source
from nhipcau.reading.types import Span

_MOST_LINES = 3
_DATE_WORD = re.compile(r"(?:^|\W)(?:ngay|thang|nam)(?:\W|$)")


def unwrapped(source: Source, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells, those joined that only together say the nation's name or the date."""
    joined: list[Cell] = []
    at = 0
    while at < len(cells):
        together = _together(source, cells[at : at + _MOST_LINES])
        joined.append(together[0])
        at += together[1]
    return tuple(joined)


def _together(source: Source, cells: tuple[Cell, ...]) -> tuple[Cell, int]:
    """The cell that begins here with as many of those on the next lines as it needs, and how many that are."""
    first = cells[0]
    if len(first.words) > 60 or not (first.folded.startswith("c") or any(_may_be_dated(cell) for cell in cells)):
        return first, 1
    if NATION.search(first.folded) or _is_dated_alone(first):
        return first, 1
    for count in range(2, len(cells) + 1):
        if cells[count - 1].line != cells[count - 2].line + 1:
            break
        whole = _joined(source, first, cells[count - 1])
        nation = NATION.search(whole.folded)
        if nation is not None and nation.start() == 0:
            return whole, count
        if _DATE_WORD.search(whole.folded) and _is_dated(whole, cells[:count]):
            return whole, count
    return first, 1


def _may_be_dated(cell: Cell) -> bool:
    return "ngay" in cell.folded or "thang" in cell.folded or "nam" in cell.folded


def _is_dated(whole: Cell, parts: tuple[Cell, ...]) -> bool:
    # Most often a line below the first is dated by itself, and joining the two would be for nothing.
    if any(_is_dated_alone(part) for part in parts):
        return False
    found = read_place_date((whole,))
    return found is not None and found.date is not None and found.place is not None


# Each line is asked about as the first, the second and the third of three.
@lru_cache(maxsize=256)
def _is_dated_alone(cell: Cell) -> bool:
    return read_place_date((cell,)) is not None


def _joined(source: Source, first: Cell, last: Cell) -> Cell:
    span = Span(first.span.start, last.span.end)
    words = source.shadow[span.start : span.end].replace("\n", " ").replace("|", " ")
    small = source.plain[span.start : span.end].replace("\n", " ").replace("|", " ")
    return Cell(span=span, words=words, folded=small, line=last.line, printed=words)
