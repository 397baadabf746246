"""Which alphabet a text is written in: the one in which its marked words are Vietnamese syllables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from nhipcau.reading.bare_letters import unusual_parts
from nhipcau.reading.extract.legacy.alphabets import Alphabet, alphabets
from nhipcau.reading.repairs.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 40_000
# Two syllables may be so by chance; abbreviations with Đ and foreign names are no syllables.
_FEWEST = 2
_LEAST_SHARE = 0.75
# Letters that Unicode Vietnamese is full of and no other alphabet has.
_OURS = "ạếộủđ"
# Signs that these alphabets are full of and Unicode Vietnamese has next to none of.
_THEIRS = "µ¸¹©®¬\xad\u2212øûïñöä"
_OURS_IN_A_LINE = re.compile("[ăđơưẠ-ỹ]")


def modern(text: str) -> str:
    """The text in Unicode where it is written in an older alphabet by old fonts; any other text as it is.

    Lines that hold letters of Unicode Vietnamese are left alone: both may stand in one file.
    """
    alphabet = old_alphabet_of(text)
    if alphabet is None:
        return text
    return "\n".join(alphabet.shown(line) if needs_fonts(line) else line for line in text.split("\n"))


def old_alphabet_of(text: str) -> Alphabet | None:
    """The alphabet of those lines of a text that only an old font would show; None for nearly every text there is."""
    theirs = sum(text.count(sign, start, end) for start, end in unusual_parts(text) for sign in _THEIRS)
    if theirs < _FEWEST or sum(map(text.count, _OURS)) > theirs:
        return None
    return alphabet_of("\n".join(filter(needs_fonts, text.split("\n")))[:_SAMPLE])


def needs_fonts(line: str) -> bool:
    """Whether a line of such a text is to be shown in its alphabet: it has no letter of Unicode Vietnamese."""
    return not _OURS_IN_A_LINE.search(line)


def alphabet_of(text: str) -> Alphabet | None:
    """Of a text that fonts of an older alphabet were meant to show; None where none makes it Vietnamese."""
    fonted = [one for one in alphabets() if one.font is not None]
    found = best(text, [one.shown for one in fonted])
    return fonted[found] if found is not None else None


def best(text: str, conversions: Sequence[Callable[[str], str]]) -> int | None:
    """Which conversion gives the most Vietnamese words, and more than the text as it stands; None if none does."""
    counts = [_counted(convert(text)) for convert in conversions]
    found = max(range(len(counts)), key=lambda at: counts[at], default=None)
    if found is None:
        return None
    share, syllables = counts[found]
    return found if syllables >= _FEWEST and share >= _LEAST_SHARE and share > _counted(text)[0] else None


def _counted(text: str) -> tuple[float, int]:
    """The share of syllables among the marked words, each counted once, and how many there are."""
    marked = {word.lower() for word in _WORD.findall(text) if not word.isascii()}
    syllables = sum(map(is_syllable, marked))
    return (syllables / len(marked) if marked else 0.0), syllables


def is_written_in(text: str, alphabet: Alphabet) -> bool:
    """Whether words set in a font of this alphabet are written in it; people also set Unicode in old fonts."""
    if sum(map(text.count, _OURS)) > sum(map(text.count, _THEIRS)):
        return False
    sample = text[:_SAMPLE]
    share, syllables = _counted(alphabet.shown(sample))
    return not syllables or share >= _counted(sample)[0]
