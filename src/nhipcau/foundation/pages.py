"""One page of a list: its rows, and how many there are in all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row")
Other = TypeVar("Other")
M = TypeVar("M", bound=Model)
_Param = str | int | date | None

SIZE = 50
LARGEST = 500
COUNTED = 1_000
"""More rows than this are not counted where a page says so: to know how many tasks there are takes longer than to read
fifty of them."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """`number` counts from 1. `least`: there are more than `total`; `further` then says whether a next page is."""

    rows: tuple[Row, ...]
    total: int
    number: int
    size: int
    least: bool = False
    further: bool = False

    @property
    def so_far(self) -> int:
        """How many there are, `total + 1` where there are more than that."""
        return self.total + self.least

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        more = self.further if self.least else self.number < self.pages
        return self.number + 1 if more else None

    @property
    def first_row(self) -> int:
        """Number of the first row shown, from 1; 0 for an empty list."""
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last_row(self) -> int:
        return self.first_row + len(self.rows) - 1 if self.rows else 0

    def of(self, make: Callable[[Row], Other]) -> Page[Other]:
        made = tuple(make(row) for row in self.rows)
        return Page(made, self.total, self.number, self.size, self.least, self.further)


def page_of(rows: QuerySet[M, Row], *, number: int = 1, size: int = SIZE, total: int | None = None) -> Page[Row]:
    """Two queries: count and rows. A number past the end gives the last page; a foolish size is brought into bounds.

    `total` where it is known already.
    """
    size = min(max(1, size), LARGEST)
    total = rows.count() if total is None else total
    number = min(max(1, number), max(1, -(-total // size)))
    start = (number - 1) * size
    return Page(rows=tuple(rows[start : start + size]), total=total, number=number, size=size)


def bounded_page_of(
    rows: QuerySet[M, Row], *, number: int = 1, size: int = SIZE, total: int | None = None
) -> Page[Row]:
    """The same, counting no further than `COUNTED`: in long lists the exact number is told to nobody.

    `total`, where it is known already, is `COUNTED + 1` for any number above.
    """
    if total is None:
        total = rows.order_by()[: COUNTED + 1].count()
    if total <= COUNTED:
        return page_of(rows, number=number, size=size, total=total)
    size, number = min(max(1, size), LARGEST), max(1, number)
    start = (number - 1) * size
    found = tuple(rows[start : start + size + 1])
    if not found:
        # Past the end: where that is has to be counted after all.
        return page_of(rows, number=number, size=size)
    return Page(rows=found[:size], total=COUNTED, number=number, size=size, least=True, further=len(found) > size)


@dataclass(frozen=True, slots=True)
class Counting:
    """How several lists are counted in one query; `names` are theirs, and of those that can hold nothing `none`."""

    names: tuple[str, ...]
    none: tuple[str, ...]
    sql: str
    params: tuple[_Param, ...]

    def counts(self) -> dict[str, int]:
        """One query, none where no list can hold anything."""
        counts = dict.fromkeys(self.none, 0)
        if self.names:
            with connection.cursor() as cursor:
                cursor.execute(self.sql, self.params)
                counts.update(zip(self.names, cursor.fetchone() or (), strict=True))
        return counts


def counting_so_far(found: Mapping[str, QuerySet[M]], *, most: int) -> Counting:
    """How many rows each of several lists has; `most + 1` for any number above."""
    asked: dict[str, str] = {}
    params: list[_Param] = []
    for name, rows in found.items():
        try:
            sql, given = rows.order_by().values_list("pk")[: most + 1].query.get_compiler("default").as_sql()
        except EmptyResultSet:
            continue
        asked[name] = f"(SELECT COUNT(*) FROM ({sql}) AS rows_of_one)"  # noqa: S608 - Django's own words
        params += given
    none = tuple(name for name in found if name not in asked)
    return Counting(tuple(asked), none, f"SELECT {', '.join(asked.values())}", tuple(params))
