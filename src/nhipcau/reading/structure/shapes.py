"""The shapes that recognition gives to digits and letters in labels: "l" and "I" for 1, "O" for 0, "d" for đ."""

from __future__ import annotations

import re
from functools import lru_cache

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.structure.label import NUMBER, Label

_WORDS = load("structure")
_DIGITS = {ord(shape): shapes[0] for shapes in strings(_WORDS["shapes_of_digits"]) for shape in shapes[1:]}
_LETTERS = frozenset(strings(_WORDS["confused_letters"]))
_WITH_COMMA = re.compile(r"(\d{1,2}),\s+(?=[A-ZĐÀ-Ỹ])")
"""A dot with a speck under it. Only what is next in its series counts: "5, 6 tháng" goes on with a sentence."""
_TWO_DIGITS = re.compile(r"([\dlIO|]{2})\s*([.)/])\s*(?=[^\W\d_a-z])")


@lru_cache(maxsize=1024)
def number_meant(printed: str) -> int:
    """The number behind the shapes ("l2" is 12); 0 where a sign is no digit's shape."""
    meant = printed.translate(_DIGITS)
    return int(meant) if meant.isascii() and meant.isdigit() else 0


def may_be_number(words: str) -> bool:
    """Whether a line that opens so is worth a look: "1O.", "ll.", "5, ", "12, "."""
    if words[:1].isdigit():
        return bool(words[1:2]) and (words[1:2] in "lIO|," or words[2:3] == ",")
    return words[:1] in "lIO|"


def number_in_shapes(words: str, *, value: int) -> Label | None:
    """The number `value`, if that is what the line's label was on paper."""
    if comma := _WITH_COMMA.match(words):
        if int(comma.group(1)) != value:
            return None
        return Label(
            rank=NUMBER, printed=str(value), value=value, length=comma.end(), style=".", shape=comma[0].rstrip()
        )
    met = _TWO_DIGITS.match(words)
    if not met or met.group(1).isdigit() or number_meant(met.group(1)) != value:
        return None
    style = ")" if met.group(2) == ")" else "."
    return Label(rank=NUMBER, printed=str(value), value=value, length=met.end(), style=style, shape=met.group(1))


def is_confused(one: str, other: str) -> bool:
    return one + other in _LETTERS or other + one in _LETTERS
