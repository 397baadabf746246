"""Pages photographed under a lamp or by a window: the light on the paper made even, as a scanner would show it."""

from __future__ import annotations

from PIL import Image, ImageFilter, ImageMath

_TILE = 16
"""Pixels: paper shows in nearly every tile between and around letters."""
_AROUND = 5
"""Tiles, each way together: bold headings and rules of tables do not fill as much."""
_DARK, _LIGHT = 0.1, 0.9
"""Shares of the tiles: how dark the darker paper is, and how light the lighter."""
_UNEVEN = 0.8
"""A scanner's paper is nearly as light everywhere; below this the darker part may be taken for ink."""
_DESK = 0.3
"""Of how light the lighter paper is: what lies around the paper, or the black rim of a copy. Its grain is no text."""
_WHITE = 255


def evened(grey: Image.Image) -> Image.Image:
    """The picture as if all of its paper had been lit alike; the same picture where it was."""
    if min(grey.size) < _TILE * _AROUND:
        return grey
    paper = grey.reduce(_TILE).filter(ImageFilter.MaxFilter(_AROUND)).filter(ImageFilter.GaussianBlur(1))
    levels = [level for level, times in enumerate(paper.histogram()) for _ in range(times)]
    dark, lightest = (levels[int(share * len(levels))] for share in (_DARK, _LIGHT))
    if dark >= _UNEVEN * lightest:
        return grey
    known = paper.point([level if level > _DESK * lightest else 1 for level in range(_WHITE + 1)])
    light = known.resize(grey.size, Image.Resampling.BILINEAR)
    # Each point in shares of the light on it.
    even: Image.Image = ImageMath.lambda_eval(
        lambda of: of["convert"](of["min"](of["grey"] * _WHITE / of["max"](of["light"], 1), _WHITE), "L"),
        grey=grey,
        light=light,
    )
    return even
