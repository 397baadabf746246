"""Questions that pages ask over and over: Django writes their SQL once, the database is asked every time.

To write a question of this size takes Django several times as long as the database takes to answer it. Only the words
are kept, never an answer: they follow from what `rows` is `told`, whoever asks and the day included, and from nothing
else. What differs each time is `given`: numbers of rows, words and days that a column is compared with as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
Row = TypeVar("Row")
Given = int | str | date
Param = str | int | date | None
Converter = Callable[[object, object, object], object]

MOST_KEPT = 1_000
# A question about more rows than stand on a page is rarely asked of as many again.
MOST_GIVEN = 64
# Numbers that no row has, and that fit into every whole-number column that a row is found by.
_STAND_IN = -(2**52)
_HIGHEST = 2**63 - 1
# Nobody writes these letters, and no paper is of that year.
_WORD, _DAY = "\ue000{}\ue000", date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class _Written:
    """`places` says which of its parameters are given anew each time; `sql` is empty where nothing can be found."""

    sql: str
    params: tuple[Param, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    converters: tuple[tuple[int, Sequence[Converter], object], ...] = ()


class Prepared(Generic[Row]):
    """`make` gives the question as `values_list` rows; it is called with what is told, then with what is given."""

    def __init__(self, make: Callable[..., QuerySet[M, Row]]) -> None:
        self._make = make
        self._kept: dict[Hashable, _Written] = {}

    def rows(self, *given: Given, told: tuple[Hashable, ...] = ()) -> list[Row]:
        """One query."""
        key = told, tuple(map(type, given))
        written = self._kept.get(key)
        if written is None:
            written = self._write(told, given)
            if len(given) <= MOST_GIVEN:
                self._keep(key, written)
        return cast(list[Row], _answered(written, given))

    def _keep(self, key: Hashable, written: _Written) -> None:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[key] = written

    def _write(self, told: tuple[Hashable, ...], given: Sequence[Given]) -> _Written:
        stand_ins = [_stand_in(one, place) for place, one in enumerate(given)]
        with nothing_asked():
            compiler = self._make(*told, *stand_ins).query.get_compiler("default")
            try:
                sql, params = compiler.as_sql()
            except EmptyResultSet:
                return _Written("")
        asked = [_as_param(one) for one in stand_ins]
        places = tuple((at, asked.index(param)) for at, param in enumerate(params) if param in asked)
        if len({which for _, which in places}) < len(given):
            raise ValueError("what is given is not compared as it is")
        found = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
        return _Written(
            sql=sql,
            params=tuple(cast(Sequence[Param], params)),
            places=places,
            converters=tuple((at, ways, column) for at, (ways, column) in found.items()),
        )


def _stand_in(given: Given, place: int) -> Given:
    if isinstance(given, str):
        return _WORD.format(place)
    return _DAY + timedelta(days=place) if isinstance(given, date) else _STAND_IN - place


def _as_param(given: Given) -> Param:
    if isinstance(given, str):
        return given
    if isinstance(given, date):
        return cast(Param, connection.ops.adapt_datefield_value(given))
    # A number in an address may be longer than any column: no row has it.
    return given if abs(given) <= _HIGHEST else _STAND_IN


@contextmanager
def nothing_asked() -> Iterator[None]:
    """While words are written that are kept: what the database said would be kept with them, rights included."""

    def refuse(*_question: object) -> object:
        raise RuntimeError("the database is asked while a question is written that is kept")

    with connection.execute_wrapper(refuse):
        yield


def _answered(written: _Written, given: Sequence[Given]) -> list[tuple[object, ...]]:
    if not written.sql:
        return []
    params = list(written.params)
    for at, which in written.places:
        params[at] = _as_param(given[which])
    with connection.cursor() as cursor:
        cursor.execute(written.sql, params)
        rows: Iterable[tuple[object, ...]] = cursor.fetchall()
    return [_converted(row, written) for row in rows] if written.converters else list(rows)


def _converted(row: tuple[object, ...], written: _Written) -> tuple[object, ...]:
    values = list(row)
    for at, ways, column in written.converters:
        for way in ways:
            values[at] = way(values[at], column, connection)
    return tuple(values)
