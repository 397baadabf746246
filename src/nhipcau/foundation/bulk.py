"""Rows by the thousand: one prepared statement on SQLite, COPY on PostgreSQL. As `bulk_create`, many times faster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import cache

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

Value = str | int | float | datetime | date | None
Prepare = Callable[[object, BaseDatabaseWrapper], Value]
_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.FloatField, models.ForeignKey)


@transaction.atomic
def insert(rows: Sequence[models.Model]) -> None:
    """Writes new rows of one model as `save` would, and gives each its key where it has none; nothing is read back."""
    if not rows:
        return
    meta, on = rows[0]._meta, connections[DEFAULT_DB_ALIAS]
    keyless = [row for row in rows if row.pk is None]
    for row, key in zip(keyless, _keys(meta.model, count=len(keyless), on=on), strict=True):
        row.pk = key
    for field in meta.concrete_fields:
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            for row in rows:
                field.pre_save(row, add=True)
    columns = ", ".join(on.ops.quote_name(field.column or "") for field in meta.concrete_fields)
    table = on.ops.quote_name(meta.db_table)
    with on.cursor() as cursor:
        if on.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(meta.concrete_fields))
            sql = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 – our own names
            cursor.executemany(sql, list(_values(rows, on=on)))
            return
        with on.wrap_database_errors, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for values in _values(rows, on=on):
                copy.write_row(values)


def _keys(model: type[models.Model], *, count: int, on: BaseDatabaseWrapper) -> tuple[int, ...]:
    """So many keys that nobody else gets."""
    if not count:
        return ()
    table, key = model._meta.db_table, model._meta.pk.column
    with on.cursor() as cursor:
        if on.vendor == "sqlite":
            # The transaction holds the only write lock, and the table counts its keys by itself.
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
            last = int(found[0]) if found else 0
            return tuple(range(last + 1, last + 1 + count))
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", [table, key, count]
        )
        return tuple(sorted(int(row[0]) for row in cursor.fetchall()))


def _values(rows: Sequence[models.Model], *, on: BaseDatabaseWrapper) -> Iterator[list[Value]]:
    prepared = _prepared(type(rows[0]))
    for row in rows:
        kept = row.__dict__
        yield [kept[name] if prepare is None else prepare(kept[name], on) for name, prepare in prepared]


@cache
def _prepared(model: type[models.Model]) -> tuple[tuple[str, Prepare | None], ...]:
    """Where each column's value stands on a row, and what makes it one that the database takes."""
    return tuple((field.attname, prepare_of(field)) for field in model._meta.concrete_fields)


def prepare_of(field: models.Field[object, object]) -> Prepare | None:
    """What makes a value of that column one that the database takes; None where it is one as it stands."""
    if isinstance(field, _AS_THEY_ARE):
        return None
    return field.get_db_prep_save
