"""Where a report goes and through whom: "báo cáo UBND tỉnh (qua Sở Ngoại vụ)", "gửi về Sở X để tổng hợp"."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.reading.names import Name, Naming, as_written
from nhipcau.reading.names.vocabulary import is_mark
from nhipcau.reading.parties.naming import found
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Order, Span
from nhipcau.reading.words import Phrases, Word, phrases, words_of

_SENDS = phrases("verbs", "sends")
_REPORTS = phrases("verbs", "reports")
_THROUGH = phrases("verbs", "through")
_TOWARDS = frozenset({"về", "lên", "đến", "tới"})
_LONGEST_MATTER = 24


def reported_to(source: Source, order: Order) -> tuple[Found[str] | None, tuple[Found[str], ...]]:
    """The recipient and the channel. "Gửi về X" tells more surely where it goes than "báo cáo … Y"."""
    words = words_of(source, order.span)
    channel = _first(words, _THROUGH)
    via = tuple(found(source, name, rule="report.via", sure=0.9) for name in channel)
    sent = _first(words, _SENDS)
    reported = sent or _first(words, _REPORTS) or _behind_the_matter(words)
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


def _behind_the_matter(words: Sequence[Word]) -> tuple[Name, ...]:
    """ "báo cáo kết quả thực hiện Chỉ thị này về Sở Y tế": what is reported stands before whom it is reported to."""
    naming = Naming(words)
    for i in range(len(words) - 1):
        if words[i].text != "báo" or words[i + 1].text != "cáo":
            continue
        for j in range(i + 2, min(i + 2 + _LONGEST_MATTER, len(words))):
            if is_mark(words, j, ".;:"):
                break
            if words[j].text in _TOWARDS and (names := naming.list_at(j + 1, bare=False)):
                return names
    return ()
