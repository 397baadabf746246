"""The words of the doubts, and the lists that their checks need."""

from __future__ import annotations

from nhipcau.reading.lexicon import Words, load
from nhipcau.reading.types import Span
from nhipcau.reading.types import Warning as Doubt


def words_of(*path: str) -> Words:
    words: Words = load("doubts")
    for step in path:
        assert isinstance(words, dict)
        words = words[step]
    return words


def doubt(code: str, span: Span | None = None, /, **facts: str) -> Doubt:
    return Doubt(code=code, message=str(words_of("sentences", code)).format(**facts), span=span)
