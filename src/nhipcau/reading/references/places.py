"""Places of a text that are already spoken for, asked about one place at a time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from nhipcau.reading.types import Span


class Places:
    """A set of spans joined where they overlap, so that one look by bisection answers."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.start < joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        self._spans = joined
        self._ends = [span.end for span in joined]

    def meet(self, span: Span) -> bool:
        at = bisect_left(self._ends, span.start + 1)
        return at < len(self._spans) and self._spans[at].start < span.end


NOWHERE = Places(())
