"""Cells of a ruled table that were passed over: a lone digit looks like a speck until it is looked at alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL import Image

from nhipcau.reading.extract.ocr.row_numbers import with_row_numbers
from nhipcau.reading.extract.ocr.tesseract import Word, block_words
from nhipcau.reading.extract.pdf.ruled import Grid, Rules, grids_of
from nhipcau.reading.extract.pdf.sheet import Rectangle

_MOST_CELLS = 400
_LEGIBLE = 0.8
_INK = 128
_LEAST_INK = 0.002
_BORDER = 0.02
"""In inches: what is left of a line at the edge of a cell."""
_PAPER = 255


def words_of_cells(
    picture: Image.Image,
    *,
    across: Sequence[Rectangle],
    down: Sequence[Rectangle],
    words: Sequence[Word],
    dpi: float,
) -> list[Word]:
    """All words; those of cells that held no word, or hardly legible ones, are read alone where that is surer."""
    kept = list(words)
    grids = _grids(across, down)
    cells = (cell for grid in grids for cell in grid.cells())
    for cell, _ in zip(cells, range(_MOST_CELLS), strict=False):
        inside = [word for word in kept if _holds(cell, word)]
        if _sureness(inside) >= _LEGIBLE:
            continue
        piece = _cut(picture, cell, border=max(2, round(_BORDER * dpi)))
        again = list(_read(*piece, dpi=dpi)) if piece is not None else []
        if _sureness(again) > _sureness(inside):
            kept = [word for word in kept if word not in inside] + again
    return with_row_numbers(kept, grids, picture=picture, dpi=dpi)


def _sureness(words: Sequence[Word]) -> float:
    return sum(word.sure for word in words) / len(words) if words else 0.0


def _grids(across: Sequence[Rectangle], down: Sequence[Rectangle]) -> tuple[Grid, ...]:
    level = tuple(Rectangle(line.left, line.top, line.right, line.top) for line in across)
    upright = tuple(Rectangle(line.left, line.top, line.left, line.bottom) for line in down)
    return grids_of(Rules(level, upright))


def _holds(cell: Rectangle, word: Word) -> bool:
    x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    return cell.left <= x <= cell.right and cell.top <= y <= cell.bottom


def _cut(picture: Image.Image, cell: Rectangle, *, border: int) -> tuple[Image.Image, int, int] | None:
    left, top = round(cell.left) + border, round(cell.top) + border
    right, bottom = round(cell.right) - border, round(cell.bottom) - border
    if right - left < 2 * border or bottom - top < 2 * border:
        return None
    piece = picture.crop((left, top, right, bottom))
    ink = sum(piece.histogram()[:_INK])
    return (piece, left, top) if ink > _LEAST_INK * piece.width * piece.height else None


def _read(piece: Image.Image, left: int, top: int, *, dpi: float) -> Iterator[Word]:
    """A margin of paper around the piece: letters at the very edge are taken for a frame."""
    margin = round(dpi / 10)
    framed = Image.new("L", (piece.width + 2 * margin, piece.height + 2 * margin), _PAPER)
    framed.paste(piece, (margin, margin))
    for word in block_words(framed, dpi=dpi):
        box = word.box
        x, y = left - margin, top - margin
        yield replace(word, box=Rectangle(box.left + x, box.top + y, box.right + x, box.bottom + y))
