"""The calendar that comes with the product: `data/calendar`, each row with the paper it rests on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from nhipcau.ground.calendar import CalendarDay, CalendarYear, DayKind


@cache
def shipped_days() -> tuple[CalendarDay, ...]:
    return tuple(
        CalendarDay(
            on=date.fromisoformat(row["on"]),
            kind=DayKind(row["kind"]),
            name=row["name"],
            source=row["source"],
            worked_instead=date.fromisoformat(row["worked_instead"]) if row["worked_instead"] else None,
        )
        for row in _rows("days.csv")
    )


@cache
def shipped_years() -> tuple[CalendarYear, ...]:
    return tuple(
        CalendarYear(year=int(row["year"]), complete=row["complete"] == "yes", source=row["source"])
        for row in _rows("years.csv")
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("nhipcau") / "data" / "calendar" / name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
