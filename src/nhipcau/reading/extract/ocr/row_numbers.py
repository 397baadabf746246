"""Numbers of table rows that were misread ("Vệ" for "7."), told by the rows above and below.

A digit alone in its cell is the hardest thing to read, and a row without its number looks like a part of another row.
What is told here is a guess: its sureness says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image

from nhipcau.reading.extract.ocr.tesseract import Word
from nhipcau.reading.extract.pdf.ruled import Grid
from nhipcau.reading.extract.pdf.sheet import Rectangle

_NUMBER = re.compile(r"(\d{1,3})([.)]?)$")
_PART = re.compile(r"(\d{1,2})\.(\d{1,2})$")
_GROUP = re.compile(r"[IVX]{1,5}\.?$|[A-H]\.?$")
_LONGEST = 4
_GUESSED = 0.5
_CLEAR = 0.9
"""A number that was read as clearly as this is left, whatever stands around it."""
_BORDER = 0.02
"""In inches: what is left of a line at the edge of a cell."""
_INK = 128
_LEAST_INK = 0.002


@dataclass(frozen=True, slots=True)
class _Cell:
    place: Rectangle
    words: tuple[Word, ...]
    has_ink: bool

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def number(self) -> int | None:
        met = _NUMBER.match(self.text)
        return int(met[1]) if met else None

    @property
    def is_open(self) -> bool:
        """Ink that is no clear number, no letter of a group and no number in parts."""
        clear = bool(self.words) and min(word.sure for word in self.words) >= _CLEAR and self.number is not None
        is_other = _GROUP.match(self.text) or _PART.match(self.text)
        return self.has_ink and not clear and len(self.text) <= _LONGEST and not is_other


def with_row_numbers(words: Sequence[Word], grids: Sequence[Grid], *, picture: Image.Image, dpi: float) -> list[Word]:
    kept = list(words)
    for grid in grids:
        cells = [_cell(place, kept, picture, dpi=dpi) for place in grid.cells() if _is_first(place, grid)]
        for cell, text in _told(cells):
            kept = [word for word in kept if word not in cell.words]
            kept.append(_guess(cell, text))
    return kept


def _is_first(place: Rectangle, grid: Grid) -> bool:
    return (place.left, place.right) == (grid.xs[0], grid.xs[1])


def _cell(place: Rectangle, words: Sequence[Word], picture: Image.Image, *, dpi: float) -> _Cell:
    inside = tuple(word for word in words if _holds(place, word))
    border = max(2, _BORDER * dpi)
    edges = (place.left + border, place.top + border, place.right - border, place.bottom - border)
    left, top, right, bottom = map(round, edges)
    if right <= left or bottom <= top:
        return _Cell(place, inside, has_ink=bool(inside))
    piece = picture.crop((left, top, right, bottom))
    ink = sum(piece.histogram()[:_INK])
    return _Cell(place, inside, has_ink=ink > _LEAST_INK * piece.width * piece.height)


def _holds(place: Rectangle, word: Word) -> bool:
    x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    return place.left <= x <= place.right and place.top <= y <= place.bottom


def _told(cells: Sequence[_Cell]) -> list[tuple[_Cell, str]]:
    """Cells whose number the others tell, with it."""
    numbers = [cell.number for cell in cells]
    stops = [met[2] for cell in cells if (met := _NUMBER.match(cell.text))]
    stop = max(set(stops), key=stops.count) if stops else ""
    told: list[tuple[_Cell, str]] = []
    above = ""
    for at, cell in enumerate(cells):
        meant = _part(cells, at, above)
        if meant is None and cell.is_open and (number := _between(numbers, at)) is not None:
            numbers[at] = number
            meant = None if number == cell.number else f"{number}{stop}"
        if meant is not None:
            told.append((cell, meant))
        above = meant or cell.text
    return told


def _part(cells: Sequence[_Cell], at: int, above: str) -> str | None:
    """ "41" under "4", or a row over "4.2", lost its full stop."""
    text = cells[at].text
    if len(text) != 2 or not text.isdigit():
        return None
    parts = ((other - at, met) for other, cell in enumerate(cells) if (met := _PART.match(cell.text)))
    in_row = any(met[1] == text[0] and int(met[2]) - int(text[1]) == apart for apart, met in parts)
    return f"{text[0]}.{text[1]}" if in_row or (above.rstrip(".)") == text[0] and text[1] == "1") else None


def _between(numbers: Sequence[int | None], at: int) -> int | None:
    """The number that stands between its neighbours, or goes on where the two on one side go on."""
    near = {step: numbers[at + step] if 0 <= at + step < len(numbers) else None for step in (-2, -1, 1, 2)}
    above, below = near[-1], near[1]
    if above is not None and below is not None:
        return above + 1 if below == above + 2 else None
    if above is not None and near[-2] == above - 1:
        return above + 1
    if below is not None and near[2] == below + 1 and below > 1:
        return below - 1
    return None


def _guess(cell: _Cell, text: str) -> Word:
    if cell.words:
        return replace(cell.words[0], text=text, sure=min(_GUESSED, cell.words[0].sure))
    left, top, right, bottom = cell.place
    return Word(text, Rectangle(left, top, (left + right) / 2, min(bottom, top + (right - left))), _GUESSED)
