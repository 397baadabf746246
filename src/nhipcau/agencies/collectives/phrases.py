"""The phrases that an administrator says mean many, whatever they look like. Pure."""

from __future__ import annotations

from functools import lru_cache

from nhipcau.agencies.lists.held import Lists, lists_held
from nhipcau.agencies.lists.shapes import COLLECTIVES
from nhipcau.ground.text import key_of


def is_kept_phrase(key: str) -> bool:
    """Of a folded name with its abbreviations written out."""
    return key in _phrases(lists_held())


@lru_cache(maxsize=16)
def _phrases(lists: Lists) -> frozenset[str]:
    return frozenset(key_of(phrase) for row in lists.of(COLLECTIVES) for phrase in row.words("phrases"))
