"""The date that follows a cited number: "ngày 06/7/2011", "ngày 24 tháng 8 năm 2022", "(15-7-2013)"."""

from __future__ import annotations

import re
from datetime import date

from nhipcau.reading.types import Found, Span

_DAY = r"(?P<d>\d{1,2})"
_NUMERIC = r"\s*[/.\-]\s*(?P<m>\d{1,2})\s*[/.\-]\s*(?P<y>\d{4})"
_IN_WORDS = r"\s+th[áa]ng\s+(?P<m2>\d{1,2})\s*(?:,?\s*n[ăa]m|/|,)?\s*(?P<y2>\d{4})"
_DATE = rf"{_DAY}(?:{_NUMERIC}|{_IN_WORDS})(?!\d)"
_HOUR = r"(?:hồi\s+\d{1,2}\s*(?:h|giờ)\s*\d{0,2}(?:\s*phút)?\s*,?\s*)?"
_ISSUED = r"(?:(?:được\s+)?(?:ban\s+hành|ký|đề|ra|thông\s+qua)\s+)?"
_AFTER = re.compile(rf"\s*[,(]?\s*{_ISSUED}{_HOUR}(?:ng[àaáả]y\s*:?\s*)?{_DATE}", re.IGNORECASE)


def date_after(text: str, at: int, *, limit: int) -> Found[date] | None:
    """The date right behind `at`, with the words "ngày …" in its span. None for a date the calendar does not have."""
    match = _AFTER.match(text, at, limit)
    if match is None:
        return None
    day, month, year = match["d"], match["m"] or match["m2"], match["y"] or match["y2"]
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip(" ,(\n\r"))
    return Found(value, (Span(start, match.end()),), "references.date", 0.97)
