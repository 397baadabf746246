"""A page as what stands on it: characters, ruled lines and pictures, each in its place, before anything is read.

Places are in points from the top left corner of the page as it is shown, whatever its rotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

_POINTS = 72


class Rectangle(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class Character(NamedTuple):
    sign: str
    box: Rectangle
    sure: float = 1.0
    """0–1: how sure it is that this sign stands there; less than 1 only where it was read from a picture."""


class Shape(NamedTuple):
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Scan:
    """A page, or a part of one, that is only a picture, and the place it takes on the page."""

    picture: Image.Image
    place: Rectangle

    @property
    def dpi(self) -> float:
        return _POINTS * self.picture.width / max(1.0, self.place.right - self.place.left)


@dataclass(frozen=True, slots=True)
class RawPage:
    shape: Shape
    characters: tuple[Character, ...]
    drawn: tuple[Rectangle, ...]
    """Bounds of lines and frames."""
    pictures: tuple[Rectangle, ...]
    notes: str
    """Contents of annotations: not part of the text."""
    scan: Scan | None = None
    """What has to be read from the picture because no characters tell it."""
    skew: float = 0.0
    """Degrees by which the page lay askew; its places are those on the page made level."""
    stamps: str = ""
    """Words of stamps: not part of the text."""
    is_unread: bool = False
    """It is a picture that could not be read."""
