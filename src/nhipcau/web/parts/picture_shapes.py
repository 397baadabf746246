"""What the picture of the graph is made of: seats, bundles, boxes, frames and links, and how wide its paper is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Look:
    """How wide the paper is and how many boxes stand side by side; one column is drawn as a tree for phones."""

    name: str
    width: int
    columns: int
    box: int
    letters: int


WIDE = Look(name="wide", width=1060, columns=5, box=196, letters=28)
NARROW = Look(name="narrow", width=358, columns=1, box=358, letters=46)


@dataclass(frozen=True, slots=True)
class Seat:
    """One document before it has a place. `label` is all of it, for those who listen; `title` shows when hovered."""

    ident: int
    number: str
    facts: str
    why: str
    force: str
    url: str
    title: str
    label: str
    hollow: bool = False
    present: bool = False
    closed: bool = False
    ended: bool = False
    changer: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """Documents of one level drawn as one box until it is opened; `items` are what is seen then.

    `path` names it among all of the picture; `lines` are the words of the box, `heading` those above what was opened.
    """

    path: str
    lines: tuple[str, ...]
    heading: str
    url: str
    label: str
    seats: tuple[int, ...]
    items: tuple[Item, ...] = ()
    opened: bool = False


Item = Seat | Bundle


@dataclass(frozen=True, slots=True)
class Level:
    """What stands in one rank, in order; what changed one of the documents stands after it."""

    number: int
    items: tuple[Item, ...]
    changers: Mapping[int, tuple[Seat, ...]]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the paper; `lines` are its words from above, each with its class and its distance from the top."""

    kind: ClassVar[str] = "box"
    seat: Seat
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """A closed bundle: a stack that opens."""

    kind: ClassVar[str] = "fold"
    bundle: Bundle
    ident: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Above an opened bundle: its words, and the way to close it."""

    kind: ClassVar[str] = "heading"
    bundle: Bundle
    ident: str
    words: str
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Around a level of several rows, or, within one, around what was opened."""

    x: int
    y: int
    width: int
    height: int
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    path: str
    change: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn. `label` says what the picture shows."""

    template: ClassVar[str] = "parts/picture.html"
    look: str
    width: int
    height: int
    label: str
    shapes: tuple[Box | Fold | Heading, ...]
    """In the order in which they are read."""
    frames: tuple[Frame, ...]
    links: tuple[Link, ...]
    margin: int = 0
    """Left and right, for the frames."""

    @property
    def whole(self) -> int:
        return self.width + 2 * self.margin
