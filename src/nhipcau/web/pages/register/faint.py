"""Words of a scan that the program could hardly read: how many, a list of the least sure, their marks in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.documents.selectors import DocumentSheet
from nhipcau.documents.selectors.odd import FaintWord
from nhipcau.web.parts.marks import Mark
from nhipcau.web.ways import way_to

LISTED = 60
"""More than a person goes through one by one; the others are underlined in the text."""


@dataclass(frozen=True, slots=True)
class FaintLine:
    """`url` leads to the word in the text."""

    url: str
    quote: str
    percent: int


@dataclass(frozen=True, slots=True)
class FaintWords:
    """The least sure first."""

    number: int
    lines: tuple[FaintLine, ...]

    @property
    def unlisted(self) -> int:
        return self.number - len(self.lines)


def faint_words(sheet: DocumentSheet) -> FaintWords:
    reader = way_to("document", sheet.row.id)
    numbered = sorted(enumerate(sheet.faint), key=lambda one: one[1].confidence)
    return FaintWords(
        number=len(sheet.faint),
        lines=tuple(
            FaintLine(url=f"{reader}#{_ident(number)}", quote=sheet.text[word.start : word.end], percent=_percent(word))
            for number, word in numbered[:LISTED]
        ),
    )


def marks_of_faint(words: Sequence[FaintWord]) -> list[Mark]:
    return [
        Mark(
            ident=_ident(number),
            start=word.start,
            end=word.end,
            note=_("chữ mờ, máy chắc %(percent)d%%") % {"percent": _percent(word)},
            faint=True,
        )
        for number, word in enumerate(words)
    ]


def _ident(number: int) -> str:
    return f"faint-{number}"


def _percent(word: FaintWord) -> int:
    return round(100 * word.confidence)
