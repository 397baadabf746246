"""The ruled lines of a picture: long thin runs of ink, level or upright."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from nhipcau.reading.extract.pdf.sheet import Rectangle

_INCH_PARTS = 6
"""A line is looked at in pieces of a sixth of an inch: within one, a nearly level line keeps to a row of pixels."""
_INK = 170
"""Grey level under which a pixel is ink; a hair line printed and scanned is rarely black."""
_FULL = 60
"""Of 255: how light a piece of a row may be on average, its pixels black or white, and still be a line."""
_SHORTEST = 3
"""In pieces: half an inch. Shorter ones are strokes of letters and dashes."""
_THICKEST = 0.03
"""In inches: what is thicker is a bar or a shadow at the edge of the paper."""
_BEND = 0.012
"""In inches: how far a line may lie off from one piece to the next."""
_PAPER = 255
_LOWEST_ROW, _HIGHEST_ROW = 0.1, 0.55
"""In inches: a table of one row, whose upright lines are shorter than half an inch."""
_ALONG = 0.9
"""How much of their length two level lines share that are the top and the bottom of a row."""
_SOLID = 50
"""Of 255: how light a column of pixels between them may be on average and still be an upright line."""
_ROUNDS = 2
"""A line that met only a line that meets nothing itself falls away in the second round."""


def table_lines(picture: Image.Image, *, dpi: float) -> tuple[list[Rectangle], list[Rectangle]]:
    """Level and upright lines that meet as those of a table do, in pixels; dashes and underlines meet nothing."""
    reach = 1.5 * dpi / _INCH_PARTS
    across = _level_lines(picture, dpi=dpi)
    upright = _level_lines(picture.transpose(Image.Transpose.TRANSPOSE), dpi=dpi)
    upright += _of_single_rows(picture, across, dpi=dpi)
    for _ in range(_ROUNDS):
        across, upright = _meeting(across, upright, reach=reach), _meeting(upright, across, reach=reach)
    return across, [_transposed(line) for line in upright]


def _meeting(lines: Sequence[Rectangle], others: Sequence[Rectangle], *, reach: float) -> list[Rectangle]:
    """Those lines that end on others, or are crossed by two, drawn out to where they meet them."""
    kept = []
    for line in lines:
        met = sorted(
            (other.top + other.bottom) / 2
            for other in others
            if other.left - reach <= (line.top + line.bottom) / 2 <= other.right + reach
            and line.left - reach <= (other.top + other.bottom) / 2 <= line.right + reach
        )
        if len(met) >= 2:
            left = met[0] if abs(met[0] - line.left) <= reach else line.left
            right = met[-1] if abs(met[-1] - line.right) <= reach else line.right
            kept.append(Rectangle(left, line.top, right, line.bottom))
    return kept


def _of_single_rows(picture: Image.Image, across: Sequence[Rectangle], *, dpi: float) -> list[Rectangle]:
    """Upright lines, lying on their side as `table_lines` has them, that run from one level line to the next."""
    found: list[Rectangle] = []
    levels = sorted(across, key=lambda line: line.top)
    for at, upper in enumerate(levels):
        for lower in levels[at + 1 :]:
            if lower.top - upper.bottom > _HIGHEST_ROW * dpi:
                break
            if lower.top - upper.bottom >= _LOWEST_ROW * dpi and _lie_along(upper, lower):
                columns = _solid_columns(picture, upper, lower, dpi=dpi)
                found += columns if len(columns) > 2 else ()
    return found


def _lie_along(upper: Rectangle, lower: Rectangle) -> bool:
    shared = min(upper.right, lower.right) - max(upper.left, lower.left)
    return shared >= _ALONG * (max(upper.right, lower.right) - min(upper.left, lower.left))


def _solid_columns(picture: Image.Image, upper: Rectangle, lower: Rectangle, *, dpi: float) -> list[Rectangle]:
    room = round(dpi / _INCH_PARTS)  # as exactly as the ends of level lines are known
    left, right = max(0, round(min(upper.left, lower.left)) - room), round(max(upper.right, lower.right)) + room
    band = picture.crop((left, round(upper.bottom) + 1, min(picture.width, right), round(lower.top)))
    ink = band.point([0] * _INK + [_PAPER] * (256 - _INK)).resize((band.width, 1), Image.Resampling.BOX)
    dark = ink.point([1] * _SOLID + [0] * (256 - _SOLID)).tobytes()
    strokes = _strokes(dark, thickest=max(3, round(_THICKEST * dpi)))
    return [Rectangle(upper.top, left + first, lower.bottom, left + last) for first, last in strokes]


def _transposed(box: Rectangle) -> Rectangle:
    return Rectangle(box.top, box.left, box.bottom, box.right)


def without_lines(picture: Image.Image, lines: Sequence[Rectangle], *, dpi: float) -> Image.Image:
    """The picture with these lines wiped out, so that they are not read as strokes of letters."""
    wiped = picture.copy()
    draw = ImageDraw.Draw(wiped)
    room = max(1, round(dpi / 150))
    for line in lines:
        draw.rectangle((line.left - room, line.top - room, line.right + room, line.bottom + room), fill=_PAPER)
    return wiped


def _level_lines(picture: Image.Image, *, dpi: float) -> list[Rectangle]:
    piece = max(4, round(dpi / _INCH_PARTS))
    columns = picture.width // piece
    if columns < _SHORTEST:
        return []
    ink = picture.crop((0, 0, columns * piece, picture.height)).point([0] * _INK + [_PAPER] * (256 - _INK))
    pieces = ink.resize((columns, picture.height), Image.Resampling.BOX)
    dark = pieces.point([1] * _FULL + [0] * (256 - _FULL)).tobytes()
    bend = max(1, round(_BEND * dpi))
    lines: list[_Line] = []
    for column in range(columns):
        strokes = _strokes(dark[column::columns], thickest=max(3, round(_THICKEST * dpi)))
        _continue(lines, strokes, column=column, bend=bend)
    return [
        Rectangle(line.first * piece, line.top, (line.last + 1) * piece, line.bottom)
        for line in lines
        if line.last - line.first + 1 >= _SHORTEST
    ]


class _Line:
    """A line as it is followed from piece to piece."""

    __slots__ = ("bottom", "end", "first", "last", "top")

    def __init__(self, column: int, stroke: tuple[int, int]) -> None:
        self.first = self.last = column
        self.top, self.bottom = stroke
        self.end = stroke


def _strokes(column: bytes, *, thickest: int) -> list[tuple[int, int]]:
    """First and last row of each thin dark run in a column of pieces."""
    strokes = []
    start = column.find(1)
    while start >= 0:
        end = column.find(0, start)
        end = len(column) if end < 0 else end
        if end - start <= thickest:
            strokes.append((start, end - 1))
        start = column.find(1, end)
    return strokes


def _continue(lines: list[_Line], strokes: Sequence[tuple[int, int]], *, column: int, bend: int) -> None:
    # A crossing or a speck may spoil one piece of a line.
    open_lines = [line for line in lines[-2_000:] if column - line.last <= 2]
    for top, bottom in strokes:
        for line in open_lines:
            if line.last < column and line.end[0] - bend <= bottom and top <= line.end[1] + bend:
                line.last, line.end = column, (top, bottom)
                line.top, line.bottom = min(line.top, top), max(line.bottom, bottom)
                break
        else:
            lines.append(_Line(column, (top, bottom)))
