"""Running text as words: folded for matching, each with its place, so that a phrase found is a place found."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from nhipcau.reading.source import Source
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
    r"(?P<code>(?!\d{1,2}\s?[/-]\s+[^\W\d_][^\W\d_A-ZĐ]+(?![\w/-]))"
    r"\d+[^\W_]*\s?[/-]\s?(?=[^\s,;]*[A-ZĐ])[\w&Đ.]+(?:\s?[/-]\s?[\w&Đ.]*\w)*)"
    r"|(?P<number>\d+(?:[/.-]\d+)*[^\W_]*)"
    r"|(?P<word>[^\W\d_]+(?:&[^\W_]+)*\d*)"
    r"|(?P<mark>[^\w\s])"
)


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


def words_of(source: Source, span: Span) -> tuple[Word, ...]:
    return words_in(source.shadow, span)


@lru_cache(maxsize=256)
def words_in(shadow: str, span: Span) -> tuple[Word, ...]:
    """The words of a span. Headings are asked for by every order under them."""
    found = []
    before = span.start
    for m in _WORD.finditer(shadow, span.start, span.end):
        raw = m.group()
        found.append(
            Word(
                start=m.start(),
                end=m.end(),
                text=fold(raw),
                capital=raw[0].isupper(),
                upper=len(raw) > 1 and raw.upper() == raw and raw.isalpha(),
                kind=m.lastgroup or "mark",
                lines=shadow.count("\n", before, m.start()),
            )
        )
        before = m.end()
    return tuple(found)


@dataclass(slots=True)
class _Branch:
    children: dict[str, _Branch] = field(default_factory=dict)
    last: bool = False


class Phrases:
    """A set of phrases, met word by word; the longest wins."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._root = _Branch()
        for phrase in phrases:
            branch = self._root
            for word in words_in(phrase, Span(0, len(phrase))):
                branch = branch.children.setdefault(word.text, _Branch())
            branch.last = True

    def length_at(self, words: Sequence[Word], at: int) -> int:
        """How many words of the text the longest phrase beginning here takes; 0 where none does."""
        branch, longest, i = self._root, 0, at
        while i < len(words) and (nearer := branch.children.get(words[i].text)):
            branch, i = nearer, i + 1
            if branch.last:
                longest = i - at
        return longest

    def first_in(self, words: Sequence[Word], start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The first place where a phrase stands, as word indexes."""
        for i in range(start, len(words) if end is None else end):
            if length := self.length_at(words, i):
                return i, i + length
        return None


@cache
def lexicon(name: str, *path: str) -> tuple[str, ...]:
    """A list of one lexicon file: `lexicon("verbs", "roles", "GUIDE")`."""
    node: object = tomllib.loads(
        (files("nhipcau") / "reading" / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    )
    for key in path:
        if not isinstance(node, dict):
            raise KeyError(path)
        node = node[key]
    if not isinstance(node, list):
        raise KeyError(path)
    return tuple(str(item) for item in node)


@cache
def phrases(name: str, *path: str) -> Phrases:
    return Phrases(lexicon(name, *path))
