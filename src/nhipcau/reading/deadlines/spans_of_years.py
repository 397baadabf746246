"""Programme horizons: "giai đoạn 2026 - 2030", "từ năm 2014 đến năm 2020"."""

from __future__ import annotations

import re

from nhipcau.reading.deadlines.timing import PLAIN, Timing
from nhipcau.reading.types import Due, DueKind, Span

_YEARS = (
    r"(?:năm\s+)?(?P<first>(?:19|20)\d{2})\s*(?:-|đến(?:\s+hết)?|tới)\s*"
    r"(?:hết\s+)?(?:năm\s+)?(?P<last>(?:19|20)\d{2})(?!\s*/|\d)"
)
_NAMED = re.compile(
    rf"(?:trung\s+hạn\s+)?(?:giai\s+đoạn|thời\s+kỳ|từ|trong\s+các\s+năm|các\s+năm|trong\s+(?:hai|ba|bốn|\d)\s+năm)\s*\(?\s*{_YEARS}"
)
_BARE = re.compile(rf"(?<![\d/-]){_YEARS}")


def horizons(folded: str, *, loose: bool) -> list[Timing]:
    found = []
    for m in (_BARE if loose else _NAMED).finditer(folded):
        first, last = int(m["first"]), int(m["last"])
        if first < last <= first + 60:
            due = Due(kind=DueKind.HORIZON, text="", first_year=first, last_year=last)
            found.append(Timing(due, Span(m.start(), m.end()), "due.horizon", PLAIN, 0.85))
    return found
