"""One page of a list: its rows, and how many there are in all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row")
Other = TypeVar("Other")
M = TypeVar("M", bound=Model)

SIZE = 50
LARGEST = 500


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """`number` counts from 1. Iterating gives the rows."""

    rows: tuple[Row, ...]
    total: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    @property
    def first_row(self) -> int:
        """Number of the first row shown, from 1; 0 for an empty list."""
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last_row(self) -> int:
        return self.first_row + len(self.rows) - 1 if self.rows else 0

    def of(self, make: Callable[[Row], Other]) -> Page[Other]:
        return Page(rows=tuple(make(row) for row in self.rows), total=self.total, number=self.number, size=self.size)


def page_of(rows: QuerySet[M], *, number: int = 1, size: int = SIZE) -> Page[M]:
    """Two queries: count and rows. A number past the end gives the last page; a foolish size is brought into bounds."""
    size = min(max(1, size), LARGEST)
    total = rows.count()
    number = min(max(1, number), max(1, -(-total // size)))
    start = (number - 1) * size
    return Page(rows=tuple(rows[start : start + size]), total=total, number=number, size=size)
