"""Arithmetic of due dates: ends of periods, strict and inclusive days, the next turn of a rhythm.

Pure and without a clock: the day to count from is an argument. Working days are counted in `calendar.py`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


def month_end(*, year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def quarter_end(*, year: int, quarter: int) -> date:
    """The last day of quarter 1 to 4."""
    if not 1 <= quarter <= 4:
        raise ValueError(f"quarter {quarter}")
    return month_end(year=year, month=quarter * 3)


def half_end(*, year: int, half: int) -> date:
    """The last day of the first or the last six months."""
    if half not in (1, 2):
        raise ValueError(f"half {half}")
    return month_end(year=year, month=half * 6)


def year_end(year: int) -> date:
    return date(year, 12, 31)


def clamp_day(*, year: int, month: int, day: int) -> date:
    """The named day, or the month's last where the month is shorter ("ngày 31 hằng tháng" in April)."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def last_compliant_day(*, named: date, strict: bool) -> date:
    """ "Trước ngày 15" ends on the 14th; "chậm nhất ngày 15" on the 15th (domain facts §3.4)."""
    return named - _ONE_DAY if strict else named


def next_yearly(*, month: int, day: int, strict: bool, since: date) -> date:
    """The first last-compliant day of a yearly duty that is not before `since`."""
    for year in (since.year, since.year + 1, since.year + 2):
        due = last_compliant_day(named=clamp_day(year=year, month=month, day=day), strict=strict)
        if due >= since:
            return due
    raise AssertionError("a yearly day comes every year")


def next_of_months(*, every: int, since: date, day: int | None = None, strict: bool = False) -> date:
    """The next turn of a rhythm of 1, 3, 6 or 12 months.

    Without a day it is the end of the running period; with one, that day of the period's last month.
    """
    if every not in (1, 3, 6, 12):
        raise ValueError(f"every {every} months")
    year, month = since.year, since.month + (-since.month % every)
    while True:
        end = month_end(year=year, month=month)
        named = end if day is None else clamp_day(year=year, month=month, day=day)
        due = last_compliant_day(named=named, strict=strict and day is not None)
        if due >= since:
            return due
        year, month = (year, month + every) if month + every <= 12 else (year + 1, month + every - 12)
