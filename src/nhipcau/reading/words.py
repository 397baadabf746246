"""Running text as words: folded for matching, each with its place, so that a phrase found is a place found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import islice
from typing import NamedTuple, TypeAlias

from nhipcau.reading.lexicon import load
from nhipcau.reading.source import Source, lowered
from nhipcau.reading.types import Span

# The tone mark stands on either vowel in practice ("uỷ", "ủy"); one of the two spellings is taken, letter for letter.
_TONES = {
    old + new: plain
    for old, new, plain in (
        ("o", "à", "òa"), ("o", "á", "óa"), ("o", "ả", "ỏa"), ("o", "ã", "õa"), ("o", "ạ", "ọa"),
        ("o", "è", "òe"), ("o", "é", "óe"), ("o", "ẻ", "ỏe"), ("o", "ẽ", "õe"), ("o", "ẹ", "ọe"),
        ("u", "ỳ", "ùy"), ("u", "ý", "úy"), ("u", "ỷ", "ủy"), ("u", "ỹ", "ũy"), ("u", "ỵ", "ụy"),
    )
}  # fmt: skip
# After q the u is part of the consonant and keeps no tone; "oàn", "oát" keep theirs where they stand.
_TONE = re.compile(r"(?<!q)(" + "|".join(_TONES) + r")(?![^\W\d_])")
# A document's number and symbol is one word: the agency inside it is not named by the sentence. "5- Các …" is an item.
_WORD = re.compile(
    r"(?P<word>[^\W\d_]+(?:&[^\W_]+)*\d*)"
    r"|(?P<mark>[^\w\s])"
    r"|(?P<code>(?!\d+\s?[/-]\s+[^\W\d_][^\W\d_A-ZĐ]+(?![\w/-]))"
    r"\d++[^\W_]*+\s?[/-]\s?(?=[^\s,;]{0,60}[A-ZĐ])[\w&Đ.]+(?:\s?[/-]\s?[\w&Đ.]*\w)*)"
    r"|(?P<number>\d+(?:[/.-]\d+)*[^\W_]*)"
)
_KINDS = ("", "word", "mark", "code", "number")
_AHEAD = 8
"""Words read at once: enough for most names, so that few are asked for one by one."""


def fold(text: str) -> str:
    """Lower case with the tone marks in one place; of the same length, so that places stay places."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _TONE.sub(lambda m: _TONES[m.group()], low)


class Word(NamedTuple):
    start: int
    end: int
    text: str
    """Folded."""
    capital: bool
    upper: bool
    """All in capitals, two letters or more: an abbreviation, or a heading."""
    kind: str
    """"word", "number", "code" or "mark"."""
    lines: int
    """Line ends between the word before and this one."""


_word = partial(tuple.__new__, Word)
"""The constructor of a named tuple without its detour: a document has as many words as anything."""


class Words(list[Word]):
    """The words of one span, read as far as they are asked for: most orders are understood from their beginning.

    Ask `has(at)` before taking `words[at]`, and `run` for several; the length and a walk through all read to the end.
    One run of words is known by itself, not by what it holds.
    """

    __slots__ = ("_before", "_folded", "_met", "known", "shadow", "span", "whole")

    def __init__(self, shadow: str, span: Span) -> None:
        super().__init__()
        self.shadow = shadow
        self.span = span
        self.whole = False
        self._folded: str | None = None
        self._met = _WORD.finditer(shadow, span.start, span.end)
        self._before = span.start
        self.known = 0
        """How many are read so far."""

    @property
    def folded(self) -> str:
        """The span in small letters, for patterns that tell where reading is worth while."""
        if self._folded is None:
            self._folded = lowered(self.shadow[self.span.start : self.span.end])
        return self._folded

    def has(self, at: int) -> bool:
        """Whether a word stands at this index."""
        return at < self.known or (not self.whole and self._read_past(at))

    def run(self, start: int, stop: int) -> list[Word]:
        """The words from `start` to before `stop`, fewer where the span ends."""
        self.has(stop)
        return self[start:stop]

    def upto(self, start: int, stop: int) -> Iterator[int]:
        """The indexes from `start` to before `stop` at which words stand."""
        while start < stop and self.has(start):
            yield start
            start += 1

    def ends_in(self, marks: str) -> bool:
        """Whether the last word is one of these marks; nothing is read for it."""
        end = min(self.span.end, len(self.shadow))
        while end > self.span.start and (self.shadow[end - 1].isspace() or self.shadow[end - 1] == "_"):
            end -= 1
        return end > self.span.start and self.shadow[end - 1] in marks

    def _read_past(self, at: int) -> bool:
        shadow, before, wanted = self.shadow, self._before, at + _AHEAD - self.known
        for met in islice(self._met, wanted):
            start, end = met.span()
            lines = shadow.count("\n", before, start) if start > before else 0
            self.append(_word((start, end, *_spelling(met.group()), _KINDS[met.lastindex or 0], lines)))
            before = end
        self.whole = list.__len__(self) < self.known + wanted
        self._before, self.known = before, list.__len__(self)
        return at < self.known

    def __len__(self) -> int:
        while not self.whole:
            self._read_past(2 * self.known)
        return self.known

    def __iter__(self) -> Iterator[Word]:
        return list.__iter__(self) if len(self) else iter(())

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:  # type: ignore[override]  # other lists are known by what they hold
        return id(self)


@lru_cache(maxsize=20_000)
def _spelling(word: str) -> tuple[str, bool, bool]:
    """Folded; begun with a capital; all in capitals. The language has some seven thousand syllables."""
    folded = fold(word)
    meant = _worn().get(folded) or (_worn().get(folded.capitalize()) if word[0].isupper() else None)
    return meant or folded, word[0].isupper(), len(word) > 1 and word.upper() == word and word.isalpha()


@cache
def _worn() -> dict[str, str]:
    """Syllables that scans leave of the heads of names, and what they stand for; the text keeps its own."""
    return {worn: meant for worn, _, meant in (pair.partition(" ") for pair in lexicon("agencies", "worn"))}


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
        if (at >= words.known and not words.has(at)) or (branch := self._root.get(words[at].text)) is None:
            return 0
        i, longest = at + 1, 1 if _LAST in branch else 0
        while words.has(i) and (nearer := branch.get(words[i].text)) is not None:
            branch, i = nearer, i + 1
            if _LAST in branch:
                longest = i - at
        return longest

    def met_in(self, words: Words, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
        """Each place where a phrase stands, as word indexes, from `start` on."""
        i = start
        while (stop is None or i < stop) and words.has(i):
            if words[i].text in self._root and (length := self.length_at(words, i)):
                yield i, i + length
            i += 1

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
