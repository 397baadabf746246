"""How far a page lies askew, told by its lines: seen along them, rows of ink and blank rows stand out sharpest."""

from __future__ import annotations

from array import array
from itertools import pairwise

from PIL import Image

_SMALL = 600
_WIDEST = 6.0
"""Degrees: feeders and hands put paper on the glass within a few."""
_LEAST = 0.15
_PAPER = 255


def skew_of(picture: Image.Image) -> float:
    """Degrees by which to turn the picture counter-clockwise so that its lines are level; 0 where they are."""
    small = _reduced(picture)
    best = max((_sharpness(small, step), step) for step in _steps(0.0, width=_WIDEST, step=1.0))[1]
    for step in (0.5, 0.25, 0.1):
        best = max((_sharpness(small, angle), -abs(angle), angle) for angle in _steps(best, width=step, step=step))[2]
    return best if abs(best) >= _LEAST else 0.0


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    if degrees == 0.0:
        return picture
    return picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=_PAPER)


def _reduced(picture: Image.Image) -> Image.Image:
    share = max(1, max(picture.size) // _SMALL)
    return picture.convert("L").reduce(share)


def _steps(around: float, *, width: float, step: float) -> list[float]:
    count = round(width / step)
    return [around + number * step for number in range(-count, count + 1)]


def _sharpness(small: Image.Image, degrees: float) -> float:
    """How much neighbouring rows differ in ink; the edges, where turning brings in blank paper, left aside."""
    level = small.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=_PAPER) if degrees else small
    margin_x, margin_y = level.width // 12, level.height // 20
    inner = level.crop((margin_x, margin_y, level.width - margin_x, level.height - margin_y))
    rows = array("f", inner.convert("F").resize((1, inner.height), Image.Resampling.BOX).tobytes())
    return float(sum((one - other) ** 2 for one, other in pairwise(rows)))
