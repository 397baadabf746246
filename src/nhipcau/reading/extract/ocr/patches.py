"""Patches of ink as large as stamps are, and the letters in them without the frame around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image

from nhipcau.reading.extract.pdf.sheet import Rectangle

_MILLIMETRES = 25.4
_LEAST = (6, 3)
_LARGEST = (100, 60)
"""Of a stamp, across and down, in millimetres, frame and slant included."""
_MOST_PATCHES = 12
_INK = 190
"""Stamps are pale where the pad was dry; grain of the paper stays lighter."""
_INKED = 20
"""Of 255: how dark a square millimetre is on average where a stroke runs through it."""
_REACH = (3, 1)
"""In millimetres, across and down: letters stand further apart than their strokes."""
_LINE_REACH = (9, 2)
"""Spaced letters stand further apart still."""
_FRAME_SHARE = 0.7
"""Of the patch, across or down: no letter of a word reaches so far."""
_SPECK = 8
"""In pixels."""
_PAPER = 255


def patches_of(head: Image.Image, *, dpi: float) -> list[list[Image.Image]]:
    """Pieces of ink that hang together, the largest first, each alone on a sheet with room to be turned in.

    Those that stand on one line with others come together, the whole line last: "BẢO" and "MẬT" of a spaced stamp.
    """
    square = dpi / _MILLIMETRES
    across, down = max(1, int(head.width / square)), max(1, int(head.height / square))
    black = head.point([_PAPER] * _INK + [0] * (256 - _INK))
    levels = black.resize((across, down), Image.Resampling.BOX).tobytes()
    inked = {at for at, level in enumerate(levels) if level >= _INKED}
    pieces, lines = (_boxes(inked, across=across, reach=reach) for reach in (_REACH, _LINE_REACH))
    groups = {line: [piece for piece in pieces if piece != line and _holds(line, piece)] for line in lines}
    together = {piece for held in groups.values() for piece in held} | set(groups)
    alone = [[piece] for piece in pieces if piece not in together]
    margin = round(dpi / 6)
    return [
        [_cut(head, _scaled(box, square), margin=margin) for box in group]
        for group in (*alone, *([*held, line] for line, held in groups.items()))
    ]


def _boxes(inked: set[int], *, across: int, reach: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """In squares of a millimetre, as large as stamps are, those with most ink first."""
    found = []
    for piece in _pieces(set(inked), across=across, reach=reach):
        left, top, right, bottom = box = _bounds(piece, across)
        if _LEAST[0] <= right - left <= _LARGEST[0] and _LEAST[1] <= bottom - top <= _LARGEST[1]:
            found.append((len(piece), box))
    return [box for _, box in sorted(found, reverse=True)[:_MOST_PATCHES]]


def _holds(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] <= other[0] and one[1] <= other[1] and other[2] <= one[2] and other[3] <= one[3]


def _scaled(box: tuple[int, int, int, int], square: float) -> Rectangle:
    left, top, right, bottom = box
    return Rectangle((left - 1) * square, (top - 1) * square, (right + 1) * square, (bottom + 1) * square)


def without_frame(patch: Image.Image) -> Image.Image:
    """The patch without strokes as long as itself and without specks: what is left are letters."""
    ink = patch.point([1] * _INK + [0] * (256 - _INK)).tobytes()
    black = {at for at, dark in enumerate(ink) if dark}
    if not black:
        return patch
    left, top, right, bottom = _bounds(list(black), patch.width)
    shades = bytearray(patch.tobytes())
    for piece in _pieces(black, across=patch.width, reach=(1, 1)):
        x0, y0, x1, y1 = _bounds(piece, patch.width)
        is_frame = x1 - x0 > _FRAME_SHARE * (right - left) and y1 - y0 > _FRAME_SHARE * (bottom - top)
        is_frame = is_frame and len(piece) < (x1 - x0) * (y1 - y0) / 3
        if is_frame or len(piece) <= _SPECK:
            for at in piece:
                # The paler rim of the stroke goes with it.
                for near in (at, at - 1, at + 1, at - patch.width, at + patch.width):
                    if 0 <= near < len(shades) and near not in black:
                        shades[near] = _PAPER
                shades[at] = _PAPER
    return Image.frombytes("L", patch.size, bytes(shades))


def _pieces(marked: set[int], *, across: int, reach: tuple[int, int]) -> Iterator[list[int]]:
    """Groups of marked squares of a grid, so many squares wide, that lie within reach of each other."""
    steps = [(right, down) for down in range(-reach[1], reach[1] + 1) for right in range(-reach[0], reach[0] + 1)]
    while marked:
        first = marked.pop()
        piece, waiting = [first], [first]
        while waiting:
            at = waiting.pop()
            column = at % across
            for right, down in steps:
                near = at + down * across + right
                if near in marked and 0 <= column + right < across:
                    marked.discard(near)
                    piece.append(near)
                    waiting.append(near)
        yield piece


def _bounds(piece: Sequence[int], across: int) -> tuple[int, int, int, int]:
    columns, rows = [at % across for at in piece], [at // across for at in piece]
    return min(columns), min(rows), max(columns) + 1, max(rows) + 1


def _cut(head: Image.Image, box: Rectangle, *, margin: int) -> Image.Image:
    left, top, right, bottom = (round(side) for side in box)
    piece = head.crop((max(0, left), max(0, top), min(head.width, right), min(head.height, bottom)))
    sheet = Image.new("L", (piece.width + 2 * margin, piece.height + 2 * margin), _PAPER)
    sheet.paste(piece, (margin, margin))
    return sheet
