"""Past the label of an item: where its own words begin."""

from __future__ import annotations

from functools import lru_cache

from nhipcau.reading.names.vocabulary import ADDRESSES, is_mark
from nhipcau.reading.words import Word, Words

_LONGEST_LABEL = 16
"""Words and marks: a longer row of them is a rule or a worn line, no label."""


# Every rule about the beginning of an item asks.
@lru_cache(maxsize=64)
def after_label(words: Words) -> int:
    """Past "2.", "a)", "III.", "Điều 3.", "-", "Thứ nhất,", and title marks."""
    i = 0
    while i < _LONGEST_LABEL and words.has(i):
        if words[i].kind == "mark":
            i += 1
        elif (words[i].text == "điều" and words.has(i + 1) and words[i + 1].kind == "number") or (
            words.has(i + 1)
            and is_mark(words, i + 1, ".)/:-")
            and _is_label(words[i])
            and not ADDRESSES.length_at(words, i)
        ):
            i += 2
        else:
            return i
    return i


def _is_label(word: Word) -> bool:
    roman = word.upper and set(word.text) <= set("ivxl")
    return word.kind == "number" or len(word.text) == 1 or roman
