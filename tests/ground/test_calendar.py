"""Working days: counted from the next one on, over holidays and swapped days, refused for a year not known in full."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ground.calendar import CalendarDay, CalendarYear, DayKind, WorkingCalendar, calendar_of
from nhipcau.ground.dates import next_yearly
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence
from nhipcau.ground.shipped_calendar import shipped_days, shipped_years

SHIPPED = calendar_of(days=shipped_days(), years=shipped_years())
# Far enough from both ends that no count leaves the years known in full.
DAYS = st.dates(min_value=date(2017, 6, 1), max_value=date(2026, 6, 30))
COUNTS = st.integers(0, 60)


def known(*days: CalendarDay, year: int = 2026) -> WorkingCalendar:
    return calendar_of(days=days, years=[CalendarYear(year, complete=True, source="test")])


class TestTheWorkedExample:
    """S22."""

    def test_five_working_days_from_a_friday_pass_over_the_holiday_of_24_november(self) -> None:
        assert SHIPPED.nth_working_day(after=date(2026, 11, 20), n=5) == date(2026, 11, 30)

    def test_each_day_of_the_count(self) -> None:
        counted = [SHIPPED.nth_working_day(after=date(2026, 11, 20), n=n).day for n in range(1, 6)]
        assert counted == [23, 25, 26, 27, 30]

    def test_without_the_table_of_2026_the_year_is_named(self) -> None:
        without = calendar_of(days=shipped_days(), years=[y for y in shipped_years() if y.year != 2026])
        with pytest.raises(Refusal) as refused:
            without.nth_working_day(after=date(2026, 11, 20), n=5)
        assert refused.value.code == "calendar.incomplete"
        assert "Lịch làm việc năm 2026 chưa đủ" in sentence(refused.value)

    def test_ten_working_days_from_a_dossier_of_10_march(self) -> None:
        """S19: day 1 is the 11th."""
        assert SHIPPED.nth_working_day(after=date(2026, 3, 10), n=10) == date(2026, 3, 24)


def test_before_15_november_2026_is_a_saturday_and_reminds_on_friday() -> None:
    """S15."""
    due = next_yearly(month=11, day=15, strict=True, since=date(2026, 1, 1))
    assert due == date(2026, 11, 14)
    assert SHIPPED.working_day_on_or_before(due) == date(2026, 11, 13)


def test_a_calendar_period_that_ends_on_sunday_ends_on_monday() -> None:
    assert SHIPPED.end_of_calendar_days(after=date(2026, 3, 10), days=5) == date(2026, 3, 16)


class TestShippedTable:
    @pytest.mark.parametrize(
        ("on", "worked"),
        [
            (date(2018, 12, 31), False),
            (date(2019, 1, 5), True),
            (date(2020, 1, 23), False),
            (date(2022, 5, 3), False),
            (date(2024, 4, 29), False),
            (date(2024, 5, 4), True),
            (date(2025, 4, 26), True),
            (date(2026, 1, 2), False),
            (date(2026, 1, 10), True),
            (date(2026, 8, 22), True),
            (date(2026, 8, 31), False),
            (date(2026, 4, 27), False),
            (date(2026, 11, 24), False),
            (date(2025, 11, 24), True),
        ],
    )
    def test_a_day_of_it(self, on: date, worked: bool) -> None:
        assert SHIPPED.is_working_day(on) is worked

    def test_it_knows_2017_to_2026_and_says_that_2027_is_not_decided(self) -> None:
        assert SHIPPED.complete == frozenset(range(2017, 2027))
        with pytest.raises(Refusal, match="2027"):
            SHIPPED.nth_working_day(after=date(2026, 12, 30), n=3)

    def test_every_row_names_its_source_and_stands_in_a_year_that_does_too(self) -> None:
        assert [day for day in shipped_days() if not day.source or not day.name] == []
        years = {year.year: year.source for year in shipped_years()}
        assert {day.on.year for day in shipped_days()} <= {year for year, source in years.items() if source}

    def test_no_year_has_fewer_days_off_than_the_labour_code_gives(self) -> None:
        """Ten with Hùng Kings' day until 2020, eleven from 2021, twelve from 2026."""
        for year in range(2017, 2027):
            given = 10 if year < 2021 else 11 if year < 2026 else 12
            off = [on for on, day in SHIPPED.off.items() if on.year == year and day.kind is not DayKind.SWAPPED]
            assert sum(on.weekday() < 5 for on in off) >= given, year

    def test_a_swapped_day_is_made_up_for_on_a_weekend(self) -> None:
        swapped = [day for day in shipped_days() if day.kind is DayKind.SWAPPED]
        assert swapped
        for day in swapped:
            assert day.worked_instead is not None
            assert (day.on.weekday() < 5, day.worked_instead.weekday() >= 5) == (True, True)


