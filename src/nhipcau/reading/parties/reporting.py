"""Where a report goes and through whom: "báo cáo UBND tỉnh (qua Sở Ngoại vụ)", "gửi về Sở X để tổng hợp"."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.reading.names import Name, Naming, as_written
from nhipcau.reading.parties.naming import found
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Order, Span
from nhipcau.reading.words import Phrases, Word, phrases, words_of

_SENDS = phrases("verbs", "sends")
_REPORTS = phrases("verbs", "reports")
_THROUGH = phrases("verbs", "through")


def reported_to(source: Source, order: Order) -> tuple[Found[str] | None, tuple[Found[str], ...]]:
    """The recipient and the channel. "Gửi về X" tells more surely where it goes than "báo cáo … Y"."""
    words = words_of(source, order.span)
    channel = _first(words, _THROUGH)
    via = tuple(found(source, name, rule="report.via", sure=0.9) for name in channel)
    sent = _first(words, _SENDS)
    reported = sent or _first(words, _REPORTS)
    if not reported:
        return None, via
    whole = Span(reported[0].span.start, reported[-1].span.end)
    return Found(
        value=as_written(source, whole), spans=(whole,), rule="report.to", confidence=0.85 if sent else 0.75
    ), via


def _first(words: Sequence[Word], marker: Phrases) -> tuple[Name, ...]:
    """The names after the first marker that has any."""
    i = 0
    while i < len(words):
        length = marker.length_at(words, i)
        if length and (names := Naming(words).list_at(i + length, bare=False)):
            return names
        i += 1
    return ()
