"""A label as the outline counts with it: its kind, its place in its series, how it is printed."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import NamedTuple


class Rank(IntEnum):
    """How deep a kind of label stands when documents mix them. Smaller holds larger."""

    PART = 10
    CHAPTER = 20
    DIVISION = 30
    ARTICLE = 40
    CAPITAL = 50
    ROMAN = 60
    ORDINAL = 65
    NUMBER = 70
    LETTER = 80
    POINT = 85
    BULLET = 90


PART, CHAPTER, DIVISION, ARTICLE, CAPITAL, ROMAN, ORDINAL, NUMBER, LETTER, POINT, BULLET = Rank
"""The ranks by their bare names: what is asked of each line is not looked up in its class each time."""


class Label(NamedTuple):
    """`printed` is the label meant, without end punctuation; `value` counts within its kind from 1; 0 for bullets."""

    rank: Rank
    printed: str
    value: int
    length: int
    """Characters from the start of the line to the first word behind the label."""
    depth: int = 1
    style: str = ""
    """Tells "1." from "1)" and "-" from "+"."""
    shape: str = ""
    """What stands on the page where it is not what is meant: "IH" for III."""

    @property
    def is_bullet(self) -> bool:
        return self.rank is BULLET


label_of = partial(tuple.__new__, Label)
"""The constructor of a named tuple without its detour: of all seven, in their order."""
