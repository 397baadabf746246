"""Roman numbers as labels count with them, and what recognition makes of their letters."""

from __future__ import annotations

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
# Shapes that character recognition makes of I, II, III.
ROMAN_SHAPES = str.maketrans(
    {"H": "II", "l": "I", "1": "I", "|": "I", "Ị": "I", "Ỉ": "I", "Í": "I", "!": "I", "T": "I"}
    | dict.fromkeys("ïíìÏÌf", "I")
)


def roman(value: int) -> str:
    return "".join(("X" * (value // 10), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]))


def roman_value(printed: str) -> int:
    total = 0
    for this, after in zip(printed, printed[1:] + " ", strict=True):
        value = _ROMAN_VALUES.get(this, 0)
        total += -value if value < _ROMAN_VALUES.get(after, 0) else value
    return total if total and roman(total) == printed else 0
