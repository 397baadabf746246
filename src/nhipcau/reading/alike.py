"""Known words with the same letters under their marks ("chu": "chủ", "chú", "chữ"), and words never changed."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.neighbours import neighbours


@cache
def numbers() -> frozenset[str]:
    return frozenset(strings(load("repairs")["numbers"]))


@cache
def places() -> frozenset[str]:
    """Words before the name of a place: what follows says little about them."""
    return frozenset(strings(load("repairs")["places"]))


@cache
def kept() -> frozenset[str]:
    return frozenset(strings(load("scans")["kept"]))


@cache
def seldom_numbers() -> tuple[str, ...]:
    return strings(load("scans")["seldom_numbers"])


@cache
def alike() -> dict[str, tuple[str, ...]]:
    """Known words by their letters without marks."""
    groups: dict[str, list[str]] = {}
    for word in sorted(neighbours().words - numbers()):
        groups.setdefault(bare(word), []).append(word)
    return {letters: tuple(words) for letters, words in groups.items()}


@lru_cache(maxsize=16_384)
def bare(word: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return "".join(letters).replace("đ", "d")
