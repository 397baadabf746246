"""A time found in the words of one order, and the places of the words already read."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reading.types import Due, Span


@dataclass(frozen=True, slots=True)
class Timing:
    """A time found: how strongly it binds (higher wins, then the first), where in the words, by which rule.

    The words of `due` are filled in by the reader, which has them as they are printed.
    """

    due: Due
    span: Span
    rule: str
    rank: int
    confidence: float


BINDING, PLAIN, BARE, RHYTHM_ONLY, MANNER = 5, 4, 3, 2, 1


class Taken:
    """The characters of an item that a rule has read; asking costs no more where many times stand in it."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def take(self, span: Span) -> None:
        self._marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def meets(self, span: Span) -> bool:
        return 1 in self._marks[span.start : span.end]
