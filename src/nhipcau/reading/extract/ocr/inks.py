"""The inks of a page apart: what is printed black or signed blue, and what is stamped red."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PIL import Image, ImageChops, ImageFilter

from nhipcau.reading.extract.ocr.light import evened

# In grey levels: by how much red outshines the other two colours of a stamp, faded or smeared ones included.
_REDDER = 48
_FAINT = 64
"""How light the darkest ink of a page is from which it is a faint copy: its colours are as faint."""
_DARKEST = 0.001
"""Share of a page whose level is that of its darkest ink."""
_AS_LIGHT = 0.75
"""Of how light the paper is: letters are darker."""
_LEAST_RANGE = 64
"""Levels between ink and paper: with fewer there is no ink but grain."""
_LEAST_RED = 0.0004
"""Share of the page under red ink: a small stamp covers about one part in five hundred."""
_HARDLY_ANY = 0.005
"""Share of a page under ink, of which a page of text has five to ten parts in a hundred."""
_INK = 128
_QUARTER = 0.25
_GRAIN, _ALL_GRAIN = 4, 6
"""In times of what a quarter of the paper is darker by: nearly three standard deviations, and about four."""
_SOFTER = 0.6
"""Pixels: less than a stroke, more than a grain."""
_FEWEST = 0.0002
"""Share of a page that a line of words covers with ink."""
_LEAST_APART = 32
"""Levels between ink and grain: with fewer it is all grain."""


@dataclass(frozen=True, slots=True)
class Inks:
    dark: Image.Image
    """Grey, without what is red."""
    red: Image.Image | None
    """Grey, nothing but what is red; None where the page is not stamped."""


def inks_of(picture: Image.Image) -> Inks:
    if picture.mode in ("1", "L", "I;16", "I", "F", "LA"):
        return Inks(dark=evened(_on_white(picture).convert("L")), red=None)
    printed = _on_white(picture).convert("RGB")
    grey = printed.convert("L")
    red, green, blue = printed.split()
    redness = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    strength = _strength(grey)
    least = round(_REDDER * strength)
    # Of thin strokes half of the colour is lost to the white beside them: on a faint copy they are hardly red.
    seen = least if strength == 1.0 else least // 2
    if sum(redness.histogram()[seen:]) < _LEAST_RED * picture.width * picture.height:
        return Inks(dark=evened(grey), red=None)
    mask = redness.point([0] * least + [255] * (256 - least))
    # Seen through a red glass red ink is as light as paper, and black letters under a seal stay black.
    dark = ImageChops.lighter(red, mask)
    if strength < 1.0:
        dark = _without_traces(dark, redness)
    shown = [min(255, round(3 * level / strength)) for level in range(256)]
    return Inks(dark=evened(dark), red=ImageChops.invert(redness.point(shown)))


def _without_traces(dark: Image.Image, redness: Image.Image) -> Image.Image:
    """On a faint copy black is hardly darker than what red leaves: as light as it is red, but for what is as dark as
    letters are."""
    levels = dark.histogram()
    letters = levels.index(max(levels)) * _AS_LIGHT
    lightened = ImageChops.add(dark, redness.point([min(255, 2 * level) for level in range(256)]))
    return Image.composite(lightened, dark, dark.point([255 * (level > letters) for level in range(256)]))


def _strength(grey: Image.Image) -> float:
    """How far ink and paper are apart, in shares of black and white; of what is no faint copy the whole."""
    levels = grey.histogram()
    paper = levels.index(max(levels))
    ink = _level_of(levels, _DARKEST)
    return (paper - ink) / 255 if ink >= _FAINT and paper - ink >= _LEAST_RANGE else 1.0


def without_grain(picture: Image.Image) -> Image.Image:
    """A page with hardly any ink as it is where paper was: its grain would be taken for thousands of letters.

    Between ink and grain the levels stay apart: letters cut out along one level lose their thin strokes.
    """
    levels, pixels = picture.histogram(), picture.width * picture.height
    if sum(levels[:_INK]) > _HARDLY_ANY * pixels:
        return picture
    soft = picture.filter(ImageFilter.GaussianBlur(_SOFTER))
    levels = soft.histogram()
    paper = levels.index(max(levels))
    darker = max(1, paper - _level_of(levels, _QUARTER))
    ink, lightest = _level_of(levels, _FEWEST), paper - _GRAIN * darker
    if lightest - ink < _LEAST_APART:
        return soft.point([level if level < paper - _ALL_GRAIN * darker else 255 for level in range(256)])
    return soft.point([min(255, max(0, (level - ink) * 255 // (lightest - ink))) for level in range(256)])


def _level_of(levels: Sequence[int], share: float) -> int:
    """The level that this share of a page is darker than."""
    return next(level for level, sum_of in enumerate(accumulate(levels)) if sum_of >= share * sum(levels))


def _on_white(picture: Image.Image) -> Image.Image:
    """What is transparent shows the paper."""
    if picture.mode == "P" and "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode not in ("RGBA", "LA", "PA"):
        return picture
    layered = picture.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered).convert("RGB")