class TestLaws:
    @given(start=DAYS, n=COUNTS)
    def test_as_many_days_are_worked_in_between_as_were_counted(self, start: date, n: int) -> None:
        end = SHIPPED.nth_working_day(after=start, n=n)
        assert SHIPPED.working_days_between(after=start, until=end) == n

    @given(start=DAYS, n=st.integers(1, 60))
    def test_a_count_never_ends_on_a_day_off(self, start: date, n: int) -> None:
        assert SHIPPED.is_working_day(SHIPPED.nth_working_day(after=start, n=n))
        assert SHIPPED.is_working_day(SHIPPED.nth_working_day_before(before=start, n=n))

    @given(start=DAYS, n=COUNTS)
    def test_counted_forth_and_back_is_where_it_began(self, start: date, n: int) -> None:
        begun = SHIPPED.working_day_on_or_after(start)
        there = SHIPPED.nth_working_day(after=begun, n=n)
        assert SHIPPED.nth_working_day_before(before=there, n=n) == begun

    @given(one=DAYS, other=DAYS, n=COUNTS)
    def test_who_begins_later_is_never_due_earlier(self, one: date, other: date, n: int) -> None:
        first, last = sorted((one, other))
        assert SHIPPED.nth_working_day(after=first, n=n) <= SHIPPED.nth_working_day(after=last, n=n)

    @given(start=DAYS, first=st.integers(0, 30), then=st.integers(0, 30))
    def test_counted_in_two_goes_ends_on_the_same_day(self, start: date, first: int, then: int) -> None:
        halfway = SHIPPED.nth_working_day(after=start, n=first)
        assert SHIPPED.nth_working_day(after=halfway, n=then) == SHIPPED.nth_working_day(after=start, n=first + then)

    @given(day=DAYS)
    def test_the_working_days_around_a_day_are_worked_and_a_worked_day_is_both(self, day: date) -> None:
        before, after = SHIPPED.working_day_on_or_before(day), SHIPPED.working_day_on_or_after(day)
        assert before <= day <= after
        assert SHIPPED.is_working_day(before) and SHIPPED.is_working_day(after)
        assert (before == after == day) is SHIPPED.is_working_day(day)

    @given(day=DAYS)
    def test_the_last_working_day_before_is_strictly_before(self, day: date) -> None:
        last = SHIPPED.last_working_day_before(day)
        assert last < day
        assert SHIPPED.working_days_between(after=last, until=day - timedelta(days=1)) == 0

    @given(start=DAYS, days=st.integers(1, 60))
    def test_calendar_days_end_on_a_worked_day_and_never_early(self, start: date, days: int) -> None:
        end = SHIPPED.end_of_calendar_days(after=start, days=days)
        assert SHIPPED.is_working_day(end)
        assert end >= start + timedelta(days=days)

    @given(start=DAYS, n=COUNTS)
    def test_one_holiday_more_never_makes_a_limit_earlier(self, start: date, n: int) -> None:
        more = CalendarDay(start + timedelta(days=3), DayKind.HOLIDAY, "thêm", "test")
        richer = calendar_of(days=[*shipped_days(), more], years=shipped_years())
        assert richer.nth_working_day(after=start, n=n) >= SHIPPED.nth_working_day(after=start, n=n)


class TestWhatIsSaidLater:
    def test_an_ordinary_day_takes_a_holiday_back(self) -> None:
        on = date(2026, 11, 24)
        calendar = known(
            CalendarDay(on, DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam", "80-NQ/TW"),
            CalendarDay(on, DayKind.ORDINARY, "", "test"),
        )
        assert calendar.is_working_day(on)

    def test_a_swap_taken_back_is_no_longer_made_up_for(self) -> None:
        on, instead = date(2026, 8, 31), date(2026, 8, 22)
        swap = CalendarDay(on, DayKind.SWAPPED, "", "test", worked_instead=instead)
        assert known(swap).is_working_day(instead)
        assert not known(swap, CalendarDay(on, DayKind.ORDINARY, "", "test")).is_working_day(instead)

    def test_a_year_reopened_is_known_no_more(self) -> None:
        years = [CalendarYear(2026, complete=True, source="a"), CalendarYear(2026, complete=False, source="b")]
        assert not calendar_of(days=(), years=years).knows(2026)

    def test_what_a_count_passed_over_is_told_by_name(self) -> None:
        passed = SHIPPED.special_between(after=date(2026, 11, 20), until=date(2026, 11, 30))
        assert [day.name for day in passed] == ["Ngày Văn hóa Việt Nam"]
