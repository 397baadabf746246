"""The words of the doubts, and the lists that their checks need."""

from __future__ import annotations

from nhipcau.reading.header.words import letterhead_words, signing_words, starts_with_any
from nhipcau.reading.lexicon import Words, load
from nhipcau.reading.types import Span
from nhipcau.reading.types import Warning as Doubt


def words_of(*path: str) -> Words:
    words: Words = load("doubts")
    for step in path:
        assert isinstance(words, dict)
        words = words[step]
    return words


def without_post(folded_name: str) -> str:
    """ "Giám đốc Sở Y tế" stands for the Sở Y tế: the head of an agency is its address."""
    post = starts_with_any(folded_name, signing_words("posts"))
    rest = folded_name[len(post) :].strip() if post else ""
    return rest if starts_with_any(rest, letterhead_words("agency_heads")) else folded_name


def doubt(code: str, span: Span | None = None, /, **facts: str) -> Doubt:
    return Doubt(code=code, message=str(words_of("sentences", code)).format(**facts), span=span)
