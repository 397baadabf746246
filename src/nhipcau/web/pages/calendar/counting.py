"""So many working days after a day: the last one, each one counted, and what was passed over (S22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nhipcau.ground.calendar import CalendarDay, WorkingCalendar
from nhipcau.ground.refusal import Refusal
from nhipcau.web.pages.board.reckoning import with_weekday
from nhipcau.web.parts.words import day
from nhipcau.web.refusals import words_of

# A longer count is told by its end; nobody checks a hundred days one by one.
TOLD_ONE_BY_ONE = 15


@dataclass(frozen=True, slots=True)
class Count:
    """`refused` in place of the rest where a year on the way is not known in full."""

    last: str = ""
    counted: str = ""
    special: tuple[str, ...] = ()
    refused: str = ""


def count_of(calendar: WorkingCalendar, *, after: date, days: int) -> Count:
    try:
        last = calendar.nth_working_day(after=after, n=days)
    except Refusal as refusal:
        return Count(refused=words_of(refusal))
    each = [calendar.nth_working_day(after=after, n=n) for n in range(1, days + 1)] if days <= TOLD_ONE_BY_ONE else []
    return Count(
        last=with_weekday(last),
        counted=", ".join(day(one) for one in each),
        special=tuple(
            words
            for one in calendar.special_between(after=after, until=last)
            for words in _told(one, after=after, until=last)
        ),
    )


def _told(one: CalendarDay, *, after: date, until: date) -> list[str]:
    told = []
    if after < one.on <= until:
        told.append(_("%(day)s nghỉ: %(name)s") % {"day": day(one.on), "name": one.name})
    if one.worked_instead is not None and after < one.worked_instead <= until:
        told.append(_("%(day)s làm bù") % {"day": day(one.worked_instead)})
    return told
