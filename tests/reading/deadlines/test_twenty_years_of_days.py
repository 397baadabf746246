"""Every day, month, quarter and year of 2015–2035, in every style, comes back as itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ground import dates
from nhipcau.reading.deadlines import due_of_words, read_due
from nhipcau.reading.source import Source
from nhipcau.reading.types import DueKind, Header, Order, Span

FIRST, LAST = date(2015, 1, 1), date(2035, 12, 31)
YEARS = range(FIRST.year, LAST.year + 1)
ROMAN = ("I", "II", "III", "IV")
STYLES: dict[str, Callable[[date], str]] = {
    "15/11/2026": lambda d: f"{d.day}/{d.month}/{d.year}",
    "05/07/2026": lambda d: f"{d:%d/%m/%Y}",
    "15-11-2026": lambda d: f"{d.day}-{d.month}-{d.year}",
    "15.11.2026": lambda d: f"{d.day}.{d.month}.{d.year}",
    "15 tháng 11 năm 2026": lambda d: f"{d.day:02} tháng {d.month} năm {d.year}",
}


def every_day() -> Iterator[date]:
    return (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


def day_of(words: str, *, issued: date | None = None) -> tuple[date | None, bool | None]:
    due = due_of_words(words, issued=issued)
    assert due is not None, words
    assert due.kind is DueKind.DATE, words
    return due.on, due.strict


@pytest.mark.parametrize("style", STYLES)
def test_every_day_written_in_this_style_comes_back_as_itself(style: str) -> None:
    # Each day in one of the styles and those of a leap year in all: the styles share no days, only their reading.
    turn = list(STYLES).index(style)
    for day in every_day():
        if day.year == 2024 or day.toordinal() % len(STYLES) == turn:
            assert day_of(f"chậm nhất ngày {STYLES[style](day)}") == (day, False)


@pytest.mark.parametrize("style", STYLES)
def test_before_a_day_ends_the_day_before_it(style: str) -> None:
    # Of every month the first and the last days, where a wrong month or year would show.
    for day in every_day():
        if day.day == 1 or (day + timedelta(days=1)).day == 1:
            on, strict = day_of(f"trước ngày {STYLES[style](day)}")
            assert on is not None
            assert dates.last_compliant_day(named=on, strict=bool(strict)) == day - timedelta(days=1)


def test_every_month_ends_on_its_last_day() -> None:
    for year in YEARS:
        for month in range(1, 13):
            end = dates.month_end(year=year, month=month)
            first = date(year, month, 1)
            assert day_of(f"trong tháng {month}/{year}") == (end, False)
            assert day_of(f"đến hết tháng {month:02} năm {year}") == (end, False)
            assert day_of(f"vào cuối tháng {month}/{year}") == (end, False)
            assert day_of(f"trước tháng {month}/{year}") == (first, True)
            assert day_of(f"vào đầu tháng {month}/{year}") == (first, False)


def test_quarters_halves_and_years_end_on_their_last_day() -> None:
    for year in YEARS:
        for quarter in range(1, 5):
            end = dates.quarter_end(year=year, quarter=quarter)
            assert day_of(f"trong quý {ROMAN[quarter - 1]}/{year}") == (end, False)
            assert day_of(f"trong quý {quarter} năm {year}") == (end, False)
            assert day_of(f"trước quý {ROMAN[quarter - 1]}/{year}") == (date(year, quarter * 3 - 2, 1), True)
        assert day_of(f"trong 6 tháng đầu năm {year}") == (dates.half_end(year=year, half=1), False)
        assert day_of(f"trong 6 tháng cuối năm {year}") == (dates.half_end(year=year, half=2), False)
        assert day_of(f"đến hết năm {year}") == (dates.year_end(year), False)
        assert day_of(f"trước năm {year}") == (date(year, 1, 1), True)


def test_a_day_past_the_end_of_its_month_is_no_day() -> None:
    for year in YEARS:
        for month in range(1, 13):
            for day in range(dates.month_end(year=year, month=month).day + 1, 34):
                assert due_of_words(f"trước ngày {day}/{month}/{year}") is None


def test_every_day_of_a_year_is_a_yearly_day() -> None:
    for day in (date(2024, 1, 1) + timedelta(days=n) for n in range(366)):
        for words in (
            f"trước ngày {day.day}/{day.month} hằng năm",
            f"hàng năm, trước ngày {day.day:02} tháng {day.month}",
        ):
            due = due_of_words(words)
            assert due is not None
            assert (due.kind, due.month, due.day, due.strict) == (DueKind.YEARLY, day.month, day.day, True)


@given(issued=st.dates(FIRST, LAST), day=st.integers(1, 28), month=st.integers(1, 12))
def test_a_day_without_a_year_comes_within_a_year_and_never_in_a_month_gone_by(
    issued: date, day: int, month: int
) -> None:
    on, _ = day_of(f"chậm nhất ngày {day}/{month}", issued=issued)
    assert on is not None
    assert (on.day, on.month) == (day, month)
    assert issued.replace(day=1) <= on <= issued + timedelta(days=366)


@given(
    day=st.dates(FIRST, LAST),
    style=st.sampled_from(sorted(STYLES)),
    before=st.text(alphabet="abcđêàùỹ ,", max_size=40),
    behind=st.text(alphabet="abcđêàùỹ ,", max_size=40),
)
def test_the_span_of_a_time_holds_its_words(day: date, style: str, before: str, behind: str) -> None:
    text = f"{before} trước ngày {STYLES[style](day)} {behind}"
    found = read_due(Source(text=text, media_type="text/plain"), Order(span=Span(0, len(text)), section=""), Header())
    assert found is not None
    assert found.value.on == day
    start, end = found.spans[0]
    assert " ".join(text[start:end].split()) == found.value.text
    assert text[start:end].endswith(STYLES[style](day))


@given(day=st.dates(FIRST, LAST), style=st.sampled_from(sorted(STYLES)))
def test_letters_typed_apart_or_in_capitals_change_no_day(day: date, style: str) -> None:
    words = f"hoàn thành trước ngày {STYLES[style](day)}"
    told = {
        day_of(w) for w in (words, words.upper(), unicodedata.normalize("NFD", words), words.replace(" ", "\u00a0"))
    }
    assert told == {(day, True)}
