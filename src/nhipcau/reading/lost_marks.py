"""What rules match on where recognition lost the marks of letters: "nhiem vu" taken for "nhiệm vụ".

Only for the shadow of a worn text, letter for letter; what people see and what values quote stays as it came. Words
that lack marks and do not fit between their neighbours are taken for those with the same letters that make the
likeliest row, by how official texts put words together. Numbers and names of places are left as they came.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from nhipcau.reading.alike import alike, bare, kept, numbers, places, seldom_numbers
from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.neighbours import neighbours

_WORD = re.compile(r"(?<![\w/&@.-])[^\W\d_]{2,}(?![\d/&_@])")
_JOINTS = frozenset({" ", "\n", " \n", "\n\n", "  "})
"""What may stand between two words of one sentence."""
_MOST_WAYS = 12
"""Words with the same letters that are tried, the commonest: a row of words that lost all marks has many ways."""
_AS_IT_CAME = 2.5
"""What a word must be likelier by to be taken for another, as a logarithm, where most words kept their marks."""
_BARE = 0.25
"""Share of words with marks under which a text lost them all; a clean one has three in four."""
_NEVER_MET = -4.0
"""How much less likely a word stands behind one that it was never met behind, as a logarithm."""
_IN_NAMES = 150
"""As how often met two words count that stand together in the name of a body: texts print names in capitals, which
are not counted."""
_LEAST_MET = 20
"""How often two words must have been met for a name that the first of them would change."""
_ROWS_AT_MOST = 40
"""Words of one row: what is longer is cut."""
_AFTER_A_PLACE = 3
"""Words behind "tỉnh" that may be its name."""


class _Word(NamedTuple):
    start: int
    end: int
    word: str
    joined: bool
    """To the word before it, in one sentence."""


class _Way(NamedTuple):
    """A word that may have been meant, and the row before it that makes it likeliest."""

    word: str
    cost: float
    before: _Way | None


def with_marks(plain: str, *, low: str) -> str:
    """The text with words taken for what they must have been, of the same length; `low` is it in small letters."""
    words = list(_words(low))
    marked = sum(not one.word.isascii() for one in words)
    all_bare = marked <= _BARE * len(words)
    dear = 0.0 if all_bare else _AS_IT_CAME
    letters: list[str] | None = None
    for row in _rows(words, all_bare=all_bare):
        meant = _likeliest(tuple(one.word for one in row), dear)
        for at, (one, other) in enumerate(zip(row, meant, strict=True)):
            if other == one.word or not _may_change(plain, row, meant, at):
                continue
            letters = letters or list(plain)
            letters[one.start : one.end] = _cased(other, plain[one.start : one.end])
    return "".join(letters) if letters else plain


def _words(low: str) -> Iterator[_Word]:
    end = -1
    for met in _WORD.finditer(low):
        yield _Word(met.start(), met.end(), met.group(), end >= 0 and low[end : met.start()] in _JOINTS)
        end = met.end()


def _rows(words: Sequence[_Word], *, all_bare: bool) -> Iterator[Sequence[_Word]]:
    """Each run of words of which some do not fit, from the last word before that fits to the first behind."""
    fits = [False] * len(words)
    for at, (one, other) in enumerate(pairwise(words)):
        # Two words without marks may stand together by chance, where most have lost theirs even often.
        least = 1 if not (one.word.isascii() or other.word.isascii()) else _LEAST_MET
        if other.joined and not all_bare and met_together(one.word, other.word) >= least:
            fits[at] = fits[at + 1] = True
    at = 0
    while at < len(words):
        if fits[at] or len(_ways(words[at].word)) == 1:
            at += 1
            continue
        first = at - 1 if at and words[at].joined else at
        end = at + 1
        while end < len(words) and words[end].joined and not _closes(words, fits, end) and end - first < _ROWS_AT_MOST:
            end += 1
        if end < len(words) and words[end].joined:
            end += 1
        yield words[first:end]
        at = end


def _closes(words: Sequence[_Word], fits: Sequence[bool], at: int) -> bool:
    """Two words that fit together end a row: one alone may fit by chance."""
    return fits[at] and (at + 1 == len(words) or fits[at + 1])


@lru_cache(maxsize=16_384)
def _likeliest(words: tuple[str, ...], dear: float) -> tuple[str, ...]:
    ways: list[_Way] = []
    for at, word in enumerate(words):
        ways = [_best(ways, other, cost=dear if other != word else 0.0) for other in _ways(word)]
        if at == len(words) - 1:
            break
    way: _Way | None = min(ways, key=lambda one: one.cost)
    found: list[str] = []
    while way is not None:
        found.append(way.word)
        way = way.before
    return tuple(reversed(found))


def _best(before: Sequence[_Way], word: str, *, cost: float) -> _Way:
    if not before:
        return _Way(word, cost - _alone(word), None)
    best = min(before, key=lambda one: one.cost - _together(one.word, word))
    return _Way(word, best.cost - _together(best.word, word) + cost, best)


def likelihood(left: str, right: str) -> float:
    """How likely the second word stands behind the first, or first of all behind "", as a logarithm."""
    return _together(left, right) if left else _alone(right)


@lru_cache(maxsize=65_536)
def _together(left: str, right: str) -> float:
    """How likely the second word stands behind the first, as a logarithm."""
    if met := met_together(left, right):
        return math.log(met / max(neighbours().counts.get(left, 0), met))
    return _alone(right) + _NEVER_MET


def met_together(left: str, right: str) -> int:
    """How often two words follow each other, names of bodies counted."""
    return neighbours().pair(left, right) or (_IN_NAMES if (left, right) in _pairs_in_names() else 0)


@cache
def _pairs_in_names() -> frozenset[tuple[str, str]]:
    agencies, posts = load("agencies"), load("posts")
    names = [
        *chain(*map(strings, (one for one in agencies.values() if isinstance(one, list)))),
        *strings(posts["posts"]),
    ]
    names += [f"{head} {field}" for head in strings(agencies["by_field"]) for field in strings(agencies["fields"])]
    return frozenset(pair for name in names for pair in pairwise(name.lower().split()))


@lru_cache(maxsize=8_192)
def _alone(word: str) -> float:
    return math.log(neighbours().counts.get(word, 0.1) / _total())


@cache
def _total() -> float:
    return float(sum(neighbours().counts.values()))


@lru_cache(maxsize=8_192)
def _ways(word: str) -> tuple[str, ...]:
    if word in numbers():
        return (word,)
    known = (*alike().get(bare(word), ()), *seldom_numbers())
    others = [other for other in known if other != word and _may_have_lost(word, other)]
    others.sort(key=lambda other: -neighbours().counts.get(other, 0))
    return (word, *others[:_MOST_WAYS])


def _may_have_lost(word: str, other: str) -> bool:
    """Every mark that is printed stands in the other word too."""
    return len(word) == len(other) and all(
        one == letter or one == bare(letter) for one, letter in zip(word, other, strict=True)
    )


def _may_change(plain: str, row: Sequence[_Word], meant: Sequence[str], at: int) -> bool:
    """A capital inside a sentence may open a name: only what often stands so is no name."""
    printed = plain[row[at].start : row[at].end]
    if any(meant[back] in places() for back in range(max(0, at - _AFTER_A_PLACE), at)) and not printed.islower():
        return False
    if printed.islower():
        return True
    # "Ban" of a board and the "Nam" of a place are capitals that open no sentence as "bản" or "năm".
    if row[at].word in kept() or meant[at] in seldom_numbers():
        return False
    if not (at and row[at].joined):
        return True
    after = met_together(meant[at], meant[at + 1]) if at + 1 < len(row) else 0
    return max(after, met_together(meant[at - 1], meant[at])) >= _LEAST_MET


def _cased(meant: str, printed: str) -> str:
    return "".join(new.upper() if old.isupper() else new for new, old in zip(meant, printed, strict=True))
