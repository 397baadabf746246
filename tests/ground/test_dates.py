"""Due dates: ends of periods, strictness and rhythms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ground import dates

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31))
YEARS = st.integers(min_value=2015, max_value=2035)


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


@given(since=DAYS, every=st.sampled_from([1, 3, 6, 12]), day=st.integers(1, 31), strict=st.booleans())
def test_a_rhythm_asked_again_on_its_due_day_answers_that_day(since: date, every: int, day: int, strict: bool) -> None:
    due = dates.next_of_months(every=every, since=since, day=day, strict=strict)
    assert dates.next_of_months(every=every, since=due, day=day, strict=strict) == due
