"""Whether words read from a picture are those of a secrecy level, also where recognition got a letter wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from nhipcau.reading.extract.blocks import plain_letters
from nhipcau.reading.extract.ocr.likeness import is_syllable
from nhipcau.reading.extract.ocr.tesseract import Word
from nhipcau.reading.extract.pdf.sheet import Rectangle
from nhipcau.reading.lexicon import load, strings

_ALIKE = 0.86
_FIRST_ALIKE = 0.6
"""Two letters of three, where the word behind is read right: "TỐT MẬT". Of "BẢO" one of three is."""
_BESIDE = (1.5, 0.3)
"""In heights of a line, across and down: how near other words make a level's word a part of theirs."""


def level_like(words: str) -> str | None:
    """The level that a worn or slanting stamp may say, one letter in six or seven misread; None for other words."""
    letters = plain_letters(words)
    for level in strings(load("secrecy")["levels"]):
        first, _, last = level.rpartition(" ")
        stamped, first, last = plain_letters(level), plain_letters(first), plain_letters(last)
        # With one letter of three changed "MẬT" is any word.
        if not first:
            continue
        if _likeness(letters, stamped) >= _ALIKE:
            return level
        if letters.endswith(last) and _is_first(letters.removesuffix(last), first):
            return level
    return None


def _is_first(letters: str, first: str) -> bool:
    """Misread, or its beginning lost."""
    return _likeness(letters, first) >= _FIRST_ALIKE or (len(letters) > 1 and first.endswith(letters))


def is_level(words: str) -> bool:
    return plain_letters(words) in _levels()


def holds_more(words: str) -> bool:
    """A level's word with another whole word beside it that belongs to no level."""
    if level_like(words):
        return False
    parts = [plain_letters(part) for part in words.split()]
    own = {plain_letters(part) for level in strings(load("secrecy")["levels"]) for part in level.split()}
    if all(len(part) <= 1 for part in parts):
        # Spaced: "B Ả O M Ậ T".
        letters = "".join(parts)
        parts = next(([letters.removesuffix(last), last] for last in own if letters.endswith(last)), [letters])
    others = [part for part in parts if part not in own]
    return len(others) < len(parts) and any(len(part) > 1 and is_syllable(part) for part in others)


def without_levels(lines: Sequence[Sequence[Word]]) -> Iterator[Word]:
    """The words of a page but for those that stand apart and may be a level's.

    A level page is read with the stamp on it. "TỐI" read apart from a "MẬT" that was not would tell nobody anything.
    """
    apart = [line for line in lines if all(_is_piece(word) for word in line)]
    others = [word for line in lines for word in line if not _is_piece(word)]
    for line in lines:
        if line not in apart or any(_stands_beside(word, other) for word in line for other in others):
            yield from line


def _is_piece(word: Word) -> bool:
    letters = plain_letters(word.text)
    return bool(letters) and any(letters in level for level in _levels())


def _stands_beside(word: Word, other: Word) -> bool:
    high = word.box.bottom - word.box.top
    across, down = _BESIDE[0] * high, _BESIDE[1] * high
    return _overlap(word.box, other.box, across=across, down=down)


def _overlap(one: Rectangle, other: Rectangle, *, across: float, down: float) -> bool:
    return (
        one.left - across < other.right
        and other.left < one.right + across
        and one.top - down < other.bottom
        and other.top < one.bottom + down
    )


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@cache
def _levels() -> frozenset[str]:
    return frozenset(plain_letters(level) for level in strings(load("secrecy")["levels"]))
