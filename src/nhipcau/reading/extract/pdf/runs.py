"""Characters of a page gathered into runs: words that stand on one line without a column gap between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from nhipcau.reading.extract.pdf.sheet import Character, RawPage, Rectangle

# In heights of a line: a wider gap divides columns; justified text stays well under it.
_COLUMN_GAP = 1.8
# Pieces drawn one after the other far apart in the file are one run only when they nearly touch.
_PIECE_GAP = 0.6
_WORD_GAP = 0.15
_BACKWARDS = 0.6
_SAME_LINE = 0.45
_CLEAR = 0.85
"""Words read from a picture with less are shown as doubtful; see the calibration in docs/decisions/scans.md."""


class Faint(NamedTuple):
    """A word that was hard to read: from, to, and how sure it is."""

    start: int
    end: int
    sure: float


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    box: Rectangle
    faint: tuple[Faint, ...] = ()

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    @property
    def height(self) -> float:
        return self.box.bottom - self.box.top


Row = tuple[Run, ...]
"""Runs on one line, from left to right."""


def rows_of(page: RawPage, walls: Sequence[Rectangle]) -> list[Row]:
    """The lines of the page from top to bottom. Walls are vertical rules: no run goes through one."""
    rows: list[list[Run]] = []
    for run in sorted(_runs(page.characters, walls), key=lambda run: (run.middle, run.box.left)):
        # A tall letter or an index shifts the middle a little; the last few lines are enough to look at.
        for row in reversed(rows[-3:]):
            if abs(row[0].middle - run.middle) < _SAME_LINE * min(row[0].height, run.height):
                row.append(run)
                break
        else:
            rows.append([run])
    return [_joined(sorted(row, key=lambda run: run.box.left), walls) for row in rows]


def _runs(characters: Iterable[Character], walls: Sequence[Rectangle]) -> Iterator[Run]:
    gathered: list[Character] = []
    spaced = False
    for character in characters:
        if character.sign in "\r\n":
            yield from _closed(gathered)
            spaced = False
        elif character.sign.isspace():
            spaced = True
        else:
            if gathered and not _continues(gathered[-1].box, character.box, walls):
                yield from _closed(gathered)
            elif gathered and spaced:
                gathered.append(Character(" ", gathered[-1].box))
            gathered.append(character)
            spaced = False
    yield from _closed(gathered)


def _closed(gathered: list[Character]) -> Iterator[Run]:
    text = unicodedata.normalize("NFC", "".join(character.sign for character in gathered))
    if text:
        yield Run(text, around(character.box for character in gathered), tuple(_faint(gathered)))
    gathered.clear()


def _faint(gathered: Sequence[Character]) -> Iterator[Faint]:
    if all(character.sure >= _CLEAR for character in gathered):
        return
    for _, stretch in groupby(enumerate(gathered), key=lambda one: (one[1].sign == " ", one[1].sure)):
        word = list(stretch)
        if word[0][1].sure < _CLEAR and word[0][1].sign != " ":
            yield Faint(word[0][0], word[-1][0] + 1, word[0][1].sure)


def _continues(last: Rectangle, new: Rectangle, walls: Sequence[Rectangle], *, widest: float = _COLUMN_GAP) -> bool:
    height = max(1.0, min(last.bottom - last.top, new.bottom - new.top))
    apart = abs((last.top + last.bottom) - (new.top + new.bottom)) / 2
    gap = new.left - last.right
    near = apart < _SAME_LINE * height and -_BACKWARDS * height < gap < widest * height
    return near and not _walled(last, new, walls)


def _walled(last: Rectangle, new: Rectangle, walls: Sequence[Rectangle]) -> bool:
    middle = (last.top + last.bottom) / 2
    return any(wall.top <= middle <= wall.bottom and last.right - 1 <= wall.left <= new.left + 1 for wall in walls)


def _joined(row: Sequence[Run], walls: Sequence[Rectangle]) -> Row:
    """Neighbours that the file draws in pieces become one run again."""
    joined: list[Run] = []
    for run in row:
        last = joined[-1] if joined else None
        if last is not None and _continues(last.box, run.box, walls, widest=_PIECE_GAP):
            gap = run.box.left - last.box.right
            between = " " if gap > _WORD_GAP * run.height else ""
            before = len(last.text) + len(between)
            faint = (Faint(one.start + before, one.end + before, one.sure) for one in run.faint)
            joined[-1] = Run(f"{last.text}{between}{run.text}", around((last.box, run.box)), (*last.faint, *faint))
        else:
            joined.append(run)
    return tuple(joined)


def around(boxes: Iterable[Rectangle]) -> Rectangle:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Rectangle(min(lefts), min(tops), max(rights), max(bottoms))
