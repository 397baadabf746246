"""Number, place and date of a letterhead, also where its last lines came only behind the type."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.header.place_date import PlaceDate, read_place_date
from nhipcau.reading.header.symbol import Symbol, read_symbol
from nhipcau.reading.types import Span

_LATE_LINES = 6
_ALMOST_FIRST = 2
_OWN_NUMBER = re.compile(r"^\W{0,2}so\s*[:.;]?\s*\d")


@dataclass(frozen=True, slots=True)
class Letterhead:
    cells: tuple[Cell, ...]
    symbol: Symbol | None
    place_date: PlaceDate | None


@dataclass(frozen=True, slots=True)
class Late:
    """A letterhead with the number or the date that came only behind the type, each alone on its line."""

    letterhead: Letterhead
    lines: frozenset[Span]
    end: int


def late_lines(cells: tuple[Cell, ...], letterhead: Letterhead) -> Late | None:
    """Recognition of two columns may give the left one's last lines after the title's first."""
    near = cells[:_LATE_LINES]
    numbered = [c for c in near if letterhead.symbol is None and _OWN_NUMBER.match(c.folded) and read_symbol((c,))]
    dated = [c for c in near if letterhead.place_date is None and _opens_with_place(c)]
    if not (numbered or dated):
        return None
    symbol = read_symbol(tuple(numbered[:1])) or letterhead.symbol
    parts = tuple(part for c in dated[:1] for part in beside(c, symbol.place if symbol else None))
    taken = (*numbered[:1], *dated[:1])
    return Late(
        letterhead=replace(letterhead, symbol=symbol, place_date=read_place_date(parts) or letterhead.place_date),
        lines=frozenset(c.span for c in taken),
        end=max(c.span.end for c in taken),
    )


def _opens_with_place(cell: Cell) -> bool:
    found = read_place_date((cell,))
    return found is not None and found.place is not None and found.line.start - cell.span.start <= _ALMOST_FIRST


def letterhead_of(cells: tuple[Cell, ...]) -> Letterhead:
    symbol = read_symbol(cells)
    unnumbered = tuple(part for cell in cells for part in beside(cell, symbol.place if symbol else None))
    return Letterhead(cells=cells, symbol=symbol, place_date=read_place_date(unnumbered))


def beside(cell: Cell, place: Span | None) -> list[Cell]:
    """What a cell holds before and behind a place: the number may share its line with place and date."""
    if place is None or not cell.span.meets(place):
        return [cell]
    start, end = max(0, place.start - cell.span.start), max(0, place.end - cell.span.start)
    return [part for part in (cell.part(0, start), cell.part(end, len(cell.words))) if part.words]
