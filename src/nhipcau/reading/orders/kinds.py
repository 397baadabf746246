"""Kinds of bodies whose names are listed behind a colon: "các Bộ: Công Thương, Ngoại giao"."""

from __future__ import annotations

import re

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.lexicon.listed import choice_of
from nhipcau.reading.source import lowered

_KIND = re.compile(rf"(?<!\w){choice_of(strings(load('orders')['kinds_of_bodies']))}\s*$")
_LONGEST_KIND = 24
"""Characters before a colon that tell a kind of body."""
# What a kind of body is told to do goes on in small letters behind its first comma; names do not.
_NAMES = re.compile(r"\s*[A-ZĐÀ-Ỹ][^,;:.]{1,60}, [A-ZĐÀ-Ỹ]")


def names_follow(words: str, colon: int) -> bool:
    """The mark at `colon` is a colon between a kind of body and the names of that kind, not before what they do."""
    if words[colon : colon + 1] != ":" or not _NAMES.match(words, colon + 1):
        return False
    return _KIND.search(lowered(words[max(0, colon - _LONGEST_KIND) : colon])) is not None
