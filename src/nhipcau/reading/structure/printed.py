"""How lines stand on the printed page: an indent, or room left for the next word, tells where a paragraph begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.reading.source import Box, Source
from nhipcau.reading.structure.lines import Line

_LEAST_LINES = 6
"""Fewer lines have no measure of their own."""
_SAME_EDGE = 3.0
"""In points: edges that a reader sees as one."""
_INDENT = 0.8
"""In heights of a line: what a reader sees as a first line's indent (Decree 30, annex I: 1 cm or 1.27 cm)."""
_SPARE = 1.0
"""In heights of a line: room that justified setting may leave beside the word that did not fit."""


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    left: float
    right: float
    height: float


@dataclass(frozen=True, slots=True)
class _Measure:
    left: float
    right: float


def with_openings(source: Source, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines, each knowing whether it is printed as the first of a paragraph; unchanged without a page."""
    if not source.boxes or len(lines) < _LEAST_LINES:
        return lines
    places = [_place(source, line) for line in lines]
    measure = _measure(places)
    if measure is None:
        return lines
    told = [lines[0]]
    for (_, above), (line, below) in pairwise(zip(lines, places, strict=True)):
        told.append(line._replace(opens=_opens(line, above=above, below=below, measure=measure)))
    return tuple(told)


def _place(source: Source, line: Line) -> _Place | None:
    boxes: Sequence[Box] = source.boxes_of(line.span)
    if not boxes or line.is_row:
        return None
    first, last = boxes[0], boxes[-1]
    return _Place(page=first.page, left=first.left, right=last.right, height=first.bottom - first.top)


def _measure(places: Sequence[_Place | None]) -> _Measure | None:
    """The edges of the text: where most full lines end, and where the lines that go on begin."""
    printed = [place for place in places if place is not None]
    if len(printed) < _LEAST_LINES:
        return None
    right = Counter(round(place.right / _SAME_EDGE) for place in printed).most_common(1)[0][0] * _SAME_EDGE
    lefts = [edge for edge, times in Counter(round(p.left, 0) for p in printed).items() if times >= 2]
    return _Measure(left=min(lefts), right=right) if lefts and right > min(lefts) else None


def _opens(line: Line, *, above: _Place | None, below: _Place | None, measure: _Measure) -> bool | None:
    if above is None or below is None:
        return None
    letters = max(1, len(line.words))
    word = line.words.split(maxsplit=1)[0]
    first = (below.right - below.left) * (len(word) + 1) / letters
    if above.right + first + _SPARE * below.height < measure.right:
        return True
    indented = below.left > measure.left + _INDENT * below.height
    if not indented:
        return False if abs(below.left - measure.left) <= _SAME_EDGE else None
    goes_on_above = abs(above.left - measure.left) <= _SAME_EDGE
    return True if goes_on_above or abs(above.left - below.left) <= _SAME_EDGE else None
