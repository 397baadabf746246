"""Letterheads that a web page broke anywhere: nation's name, and place and date, over several lines."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.header.place_date import patterns_in, read_place_date
from nhipcau.reading.header.words import NATION, document_types, letterhead_words
from nhipcau.reading.source import Source
from nhipcau.reading.types import Span

_MOST_LINES = 3
_LONGEST = 60
"""Characters of a line that a page broke."""
_LONGEST_WORD = 8
_NUMBER_WORD = re.compile(r"so\s*[:.;]?$")
_NUMBER = re.compile(r"\d{1,6}[a-z]?\s*[/-]\s*[a-z0-9]")
_NOT_OF_PLACES = ("phuc", "mat", "khan")
"""The end of the motto, and stamps."""
_NATION_BEGINS = re.compile(r"c[o0]ng[\s|]*h")
_FIGURES = re.compile(r"\d[\s|]*[/.-][\s|]*\d{4}")
_DATE_WORD = re.compile(r"(?:^|\W)(?:ngay|thang|nam)(?:\W|$)")


def unwrapped(source: Source, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells, those joined that only together say the nation's name or the date."""
    joined: list[Cell] = []
    dated = [_may_be_dated(cell) for cell in cells]
    at = 0
    while at < len(cells):
        first = cells[at]
        if at + 1 < len(cells) and _is_first_word_of(first, cells[at + 1]):
            first = _joined(source, first, cells[at + 1])
            at += 2
        elif len(first.words) <= _LONGEST and (first.folded.startswith("c") or True in dated[at : at + _MOST_LINES]):
            first, taken = _together(source, cells[at : at + _MOST_LINES])
            at += taken
        else:
            at += 1
        joined.append(first)
    return tuple(joined)


def _is_first_word_of(first: Cell, second: Cell) -> bool:
    """ "Số:" over the number, "ỦY" over "BAN NHÂN DÂN", "Cồn" over "Muối, ngày …": broken behind the first word."""
    if len(first.words) > _LONGEST_WORD or second.line != first.line + 1:
        return False
    if _NUMBER_WORD.match(first.folded):
        return _NUMBER.match(second.folded) is not None
    if first.words.isupper():
        is_type = (first.folded, second.folded) in _broken_types()
        return is_type or (second.is_capitals and second.folded.startswith(_rests_of_agencies().get(first.folded, ())))
    if not (first.words.isalpha() and first.words.istitle()) or first.folded in _NOT_OF_PLACES:
        return False
    found = read_place_date((second,)) if _may_be_dated(second) else None
    place = found.place if found else None
    return place is not None and place.spans[0].start == second.span.start and len(place.value.split()) == 1


@cache
def _broken_types() -> frozenset[tuple[str, str]]:
    """ "QUYẾT" over "ĐỊNH": the names of types broken behind their first word."""
    halves = (known.folded.partition(" ") for known in document_types())
    return frozenset((first, rest) for first, _, rest in halves if rest)


@cache
def _rests_of_agencies() -> dict[str, tuple[str, ...]]:
    """What follows the first word in the beginnings of agencies' names that have more than one."""
    rests: dict[str, tuple[str, ...]] = {}
    for first, _, rest in (head.partition(" ") for head in letterhead_words("agency_heads")):
        if rest:
            rests[first] = (*rests.get(first, ()), rest)
    return rests


def _together(source: Source, cells: tuple[Cell, ...]) -> tuple[Cell, int]:
    """The cell that begins here with as many of those on the next lines as it needs, and how many that are."""
    first = cells[0]
    for count in range(2, len(cells) + 1):
        if cells[count - 1].line != cells[count - 2].line + 1:
            break
        if not _may_say_either(source.plain[first.span.start : cells[count - 1].span.end]):
            continue
        whole = _joined(source, first, cells[count - 1])
        nation = NATION.search(whole.folded)
        is_nation = nation is not None and nation.start() == 0
        if is_nation or (_DATE_WORD.search(whole.folded) and _is_dated(whole, cells[:count])):
            # A line that says it by itself needs no other.
            return (first, 1) if NATION.search(first.folded) or _is_dated_alone(first) else (whole, count)
    return first, 1


def _may_say_either(plain: str) -> bool:
    """The nation's name may begin here, or the words or the figures of a date stand here: on few lines of a head."""
    return (
        _NATION_BEGINS.match(plain) is not None
        or ("ngay" in plain and "thang" in plain)
        or _FIGURES.search(plain) is not None
    )


def _may_be_dated(cell: Cell) -> bool:
    return "ngay" in cell.folded or "thang" in cell.folded or "nam" in cell.folded


def _is_dated(whole: Cell, parts: tuple[Cell, ...]) -> bool:
    # Most often a line below the first is dated by itself, and joining the two would be for nothing.
    if not patterns_in(whole) or any(_is_dated_alone(part) for part in parts):
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
