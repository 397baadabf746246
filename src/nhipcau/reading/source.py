"""The reading text of a file, and the way back from each of its characters to the page.

Two strings of equal length: `text` is what people see and spans point into; `shadow` is the same text with
look-alike characters, Markdown marks and odd spaces made plain, for rules to match on. Because no character is
added or removed, a place found in the shadow is the same place in the text. `folded` and `plain` are the shadow in
small letters, with and without marks, of the same length again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, product
from typing import TypeVar, cast

from nhipcau.reading.bare_letters import Parts, lowered, unusual_parts, without_marks
from nhipcau.reading.spaced_letters import joined
from nhipcau.reading.types import Span
from nhipcau.reading.worn import is_worn, mended
from nhipcau.reading.worn_figures import with_figures
from nhipcau.reading.worn_labels import with_labels

__all__ = ["Box", "Page", "Source", "lowered", "without_marks"]

T = TypeVar("T")

# Unicode look-alikes met in official files (Đ written as Eth or African D, dashes, slashes, odd spaces; the wavy dash
# that recognition puts for a bullet).
_LOOKALIKES = {
    "Ð": "Đ", "Ɖ": "Đ", "ð": "đ",
    **dict(zip("АВЕКМНОРСТХІУаеорсухі", "ABEKMHOPCTXIYaeopcyxi", strict=True)),  # Cyrillic
    **dict(zip("ΑΒΕΗΙΚΜΝΟΡΤΥΧ", "ABEHIKMNOPTYX", strict=True)),  # Greek
    "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "‒": "-",
    "⁄": "/", "∕": "/",
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u2003": " ", "\u2002": " ",
    "\u200b": " ", "\u200c": " ", "\u200d": " ", "\ufeff": " ", "\u00ad": " ",
    "¡": "i",  # recognition's; no Vietnamese sentence opens with it
}  # fmt: skip
# Those that nearly every text holds.
_USUAL_LOOKALIKES = {"~": "-", "\t": " ", "*": " ", "`": " "}
# "Uỷ" and "Ủy", "hoá" and "hóa" are one spelling each: the tone mark stands on either vowel in practice.
# O and u each share it with vowels of their own. A pattern that opens with one fixed letter is found faster.
_TONES = tuple(
    re.compile(rf"{first}[{second}](?![^\W\d_])")
    for first, second in (*product("oO", ["àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ"]), *product("uU", ["ỳýỷỹỵỲÝỶỸỴ"]))
)
_MARKED = dict(zip("àáảãạèéẻẽẹỳýỷỹỵ", "\u0300\u0301\u0309\u0303\u0323" * 3, strict=True))
# Specks that recognition leaves before the first word of a line. A sign that comes again on the line is none of them.
_SPECKS = "°ˆ´'_"
_SPECK = re.compile(rf"^[ ]{{0,8}}(?P<speck>[{_SPECKS}])(?![^\n]*(?P=speck))[ ]?(?=[^\W_]|[-+])", re.MULTILINE)
_HEADING_MARK = re.compile(r"^[ ]{0,3}#{1,6}(?=[ ])", re.MULTILINE)


def _with_plain_letters(text: str, unusual: Parts) -> str:
    """Look-alikes made plain, where anything unusual stands."""
    parts, behind = [], 0
    for start, end in unusual:
        part = text[start:end]
        for letter, meant in _LOOKALIKES.items():
            part = part.replace(letter, meant)
        parts += [text[behind:start], part]
        behind = end
    return "".join((*parts, text[behind:])) if parts else text


def _modern(met: re.Match[str]) -> str:
    """The mark moved to the first vowel; two letters stay two letters."""
    letters = met.group()
    first, second = letters[0], letters[1]
    # After q the u is part of the consonant.
    if met.start() and met.string[met.start() - 1] in "qQ":
        return letters
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
    sure: float | None = None
    """0–1: how sure its letters are on average where they were read from a picture."""
    skew: float = 0.0
    """Degrees a scan was turned counter-clockwise about its middle to be level; boxes stand on the level page."""


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
    faint: tuple[tuple[Span, float], ...] = field(default=(), repr=False)
    """Words read from a picture that may be wrong, in order of the text, and how sure each is (0–1)."""
    unread_pages: tuple[int, ...] = ()
    """Indexes of pages that are pictures nobody could read here."""

    _known: dict[Callable[[Source], object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def shadow(self) -> str:
        plain = joined(self.text)
        for letter, meant in _USUAL_LOOKALIKES.items():
            plain = plain.replace(letter, meant)
        plain = _with_plain_letters(plain, self.unusual)
        for tone in _TONES:
            plain = tone.sub(_modern, plain)
        if any(f"\n{speck}" in plain for speck in _SPECKS):
            plain = _SPECK.sub(lambda met: " " * len(met.group()), plain)
        plain = with_figures(plain, is_worn=self.is_worn)
        if self.is_worn:
            plain = with_labels(mended(plain, low=lowered(plain)))
        return _HEADING_MARK.sub(lambda m: " " * len(m.group()), plain) if "#" in plain else plain

    @cached_property
    def guessed_figures(self) -> tuple[int, ...]:
        """Where letters of a scan are taken for figures: what rests on them is never sure."""
        figured = with_figures(self.text, is_worn=self.is_worn)
        if figured == self.text:
            return ()
        return tuple(at for at, (one, other) in enumerate(zip(self.text, figured, strict=True)) if one != other)

    def has_guessed_figures(self, span: Span) -> bool:
        at = bisect_left(self.guessed_figures, span.start)
        return at < len(self.guessed_figures) and self.guessed_figures[at] < span.end

    @cached_property
    def unusual(self) -> Parts:
        """The parts of the text that hold anything that is not in nearly every text."""
        return unusual_parts(self.text)

    @cached_property
    def is_worn(self) -> bool:
        """Recognition of a poor scan made the text; rules may then take more for what it was."""
        return is_worn(self.text)

    @cached_property
    def folded(self) -> str:
        """The shadow in small letters, marks kept: what a pattern without IGNORECASE can be matched on."""
        return lowered(self.shadow)

    @cached_property
    def plain(self) -> str:
        """The shadow in small letters without marks, in which worn and clean letters look alike."""
        return without_marks(self.shadow)

    @cached_property
    def lines(self) -> list[int]:
        """Where each line of the text begins, and, last, where one more line would."""
        ends = accumulate(map(len, self.text.split("\n")))
        return [0] + [end + number for number, end in enumerate(ends, 1)]

    def line_of(self, offset: int) -> int:
        """Index of the line that holds the character (its "\\n" included)."""
        return bisect_right(self.lines, offset) - 1

    def once(self, make: Callable[[Source], T]) -> T:
        """What `make` finds in the whole text, worked out the first time any stage asks for it."""
        if make not in self._known:
            self._known[make] = make(self)
        return cast(T, self._known[make])

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
