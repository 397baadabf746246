"""Word lists of the language of official documents: dated TOML beside this file, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeAlias

Words: TypeAlias = "str | int | float | bool | list[Words] | dict[str, Words]"


@cache
def load(name: str) -> dict[str, Words]:
    """The word list `name`.toml as it stands. Do not change what you are given: everybody shares it."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def strings(words: Words) -> tuple[str, ...]:
    """A list of strings in a word list."""
    if not isinstance(words, list):
        raise TypeError(f"a list was expected, not {words!r}")
    return tuple(str(word) for word in words)


def tables(words: Words) -> tuple[dict[str, Words], ...]:
    """An array of tables in a word list."""
    if not isinstance(words, list):
        raise TypeError(f"an array of tables was expected, not {words!r}")
    return tuple(table for table in words if isinstance(table, dict))


def any_of(words: Words, *, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that meets any of the listed patterns, longest first."""
    ordered = sorted(strings(words), key=len, reverse=True)
    return re.compile("|".join(f"(?:{pattern})" for pattern in ordered), flags)
