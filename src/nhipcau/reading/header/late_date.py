"""Dates that stand at the foot: adoption of a law, place and date over the signature of a report."""

from __future__ import annotations

import re
from datetime import date

from nhipcau.reading.header.foot import Foot
from nhipcau.reading.header.head import Head
from nhipcau.reading.header.lines import cells_of
from nhipcau.reading.header.place_date import read_place_date
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Span

_ADOPTED = re.compile(r"thông\s+qua\s+ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})")
_BEFORE_FOOT = 900
_ADOPTED_TYPES = ("LUAT", "PL", "NQ", "HP")


def read_late_date(source: Source, head: Head, foot: Foot) -> Found[date] | None:
    """Only where the head has no line for the date: a blank left to fill in stays null."""
    if head.place_date is not None or foot.span is None or foot.signatory is None or foot.signatory.name is None:
        return None
    start = max(head.end, foot.span.start - _BEFORE_FOOT)
    if head.type is not None and head.type.value in _ADOPTED_TYPES:
        for match in _ADOPTED.finditer(source.shadow, start, foot.span.end):
            return _adopted(match)
    line = read_place_date(cells_of(source, Span(max(head.end, foot.span.start - 120), foot.span.end)))
    return line.date if line is not None and line.place is not None else None


def _adopted(match: re.Match[str]) -> Found[date] | None:
    try:
        on = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Found(on, (Span(match.start("day"), match.end("year")),), "header.date.adopted", 0.85)
