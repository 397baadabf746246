"""Whether letters can be a Vietnamese syllable at all, by its build alone."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from nhipcau.reading import lexicon

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_SHARP_OR_HEAVY = {"\u0301", "\u0323"}
_STOPS = ("p", "t", "c", "ch")


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """`word` in small letters. Says nothing about whether the syllable is in use."""
    letters = unicodedata.normalize("NFD", word)
    tones = [letter for letter in letters if letter in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    if bare.endswith(_STOPS) and not _SHARP_OR_HEAVY.issuperset(tones or ["?"]):
        return False
    onsets, rimes = _built_of()
    return any(bare[:at] in onsets and bare[at:] in rimes for at in range(min(4, len(bare))))


@cache
def _built_of() -> tuple[frozenset[str], frozenset[str]]:
    said = lexicon.load("repairs")
    return frozenset({"", *lexicon.strings(said["onsets"])}), frozenset(lexicon.strings(said["rimes"]))
