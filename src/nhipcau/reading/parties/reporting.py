"""Where a report goes and through whom: "báo cáo UBND tỉnh (qua Sở Ngoại vụ)", "gửi về Sở X để tổng hợp"."""

from __future__ import annotations

from nhipcau.reading.names import Name, as_written, naming_of
from nhipcau.reading.names.vocabulary import is_mark
from nhipcau.reading.parties.naming import found
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Order, Span
from nhipcau.reading.words import Phrases, Words, phrases, words_of

_SENDS = phrases("verbs", "sends")
_REPORTS = phrases("verbs", "reports")
_THROUGH = phrases("verbs", "through")
_REPORTING = Phrases(["báo cáo"])
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


def _first(words: Words, marker: Phrases) -> tuple[Name, ...]:
    """The names after the first marker that has any."""
    for _, stop in marker.met_in(words):
        if names := naming_of(words).list_at(stop, bare=False):
            return names
    return ()


def _behind_the_matter(words: Words) -> tuple[Name, ...]:
    """ "báo cáo kết quả thực hiện Chỉ thị này về Sở Y tế": what is reported stands before whom it is reported to."""
    naming = naming_of(words)
    for _, stop in _REPORTING.met_in(words):
        for j in words.upto(stop, stop + _LONGEST_MATTER):
            if is_mark(words, j, ".;:"):
                break
            if words[j].text in _TOWARDS and (names := naming.list_at(j + 1, bare=False)):
                return names
    return ()
