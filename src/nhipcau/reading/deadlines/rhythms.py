"""Times that come again: yearly, half-yearly, quarterly, monthly, weekly, or a rhythm without a period."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from nhipcau.ground.dates import month_end, quarter_end
from nhipcau.reading.deadlines.timing import BINDING, PLAIN, RHYTHM_ONLY, Taken, Timing
from nhipcau.reading.deadlines.vocabulary import BEFORE, BY, CLOCK, DAY, EVERY, QUARTER, ROMAN, WEEKDAY, number
from nhipcau.reading.types import Due, DueKind, Span

_LEAD = rf"(?:(?:(?P<before>{BEFORE})|(?P<by>{BY}))\s*)?(?:là\s+|vào\s+)?(?P<clock>{CLOCK})?"
# "Trước ngày 15/01 năm sau": the year after each year reported on.
_NEXT_YEAR = r"năm\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+sau|liền\s+kề|báo\s+cáo)(?!\s+\d)"
_NEXT_MONTH = r"tháng\s+(?:sau|kế\s+tiếp|liền\s+kề|liền\s+sau|tiếp\s+theo)(?!\s+\d)"
_OPEN = r"(?:định\s+kỳ\s+)?"
_AND_OTHERS = r"(?:\s*(?:,|và)\s*(?:ngày\s*)?\d{1,2}(?:\s*/|\s+tháng\s)\s*\d{1,2})*"
_YEARLY_DAY = re.compile(
    rf"{_LEAD}(?:ngày\s*)?{DAY}{_AND_OTHERS}\s*(?:(?:,|của|vào)\s*)?\(?(?:{EVERY}\s+năm|{_NEXT_YEAR})"
)
_YEARLY_MONTH = re.compile(
    rf"{_LEAD}tháng\s+(?P<month>\d{{1,2}})(?:\s*(?:,|và)\s*(?:tháng\s+)?\d{{1,2}})*\s*(?:của\s+)?{EVERY}\s+năm"
)
_YEARLY_QUARTER = re.compile(rf"{_LEAD}quý\s+{QUARTER}\s*(?:của\s+)?{EVERY}\s+năm")
_EACH_YEAR = re.compile(rf"{EVERY}\s+năm\s*[,(]?")
_DAY_OF_YEAR = re.compile(rf"(?:(?P<before>{BEFORE})|{BY})\s+(?P<clock>{CLOCK})?(?:ngày\s*)?{DAY}(?!\s*[/\d]|\s*năm)")
_MONTHLY_DAY = re.compile(
    rf"{_LEAD}ngày\s+(?P<day>\d{{1,2}})\s*(?:của\s+)?(?:tháng\s+)?"
    rf"(?:{EVERY}\s+tháng|{_NEXT_MONTH}|(?<=của\s)tháng(?!\s+(?:\d|cuối|đầu|thứ))(?![^\W_]))"
)
# "Định kỳ hằng quý (trước ngày 15 của tháng kế tiếp)".
_PERIOD_THEN_DAY = re.compile(
    rf"(?:định\s+kỳ|{EVERY})\s+(?:{EVERY}\s+)?(?P<unit>quý|(?:0?6|sáu)\s+tháng)\s*[,(]\s*(?:(?:(?P<before>{BEFORE})|{BY})\s*)?"
    rf"(?P<clock>{CLOCK})?ngày\s+(?P<day>\d{{1,2}})\s+(?:của\s+)?tháng"
)
_EACH_MONTH = re.compile(rf"{EVERY}\s+tháng\s*[,(]?")
_DAY_OF_MONTH = re.compile(
    rf"(?:(?P<before>{BEFORE})|{BY})\s+(?P<clock>{CLOCK})?ngày\s+(?P<day>\d{{1,2}})(?!\s*[/\d]|\s*tháng\s+\d)"
)
_CLAUSE_ENDS = re.compile(r"[.;\n]")
# So far behind "hằng năm" its day may stand within the clause.
_FAR_BEHIND = 140
_QUARTERLY_DAY = re.compile(
    rf"{_LEAD}ngày\s+(?P<day>\d{{1,2}})\s*(?:{EVERY}\s+quý|(?:của\s+)?tháng\s+(?:cuối|đầu)(?:\s+cùng|\s+tiên)?\s*(?:của\s+)?(?:{EVERY}\s+)?quý(?:\s+sau|\s+tiếp\s+theo|\s+kế\s+tiếp)?)"
)
_UNITS = r"ngày|tuần|tháng|quý|năm|nửa\s+năm|(?:0?6|sáu)\s+tháng|(?:0?3|ba)\s+tháng|12\s+tháng"
_EVERY = re.compile(rf"{_OPEN}(?P<weekday>(?:vào\s+)?{WEEKDAY}\s+)?{EVERY}\s+(?P<unit>{_UNITS})(?!\s+\d)(?![^\W_])")
# "Ngày làm việc cuối cùng của tháng".
_LAST_DAY = re.compile(
    rf"(?:(?:{BY}|{BEFORE})\s+)?ngày\s+(?:làm\s+việc\s+)?cuối(?:\s+cùng)?\s+(?:của\s+)?(?:{EVERY}\s+)?(?P<unit>tháng|quý)"
    r"(?:\s+hiện\s+hành)?(?!\s*[(]?\s*(?:\d|[ivx]+(?![^\W_]))|[^\W_])"
)
_PERIOD = re.compile(
    rf"định\s+kỳ\s*(?:[(:,]\s*)?(?:theo\s+|vào\s+|{EVERY}\s+)?(?P<unit>{_UNITS})(?!\s+(?:\d|[ivx]+(?![^\W_])))(?![^\W_])"
)
_COUNT = r"\d{1,2}|một|hai|ba|bốn|sáu"
_ONCE = re.compile(
    rf"(?:định\s+kỳ\s+)?(?:mỗi\s+)?(?:(?P<count>{_COUNT})\s*)?(?P<unit>ngày|tuần|tháng|quý|nửa\s+năm|năm)"
    r"(?:\s*/\s*|\s+)(?:(?:một|01|1)\s*)?lần(?![^\W_])"
)
_OFTEN = re.compile(
    rf"(?:định\s+kỳ\s+)?(?:một|01|1|{EVERY})\s+(?P<unit>tuần|tháng|quý|năm)\s+(?:ít\s+nhất\s+|tối\s+thiểu\s+)?"
    rf"(?P<count>{_COUNT})\s+lần(?![^\W_])"
    rf"|(?<![^\W_])(?P<count2>{_COUNT})\s+lần\s*(?:/\s*|{EVERY}\s+|(?:trong\s+)?(?=0?1\s|một))(?:(?:0?1|một)\s+)?(?P<unit2>năm|quý|tháng|tuần)(?![^\W_])"
)
_REPORT_KIND = re.compile(
    r"báo\s+cáo\s+(?:định\s+kỳ\s+)?[(]?(?P<unit>tuần|tháng|quý|(?:0?6|sáu)\s+tháng|năm)\s*(?=,|và|[)]|/)(?!\s+\d)"
)
_DAY_BEHIND = re.compile(
    rf"\s*(?:(?:một lần|/lần)\s*)?(?:[,(]\s*)?(?:(?:(?P<before>{BEFORE})|{BY})\s*)?ngày\s+(?P<day>\d{{1,2}})"
    r"(?:\s*/\s*\d{1,2})?(?![\d/])"
)
# In "chế độ báo cáo định kỳ" the words name a kind of report.
_BARE = re.compile(r"(?<!chế độ báo cáo )(?<!các báo cáo )(?<![^\W_])định\s+kỳ(?![^\W_])")
# "Tài liệu của phiên họp định kỳ": which meeting.
_NAMES_A_KIND = re.compile(r"(?:phiên|kỳ|cuộc)\s+họp(?:\s+[^\W\d_]+){0,3}\s+$")
_LOOKED_BACK = 40

# What the patterns above cannot do without: most items hold no such thing and are left at once.
_TELLS = re.compile(
    rf"{EVERY}\s+(?:{_UNITS})|{_NEXT_YEAR}|tháng\s+(?:sau|kế|liền|tiếp|cuối|đầu)|cuối\s+(?:cùng\s+)?(?:của\s+)?(?:tháng|quý)|của\s+tháng(?![^\W_])"
    r"|định\s+kỳ|(?<![^\W_])lần(?![^\W_])|báo\s+cáo\s+[(]?(?:tuần|tháng|quý|0?6|sáu|năm)"
)
_TELLS_YEARLY = re.compile(rf"{EVERY}\s+năm|{_NEXT_YEAR}")
_TELLS_MONTHLY = re.compile(rf"{EVERY}\s+tháng|{_NEXT_MONTH}|của\s+tháng(?![^\W_])")
_TELLS_QUARTERLY = re.compile(rf"tháng\s+(?:cuối|đầu)|{EVERY}\s+quý")
_TELLS_DAY = re.compile(r"\d\s*(?:[/.-]|tháng\s)\s*\d")
_TELLS_DAY_ALONE = re.compile(r"ngày\s+\d")
_TELLS_MONTH = re.compile(r"tháng\s+\d")
_TELLS_PERIOD_OF_DAY = re.compile(r"(?:quý|tháng)\s*[,(]")

_UNITS_ALONE = (
    (_LAST_DAY, re.compile(r"ngày\s+(?:làm\s+việc\s+)?cuối")),
    (_PERIOD, re.compile(r"kỳ")),
    (_EVERY, re.compile(rf"{EVERY}\s+(?:{_UNITS})")),
    (_REPORT_KIND, re.compile(r"báo\s+cáo")),
)
"""Rhythms of a unit alone, each with what it cannot do without."""

_KIND = {
    "tuần": DueKind.WEEKLY,
    "tháng": DueKind.MONTHLY,
    "quý": DueKind.QUARTERLY,
    "năm": DueKind.YEARLY,
    "nửa năm": DueKind.HALF_YEARLY,
}
_MONTHS = {"tháng": 1, "quý": 3, "nửa năm": 6, "năm": 12}
_OF_MONTHS = {1: DueKind.MONTHLY, 3: DueKind.QUARTERLY, 6: DueKind.HALF_YEARLY, 12: DueKind.YEARLY}


class _Gathering:
    """The rhythms met so far; a later pattern may not read words again that an earlier one has read."""

    def __init__(self, folded: str) -> None:
        self.found: list[Timing] = []
        self._taken = Taken(len(folded))

    def add(self, span: tuple[int, int], rule: str, due: Due | None, *, rank: int, confidence: float) -> None:
        place = Span(*span)
        if due is not None and not self._taken.meets(place):
            self._taken.take(place)
            self.found.append(Timing(due, place, f"due.{rule}", rank, confidence))


def may_tell_a_rhythm(folded: str) -> bool:
    """False for words without any sign of a rhythm; cheap."""
    return _TELLS.search(folded) is not None


def rhythms(folded: str, *, daily: bool) -> list[Timing]:
    """Every rhythm in the words; "hằng ngày" is one only for a report (`daily`, contract rule 28)."""
    gathering = _Gathering(folded)
    if not may_tell_a_rhythm(folded):
        return gathering.found
    if _TELLS_YEARLY.search(folded):
        _add_yearly(folded, gathering)
    if _TELLS_QUARTERLY.search(folded):
        for m in _QUARTERLY_DAY.finditer(folded):
            due = _with_day(m, DueKind.QUARTERLY)
            gathering.add(m.span(), "quarterly_day", due, rank=BINDING, confidence=0.93)
    for m in _PERIOD_THEN_DAY.finditer(folded) if _TELLS_PERIOD_OF_DAY.search(folded) else ():
        kind = _KIND.get(" ".join(m["unit"].split()), DueKind.HALF_YEARLY)
        gathering.add(m.span(), "rhythm_day", _with_day(m, kind), rank=BINDING, confidence=0.93)
    if _TELLS_MONTHLY.search(folded):
        _add_monthly(folded, gathering)
    if "lần" in folded:
        for m in _ONCE.finditer(folded):
            gathering.add(m.span(), "times", _once_in(m), rank=PLAIN, confidence=0.85)
        for m in _OFTEN.finditer(folded):
            gathering.add(m.span(), "times", _often_in(m), rank=PLAIN, confidence=0.85)
    for pattern, sign in _UNITS_ALONE:
        for m in pattern.finditer(folded) if sign.search(folded) else ():
            _add_rhythm(folded, m, gathering, daily=daily)
    if "kỳ" in folded:
        for m in _BARE.finditer(folded):
            if _NAMES_A_KIND.search(folded[max(0, m.start() - _LOOKED_BACK) : m.start()]):
                continue
            due = Due(kind=DueKind.UNSPECIFIED_PERIOD, text="")
            gathering.add(m.span(), "bare_rhythm", due, rank=RHYTHM_ONLY, confidence=0.85)
    return gathering.found


def _add_yearly(folded: str, gathering: _Gathering) -> None:
    for m in _YEARLY_DAY.finditer(folded) if _TELLS_DAY.search(folded) else ():
        gathering.add(m.span(), "yearly_day", _yearly(m), rank=BINDING, confidence=0.95)
    for opening, m in _then(_EACH_YEAR, _DAY_OF_YEAR, folded, sign=_TELLS_DAY):
        gathering.add((opening, m.end()), "yearly_day", _yearly(m), rank=BINDING, confidence=0.95)
    for m in _YEARLY_MONTH.finditer(folded) if _TELLS_MONTH.search(folded) else ():
        gathering.add(m.span(), "yearly_month", _end_of_month(m, int(m["month"])), rank=PLAIN, confidence=0.85)
    for m in _YEARLY_QUARTER.finditer(folded) if "quý" in folded else ():
        due = _end_of_month(m, ROMAN[m["quarter"]] * 3)
        gathering.add(m.span(), "yearly_quarter", due, rank=PLAIN, confidence=0.85)


def _add_monthly(folded: str, gathering: _Gathering) -> None:
    for m in _MONTHLY_DAY.finditer(folded):
        gathering.add(m.span(), "monthly_day", _with_day(m, DueKind.MONTHLY), rank=BINDING, confidence=0.93)
    for opening, m in _then(_EACH_MONTH, _DAY_OF_MONTH, folded, sign=_TELLS_DAY_ALONE):
        due = _with_day(m, DueKind.MONTHLY)
        gathering.add((opening, m.end()), "monthly_day", due, rank=BINDING, confidence=0.93)


def _then(
    opening: re.Pattern[str], day: re.Pattern[str], folded: str, *, sign: re.Pattern[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    """Each opening with the first day named behind it in its clause; no day is given to two openings."""
    days = list(day.finditer(folded)) if sign.search(folded) else []
    starts, done = [m.start() for m in days], 0
    for m in opening.finditer(folded) if days else ():
        nearest = bisect_left(starts, m.end())
        if m.start() < done or nearest == len(days) or starts[nearest] - m.end() > _FAR_BEHIND:
            continue
        if _CLAUSE_ENDS.search(folded, m.end(), starts[nearest]) is None:
            done = days[nearest].end()
            yield m.start(), days[nearest]


def _yearly(m: re.Match[str]) -> Due | None:
    month, day = int(m["month"]), int(m["day"])
    try:
        date(2024, month, day)
    except ValueError:
        return None
    return Due(kind=DueKind.YEARLY, text="", month=month, day=day, strict=bool(m["before"]) and not m["clock"])


def _end_of_month(m: re.Match[str], month: int) -> Due | None:
    """ "Trong tháng 12 hằng năm" ends with the month; "trước tháng 12 hằng năm" is before its first day."""
    if not 1 <= month <= 12:
        return None
    if m["before"]:
        first = month - 2 if "quý" in m.group() else month
        return Due(kind=DueKind.YEARLY, text="", month=first, day=1, strict=True)
    last = quarter_end(year=2023, quarter=month // 3).day if month % 3 == 0 else month_end(year=2023, month=month).day
    return Due(kind=DueKind.YEARLY, text="", month=month, day=last, strict=False)


def _with_day(m: re.Match[str], kind: DueKind) -> Due | None:
    day = int(m["day"])
    if not 1 <= day <= 31:
        return None
    return Due(kind=kind, text="", day=day, strict=bool(m["before"]) and not m["clock"])


def _add_rhythm(folded: str, m: re.Match[str], gathering: _Gathering, *, daily: bool) -> None:
    unit = " ".join(m["unit"].split())
    if unit == "ngày":
        due = Due(kind=DueKind.UNSPECIFIED_PERIOD, text="") if daily else None
        gathering.add(m.span(), "rhythm", due, rank=PLAIN, confidence=0.88)
        return
    months = number(unit.removesuffix("tháng")) if unit.endswith("tháng") and unit != "tháng" else None
    kind = _OF_MONTHS.get(months) if months else _KIND.get(unit)
    if kind is None:
        return
    behind = _DAY_BEHIND.match(folded, m.end())
    if behind and kind not in (DueKind.WEEKLY, DueKind.YEARLY):
        due = Due(kind=kind, text="", day=int(behind["day"]), strict=bool(behind["before"]))
        gathering.add((m.start(), behind.end()), "rhythm_day", due, rank=BINDING, confidence=0.9)
    else:
        gathering.add(m.span(), "rhythm", Due(kind=kind, text=""), rank=PLAIN, confidence=0.88)


def _once_in(m: re.Match[str]) -> Due:
    """ "06 tháng một lần", "quý/lần"; every two years or ten days is a rhythm without one of the periods."""
    count = number(m["count"]) if m["count"] else 1
    months = _MONTHS.get(" ".join(m["unit"].split()), 0) * (count or 1)
    kind = _OF_MONTHS.get(months) or (DueKind.WEEKLY if m["unit"] == "tuần" and count == 1 else None)
    return Due(kind=kind or DueKind.UNSPECIFIED_PERIOD, text="")


def _often_in(m: re.Match[str]) -> Due | None:
    """ "Mỗi năm hai lần" is every half-year; "02 lần/tuần" is done anew each week."""
    unit, count = m["unit"] or m["unit2"], number(m["count"] or m["count2"])
    if not count:
        return None
    months = _MONTHS.get(unit, 0)
    kind = _OF_MONTHS.get(months // count) if months and months % count == 0 else None
    return Due(kind=kind or _KIND[unit], text="")
