"""What the picture of the graph is made of: seats, boxes, folds, frames and links, and how wide its paper is."""

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
class Box:
    """A place on the paper; `words` are its lines from above, each with its class."""

    seat: Seat
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """ "Còn 24 văn bản": opens its level; or closes one that was opened."""

    words: str
    url: str
    x: int
    y: int
    width: int
    height: int
    level: int
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    x: int
    y: int
    width: int
    height: int


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
    boxes: tuple[Box, ...]
    folds: tuple[Fold, ...]
    frames: tuple[Frame, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """Documents of one rank, in order; what changed one of them stands after it. `fold_words` has a place for a number.

    An `opened` level shows all it holds.
    """

    number: int
    seats: tuple[Seat, ...]
    changers: Mapping[int, tuple[Seat, ...]]
    open_url: str
    close_url: str
    opened: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """Words the picture needs: for a fold, with `{n}` in it; for closing one again; for the whole."""

    more: str
    less: str
    label: str
