"""Arithmetic of due dates: ends of periods, strict and inclusive days, the next turn of a rhythm, working days.

Pure and without a clock: the day to count from is an argument. Which days are off comes from a `Calendar`; the one here
knows only weekends, the one with the holidays of each year is data (article 112 of the Labour Code) and stands above.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Protocol

_ONE_DAY = timedelta(days=1)


class Calendar(Protocol):
    """Which days nobody works. `knows` is False for a year whose decided holidays and swapped days are not loaded."""

    def is_off(self, day: date) -> bool: ...

    def knows(self, year: int) -> bool: ...


class Weekends:
    """A calendar of Saturdays and Sundays alone; it never claims to know a year's holidays."""

    def is_off(self, day: date) -> bool:
        return day.weekday() >= 5

    def knows(self, year: int) -> bool:
        return year < date.min.year


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


def next_weekly(*, since: date, weekday: int | None = None) -> date:
    """The next such weekday (0 Monday); without one, Friday, the last day an office works in a week."""
    return since + timedelta(days=((4 if weekday is None else weekday) - since.weekday()) % 7)


def working_day_on_or_before(day: date, *, calendar: Calendar) -> date:
    """Where a due day is a day off, the reminder stands on the working day before it."""
    while calendar.is_off(day):
        day -= _ONE_DAY
    return day


def working_day_on_or_after(day: date, *, calendar: Calendar) -> date:
    """A period that ends on a day off ends on the next working day (Civil Code 2015, article 148.5)."""
    while calendar.is_off(day):
        day += _ONE_DAY
    return day


def add_working_days(start: date, *, days: int, calendar: Calendar) -> date:
    """The day a period of working days ends; its first day is the next working day (Civil Code 2015, article 147.2)."""
    day = start
    for _ in range(days):
        day = working_day_on_or_after(day + _ONE_DAY, calendar=calendar)
    return day


def add_calendar_days(start: date, *, days: int, calendar: Calendar) -> date:
    """The day a period of calendar days ends: the start not counted, a day off moved to the next working day."""
    return working_day_on_or_after(start + timedelta(days=days), calendar=calendar)
