"""Whether signs read from a picture look like Vietnamese words at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.source import without_marks

_MARKED = re.compile(r"[^\W\d_a-zA-Z]")
_LETTERS = re.compile(r"[^\W\d_]+")
# Printed Vietnamese marks two syllables of three; a text layer made by a reader of English has next to no marks.
_LEAST_MARKED = 0.35
_LEAST_SYLLABLES = 0.6
_ENOUGH_WORDS = 12


def is_syllable(word: str) -> bool:
    return bool(_syllable().fullmatch(without_marks(word)))


def reads_as_vietnamese(text: str) -> bool:
    """Of a text layer that came with a picture: whether it is worth more than reading the picture again."""
    words = [word for word in _LETTERS.findall(text) if len(word) > 1]
    if len(words) < _ENOUGH_WORDS:
        return False
    marked = sum(bool(_MARKED.search(word)) for word in words)
    syllables = sum(is_syllable(word) for word in words)
    return marked >= _LEAST_MARKED * len(words) and syllables >= _LEAST_SYLLABLES * len(words)


def is_arrival_stamp(line: str) -> bool:
    low = line.lower().strip(" .:,-–|[]")
    return any(low.startswith(words) for words in strings(load("scans")["arrival_stamp"]))


@cache
def _syllable() -> re.Pattern[str]:
    words = load("scans")

    def any_of(items: Iterable[str]) -> str:
        return "|".join(items)

    onsets, codas = any_of(strings(words["onsets"])), any_of(strings(words["codas"]))
    return re.compile(rf"(?:{onsets})?[{words['vowels']}]{{1,3}}(?:{codas})?")
