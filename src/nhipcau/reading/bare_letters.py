"""Small letters, with and without marks, place for place: "Nơi nhận" → "nơi nhận", "noi nhan"."""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache
from typing import TypeAlias

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VIETNAMESE = "đ" + "".join(
    letter
    for vowel in "aăâeêioôơuưy"
    for letter in (vowel, *(unicodedata.normalize("NFC", vowel + tone) for tone in _TONES))
    if not letter.isascii()
)
# Small letters with marks, and what is left of them without: those of Vietnamese, and of Latin-1 for worn scans.
_BARE = {letter: unicodedata.normalize("NFD", letter)[0] for letter in "äåçëîïñöûüÿ" + _VIETNAMESE[1:]} | {"đ": "d"}
# All that nearly every text is made of. They are few enough to be numbered in one byte, and Python numbers a text,
# and spells one out, ten times faster than it replaces letter after letter.
_USUAL = "\x00\t\n" + "".join(map(chr, range(0x20, 0x7F))) + _VIETNAMESE + _VIETNAMESE.upper() + "“”‘’…•°×≤≥□" + _TONES
"""The first is numbered nought, as the numbering asks."""
_NUMBERS = codecs.charmap_build(_USUAL.ljust(256, "\ufffe"))
_SPELT = "".join(_BARE.get(letter.lower(), letter.lower()) for letter in _USUAL).ljust(256, "\ufffe")
Parts: TypeAlias = tuple[tuple[int, int], ...]
"""Of a text: where each begins and ends."""
_PART = 1 << 12
"""Characters looked at together: one unusual letter makes its own part slow, and no other."""
_LONG = 1 << 16
"""Characters from which a text is made small part by part: as a whole it takes eight times its room meanwhile."""


# Extraction asks several times of one text; what comes of it keeps the answer, as `Source.unusual`.
@lru_cache(maxsize=1)
def unusual_parts(text: str) -> Parts:
    """Where a text holds anything that is not in nearly every text: letters of elsewhere, odd signs, NUL.

    Whoever looks for such need not look at the other parts.
    """
    return tuple([(at, at + _PART) for at in range(0, len(text), _PART) if _is_unusual(text[at : at + _PART])])


def _is_unusual(part: str) -> bool:
    try:
        codecs.charmap_encode(part, "strict", _NUMBERS)
    except UnicodeEncodeError:
        return True
    return "\x00" in part


def lowered(text: str) -> str:
    """Small letters, of the same length: the few whose small form is longer stay as they are."""
    if len(text) > _LONG:
        return "".join([lowered(text[at : at + _PART]) for at in range(0, len(text), _PART)])
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def without_marks(text: str) -> str:
    """Small letters without tone and vowel marks, of the same length: "Nơi nhận" → "noi nhan"."""
    return "".join(_part_without_marks(text[at : at + _PART]) for at in range(0, len(text), _PART))


def _part_without_marks(part: str) -> str:
    try:
        numbers, _ = codecs.charmap_encode(part, "strict", _NUMBERS)
    except UnicodeEncodeError:
        plain = lowered(part)
        for letter, bare in _BARE.items():
            plain = plain.replace(letter, bare)
        return plain
    return codecs.charmap_decode(numbers, "strict", _SPELT)[0]
