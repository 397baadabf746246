"""The working calendar of the installation: what comes with the product, and what administrators wrote over it."""

from nhipcau.foundation.calendar.selectors import (
    EntryLine,
    SpecialDay,
    YearSheet,
    calendar_year_for,
    working_calendar_for,
)
from nhipcau.foundation.calendar.services import (
    add_day_off,
    complete_year,
    make_ordinary,
    reopen_year,
    swap_days,
    withdraw_entry,
)

__all__ = [
    "EntryLine",
    "SpecialDay",
    "YearSheet",
    "add_day_off",
    "calendar_year_for",
    "complete_year",
    "make_ordinary",
    "reopen_year",
    "swap_days",
    "withdraw_entry",
    "working_calendar_for",
]
