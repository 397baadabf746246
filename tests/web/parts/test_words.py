"""Dates, hours and numbers are written as the trade writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from nhipcau.web.parts.words import day, grouped, moment


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2020, 4, 8), "08/4/2020"),
        (date(2019, 9, 19), "19/9/2019"),
        (date(2026, 2, 9), "09/02/2026"),
        (date(2026, 1, 30), "30/01/2026"),
        (date(2026, 11, 5), "05/11/2026"),
        (None, ""),
    ],
)
def test_a_date_has_noughts_where_decree_30_puts_them(value: date | None, written: str) -> None:
    with translation.override("vi"):
        assert day(value) == written


def test_an_hour_is_that_of_vietnam() -> None:
    with translation.override("vi"):
        assert moment(datetime(2026, 11, 2, 7, 5, tzinfo=UTC)) == "14 giờ 05, 02/11/2026"
    with translation.override("en"):
        assert moment(datetime(2026, 11, 2, 7, 5, tzinfo=UTC)) == "14:05, 2 November 2026"


def test_a_large_number_is_grouped_as_each_language_does() -> None:
    with translation.override("vi"):
        assert grouped(1234567) == "1.234.567"
    with translation.override("en"):
        assert grouped(1234567) == "1,234,567"
