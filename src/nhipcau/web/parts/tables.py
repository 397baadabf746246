"""A list of things: its sentence of filters, counts, rows, what can be done with the chosen ones, its ways out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.part import Content


class Phone(StrEnum):
    """Where a column goes when a row has two lines under 640 px."""

    FIRST = "first"
    SECOND = "second"
    END = "end"
    AWAY = "away"


class Sorted(StrEnum):
    NOT = "none"
    UP = "ascending"
    DOWN = "descending"


@dataclass(frozen=True, slots=True)
class Column:
    """`sort_url` is the address of this list sorted by the column the other way; empty: not sortable.

    `wide` takes what room there is; `tight` never breaks its words: numbers and symbols.
    """

    label: str
    phone: Phone = Phone.AWAY
    sort_url: str = ""
    sorted: Sorted = Sorted.NOT
    numeric: bool = False
    wide: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`ident` is what a chosen row sends; the first cell is the link, to `url`."""

    cells: tuple[Content, ...]
    url: str = ""
    ident: str = ""
    label: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    words: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One place of the sentence where a person may choose; `label` is for those who do not see what is around it."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: str = ""

    @property
    def words(self) -> str:
        return next((option.words for option in self.options if option.value == self.chosen), "")


@dataclass(frozen=True, slots=True)
class FilterSentence:
    """Words and choices in reading order, kept in the address bar: "Việc của [Sở Ngoại vụ] [quá hạn]"."""

    template: ClassVar[str] = "parts/filter_sentence.html"
    url: str
    pieces: tuple[str | Choice, ...]
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def parted(self) -> tuple[tuple[str, Choice | None], ...]:
        return tuple((piece, None) if isinstance(piece, str) else ("", piece) for piece in self.pieces)

    @property
    def words(self) -> str:
        """The sentence as printed and as read aloud."""
        told = (piece if isinstance(piece, str) else piece.words for piece in self.pieces)
        return " ".join(word.strip() for word in told if word.strip())


@dataclass(frozen=True, slots=True)
class Count:
    """A narrower list beside the filters, with how many stand in it."""

    words: str
    number: int
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Bulk:
    """What can be done with the chosen rows. Each choice sends `action=<value>` and the `ident`s as `chosen`."""

    url: str
    choices: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Empty:
    """Says what would be here and how to get it."""

    template: ClassVar[str] = "parts/empty.html"
    words: str
    how: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Which part of a long list is shown. `least`: there are more than `total`."""

    template: ClassVar[str] = "parts/pages.html"
    first: int
    last: int
    total: int
    previous_url: str = ""
    next_url: str = ""
    least: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    template: ClassVar[str] = "parts/table.html"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: Empty
    ident: str = "list"
    sentence: FilterSentence | None = None
    counts: tuple[Count, ...] = ()
    bulk: Bulk | None = None
    csv_url: str = ""
    xlsx_url: str = ""
    pages: Pages | None = None
    totals: tuple[Content, ...] = field(default=())
