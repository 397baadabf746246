"""Which damaged words are worth a proposal: those that fit nowhere as they stand and whose repair fits."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from nhipcau.reading.neighbours import Neighbours, neighbours
from nhipcau.reading.repairs import wounds
from nhipcau.reading.repairs.syllables import is_syllable
from nhipcau.reading.repairs.wounds import Wound, marks
from nhipcau.reading.types import Reading, Span
from nhipcau.reading.words import fold

_WORD = re.compile(r"[^\W\d_]+")
# Longest syllable of Vietnamese: "nghiêng". Two that were glued are at most twice that.
_LONGEST = 14
# A proposal must fit this many times better than the next one, or it is a guess.
_CLEARLY = 3.0
# A neighbour that stands with one word in this part of its places asks for that word.
_DEMANDED = 0.25
# How much likelier the loss of a stacked letter is than that of another, as a logarithm.
_OFTEN = math.log(8)
# Capitals up to this long are abbreviations (KT, TM, UBND).
_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class Repair:
    """`proposed` may have stood at `span`. `reason` is a code with a sentence of its own; `confidence` is 0–1."""

    span: Span
    words: str
    proposed: str
    reason: str
    confidence: float

    @property
    def message(self) -> str:
        return marks().reasons[self.reason]


class _Token(NamedTuple):
    start: int
    end: int
    printed: str
    word: str
    """In small letters, tone marks in one place."""
    opens: bool
    """First of a line or a sentence: its capital says nothing."""
    joined: bool
    """Only a space or a line end stands between the word before and this one."""


_token = partial(tuple.__new__, _Token)
"""The constructor of a named tuple without its detour: every word of a document is one."""


def propose_repairs(reading: Reading) -> tuple[Repair, ...]:
    """Proposals in order of the text; nothing is changed by them."""
    tokens = list(_tokens(reading.text))
    shielded = _shielded(reading)
    near = neighbours()
    found: list[Repair] = []
    for at, token in enumerate(tokens):
        if found and token.start < found[-1].span.end:
            continue
        if _fits(tokens, at, near) or not _may_be_touched(tokens, at):
            continue
        repair = _best(reading.text, tokens, at, near)
        if repair is not None and not any(repair.span.meets(span) for span in shielded):
            found.append(repair)
    return tuple(found)


def _tokens(text: str) -> Iterator[_Token]:
    folded, end = fold(text), 0
    for met in _WORD.finditer(text):
        start, stop = met.span()
        beside = text[start - 1 : start] + text[stop : stop + 1]
        # "Th08", "A1", "V/v", "t/h": letters beside a digit or a slash are a code or an abbreviation, not a word.
        is_code = beside != "  " and any(c.isdigit() or c in "_/&" for c in beside)
        between = text[end:start]
        if between == " ":
            opens, joined = not end, bool(end)
        else:
            opens = "\n" in between or not end or any(mark in between for mark in ".:;-–+*•“")
            joined = bool(end) and not between.strip() and len(between) <= 8
        yield _token((start, stop, met.group(), "" if is_code else folded[start:stop], opens, joined))
        end = stop


def _shielded(reading: Reading) -> list[Span]:
    """Where a plausible word is not a right one: persons, places, numbers and dates as read."""
    spans: list[Span] = []
    for document in reading.documents:
        header = document.header
        named = (
            header.signatory.name if header.signatory else None,
            header.place,
            header.number,
            header.symbol,
            header.code,
        )
        for found in named:
            spans += found.spans if found else ()
        spans += header.date.spans if header.date else ()
        for reference in document.references:
            spans += reference.code.spans if reference.code else ()
            spans += reference.date.spans if reference.date else ()
    return spans


def _fits(tokens: Sequence[_Token], at: int, near: Neighbours) -> bool:
    """A known word beside a neighbour that it is known with, or at the end of its row, is left alone."""
    word = tokens[at].word
    if not word or word not in near.words:
        return not word
    left = _left(tokens, at)
    if left and near.pair(left, word):
        return True
    right = _right(tokens, at)
    if right and near.pair(word, right):
        return True
    return left is None and right is None


def _left(tokens: Sequence[_Token], at: int) -> str | None:
    return tokens[at - 1].word or None if at and tokens[at].joined else None


def _right(tokens: Sequence[_Token], at: int) -> str | None:
    return tokens[at + 1].word or None if at + 1 < len(tokens) and tokens[at + 1].joined else None


def _may_be_touched(tokens: Sequence[_Token], at: int) -> bool:
    token = tokens[at]
    if len(token.word) > _LONGEST or token.word in marks().numbers:
        return False
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if len(token.word) == 1 and not _is_torn(tokens, at):
        # A letter alone is a letter that counts, unless it stands between words of a sentence.
        return bool(
            token.printed.islower() and _right(tokens, at) and (_left(tokens, at) or "và") not in marks().before_letters
        )
    if token.printed.islower():
        return True
    if before is not None and before.word in marks().places and not token.opens:
        return False
    if token.printed.isupper() and 1 < len(token.printed) <= _ABBREVIATION:
        return False
    if token.printed.isupper() and len(token.printed) > 1:
        # In a heading of capitals a name cannot be told from a word unless its neighbours are known words.
        return all(each is not None and each.printed.isupper() and len(each.printed) > 1 for each in (before, after))
    # A capital inside a sentence is a name; with a capital behind it even the first word may be one.
    no_word = not is_syllable(token.word) and token.printed[1:].islower()
    return (token.opens or no_word or _is_torn(tokens, at)) and not (
        after and after.joined and not after.printed.islower()
    )


def _is_torn(tokens: Sequence[_Token], at: int) -> bool:
    """A piece without a vowel at the end of a line: "T⏎nh ủy"."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(after and after.joined and after.opens and after.printed.islower()) and not _has_vowel(token.word)


