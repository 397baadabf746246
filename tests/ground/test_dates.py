"""Due dates: ends of periods, strictness, rhythms and working days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ground import dates

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31))
YEARS = st.integers(min_value=2015, max_value=2035)


class OneHoliday(dates.Weekends):
    """Weekends and 24/11/2026."""

    def is_off(self, day: date) -> bool:
        return super().is_off(day) or day == date(2026, 11, 24)


@given(year=YEARS, month=st.integers(1, 12))
def test_a_month_ends_the_day_before_the_next_begins(year: int, month: int) -> None:
    assert (dates.month_end(year=year, month=month) + timedelta(days=1)).day == 1


@given(year=YEARS, quarter=st.integers(1, 4))
def test_a_quarter_ends_with_its_third_month(year: int, quarter: int) -> None:
    end = dates.quarter_end(year=year, quarter=quarter)
    assert (end.month, (end + timedelta(days=1)).day) == (quarter * 3, 1)


@given(year=YEARS)
def test_the_second_half_ends_with_the_year(year: int) -> None:
    assert dates.half_end(year=year, half=2) == dates.year_end(year) == dates.quarter_end(year=year, quarter=4)


@pytest.mark.parametrize(
    "call", [lambda: dates.quarter_end(year=2026, quarter=5), lambda: dates.half_end(year=2026, half=0)]
)
def test_there_is_no_fifth_quarter_and_no_half_zero(call: Callable[[], date]) -> None:
    with pytest.raises(ValueError, match=r"quarter|half"):
        call()


@given(day=DAYS)
def test_before_a_day_ends_the_day_before(day: date) -> None:
    assert dates.last_compliant_day(named=day, strict=True) == day - timedelta(days=1)
    assert dates.last_compliant_day(named=day, strict=False) == day


@given(since=DAYS, month=st.integers(1, 12), day=st.integers(1, 31), strict=st.booleans())
def test_a_yearly_duty_comes_again_within_a_year(since: date, month: int, day: int, strict: bool) -> None:
    due = dates.next_yearly(month=month, day=day, strict=strict, since=since)
    assert since <= due <= since + timedelta(days=367)


@given(since=DAYS, every=st.sampled_from([1, 3, 6, 12]))
def test_a_rhythm_without_a_day_ends_with_its_running_period(since: date, every: int) -> None:
    due = dates.next_of_months(every=every, since=since)
    assert due >= since
    assert due.month % every == 0
    assert (due + timedelta(days=1)).day == 1
    assert (due.year * 12 + due.month) - (since.year * 12 + since.month) < every


@given(since=DAYS, every=st.sampled_from([1, 3, 6, 12]), day=st.integers(1, 31), strict=st.booleans())
def test_a_rhythm_with_a_day_is_never_in_the_past(since: date, every: int, day: int, strict: bool) -> None:
    assert dates.next_of_months(every=every, since=since, day=day, strict=strict) >= since


@given(since=DAYS, weekday=st.integers(0, 6))
def test_a_weekly_duty_falls_on_its_weekday(since: date, weekday: int) -> None:
    due = dates.next_weekly(since=since, weekday=weekday)
    assert due.weekday() == weekday
    assert 0 <= (due - since).days < 7


@given(start=DAYS, days=st.integers(0, 30))
def test_as_many_working_days_lie_behind_as_were_given(start: date, days: int) -> None:
    calendar = dates.Weekends()
    end = dates.add_working_days(start, days=days, calendar=calendar)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(not calendar.is_off(day) for day in between) == days


@given(start=DAYS, first=st.integers(0, 15), then=st.integers(0, 15))
def test_working_days_counted_in_two_goes_end_on_the_same_day(start: date, first: int, then: int) -> None:
    calendar = OneHoliday()
    halfway = dates.add_working_days(start, days=first, calendar=calendar)
    whole = dates.add_working_days(start, days=first + then, calendar=calendar)
    assert dates.add_working_days(halfway, days=then, calendar=calendar) == whole


@given(day=DAYS)
def test_the_working_days_around_a_day_are_worked_and_a_worked_day_is_both(day: date) -> None:
    calendar = OneHoliday()
    on_or_before = dates.working_day_on_or_before(day, calendar=calendar)
    on_or_after = dates.working_day_on_or_after(day, calendar=calendar)
    assert on_or_before <= day <= on_or_after
    assert not calendar.is_off(on_or_before)
    assert not calendar.is_off(on_or_after)
    assert (on_or_before == on_or_after == day) is not calendar.is_off(day)


@given(day=DAYS, strict=st.booleans())
def test_a_reminder_never_stands_after_the_last_compliant_day(day: date, strict: bool) -> None:
    last = dates.last_compliant_day(named=day, strict=strict)
    reminder = dates.working_day_on_or_before(last, calendar=dates.Weekends())
    assert reminder <= last <= day
    assert (last - reminder).days <= 2


@given(start=DAYS, days=st.integers(1, 60))
def test_calendar_days_end_on_a_worked_day_no_more_than_a_weekend_late(start: date, days: int) -> None:
    end = dates.add_calendar_days(start, days=days, calendar=dates.Weekends())
    assert 0 <= (end - start).days - days <= 2
    assert not dates.Weekends().is_off(end)


@given(since=DAYS, every=st.sampled_from([1, 3, 6, 12]), day=st.integers(1, 31), strict=st.booleans())
def test_a_rhythm_asked_again_on_its_due_day_answers_that_day(since: date, every: int, day: int, strict: bool) -> None:
    due = dates.next_of_months(every=every, since=since, day=day, strict=strict)
    assert dates.next_of_months(every=every, since=due, day=day, strict=strict) == due


def test_five_working_days_leap_over_the_weekend_and_the_culture_holiday() -> None:
    # Scenario 22.
    end = dates.add_working_days(date(2026, 11, 20), days=5, calendar=OneHoliday())
    assert end == date(2026, 11, 30)


def test_before_15_november_2026_is_a_saturday_and_reminds_on_friday() -> None:
    # Scenario 15.
    due = dates.next_yearly(month=11, day=15, strict=True, since=date(2026, 1, 1))
    assert due == date(2026, 11, 14)
    assert dates.working_day_on_or_before(due, calendar=dates.Weekends()) == date(2026, 11, 13)


def test_a_calendar_period_that_ends_on_sunday_ends_on_monday() -> None:
    assert dates.add_calendar_days(date(2026, 3, 10), days=5, calendar=dates.Weekends()) == date(2026, 3, 16)


def test_a_calendar_of_weekends_knows_no_year() -> None:
    assert not dates.Weekends().knows(2026)
