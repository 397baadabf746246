"""Full text search: the one place where SQLite (FTS5) and PostgreSQL (tsvector, GIN) differ.

Both index the same words, folded by the program (`ground.words`), and both are asked with the same `Ask`, so that they
find the same rows. The index of SQLite is kept by triggers on its table, that of PostgreSQL by generated columns:
whatever changes a row, by whichever way, changes what is found. A migration that remakes the table has to call
`install` again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Func, Model, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

from nhipcau.ground.numbers import JOINT, Sought, sought_for
from nhipcau.ground.words import Ask, Phrase


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` hold folded words with single spaces between them; `key` is the integer primary key."""

    name: str
    key: str
    columns: tuple[str, ...]
    searched: tuple[str, ...]
    """The columns that are searched by themselves; the others only narrow what was found."""
    numbered: tuple[str, ...] = ()
    """The columns that bear, behind their words, the numbers among them as `ground.numbers` joins them."""


def install(on: BaseDatabaseWrapper, table: Table) -> None:
    _run(on, _sqlite_install(table) if on.vendor == "sqlite" else _postgresql_install(table))


def remove(on: BaseDatabaseWrapper, table: Table) -> None:
    _run(on, _sqlite_remove(table) if on.vendor == "sqlite" else _postgresql_remove(table))


def keys_matching(table: Table, column: str, ask: Ask) -> RawSQL:
    """For `filter(pk__in=…)`: the keys of the rows whose column meets what is asked."""
    sql, params = _select(table, column, ask)
    return RawSQL(sql, params)  # noqa: S611 – our own words; what was typed goes as a parameter


def newest_keys(
    table: Table, column: str, ask: Ask, *, most: int, but: QuerySet[Model, int] | None = None
) -> list[int]:
    """Of `keys_matching` the highest first, but for those that the subquery names. One query."""
    found, params = _select(table, column, ask)
    left_out, given = but.order_by().query.sql_with_params() if but is not None else ("", ())
    on_sqlite = connection.vendor == "sqlite"
    key = "rowid" if on_sqlite else table.key
    found = found if on_sqlite else f"SELECT {key} FROM ({found}) AS found WHERE TRUE"  # noqa: S608 – our own words
    found += f" AND {key} NOT IN ({left_out})" if left_out else ""
    if on_sqlite:
        # It walks its index in that order and stops after so many.
        return _first_cells(f"{found} ORDER BY {key} DESC LIMIT {most:d}", (*params, *given))
    return sorted(_first_cells(_newest_of(table, found, most=most), (*params, *given) * 2), reverse=True)


def _newest_of(table: Table, found: str, *, most: int) -> str:
    """Read from its end until so many are found, or looked up: the first pays in a long table alone, where PostgreSQL
    chooses. Only one of the halves is carried out.
    """
    key, highest = table.key, f"(SELECT MAX({table.key}) FROM {table.name})"  # noqa: S608 – our own words
    walked = f"{found} AND {highest} > {_SHORT * most} ORDER BY {key} DESC LIMIT {most:d}"
    looked_up = f"{found} AND {highest} <= {_SHORT * most} ORDER BY {key} + 0 DESC LIMIT {most:d}"
    return f"({looked_up}) UNION ALL ({walked})"


# So many times what is asked for may the rows of a short table be.
_SHORT = 4