def _has_vowel(word: str) -> bool:
    return any(letter in marks().vowels for letter in word)


def _best(text: str, tokens: Sequence[_Token], at: int, near: Neighbours) -> Repair | None:
    token = tokens[at]
    left, right = _left(tokens, at), _right(tokens, at)
    known = token.word in near.words or is_syllable(token.word)
    if _is_torn(tokens, at):
        tail = tokens[at + 1]
        torn = list(wounds.torn_word(token.word, tail.word, near))
        if torn:
            weighed = [(_weight(way, left, _right(tokens, at + 1), near), way, tail.end) for way in torn]
            return _clear(text, token, weighed, known=known)
    weighed = [(_weight(way, left, right, near), way, token.end) for way in _ways(token.word, known=known)]
    return _clear(text, token, weighed, known=known)


# A name that is no known word stands in a document hundreds of times.
@lru_cache(maxsize=4096)
def _ways(word: str, *, known: bool) -> tuple[Wound, ...]:
    near = neighbours()
    ways = (*wounds.lost_letter(word, near), *wounds.confused_letter(word, near))
    return ways if known else (*ways, *wounds.lost_letter_and_space(word, near))


class _Weight(NamedTuple):
    """How well words fit: on how many sides, whether on all there are, how often, whether a neighbour demands them."""

    sides: int
    everywhere: bool
    times: float
    demanded: bool


def _weight(wound: Wound, left: str | None, right: str | None, near: Neighbours) -> _Weight:
    words = wound.words
    row = [*([left] if left else []), *words, *([right] if right else [])]
    pairs = [near.pair(one, other) for one, other in pairwise(row)]
    after = near.demanded_after(left, words[0]) if left else 0.0
    before = near.demanded_before(words[-1], right) if right else 0.0
    demanded = max(after, before) >= _DEMANDED
    return _Weight(sum(map(bool, pairs)), all(pairs), sum(map(math.log1p, pairs)) + wound.often * _OFTEN, demanded)


def _clear(text: str, token: _Token, weighed: Iterable[tuple[_Weight, Wound, int]], *, known: bool) -> Repair | None:
    """The one proposal that is clearly the best, if any."""
    ranked = sorted(weighed, key=lambda one: (one[0].sides, one[0].times), reverse=True)
    if not ranked or not ranked[0][0].sides:
        return None
    weight, wound, end = ranked[0]
    if set(wound.words) & marks().numbers:
        return None
    others = [other for other, way, _ in ranked[1:] if way.words != wound.words and other.sides == weight.sides]
    if others and math.expm1(others[0].times) * _CLEARLY > math.expm1(weight.times):
        return None
    confidence = _confidence(weight, wound, printed=token.printed, known=known)
    if confidence is None:
        return None
    proposed = _as_printed(" ".join(wound.words), token.printed)
    return Repair(Span(token.start, end), text[token.start : end], proposed, wound.reason, confidence)


def _confidence(weight: _Weight, wound: Wound, *, printed: str, known: bool) -> float | None:
    """A word that exists is doubted only where its neighbours all but name another; a word that does not, sooner."""
    fits_all = weight.sides > len(wound.words)
    if len(printed) == 1 and wound.reason != wounds.TORN:
        return 0.7 if weight.demanded and fits_all else None
    if known:
        if wound.reason == wounds.CONFUSED:
            # Two words that exist are easily written one for the other, and both may be meant.
            return 0.7 if weight.demanded and weight.everywhere else None
        if not (weight.demanded or fits_all):
            return None
        return 0.85 if weight.demanded and fits_all else 0.7
    # A capital may open a foreign name: nothing less than a whole row of known words speaks against it.
    if not (weight.everywhere or printed.islower() or wound.reason == wounds.TORN):
        return None
    if fits_all:
        return 0.95
    return 0.9 if weight.demanded else 0.75


def _as_printed(proposed: str, printed: str) -> str:
    if printed.isupper() and len(printed) > 1:
        return proposed.upper()
    return proposed[0].upper() + proposed[1:] if printed[:1].isupper() else proposed
