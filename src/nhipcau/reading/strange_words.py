"""Small words in a text that no official text has as they are printed: the first sign of damage, asked of all texts."""

from __future__ import annotations

from functools import lru_cache

from nhipcau.reading.language import fold
from nhipcau.reading.neighbours import neighbours

_SAMPLE = 3_000


def sample_of(text: str) -> str:
    """Its beginning and a part from its middle."""
    half = len(text) // 2
    return text[:_SAMPLE] + "\n. " + (text[half : half + _SAMPLE] if half > _SAMPLE else "")


# Asked for twice of one text: whether marks are worn, and whether words are torn.
@lru_cache(maxsize=1)
def strange_words(text: str) -> frozenset[str]:
    """Those of the sample, folded."""
    known = neighbours().words
    small = {fold(one) for one in set(sample_of(text).split()) - known if one.islower() and one.isalpha()}
    return frozenset(small - known)
