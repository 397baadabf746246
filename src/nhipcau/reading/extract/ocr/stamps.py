"""Words stamped onto a page, for the secrecy gate alone: slanting, framed, red or black.

Whatever the page itself was read as is wiped out before. What is left is gathered into patches as large as stamps are,
and each patch is looked at level and slanted both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import Image

from nhipcau.reading.extract.ocr.straight import turned
from nhipcau.reading.extract.ocr.tesseract import block_words
from nhipcau.reading.extract.pdf.sheet import Rectangle

_SLANTS = (0.0, -6.0, 6.0, -12.0, 12.0, -18.0, 18.0)
_HEAD = 0.6
"""The mark stands at the head of the first page (Decree 30/2020/NĐ-CP annex I, box 10a)."""
_DPI = 150
"""Stamped letters are larger than printed ones: a coarser picture shows them as well and is read faster."""
_MILLIMETRES = 25.4
_LEAST = (8, 3)
_LARGEST = (100, 50)
"""Of a stamp, across and down, in millimetres, frame included."""
_MOST_PATCHES = 12
_INK = 128
_INKED = 20
"""Of 255: how dark a square millimetre is on average where a stroke runs through it."""
_PAPER = 255
_FRAME = re.compile(r"^[\s|IlJ1\[\](){}!/\\_.,:;'-]+(?=\S)|(?<=\S)[\s|IlJ1\[\](){}!/\\_.,:;'-]+$")


def stamped_lines(ink: Image.Image, *, dpi: float) -> Iterator[str]:
    """What stamps may say, each piece in the brackets that tell the gate of a frame."""
    head = ink.crop((0, 0, ink.width, round(_HEAD * ink.height)))
    for patch in _patches(head, dpi=dpi):
        piece = _coarse(_framed_in_paper(head, patch, dpi=dpi), dpi=dpi)
        for slant in _SLANTS:
            words = [_FRAME.sub("", word.text) for word in block_words(turned(piece, slant), dpi=_DPI)]
            yield from (f"[{word}]" for word in words if word)
            yield f"[{' '.join(words)}]"


def _patches(head: Image.Image, *, dpi: float) -> list[Rectangle]:
    """Around ink that hangs together within a millimetre, the largest first."""
    square = dpi / _MILLIMETRES
    across, down = max(1, int(head.width / square)), max(1, int(head.height / square))
    black = head.point([_PAPER] * _INK + [0] * (256 - _INK))
    inked = black.resize((across, down), Image.Resampling.BOX).tobytes()
    left_to_see = {at for at, level in enumerate(inked) if level >= _INKED}
    found = []
    while left_to_see:
        first = left_to_see.pop()
        reached, open_squares = [first], [first]
        while open_squares:
            for near in _neighbours(open_squares.pop(), across):
                if near in left_to_see:
                    left_to_see.discard(near)
                    open_squares.append(near)
                    reached.append(near)
        columns, rows = [at % across for at in reached], [at // across for at in reached]
        wide, tall = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
        if _LEAST[0] <= wide <= _LARGEST[0] and _LEAST[1] <= tall <= _LARGEST[1]:
            found.append((len(reached), Rectangle(min(columns), min(rows), max(columns) + 1, max(rows) + 1)))
    found.sort(reverse=True)
    return [Rectangle(*(side * square for side in box)) for _, box in found[:_MOST_PATCHES]]


def _neighbours(at: int, across: int) -> Iterator[int]:
    """Two squares to each side, one up and down: letters stand further apart than their strokes."""
    column = at % across
    for down in (-1, 0, 1):
        for right in range(-2, 3):
            if 0 <= column + right < across:
                yield at + down * across + right


def _framed_in_paper(head: Image.Image, patch: Rectangle, *, dpi: float) -> Image.Image:
    """The patch alone with room to be turned in."""
    margin = round(dpi / 5)
    left, top, right, bottom = (round(side) for side in patch)
    piece = head.crop((left, top, right, bottom))
    sheet = Image.new("L", (piece.width + 2 * margin, piece.height + 2 * margin), _PAPER)
    sheet.paste(piece, (margin, margin))
    return sheet


def _coarse(picture: Image.Image, *, dpi: float) -> Image.Image:
    share = _DPI / dpi
    if share >= 1:
        return picture
    return picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)
