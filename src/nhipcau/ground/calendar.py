"""Which days are worked: weekends, holidays, days off in lieu and swapped days of the years whose table is complete.

Pure: the days come as values. A year whose holidays and swaps are not all decided yet is refused by name, because a
limit reckoned with a guessed holiday is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from nhipcau.ground.refusal import Refusal

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class DayKind(StrEnum):
    """Why a day is not worked, or that it is an ordinary day after all."""

    HOLIDAY = "holiday"  # nghỉ lễ, tết (Labour Code 2019, article 112)
    IN_LIEU = "in_lieu"  # nghỉ bù for a holiday on a weekend (article 111.3)
    SWAPPED = "swapped"  # off, and `worked_instead` is worked for it
    ORDINARY = "ordinary"  # takes back what was said of the day before


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """What is special about one day, and the paper that says so."""

    on: date
    kind: DayKind
    name: str
    source: str
    worked_instead: date | None = None


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """Whether all of a year's holidays and swaps are decided, and by which papers."""

    year: int
    complete: bool
    source: str


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days off that are not mere weekends, the weekend days worked instead, and the years known in full.

    Every answer about a day of another year is refused (`calendar.incomplete`).
    """

    off: Mapping[date, CalendarDay]
    worked: Mapping[date, CalendarDay]
    complete: frozenset[int]

    def knows(self, year: int) -> bool:
        return year in self.complete

    def is_working_day(self, day: date) -> bool:
        if day.year not in self.complete:
            raise Refusal("calendar.incomplete", year=day.year)
        if day in self.worked:
            return True
        return day.weekday() < _SATURDAY and day not in self.off

    def nth_working_day(self, *, after: date, n: int) -> date:
        """The day a period of n working days ends: day 1 is the next working day (Civil Code 2015, article 147.2)."""
        return self._step(after, n=n, by=_ONE_DAY)

    def nth_working_day_before(self, *, before: date, n: int) -> date:
        """The same backwards: day 1 is the working day before."""
        return self._step(before, n=n, by=-_ONE_DAY)

    def last_working_day_before(self, day: date) -> date:
        return self.nth_working_day_before(before=day, n=1)

    def working_day_on_or_before(self, day: date) -> date:
        """Where a due day is a day off, the reminder stands on the working day before it."""
        return day if self.is_working_day(day) else self.last_working_day_before(day)

    def working_day_on_or_after(self, day: date) -> date:
        """A period that ends on a day off ends on the next working day (Civil Code 2015, article 148.5)."""
        return day if self.is_working_day(day) else self.nth_working_day(after=day, n=1)

    def end_of_calendar_days(self, *, after: date, days: int) -> date:
        """The day a period of calendar days ends: the start not counted, a day off moved to the next working day."""
        return self.working_day_on_or_after(after + timedelta(days=days))

    def working_days_between(self, *, after: date, until: date) -> int:
        """How many days are worked after the one and up to the other; none where it does not come later."""
        days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def special_between(self, *, after: date, until: date) -> tuple[CalendarDay, ...]:
        """What a count passed over or took along other than plain weekends, in the order of the days."""
        passed = (day for on, day in self.off.items() if after < on <= until and on.weekday() < _SATURDAY)
        taken = (day for on, day in self.worked.items() if after < on <= until)
        return tuple(dict.fromkeys(sorted((*passed, *taken), key=lambda day: day.on)))

    def _step(self, day: date, *, n: int, by: timedelta) -> date:
        for _ in range(n):
            day += by
            while not self.is_working_day(day):
                day += by
        return day


def calendar_of(*, days: Iterable[CalendarDay], years: Iterable[CalendarYear]) -> WorkingCalendar:
    """What is said later of a day or a year stands in place of what was said before."""
    special: dict[date, CalendarDay] = {}
    complete: dict[int, bool] = {}
    for day in days:
        special[day.on] = day
    for year in years:
        complete[year.year] = year.complete
    off = {on: day for on, day in special.items() if day.kind is not DayKind.ORDINARY}
    worked = {day.worked_instead: day for day in off.values() if day.worked_instead is not None}
    return WorkingCalendar(
        off=off, worked=worked, complete=frozenset(year for year, known in complete.items() if known)
    )
