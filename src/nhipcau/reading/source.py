"""The reading text of a file, and the way back from each of its characters to the page.

Two strings of equal length: `text` is what people see and spans point into; `shadow` is the same text with
look-alike characters, Markdown marks and odd spaces made plain, for rules to match on. Because no character is
added or removed, a place found in the shadow is the same place in the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from nhipcau.reading.types import Span

# Unicode look-alikes met in official files (Đ written as Eth or African D, dashes, slashes, odd spaces).
_LOOKALIKES = str.maketrans(
    {
        "Ð": "Đ", "Ɖ": "Đ", "ð": "đ",
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "‒": "-",
        "⁄": "/", "∕": "/",
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u2003": " ", "\u2002": " ", "\t": " ",
        "\u200b": " ", "\u200c": " ", "\u200d": " ", "\ufeff": " ", "\u00ad": " ",
        "*": " ", "`": " ",
    }
)  # fmt: skip
# "Uỷ" and "Ủy", "hoá" and "hóa" are one spelling each: the tone mark stands on either vowel in practice.
_TONE = re.compile(r"(?<![qQ])(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])")
_MARKED = dict(zip("àáảãạèéẻẽẹỳýỷỹỵ", "\u0300\u0301\u0309\u0303\u0323" * 3, strict=True))
_HEADING_MARK = re.compile(r"^[ ]{0,3}#{1,6}(?=[ ])", re.MULTILINE)


def _modern(met: re.Match[str]) -> str:
    """The mark moved to the first vowel; two letters stay two letters."""
    letters = met.group()
    first, second = letters[0], letters[1]
    mark = _MARKED[second.lower()]
    bare = unicodedata.normalize("NFD", second)[0]
    return unicodedata.normalize("NFC", first + mark) + bare


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: page index from 0, points from the top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the original: its share of the reading text and its size in points."""

    span: Span
    width: float
    height: float


@dataclass(frozen=True)
class Source:
    text: str
    media_type: str
    pages: tuple[Page, ...] = ()
    boxes: tuple[tuple[Span, Box], ...] = field(default=(), repr=False)
    """Runs of the text and the box each stands in, in order of the text; empty where the format has no pages."""
    aside: str = field(default="", repr=False)
    """Words of the file that are no part of the reading text (running heads and feet, hidden text): the secrecy
    gate looks at them too, nothing else does."""

    @cached_property
    def shadow(self) -> str:
        plain = _TONE.sub(_modern, self.text.translate(_LOOKALIKES))
        return _HEADING_MARK.sub(lambda m: " " * len(m.group()), plain)

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def page_of(self, offset: int) -> int | None:
        """Index of the page that holds the character, None for formats without pages."""
        if not self.pages:
            return None
        return max(0, bisect_right(self._page_starts, offset) - 1)

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        first = max(0, bisect_right(self._box_starts, span.start) - 1)
        found = []
        for at, box in self.boxes[first:]:
            if at.start >= span.end:
                break
            if at.end > span.start:
                found.append(box)
        return tuple(found)

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.span.start for page in self.pages]

    @cached_property
    def _box_starts(self) -> list[int]:
        return [span.start for span, _ in self.boxes]
