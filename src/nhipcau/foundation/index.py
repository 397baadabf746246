"""Full text search: the one place where SQLite (FTS5) and PostgreSQL (tsvector, GIN) differ.

Both index the same words, folded by the program (`ground.words`), and both are asked with the same `Ask`, so that they
find the same rows. The index of SQLite is kept by triggers on its table, that of PostgreSQL by generated columns:
whatever changes a row, by whichever way, changes what is found. A migration that remakes the table has to call
`install` again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from nhipcau.ground.words import Ask, Phrase


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` hold folded words with single spaces between them; `key` is the integer primary key."""

    name: str
    key: str
    columns: tuple[str, ...]
    searched: tuple[str, ...]
    """The columns that are searched by themselves; the others only narrow what was found."""


def install(on: BaseDatabaseWrapper, table: Table) -> None:
    _run(on, _sqlite_install(table) if on.vendor == "sqlite" else _postgresql_install(table))


def remove(on: BaseDatabaseWrapper, table: Table) -> None:
    _run(on, _sqlite_remove(table) if on.vendor == "sqlite" else _postgresql_remove(table))


def keys_matching(table: Table, column: str, ask: Ask) -> RawSQL:
    """For `filter(pk__in=…)`: the keys of the rows whose column meets what is asked."""
    sql, params = _select(table, column, ask)
    return RawSQL(sql, params)  # noqa: S611 – our own words; what was typed goes as a parameter


def newest_matching(table: Table, column: str, ask: Ask, *, most: int) -> RawSQL | None:
    """Of `keys_matching` the highest keys; None where the index has no order of keys.

    SQLite walks its index in that order and stops after so many; PostgreSQL would look at all of them first.
    """
    if connection.vendor != "sqlite":
        return None
    sql, params = _select(table, column, ask)
    return RawSQL(f"{sql} ORDER BY rowid DESC LIMIT {most:d}", params)  # noqa: S611 – our own words


def among(keys: Sequence[int]) -> RawSQL:
    """For `filter(pk__in=…)` of thousands of keys, as one parameter: one for each costs more than the search."""
    if connection.vendor == "sqlite":
        return RawSQL("SELECT value FROM json_each(%s)", (json.dumps(list(keys)),))
    return RawSQL("SELECT unnest(%s::bigint[])", (list(keys),))


def matches(table: Table, column: str, ask: Ask, *, key: str) -> RawSQL:
    """For `annotate`: whether the row with that key meets what is asked. `key` is a column of the outer query."""
    sql, params = _select(table, column, ask)
    return RawSQL(f"{key} IN ({sql})", params, output_field=BooleanField())  # noqa: S611


def begins_with(field: str, prefix: str) -> Q:
    """That a field of ASCII letters and digits begins so, by its index: LIKE uses none on SQLite."""
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": prefix, f"{field}__lt": f"{prefix}~"})
    return Q(**{f"{field}__startswith": prefix})


def _select(table: Table, column: str, ask: Ask) -> tuple[str, tuple[str, ...]]:
    if connection.vendor == "sqlite":
        fts = f"{table.name}_fts"
        return f"SELECT rowid FROM {fts} WHERE {fts} MATCH %s", (f"{column} : ({_match(ask)})",)  # noqa: S608
    # A tsvector keeps at most 255 places of a word: what stands one after the other is looked up in the words.
    phrases = [group for group in ask.groups if any(len(phrase) > 1 for phrase in group)]
    like = f"' ' || {column} || ' ' LIKE %s"
    also = "".join(f" AND ({' OR '.join([like] * len(group))})" for group in phrases)
    running = tuple(f"% {' '.join(phrase)} %" for group in phrases for phrase in group)
    sql = f"SELECT {table.key} FROM {table.name} WHERE {column}_words @@ %s::tsquery{also}"  # noqa: S608
    return sql, (_tsquery(ask), *running)


def _match(ask: Ask) -> str:
    groups = [" OR ".join(f'"{" ".join(phrase)}"' for phrase in group) for group in ask.groups]
    if ask.prefix:
        groups[-1] = " OR ".join(f'"{" ".join(phrase)}" *' for phrase in ask.groups[-1])
    return " AND ".join(f"({group})" for group in groups)


def _tsquery(ask: Ask) -> str:
    last = len(ask.groups) - 1
    return " & ".join(
        f"({' | '.join(_all_of(phrase, prefix=ask.prefix and place == last) for phrase in group)})"
        for place, group in enumerate(ask.groups)
    )


def _all_of(phrase: Phrase, *, prefix: bool) -> str:
    words = [f"'{word}'" for word in phrase]
    if prefix:
        words[-1] += ":*"
    return f"({' & '.join(words)})"


def _sqlite_install(table: Table) -> Sequence[str]:
    fts, columns = f"{table.name}_fts", ", ".join(table.columns)
    new, old = (", ".join(f"{row}.{column}" for column in table.columns) for row in ("NEW", "OLD"))
    add = f"INSERT INTO {fts}(rowid, {columns}) VALUES (NEW.{table.key}, {new});"  # noqa: S608 – our own words
    take = f"INSERT INTO {fts}({fts}, rowid, {columns}) VALUES ('delete', OLD.{table.key}, {old});"  # noqa: S608
    watched = ", ".join((table.key, *table.columns))
    return (
        f"CREATE VIRTUAL TABLE {fts} USING fts5({columns}, content='{table.name}', content_rowid='{table.key}', "
        f"tokenize='ascii', prefix='2 3')",
        f"CREATE TRIGGER {fts}_add AFTER INSERT ON {table.name} BEGIN {add} END",
        f"CREATE TRIGGER {fts}_take AFTER DELETE ON {table.name} BEGIN {take} END",
        f"CREATE TRIGGER {fts}_change AFTER UPDATE OF {watched} ON {table.name} BEGIN {take} {add} END",
    )


def _sqlite_remove(table: Table) -> Sequence[str]:
    fts = f"{table.name}_fts"
    return (
        *(f"DROP TRIGGER IF EXISTS {fts}_{act}" for act in ("add", "take", "change")),
        f"DROP TABLE IF EXISTS {fts}",
    )


def _postgresql_install(table: Table) -> Sequence[str]:
    # The words come parted: PostgreSQL's own parser would take "1e5" for a number and stumble over long texts.
    vectors = ", ".join(
        f"ADD COLUMN {column}_words tsvector "
        f"GENERATED ALWAYS AS (array_to_tsvector(string_to_array({column}, ' '))) STORED"
        for column in table.columns
    )
    return (
        f"ALTER TABLE {table.name} {vectors}",
        *(
            f"CREATE INDEX {table.name}_{column} ON {table.name} USING gin ({column}_words)"
            for column in table.searched
        ),
    )


def _postgresql_remove(table: Table) -> Sequence[str]:
    columns = ", ".join(f"DROP COLUMN IF EXISTS {column}_words" for column in table.columns)
    return (f"ALTER TABLE {table.name} {columns}",)


def _run(on: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    with on.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
