"""Labels that only their neighbours tell: "l." before "2.", a second "d)" for "đ)", "i)" before "ii)".

A label is read anew only where the series of its siblings has a gap that it fills; else it stays as it was read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nhipcau.reading.structure.blocks import Piece
from nhipcau.reading.structure.label import BULLET, CAPITAL, LETTER, NUMBER, POINT, ROMAN, Label, Rank
from nhipcau.reading.structure.labels import letter_after
from nhipcau.reading.structure.romans import roman, roman_value
from nhipcau.reading.structure.shapes import is_confused, number_meant

_REACH = 40
"""Labels within which the next sibling is looked for: an item with more parts under it keeps its label as read."""
_ONE_FOR_ROMAN = {1: 1, 11: 2}
"""Numbers that recognition makes of the Roman I and II."""


def in_series(pieces: tuple[Piece, ...], *, shadow: str) -> tuple[Piece, ...]:
    at = [
        i
        for i, piece in enumerate(pieces)
        if (label := piece.label) is not None and label.rank is not BULLET and not piece.is_row
    ]
    series = _Series([label for i in at if (label := pieces[i].label)])
    for k, i in enumerate(at):
        series.read(k, piece=pieces[i], shadow=shadow)
    if not series.anew:
        return pieces
    anew = {at[k]: label for k, label in series.anew.items()}
    return tuple([piece._replace(label=anew.get(i, piece.label)) for i, piece in enumerate(pieces)])


@dataclass(slots=True)
class _Series:
    """The last label of each kind while reading down: 0 and None where its part has none yet."""

    labels: list[Label]
    anew: dict[int, Label] = field(default_factory=dict)
    number: int = 0
    roman: int = 0
    letter: Label | None = None
    small: Label | None = None
    first_small: int | None = None
    """Where an "i)" stands that a following "ii)" would make a Roman one."""

    def read(self, k: int, *, piece: Piece, shadow: str) -> None:
        label = self.labels[k]
        if label.rank is LETTER:
            meant = self._number_at(k) or self._small_at(k) or self._letter_at(k)
        elif label.rank is ROMAN or label.rank is CAPITAL:
            meant = self._number_at(k)
        elif label.rank is NUMBER and label.depth == 1 and label.value in _ONE_FOR_ROMAN:
            meant = self._roman_at(k, words=shadow[piece.span.start : piece.span.end])
        else:
            meant = None
        if meant:
            self.anew[k] = meant
        self._pass(meant or label, k=k)

    def _pass(self, label: Label, *, k: int) -> None:
        if label.rank < NUMBER:
            self.number = 0
            if label.rank <= CAPITAL:
                self.roman = 0
            elif label.rank is ROMAN:
                self.roman = label.value
        elif label.rank is NUMBER and label.depth == 1:
            self.number = label.value
        if label.rank <= NUMBER:
            self.letter = self.small = self.first_small = None
        elif label.rank is LETTER:
            self.first_small = k if label.printed == "i" and not self._follows(label) else None
            self.letter, self.small = label, None
        elif label.style:
            self._pass_small(label)

    def _pass_small(self, label: Label) -> None:
        before = self.first_small
        if label.value == 2 and before is not None and self.labels[before].style == label.style:
            self.anew[before] = self.labels[before]._replace(rank=POINT, value=1)
            self.letter = None
        self.small, self.first_small = label, None

    def _follows(self, label: Label) -> bool:
        return (
            self.letter is not None and self.letter.value < label.value and letter_after(self.letter) == label.printed
        )

    def _number_at(self, k: int) -> Label | None:
        label = self.labels[k]
        meant = number_meant(label.shape or label.printed)
        if not meant or self.number != meant - 1 or (label.rank is LETTER and self._follows(label)):
            return None
        after = self._next(k, rank=NUMBER)
        if after is None or after.value != meant + 1 or self._goes_on_in_roman(k):
            return None
        return label._replace(
            rank=NUMBER,
            printed=str(meant),
            value=meant,
            style=after.style,
            shape=label.shape or label.printed,
        )

    def _goes_on_in_roman(self, k: int) -> bool:
        label = self.labels[k]
        after = self._next(k, rank=ROMAN)
        is_next = label.rank is ROMAN and label.value == self.roman + 1
        return is_next and after is not None and after.value == label.value + 1

    def _roman_at(self, k: int, *, words: str) -> Label | None:
        label = self.labels[k]
        value = _ONE_FOR_ROMAN[label.value]
        if self.roman != value - 1 or self.number == label.value - 1 > 0 or not words.isupper():
            return None
        after, number = self._next(k, rank=ROMAN), self._next(k, rank=NUMBER)
        if after is None or after.value != value + 1 or (number is not None and number.value == label.value + 1):
            return None
        return label._replace(rank=ROMAN, printed=roman(value), value=value, style="", shape=label.printed)

    def _letter_at(self, k: int) -> Label | None:
        label, before = self.labels[k], self.letter
        if before is None or before.style != label.style or self._follows(label):
            return None
        expected = letter_after(before)
        if label.printed == before.printed == "d":
            return label._replace(printed="đ", value=label.value + 1, shape="d")
        after = self._next(k, rank=LETTER)
        meant = label._replace(printed=expected, value=before.value + 1, shape=label.printed)
        if not is_confused(label.printed, expected) or after is None or after.printed != letter_after(meant):
            return None
        return meant

    def _small_at(self, k: int) -> Label | None:
        """ "v)" behind "iv)"."""
        label = self.labels[k]
        value = roman_value(label.printed.upper()) if label.printed in ("v", "x") else 0
        if not value or self.small is None or (self.small.value, self.small.style) != (value - 1, label.style):
            return None
        return label._replace(rank=POINT, value=value)

    def _next(self, k: int, *, rank: Rank) -> Label | None:
        """The next label of the kind in the same part, or in the whole paper for Roman ones."""
        own = self.labels[k]
        for label in self.labels[k + 1 : k + 1 + _REACH]:
            if label.rank is rank and label.depth == 1:
                return label
            # The same label again begins another list.
            if (
                label.rank < rank
                or (label.printed == own.printed and label.rank is own.rank)
                or (rank is not ROMAN and label.rank <= ROMAN)
            ):
                return None
        return None
