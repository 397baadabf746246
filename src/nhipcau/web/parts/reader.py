"""The split reader: the document's own text on one side, what was read on the other, each value bound to its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from django.utils.safestring import SafeString

from nhipcau.web.parts.actions import Action


class ValueState(StrEnum):
    OPEN = "open"  # read, not yet looked at
    DOUBTFUL = "doubtful"  # read, and the program itself is unsure
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"  # by a person, not read by the program


@dataclass(frozen=True, slots=True)
class ReadValue:
    """One value with its label. `ident` names it on the page; `words_id` is its mark in the text (`w12`), or empty.

    `as_read` is what the program read, shown beside a correction; `doubt` says why a value is doubtful and `sure` how
    sure the program is of it.
    """

    template: ClassVar[str] = "parts/read_value.html"
    ident: str
    label: str
    words: str
    state: ValueState
    words_id: str = ""
    as_read: str = ""
    doubt: str = ""
    sure: str = ""
    confirm_url: str = ""
    edit_url: str = ""
    reject_url: str = ""
    undo_url: str = ""
    beside: bool = False
    """Drawn beside the answer to an act on another value: htmx puts it in its own place."""

    @property
    def settled(self) -> bool:
        return self.state not in {ValueState.OPEN, ValueState.DOUBTFUL}


@dataclass(frozen=True, slots=True)
class ReadItem:
    """Values that belong together: the head of a document, one reference, one duty."""

    values: tuple[ReadValue, ...]
    ident: str = ""
    title: str = ""
    source: str = ""
    words_id: str = ""
    adds: tuple[Action, ...] = ()
    """Ways to parts that the program missed."""


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """One stop of the line "Nghi ngờ 2 ▸ Đầu văn bản ▸ Căn cứ 5 ▸ Việc 25 ▸ Nơi nhận"."""

    ident: str
    name: str
    items: tuple[ReadItem, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """`text` comes from `marks.mark_text`. `add` opens the form for a value the program missed."""

    template: ClassVar[str] = "parts/reader.html"
    text: SafeString
    groups: tuple[ReadGroup, ...]
    version: int = 0
    """Of the document when the page was drawn; sent with every act, so that nobody overwrites another's work."""
    add: Action | None = None
