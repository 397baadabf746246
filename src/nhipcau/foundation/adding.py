"""New rows of one act, a handful of one model: Django words the statement once, and only the values are given anew.

As `bulk_create`, at half of what it costs the program. For rows whose related rows have their keys already. Rows by the
thousand go through `bulk`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connection, models, transaction
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

from nhipcau.foundation.bulk import Prepare, prepare_of

Row = TypeVar("Row", bound=models.Model)

# SQLite takes so many in one statement. Where there are more, the wording is the least of what they cost.
MOST_VALUES = 900
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class _Met:
    """What becomes of a row that is there: refused, left as it is, or written over in some columns."""

    how: OnConflict | None = None
    by: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Worded:
    """`by_column`: PostgreSQL is given several rows as a list for each column, whatever their number."""

    sql: str
    values: tuple[tuple[str, Prepare | None], ...]
    dated: tuple[models.Field[object, object], ...]
    by_column: bool
    gives_keys: bool


def add(rows: Iterable[Row]) -> list[Row]:
    """Gives each its key. One query, none for no rows."""
    return _add(list(rows), _Met())


def add_unless_there(rows: Iterable[Row]) -> None:
    """Rows that some constraint takes for others that are there are left out. No keys are given."""
    _add(list(rows), _Met(OnConflict.IGNORE))


def add_or_replace(rows: Iterable[Row], *, by: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """Where a row of the same `by` is there, its `columns` are written over."""
    _add(list(rows), _Met(OnConflict.UPDATE, by, columns))


_kept: dict[Hashable, _Worded] = {}


def _add(rows: list[Row], met: _Met) -> list[Row]:
    if not rows:
        return rows
    model = type(rows[0])
    if len(rows) * len(model._meta.concrete_fields) > MOST_VALUES or len({row.pk is None for row in rows}) > 1:
        return _added_by_django(rows, met)
    # How many there are shows in the words, unless PostgreSQL is given lists.
    key = connection.vendor, model, rows[0].pk is None, len(rows), met
    worded = _kept.get(key)
    if worded is None:
        worded = _worded(rows, met)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = worded
    with transaction.mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS), connection.cursor() as cursor:
        cursor.execute(worded.sql, cast(Sequence[str], _params(rows, worded)))
        keys = cursor.fetchall() if worded.gives_keys else ()
    for row, (key_of_row,) in zip(rows, keys, strict=worded.gives_keys):
        row.pk = key_of_row
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return rows


def _added_by_django(rows: list[Row], met: _Met) -> list[Row]:
    return type(rows[0])._default_manager.bulk_create(
        rows,
        ignore_conflicts=met.how is OnConflict.IGNORE,
        update_conflicts=met.how is OnConflict.UPDATE,
        unique_fields=met.by or None,
        update_fields=met.columns or None,
    )


def _worded(rows: Sequence[Row], met: _Met) -> _Worded:
    model, is_keyless = type(rows[0]), rows[0].pk is None
    meta = model._meta
    fields = [field for field in meta.concrete_fields if not (is_keyless and field.primary_key)]
    query = InsertQuery(
        model,
        on_conflict=met.how,
        update_fields=[meta.get_field(name) for name in met.columns],
        unique_fields=[meta.get_field(name) for name in met.by],
    )
    query.insert_values(fields, list(rows), raw=False)
    compiler = query.get_compiler(connection=connection)
    gives_keys = is_keyless and met.how is None
    compiler.returning_fields = [meta.pk] if gives_keys else None
    ((sql, _),) = compiler.as_sql()
    return _Worded(
        sql=sql,
        values=tuple((field.attname, prepare_of(field)) for field in fields),
        dated=tuple(f for f in fields if getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False)),
        by_column="UNNEST(" in sql,
        gives_keys=gives_keys,
    )


def _params(rows: Sequence[models.Model], worded: _Worded) -> list[object]:
    for field in worded.dated:
        for row in rows:
            field.pre_save(row, add=True)
    given = [
        [
            row.__dict__[name] if prepare is None else prepare(row.__dict__[name], connection)
            for name, prepare in worded.values
        ]
        for row in rows
    ]
    if worded.by_column:
        return [list(column) for column in zip(*given, strict=True)]
    return [value for values in given for value in values]
