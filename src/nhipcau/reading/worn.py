"""What rules match on where recognition confused the marks of letters: "tố chức" taken for "tổ chức".

Only texts that show the dirt of a poor scan are looked at, only for matching, letter for letter: what people see and
what values quote stays as it came. A word is taken for another with the same letters under the marks where it does not
fit between its neighbours and the other one does, clearly, by how official texts put words together. Words that say
a number are left alone.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from nhipcau.reading.alike import alike, bare, kept, numbers, places
from nhipcau.reading.bare_letters import lowered
from nhipcau.reading.language import fold
from nhipcau.reading.lexicon import Words, load, strings
from nhipcau.reading.lost_marks import with_marks
from nhipcau.reading.neighbours import neighbours
from nhipcau.reading.strange_words import sample_of, strange_words

_WORD = re.compile(r"(?<![\d/&_-])[^\W\d_]{2,}(?![\d/&_])")
_PLACE_OF_ISSUE = re.compile(
    r"(?<!\w)(?:[A-ZĐÀ-Ỹ][^\W\d_]*[ ]){0,3}[A-ZĐÀ-Ỹ][^\W\d_]*(?=\s?,\s{0,3}ng[aàáảãạ]y\s[^\n]{0,16}th)"
)
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
_LETTERS = {
    "a": "[aàáảãạăằắẳẵặâầấẩẫậ]",
    "e": "[eèéẻẽẹêềếểễệ]",
    "i": "[iìíỉĩị]",
    "o": "[oòóỏõọôồốổỗộơờớởỡợ]",
    "u": "[uùúủũụưừứửữự]",
    "d": "[dđ]",
}
_MISREAD = frozenset("ốếúìĩãảầ~")
"""Letters that stand in those misspellings for others."""
_LEAST_MARKS = 2
_SMALL_WORD = re.compile(r"(?<![\w/&@.-])[^\W\d_]{2,}(?![\w/&@])")
_LEAST_MISFITS, _MISFITS = 4, 0.04
"""Of 380 published texts none has more than 3.5 of a hundred pairs that fit only with other marks, of scans that
were read without care one in two; clean plans and letters have one or two."""
_SURELY_MET = 20
_LEAST_STRANGE = 2
_LOOKED_AT = 40_000
"""Characters: a scan is poor from its first pages on."""


def is_worn(text: str) -> bool:
    """Misspellings that people do not type but recognition does, or many words that fit only with other marks."""
    return _holds_marks(text[:_LOOKED_AT]) or _has_misfits(text)


def _holds_marks(beginning: str) -> bool:
    if not any(sign.search(beginning) for sign in _signs()):
        return False
    met = 0
    for mark in _marks():
        met += beginning.count(mark)
        if met >= _LEAST_MARKS:
            return True
    return False


def _has_misfits(text: str) -> bool:
    """Told by two samples: pairs of small words that nobody writes, of which one with other marks goes with its
    neighbour. A term of some trade is met again and again; damage is new each time, so each pair counts once."""
    if not _has_strange_words(text):
        return False
    sample = sample_of(text)
    pairs, misfits = 0, set[tuple[str, str]]()
    words = [(met.start(), met.end(), met.group()) for met in _SMALL_WORD.finditer(fold(sample))]
    for (first, end, left), (start, _, right) in pairwise(words):
        if sample[end:start] not in _JOINTS:
            continue
        pairs += 1
        if neighbours().pair(left, right) or not sample[first:end].islower():
            continue
        if _fits_with_other_marks(left, right):
            misfits.add((left, right))
    return len(misfits) >= max(_LEAST_MISFITS, _MISFITS * pairs)


def _has_strange_words(text: str) -> bool:
    """Words that no text has and that are known with other marks."""
    found = (word for word in strange_words(text) if bare(word) in alike())
    return len(tuple(islice(found, _LEAST_STRANGE))) == _LEAST_STRANGE


@lru_cache(maxsize=16_384)
def _fits_with_other_marks(left: str, right: str) -> bool:
    near, groups = neighbours(), alike()
    lefts, rights = groups.get(bare(left), (left,)), groups.get(bare(right), (right,))
    return any(near.pair(one, other) >= _SURELY_MET for one in lefts for other in rights)


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
    printed, whole = plain, with_marks(plain, low=low)
    if whole is not plain:
        plain, low = whole, lowered(whole)
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
        as_it_came = plain[start:end]
        if not as_it_came.islower() and not _is_no_name(plain, start, end, near.pair(meant, right)):
            continue
        before, letters = meant, letters or list(plain)
        letters[start:end] = _cased(meant, as_it_came)
    whole = _with_set_phrases("".join(letters) if letters else plain)
    whole = _quarter().sub(_counted_quarter, _before_figures().sub(_figured, whole))
    return _with_places_as_printed(whole, printed=printed)


def _with_places_as_printed(whole: str, *, printed: str) -> str:
    """A place before a date is never taken for another."""
    parts, behind = [], 0
    for met in _PLACE_OF_ISSUE.finditer(printed):
        parts += [whole[behind : met.start()], met.group()]
        behind = met.end()
    return "".join((*parts, whole[behind:])) if parts else whole


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
        word for word in _counted() if len(word) == len(met.group()) and bare(word) == bare(met.group().lower())
    )
    return _cased(meant, met.group())


@cache
def _before_figures() -> re.Pattern[str]:
    """Words that stand before figures, whatever marks their vowels have."""
    spellings = ("".join(_LETTERS.get(bare(letter), letter) for letter in word) for word in _counted())
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
    if word in numbers() or word in kept():
        return word
    to_left, to_right = near.pair(left, word), near.pair(word, right)
    is_place = bool(left and right) and word in places()
    best, fit = word, math.log1p(to_left) + math.log1p(to_right) + _CLEARLY
    for other in alike().get(bare(word), ()):
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