def _first_cells(sql: str, params: Sequence[str | int]) -> list[int]:
    """PostgreSQL is kept from reading whole tables, as it does not reckon with what it costs to unpack their words, and
    from starting processes, which costs half of a search even where the half they were started for is not carried out.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(sql, params)
        else:
            # Its client's libraries are not there where SQLite serves.
            from nhipcau.foundation.postgresql import written_out

            # Several statements in one go bear their values in their words.
            asked = written_out(sql, params)
            kept_from = ("enable_seqscan", "off"), ("max_parallel_workers_per_gather", "0")
            before = "".join(f"SET LOCAL {name} = {value}; " for name, value in kept_from)
            after = "".join(f"; SET LOCAL {name} TO DEFAULT" for name, _ in kept_from)
            cursor.execute(f"{before}{asked}{after}")
            for _ in kept_from:
                cursor.nextset()
        return [row[0] for row in cursor.fetchall()]


def says(table: Table, column: str, ask: Ask) -> RawSQL:
    """For `filter` on the table itself: that the words of a row meet what is asked, read one by one.

    For a thousand rows that are known already: an index is asked about all rows that bear the words.
    """
    found = "instr" if connection.vendor == "sqlite" else "strpos"
    way = f"{found}(' ' || {table.name}.{column} || ' ', %s) > 0"
    groups = _groups(ask, numbered=False)
    sql = " AND ".join(f"({' OR '.join([way] * len(group))})" for group in groups)
    params = tuple(_between_spaces(one) for group in groups for one in group)
    return RawSQL(sql, params, output_field=BooleanField())  # noqa: S611 – our own words


def among(keys: Sequence[int]) -> RawSQL:
    """For `filter(pk__in=…)` of thousands of keys, as one parameter: one for each costs more than the search."""
    return among_written(written(keys))


def written(keys: Sequence[int]) -> str:
    """Keys as the one parameter of `among_written`."""
    of = "[{}]" if connection.vendor == "sqlite" else "{{{}}}"
    return of.format(",".join(map(str, keys)))


def among_written(keys: str) -> RawSQL:
    """For questions that are written once, whatever the keys."""
    if connection.vendor == "sqlite":
        return RawSQL("SELECT value FROM json_each(%s)", (keys,))
    return RawSQL("SELECT unnest(%s::bigint[])", (keys,))


class LookedAt(Func):
    """A field as it is, in a condition that shall not lead the way.

    SQLite keeps no count of what its rows say, and would take the index on a state that half of them bear.
    """

    template = "%(expressions)s"
    arity = 1

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: str
    ) -> tuple[str, tuple[str | int, ...]]:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


def begins_with(field: str, prefix: str) -> Q:
    """That a field of ASCII letters and digits begins so, by its index: LIKE uses none on SQLite."""
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": prefix, f"{field}__lt": f"{prefix}~"})
    return Q(**{f"{field}__startswith": prefix})


@dataclass(frozen=True, slots=True)
class _Said:
    phrase: Phrase
    prefix: bool
    number: Sought | None

    @property
    def is_told_by_words(self) -> bool:
        """Where they stand needs not be looked at."""
        return len(self.phrase) == 1 or (self.number is not None and self.number.is_all)


def _select(table: Table, column: str, ask: Ask) -> tuple[str, tuple[str, ...]]:
    groups = _groups(ask, numbered=column in table.numbered)
    if connection.vendor == "sqlite":
        fts, words = f"{table.name}_fts", " AND ".join(f"({_match(group)})" for group in groups)
        return f"SELECT rowid FROM {fts} WHERE {fts} MATCH %s", (f"{column} : ({words})",)  # noqa: S608
    told = [[one for one in group if one.is_told_by_words] for group in groups]
    mixed = next((place for place, group in enumerate(groups) if 0 < len(told[place]) < len(group)), None)
    if mixed is None:
        return _postgresql_select(table, column, groups)
    # Asked at once, either each of the rows told by words would be read, or they would be gathered twice.
    running = [one for one in groups[mixed] if not one.is_told_by_words]
    ways = [
        _postgresql_select(table, column, [*groups[:mixed], way, *groups[mixed + 1 :]])
        for way in (told[mixed], running)
    ]
    return " UNION ".join(sql for sql, _ in ways), tuple(param for _, params in ways for param in params)


def _postgresql_select(table: Table, column: str, groups: Sequence[Sequence[_Said]]) -> tuple[str, tuple[str, ...]]:
    """A tsvector keeps at most 255 places of a word: what stands one after the other is looked up in the words."""
    sql = f"SELECT {table.key} FROM {table.name} WHERE {column}_words @@ %s::tsquery"  # noqa: S608
    params, way = [" & ".join(f"({_tsquery(group)})" for group in groups)], f"' ' || {column} || ' ' LIKE %s"
    for group in groups:
        if not all(one.is_told_by_words for one in group):
            sql += f" AND ({' OR '.join([way] * len(group))})"
            params += [f"%{_between_spaces(one)}%" for one in group]
    return sql, tuple(params)


def _groups(ask: Ask, *, numbered: bool) -> list[list[_Said]]:
    last, groups = len(ask.groups) - 1, []
    for place, group in enumerate(ask.groups):
        prefix = ask.prefix and place == last
        groups.append(
            [_Said(phrase, prefix, sought_for(phrase, prefix=prefix) if numbered else None) for phrase in group]
        )
    return groups


def _match(group: Sequence[_Said]) -> str:
    return " OR ".join(map(_match_one, group))


def _match_one(one: _Said) -> str:
    number, running = one.number, f'"{" ".join(one.phrase)}"{" *" * one.prefix}'
    if number is None:
        return running
    words = f'"{number.word}"{" *" * number.unfinished}'
    if number.further:
        words = f'({words} OR "{number.word}{JOINT}" *)'
    return words if number.is_all else f"({words} AND {running})"


def _tsquery(group: Sequence[_Said]) -> str:
    return " | ".join(map(_tsquery_of, group))


def _tsquery_of(one: _Said) -> str:
    number = one.number
    if number is None:
        words = [f"'{word}'" for word in one.phrase]
        return f"({' & '.join(words)}{':*' * one.prefix})"
    word = f"'{number.word}'{':*' * number.unfinished}"
    return f"({word} | '{number.word}{JOINT}':*)" if number.further else word


def _between_spaces(one: _Said) -> str:
    return f" {' '.join(one.phrase)}{'' if one.prefix else ' '}"


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
