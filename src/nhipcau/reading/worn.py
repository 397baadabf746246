"""What rules match on where recognition confused the marks of letters: "tố chức" taken for "tổ chức".

Only texts that show the dirt of a poor scan are looked at, only for matching, letter for letter: what people see and
what values quote stays as it came. A word is taken for another with the same letters under the marks where it does not
fit between its neighbours and the other one does, clearly, by how official texts put words together. Words that say
a number are left alone.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.neighbours import Neighbours, neighbours

_WORD = re.compile(r"(?<![\d/&_-])[^\W\d_]{2,}(?![\d/&_])")
_JOINTS = frozenset({" ", "\n", " \n", "\n\n", "  "})
"""What may stand between two words of one sentence."""
_CLEARLY = math.log(50)
"""How many times better the other word must fit, as a logarithm."""
_OFTEN = 100
"""How often a pair must have been met that fits on one side alone, or that speaks against a capital."""
_LEAST_MARKS = 2
_LOOKED_AT = 40_000
"""Characters: a scan is poor from its first pages on."""


def is_worn(text: str) -> bool:
    """Misspellings that people do not type but recognition does, met more than once."""
    met, beginning = 0, text[:_LOOKED_AT]
    for mark in _marks():
        met += beginning.count(mark)
        if met >= _LEAST_MARKS:
            return True
    return False


@cache
def _marks() -> tuple[str, ...]:
    return strings(load("scans")["worn_marks"])


def mended(plain: str, *, low: str) -> str:
    """The text with words taken for what they must have been; `low` is the same in small letters."""
    near = neighbours()
    follows, nothing = near.follows, dict[str, int]()
    words = [(met.start(), met.end(), met.group()) for met in _WORD.finditer(low)]
    words.append((len(low), len(low), ""))
    letters: list[str] | None = None
    before, is_joined = "", False
    for (start, end, word), (start_after, _, after) in pairwise(words):
        left = before if is_joined else ""
        is_joined = low[end:start_after] in _JOINTS
        right = after if is_joined else ""
        before = word
        fits_left = not left or word in follows.get(left, nothing)
        if fits_left and (not right or right in follows.get(word, nothing)):
            continue
        meant = _meant(_Place(word, left, right), near)
        if meant == word:
            continue
        printed = plain[start:end]
        if not printed.islower() and not _speaks_against_capital(
            meant, right, plain[start_after : start_after + 2], near
        ):
            continue
        before, letters = meant, letters or list(plain)
        letters[start:end] = _cased(meant, printed)
    return "".join(letters) if letters else plain


def _speaks_against_capital(meant: str, right: str, behind: str, near: Neighbours) -> bool:
    """A capital may open a name: a small word behind it, or all in capitals, must often follow the other word."""
    return (behind[:1].islower() or behind.isupper()) and near.pair(meant, right) >= _OFTEN


def _cased(meant: str, printed: str) -> str:
    return "".join(new.upper() if old.isupper() else new for new, old in zip(meant, printed, strict=True))


class _Place(NamedTuple):
    word: str
    left: str
    right: str


def _meant(place: _Place, near: Neighbours) -> str:
    """The word that must have stood there; the same one where nothing speaks clearly for another."""
    word, left, right = place
    if word in _numbers() or word in _kept():
        return word
    to_left, to_right = near.pair(left, word), near.pair(word, right)
    best, fit = word, math.log1p(to_left) + math.log1p(to_right) + _CLEARLY
    for other in _alike().get(_bare(word), ()):
        of_left, of_right = near.pair(left, other), near.pair(other, right)
        one_sided = bool((left and not of_left) or (right and not of_right))
        if one_sided and (to_left or to_right or max(of_left, of_right) < _OFTEN):
            continue
        how_well = math.log1p(of_left) + math.log1p(of_right)
        if other != word and how_well >= fit:
            best, fit = other, how_well
    return best


@cache
def _numbers() -> frozenset[str]:
    return frozenset(strings(load("repairs")["numbers"]))


@cache
def _kept() -> frozenset[str]:
    return frozenset(strings(load("scans")["kept"]))


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    """Known words by their letters without marks."""
    groups: dict[str, list[str]] = {}
    for word in sorted(neighbours().words - _numbers()):
        groups.setdefault(_bare(word), []).append(word)
    return {bare: tuple(words) for bare, words in groups.items()}


@lru_cache(maxsize=16_384)
def _bare(word: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return "".join(letters).replace("đ", "d")
