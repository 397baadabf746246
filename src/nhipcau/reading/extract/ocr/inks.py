"""The inks of a page apart: what is printed black or signed blue, and what is stamped red."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from PIL import Image, ImageChops

from nhipcau.reading.extract.ocr.light import evened

# In grey levels: by how much red outshines the other two colours of a stamp, faded or smeared ones included.
_REDDER = 48
_LEAST_RED = 0.0004
"""Share of the page under red ink: a small stamp covers about one part in five hundred."""
_HARDLY_ANY = 0.005
"""Share of a page under ink, of which a page of text has five to ten parts in a hundred."""
_INK = 128
_QUARTER = 0.25
_GRAIN = 6
"""In times of what a quarter of the paper is darker by: about four standard deviations."""


@dataclass(frozen=True, slots=True)
class Inks:
    dark: Image.Image
    """Grey, without what is red."""
    red: Image.Image | None
    """Grey, nothing but what is red; None where the page is not stamped."""


def inks_of(picture: Image.Image) -> Inks:
    if picture.mode in ("1", "L", "I;16", "I", "F", "LA"):
        return Inks(dark=evened(_on_white(picture).convert("L")), red=None)
    red, green, blue = _on_white(picture).convert("RGB").split()
    redness = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    mask = redness.point([0] * _REDDER + [255] * (256 - _REDDER))
    if mask.histogram()[255] < _LEAST_RED * picture.width * picture.height:
        return Inks(dark=evened(_on_white(picture).convert("L")), red=None)
    # Seen through a red glass red ink is as light as paper, and black letters under a seal stay black.
    dark = ImageChops.lighter(red, mask)
    return Inks(dark=evened(dark), red=ImageChops.invert(redness.point([min(255, 3 * level) for level in range(256)])))


def without_grain(picture: Image.Image) -> Image.Image:
    """A page with hardly any ink as it is where paper was: its grain would be taken for thousands of letters."""
    levels, pixels = picture.histogram(), picture.width * picture.height
    if sum(levels[:_INK]) > _HARDLY_ANY * pixels:
        return picture
    paper = levels.index(max(levels))
    darker = paper - next(level for level, sum_of in enumerate(accumulate(levels)) if sum_of >= _QUARTER * pixels)
    lightest = paper - _GRAIN * max(1, darker)
    return picture.point([level if level < lightest else 255 for level in range(256)])


def _on_white(picture: Image.Image) -> Image.Image:
    """What is transparent shows the paper."""
    if picture.mode == "P" and "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode not in ("RGBA", "LA", "PA"):
        return picture
    layered = picture.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered).convert("RGB")
