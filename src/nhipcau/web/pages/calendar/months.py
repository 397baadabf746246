"""A year as twelve small tables: which days are off or worked, each said in words as well as by its look."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nhipcau.foundation.calendar import SpecialDay, YearSheet

_MONDAY_FIRST = Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True)
class Cell:
    """`look` is the class it is drawn with; `words` tell what is special about it. No number: another month's day."""

    number: int = 0
    look: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    weeks: tuple[tuple[Cell, ...], ...]


def months_of(sheet: YearSheet, *, today: date) -> tuple[Month, ...]:
    special = {one.on: one for one in sheet.days}
    return tuple(
        Month(
            name=_("Tháng %(number)d") % {"number": number},
            weeks=tuple(
                tuple(_cell(day, month=number, special=special, today=today) for day in week)
                for week in _MONDAY_FIRST.monthdatescalendar(sheet.year, number)
            ),
        )
        for number in range(1, 13)
    )


def _cell(day: date, *, month: int, special: Mapping[date, SpecialDay], today: date) -> Cell:
    if day.month != month:
        return Cell()
    looks, words = [], ""
    if day in special:
        found = special[day]
        looks.append("worked" if found.worked else "off")
        words = _("làm bù") if found.worked else found.day.name or _("nghỉ")
    elif day.weekday() >= 5:
        looks.append("weekend")
    if day == today:
        looks.append("today")
    return Cell(day.day, " ".join(looks), words)
