"""Something a person can do from where they are: a link, or a button that sends."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Weight(StrEnum):
    MAIN = "main"  # one per page; says what will happen ("Giao 12 việc cho 9 đơn vị")
    PLAIN = "plain"
    QUIET = "quiet"
    DESTROY = "destroy"


@dataclass(frozen=True, slots=True)
class Action:
    """A link where `sends` is false, a small form of its own where it is true; `fields` are sent along."""

    template: ClassVar[str] = "parts/action.html"
    words: str
    url: str
    sends: bool = False
    weight: Weight = Weight.PLAIN
    icon: str = ""
    key: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Confirm:
    """Asks before something that is hard to take back, on the page itself; never a window over it."""

    template: ClassVar[str] = "parts/confirm.html"
    question: str
    consequences: tuple[str, ...]
    agree: Action
    leave: Action


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One line of the help for keys; a key may be several pressed one after the other."""

    keys: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class KeyHints:
    template: ClassVar[str] = "parts/key_hints.html"
    hints: tuple[KeyHint, ...]
