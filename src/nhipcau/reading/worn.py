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

from nhipcau.reading.lexicon import Words, load, strings
from nhipcau.reading.neighbours import neighbours

_WORD = re.compile(r"(?<![\d/&_-])[^\W\d_]{2,}(?![\d/&_])")
_JOINTS = frozenset({" ", "\n", " \n", "\n\n", "  "})
"""What may stand between two words of one sentence."""
_CLEARLY = math.log(40)
"""How many times better the other word must fit, as a logarithm."""
_OFTEN = 100
"""How often a pair must have been met that fits on one side alone."""
_SELDOM = 10
"""How often a pair must have been met that speaks against a name."""
_LONGEST = 14
"""Letters of two short words."""
_VOWELS = {
    "a": "[aàáảãạăằắẳẵặâầấẩẫậ]",
    "e": "[eèéẻẽẹêềếểễệ]",
    "i": "[iìíỉĩị]",
    "o": "[oòóỏõọôồốổỗộơờớởỡợ]",
    "u": "[uùúủũụưừứửữự]",
}
_MISREAD = frozenset("ốếúìĩãảầ~")
"""Letters that stand in those misspellings for others."""
_LEAST_MARKS = 2
_LOOKED_AT = 40_000
"""Characters: a scan is poor from its first pages on."""


def is_worn(text: str) -> bool:
    """Misspellings that people do not type but recognition does, met more than once."""
    met, beginning = 0, text[:_LOOKED_AT]
    if not any(sign.search(beginning) for sign in _signs()):
        return False
    for mark in _marks():
        met += beginning.count(mark)
        if met >= _LEAST_MARKS:
            return True
    return False


@cache
def _signs() -> tuple[re.Pattern[str], ...]:
    """Each mark from its misread letter on, those of one letter together: one fixed letter is found faster than many
    words are counted."""
    by_letter: dict[str, list[str]] = {}
    for mark in _marks():
        at = next((at for at, letter in enumerate(mark) if letter in _MISREAD), 0)
        around = rf"(?<={re.escape(mark[: at + 1])}){re.escape(mark[at + 1 :])}"
        by_letter.setdefault(mark[at], []).append(around)
    return tuple(re.compile(f"{re.escape(letter)}(?:{'|'.join(ways)})") for letter, ways in by_letter.items())


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
        fits = (not left or word in follows.get(left, nothing)) and (not right or right in follows.get(word, nothing))
        # Two neighbours that go with a word speak for it; one alone may go with many.
        if fits and ((left and right) or not (left or right)):
            continue
        meant = _meant(_Place(word, left, right))
        if meant == word:
            continue
        printed = plain[start:end]
        if not printed.islower() and not _is_no_name(plain, start, end, near.pair(meant, right)):
            continue
        before, letters = meant, letters or list(plain)
        letters[start:end] = _cased(meant, printed)
    whole = _with_set_phrases("".join(letters) if letters else plain)
    return _quarter().sub(_counted_quarter, _before_figures().sub(_figured, whole))


def _is_no_name(plain: str, start: int, end: int, often: int) -> bool:
    """A capital may open a name, unless a small word behind it often follows the other word, or all is in capitals."""
    behind = plain[end : end + 3].strip()
    if not (behind[:1].islower() or behind.isupper()) or often < _SELDOM:
        return False
    before = plain[max(0, start - _LONGEST) : start].split(" ")[-2:-1]
    return plain[start:end].isupper() or not any(word[:1].isupper() and not word.isupper() for word in before)


def _with_set_phrases(plain: str) -> str:
    for printed, meant in _phrases():
        plain = plain.replace(printed, meant)
    return plain


def _figured(met: re.Match[str]) -> str:
    meant = next(
        word for word in _counted() if len(word) == len(met.group()) and _bare(word) == _bare(met.group().lower())
    )
    return _cased(meant, met.group())


@cache
def _before_figures() -> re.Pattern[str]:
    """Words that stand before figures, whatever marks their vowels have."""
    spellings = ("".join(_VOWELS.get(_bare(letter), letter) for letter in word) for word in _counted())
    return re.compile(rf"(?<!\w)(?i:{'|'.join(spellings)})(?=\s?\d)")


def _counted_quarter(met: re.Match[str]) -> str:
    return met["quarter"] + _quarters()[met["figure"]]


@cache
def _quarter() -> re.Pattern[str]:
    return re.compile(rf"(?P<quarter>[Qq]u[ýyỳỷ]\s)(?P<figure>{'|'.join(_quarters())})(?=\s*/|\s+năm\b|[.,;)])")


@cache
def _quarters() -> dict[str, str]:
    return {printed: meant for meant, all_printed in _table("quarters") for printed in strings(all_printed)}


def _table(name: str) -> list[tuple[str, Words]]:
    table = load("scans")[name]
    assert isinstance(table, dict)
    return list(table.items())


@cache
def _counted() -> tuple[str, ...]:
    return strings(load("scans")["counted"])


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((printed, meant) for meant, all_printed in _table("phrases") for printed in strings(all_printed))


def _cased(meant: str, printed: str) -> str:
    return "".join(new.upper() if old.isupper() else new for new, old in zip(meant, printed, strict=True))


class _Place(NamedTuple):
    word: str
    left: str
    right: str


@lru_cache(maxsize=65_536)
def _meant(place: _Place) -> str:
    """The word that must have stood there; the same one where nothing speaks clearly for another."""
    word, left, right = place
    near = neighbours()
    if word in _numbers() or word in _kept():
        return word
    to_left, to_right = near.pair(left, word), near.pair(word, right)
    is_place = bool(left and right) and word in _places()
    best, fit = word, math.log1p(to_left) + math.log1p(to_right) + _CLEARLY
    for other in _alike().get(_bare(word), ()):
        of_left, of_right = near.pair(left, other), near.pair(other, right)
        one_sided = not (of_left and of_right)
        if one_sided and (is_place or max(of_left, of_right) < _OFTEN):
            continue
        if (to_left and not of_left) or (to_right and not of_right):
            continue
        how_well = math.log1p(of_left) + math.log1p(of_right)
        if other != word and how_well >= fit:
            best, fit = other, how_well
    return best


@cache
def _numbers() -> frozenset[str]:
    return frozenset(strings(load("repairs")["numbers"]))


@cache
def _places() -> frozenset[str]:
    """Words before the name of a place: what follows says little about them."""
    return frozenset(strings(load("repairs")["places"]))


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
