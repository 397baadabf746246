"""A page as what stands on it: characters, ruled lines and pictures, each in its place, before anything is read.

Places are in points from the top left corner of the page as it is shown, whatever its rotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Rectangle(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class Character(NamedTuple):
    sign: str
    box: Rectangle


class Shape(NamedTuple):
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class RawPage:
    shape: Shape
    characters: tuple[Character, ...]
    drawn: tuple[Rectangle, ...]
    """Bounds of lines and frames."""
    pictures: tuple[Rectangle, ...]
    notes: str
    """Contents of annotations: not part of the text."""
