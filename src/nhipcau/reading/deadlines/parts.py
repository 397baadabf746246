"""Parts of a month, a quarter and a year that are days: the beginning, the middle, a week, a half.

Civil Code 2015, article 146.3 and 146.4: the beginning is the first day, the middle of a month its 15th and the middle
of a year the last of June. A quarter begins likewise; a week of a month takes seven days of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nhipcau.ground.dates import half_end, month_end
from nhipcau.reading.deadlines.vocabulary import LEAD, OF_YEAR, QUARTER, ROMAN, YEAR, number

_MONTH = rf"tháng\s+(?P<month>\d{{1,2}}){OF_YEAR}?(?![\d/])"
_OF_MONTH = re.compile(rf"{LEAD}(?P<part>đầu|giữa|nửa\s+đầu)\s+{_MONTH}")
_WEEK = re.compile(
    rf"{LEAD}tuần\s+(?:lễ\s+)?(?P<week>đầu(?:\s+tiên)?|thứ\s+(?:nhất|hai|ba|tư|[1-4]))\s+(?:của\s+|trong\s+)?{_MONTH}"
)
_OF_QUARTER = re.compile(rf"{LEAD}đầu\s+quý\s+{QUARTER}{OF_YEAR}")
_OF_YEAR = re.compile(rf"{LEAD}(?P<part>đầu|giữa)\s+năm\s+{YEAR}(?![\d/-])")
# What the patterns above cannot do without: most items hold no such thing and are left at once.
_TELLS = re.compile(r"(?:đầu|giữa|tuần)\s")
_TELLS_OF_MONTH = re.compile(r"(?:đầu|giữa)\s+tháng\s+\d")
_TELLS_WEEK = re.compile(r"tuần\s+(?:lễ\s+)?(?:đầu|thứ)\s")
_TELLS_OF_QUARTER = re.compile(r"đầu\s+quý\s")
_TELLS_OF_YEAR = re.compile(r"(?:đầu|giữa)\s+năm\s+\d")
_WEEKS = {"nhất": 1, "tư": 4}


def parts(folded: str, *, issued: date | None) -> Iterator[tuple[re.Match[str], date]]:
    """Each part named after a preposition, with the day it ends on; "từ đầu năm 2026" has no end and is none."""
    if _TELLS.search(folded) is None:
        return
    for m in _met(_OF_MONTH, folded, where=_TELLS_OF_MONTH):
        if first := _first(m, issued):
            yield m, first if m["part"] == "đầu" else first.replace(day=15)
    for m in _met(_WEEK, folded, where=_TELLS_WEEK):
        if first := _first(m, issued):
            yield m, first.replace(day=7 * _week(m["week"]))
    for m in _met(_OF_QUARTER, folded, where=_TELLS_OF_QUARTER):
        yield m, date(int(m["year"]), ROMAN[m["quarter"]] * 3 - 2, 1)
    for m in _met(_OF_YEAR, folded, where=_TELLS_OF_YEAR):
        year = int(m["year"])
        yield m, date(year, 1, 1) if m["part"] == "đầu" else half_end(year=year, half=1)


def _met(pattern: re.Pattern[str], folded: str, *, where: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return pattern.finditer(folded) if where.search(folded) else iter(())


def _first(m: re.Match[str], issued: date | None) -> date | None:
    """The first day of the month; without a year, of the first such month that has not ended."""
    month = int(m["month"])
    if not 1 <= month <= 12 or (m["year"] is None and issued is None):
        return None
    if m["year"] is not None:
        return date(int(m["year"]), month, 1)
    assert issued is not None
    year = issued.year if month_end(year=issued.year, month=month) >= issued else issued.year + 1
    return date(year, month, 1)


def _week(said: str) -> int:
    last = said.split()[-1]
    return _WEEKS.get(last) or number(last) or 1
