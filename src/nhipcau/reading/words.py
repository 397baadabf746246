"""Running text as words: folded for matching, each with its place, so that a phrase found is a place found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain, islice
from operator import attrgetter
from typing import TypeAlias

from nhipcau.reading.language import CUT, IS_CODE, LANGUAGE, MAY_HOLD_A_CODE, RUNS, Word, fold
from nhipcau.reading.lexicon import load
from nhipcau.reading.source import Source, lowered
from nhipcau.reading.types import Span

__all__ = [
    "Phrases", "Word", "Words", "fold", "lexicon", "phrases", "sign_of", "together", "words_in", "words_of",
]  # fmt: skip

_NEAR = 40
"""Words from the beginning, where most names stand: the place of one costs less than the places of all."""
_text_of = attrgetter("text")


class Words(list[Word]):
    """The words of one span in their order, and where they stand.

    Whoever asks for `words[at]` has asked `has(at)` before. One run of words is known by itself, not by what it holds.
    """

    def __init__(self, shadow: str, span: Span) -> None:
        self.shadow = shadow
        self.span = span
        printed = shadow[span.start : span.end]
        # Only a code goes on behind a space: all other words are known by what stands between two spaces.
        self._holds_codes = ("/" in printed or "-" in printed) and MAY_HOLD_A_CODE.search(printed) is not None
        if self._holds_codes:
            super().__init__(map(LANGUAGE.__getitem__, self._parts[1::2]))
            self._mark_codes(printed)
        else:
            super().__init__(chain.from_iterable(map(RUNS.__getitem__, printed.split())))
        self.texts = list(map(_text_of, self))
        """Folded."""
        self.said = frozenset(self.texts)
        """Every word once: most phrases are ruled out by their first."""

    @cached_property
    def _parts(self) -> list[str]:
        """What stands before each word, and the word, in turn."""
        return CUT.split(self.shadow[self.span.start : self.span.end])

    def _mark_codes(self, printed: str) -> None:
        """A number is a code by what follows it."""
        for at, word in enumerate(self):
            if word.kind == "number" and IS_CODE.match(printed, self.starts[at] - self.span.start):
                self[at] = word._replace(kind="code")

    @cached_property
    def starts(self) -> list[int]:
        return self._ends[1::2]

    @cached_property
    def ends(self) -> list[int]:
        return self._ends[2::2]

    @cached_property
    def _ends(self) -> list[int]:
        """The end of what stands before each word, and its own, in turn."""
        return list(accumulate(map(len, self._parts), initial=self.span.start))

    def place(self, start: int, stop: int) -> Span:
        """Where the words from `start` to before `stop` stand."""
        if start >= _NEAR:
            return Span(self.starts[start], self.ends[stop - 1])
        if self._holds_codes:
            begin = self.span.start + sum(map(len, self._parts[: 2 * start + 1]))
            return Span(begin, begin + sum(map(len, self._parts[2 * start + 1 : 2 * stop])))
        met = tuple(islice(CUT.finditer(self.shadow, *self.span), start, stop))
        return Span(met[0].start(), met[-1].end())

    @cached_property
    def lines(self) -> list[int]:
        """How many line ends stand between the word before and each."""
        counts = [0] * len(self)
        if self.shadow.find("\n", self.span.start, self.span.end) < 0:
            return counts
        if self._holds_codes:
            return [between.count("\n") for between in self._parts[::2]]
        at = passed = 0
        for line in self.shadow[self.span.start : self.span.end].split("\n"):
            if standing := sum(map(len, map(RUNS.__getitem__, line.split()))):
                counts[at] = passed
                at, passed = at + standing, 0
            passed += 1
        return counts

    @cached_property
    def marks(self) -> list[int]:
        """The indexes of the marks: sentences and their clauses begin behind them."""
        return [at for at, word in enumerate(self) if word.kind == "mark"]

    def marks_from(self, at: int) -> list[int]:
        """The indexes of the marks from this word on."""
        return self.marks[bisect_left(self.marks, at) :]

    @cached_property
    def folded(self) -> str:
        """The span in small letters, for patterns that tell where reading is worth while."""
        return lowered(self.shadow[self.span.start : self.span.end])

    def has(self, at: int) -> bool:
        """Whether a word stands at this index."""
        return at < len(self)

    def run(self, start: int, stop: int) -> list[Word]:
        """The words from `start` to before `stop`, fewer where the span ends."""
        return self[start:stop]

    def upto(self, start: int, stop: int) -> range:
        """The indexes from `start` to before `stop` at which words stand."""
        return range(start, min(stop, len(self)))

    def ends_in(self, marks: str) -> bool:
        """Whether the last word is one of these marks."""
        return len(self) > 0 and self[-1].text in marks

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__  # type: ignore[assignment]  # other lists are known by what they hold


def words_of(source: Source, span: Span) -> Words:
    return words_in(source.shadow, span)


@lru_cache(maxsize=256)
def words_in(shadow: str, span: Span) -> Words:
    """The words of a span. Headings are asked for by every order under them."""
    return Words(shadow, span)


_Branch: TypeAlias = "dict[str, _Branch]"
_LAST = ""
"""The mark of a phrase that ends here: no word is empty."""


class Phrases:
    """A set of phrases, met word by word; the longest wins."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._root: _Branch = {}
        for phrase in phrases:
            branch = self._root
            for word in words_in(phrase, Span(0, len(phrase))):
                branch = branch.setdefault(word.text, {})
            branch[_LAST] = {}
        self.openings = frozenset(self._root)
        """The first words."""

    def length_at(self, words: Words, at: int) -> int:
        """How many words of the text the longest phrase beginning here takes; 0 where none does."""
        texts = words.texts
        if at >= (known := len(texts)) or (branch := self._root.get(texts[at])) is None:
            return 0
        i, longest = at + 1, 1 if _LAST in branch else 0
        while i < known and (nearer := branch.get(texts[i])) is not None:
            branch, i = nearer, i + 1
            if _LAST in branch:
                longest = i - at
        return longest

    def met_in(self, words: Words, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
        """Each place where a phrase stands, as word indexes, from `start` on."""
        if self.openings.isdisjoint(words.said):
            return
        openings = self.openings
        for i, text in enumerate(words.texts[start:stop], start=start):
            if text in openings and (length := self.length_at(words, i)):
                yield i, i + length

    def may_stand_in(self, words: Words) -> bool:
        """Whether any first word of a phrase is among these; most words are done with by this."""
        return not self.openings.isdisjoint(words.said)

    def may_begin(self, words: Words, start: int = 0, stop: int | None = None) -> list[int]:
        """Where a first word of a phrase stands."""
        if self.openings.isdisjoint(words.said):
            return []
        openings = self.openings
        return [at for at, text in enumerate(words.texts[start:stop], start=start) if text in openings]

    def first_in(self, words: Words, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The first place where a phrase stands, as word indexes."""
        return next(self.met_in(words, start, end), None)


@cache
def lexicon(name: str, *path: str) -> tuple[str, ...]:
    """A list of one lexicon file: `lexicon("verbs", "roles", "GUIDE")`."""
    node: object = load(name)
    for key in path:
        if not isinstance(node, dict):
            raise KeyError(path)
        node = node[key]
    if not isinstance(node, list):
        raise KeyError(path)
    return tuple(str(item) for item in node)


def sign_of(said: Iterable[str]) -> re.Pattern[str]:
    """Meets each of these phrases in folded text, and at times what only begins like one: a sign that reading pays."""
    ways: list[list[str]] = []
    for phrase in sorted(said):
        words = [word.text for word in words_in(phrase, Span(0, len(phrase)))]
        if not any(words[: len(way)] == way for way in ways):
            ways.append(words)
    return re.compile("|".join(r"[\s_]*".join(re.escape(word) for word in way) for way in ways))


def together(*lists: tuple[str, ...]) -> Phrases:
    """Several lists as one set: `together(("verbs", "acts"), ("office_acts", "acts"))`."""
    return Phrases(phrase for path in lists for phrase in lexicon(*path))


@cache
def phrases(name: str, *path: str) -> Phrases:
    return Phrases(lexicon(name, *path))
