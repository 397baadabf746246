"""The words by which a task shows that it belongs to a function that moved: the function's own and shipped lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nhipcau.agencies.lists.held import Lists, lists_held
from nhipcau.agencies.lists.shapes import FUNCTIONS
from nhipcau.ground.text import fold

_PARTS = re.compile(r"[,;]|\bvà\b", re.IGNORECASE)
_OTHER = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Function:
    name: str
    marks: tuple[str, ...]
    words: tuple[str, ...]


def terms_of(scope: str) -> tuple[str, ...]:
    """Folded: the parts of the function as an event writes it, and what the lists know of each. Empty for the whole."""
    own = [plain_words(part) for part in _PARTS.split(scope)]
    found = dict.fromkeys(part for part in own if part)
    spaced = f" {plain_words(scope)} "
    for function in _functions(lists_held()):
        if any(f" {mark} " in spaced for mark in function.marks):
            found |= dict.fromkeys(function.words)
    return tuple(found)


def functions_in(text: str) -> tuple[tuple[str, str], ...]:
    """The functions of the list that a duty of these words, or an event that moves them, would be taken to speak of;
    each with the first word that says so."""
    spaced = f" {plain_words(text)} "
    met = (
        (function.name, next((one for one in (*function.words, *function.marks) if f" {one} " in spaced), ""))
        for function in _functions(lists_held())
    )
    return tuple((name, word) for name, word in met if word)


@cache
def plain_words(text: str) -> str:
    """Folded, with single spaces between words and nothing else."""
    return _OTHER.sub(" ", fold(text)).strip()


@lru_cache(maxsize=16)
def _functions(lists: Lists) -> tuple[Function, ...]:
    return tuple(
        Function(
            name=row.text("name"),
            marks=tuple(plain_words(mark) for mark in row.words("marks")),
            words=tuple(plain_words(word) for word in row.words("words")),
        )
        for row in lists.of(FUNCTIONS)
    )
