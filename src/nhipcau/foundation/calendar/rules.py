"""What may be written into the calendar. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nhipcau.ground.calendar import WorkingCalendar
from nhipcau.ground.refusal import Refusal

FIRST, LAST = 2000, 2100


def check_basis_given(basis: str) -> None:
    """A day is off because a paper says so, and whoever is late by it wants to see which."""
    if not basis.strip():
        raise Refusal("calendar.basis_missing")


def check_year(year: int) -> None:
    if not FIRST <= year <= LAST:
        raise Refusal("calendar.year_too_far", year=year, first=FIRST, last=LAST)


def check_may_swap(calendar: WorkingCalendar, *, on: date, worked_instead: date) -> None:
    """A day that is worked becomes free, a weekly day off is worked for it; the number of days worked stays."""
    as_if_known = replace(calendar, complete=calendar.complete | {on.year, worked_instead.year})
    if not as_if_known.is_working_day(on):
        raise Refusal("calendar.off_already", day=_words(on))
    if as_if_known.is_working_day(worked_instead) or worked_instead in calendar.off:
        raise Refusal("calendar.worked_already", day=_words(worked_instead))


def _words(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
