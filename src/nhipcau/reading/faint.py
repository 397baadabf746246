"""How clearly the words of a value were printed: what was read from a picture is no surer than its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from nhipcau.reading.types import Span

Faint = Sequence[tuple[Span, float]]
_SHORT = 60
"""Signs of a name, a number or a date: one wrong word makes it wrong. Longer ones are right on the whole."""


def clarity(faint: Faint, spans: Sequence[Span]) -> float:
    """0–1: of the faintest word of a short value, on average over the signs of a long one."""
    length = sum(span.end - span.start for span in spans)
    met = [(_shared(word, span), sure) for span in spans for word, sure in _from(faint, span) if word.meets(span)]
    if not met or length == 0:
        return 1.0
    if length <= _SHORT:
        return min(sure for _, sure in met)
    return 1.0 - sum(signs * (1.0 - sure) for signs, sure in met) / length


def _from(faint: Faint, span: Span) -> Faint:
    """The words that may meet the span; they stand in order of the text."""
    first = max(0, bisect_right(faint, span.start, key=lambda word: word[0].start) - 1)
    end = bisect_right(faint, span.end, key=lambda word: word[0].start)
    return faint[first:end]


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
