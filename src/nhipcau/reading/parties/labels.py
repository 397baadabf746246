"""Past the label of an item: where its own words begin."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.reading.names.vocabulary import is_mark
from nhipcau.reading.words import Word


def after_label(words: Sequence[Word]) -> int:
    """Past "2.", "a)", "III.", "Điều 3.", "-", "Thứ nhất,", and title marks."""
    i = 0
    while i < len(words):
        if words[i].kind == "mark":
            i += 1
        elif (words[i].text == "điều" and i + 1 < len(words) and words[i + 1].kind == "number") or (
            i + 1 < len(words) and is_mark(words, i + 1, ".)/:-") and _is_label(words[i])
        ):
            i += 2
        else:
            return i
    return i


def _is_label(word: Word) -> bool:
    roman = word.upper and set(word.text) <= set("ivxl")
    return word.kind == "number" or len(word.text) == 1 or roman
