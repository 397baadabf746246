"""Limits that run from the day a paper came: "05 ngày làm việc kể từ ngày nhận". Pure: no database, no clock.

Day 1 is the working day after the paper stands in the incoming book (Civil Code 2015, article 147.2).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from nhipcau.ground.calendar import WorkingCalendar
from nhipcau.ground.plain import Json
from nhipcau.ground.text import fold


def runs_from_receipt(due: Mapping[str, Json] | None) -> bool:
    """Whether the words count from the day the paper itself came, and not from another paper or event."""
    if not due or due.get("kind") != "relative" or not isinstance(due.get("days"), int):
        return False
    return bool(_words().fullmatch(fold(str(due.get("from") or ""))))


def first_arrival(came: Mapping[int, date], leads: Collection[int]) -> date | None:
    """Of several leads the first to have the paper begins the count. `came`: agency → the day in its book."""
    return min((came[one] for one in leads if one in came), default=None)


def due_from_receipt(due: Mapping[str, Json], *, received: date, calendar: WorkingCalendar) -> date:
    """Refused where the calendar on the way is not complete: a limit is not guessed."""
    days = due["days"]
    assert isinstance(days, int)
    if due.get("working"):
        return calendar.nth_working_day(after=received, n=days)
    return calendar.end_of_calendar_days(after=received, days=days)


@cache
def _words() -> re.Pattern[str]:
    told = tomllib.loads((files("nhipcau") / "data" / "limits" / "receipt.toml").read_text(encoding="utf-8"))
    day, received, paper = (
        "|".join(sorted(told[name], key=len, reverse=True)) for name in ("day", "received", "paper")
    )
    return re.compile(rf"(?:{day}) (?:{received})(?: (?:{paper}))?")
