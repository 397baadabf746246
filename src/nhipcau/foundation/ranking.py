"""Which of thousands of rows that were found come first, told by the database so that only those shown are fetched.

Written by hand: to write these questions takes Django longer than it takes the database to answer them.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from nhipcau.foundation.index import Table, among


def best_keys(
    table: Table, keys: Sequence[int], *, ranks: Sequence[RawSQL], dated: tuple[str, str], most: int
) -> list[int]:
    """Of the keys the first `most`: those of which the first rank is true, then the second, then those of the latest
    `dated` (table and column, under the same key), then the highest. One query.
    """
    of, day = dated
    key, given = f"{table.name}.{table.key}", among(keys)
    order = ", ".join([*(f"{rank.sql} DESC" for rank in ranks), f"{of}.{day} DESC NULLS LAST", f"{key} DESC"])
    joined = f"{table.name} JOIN {of} ON {of}.id = {key}"
    sql = f"SELECT {key} FROM {joined} WHERE {key} IN ({given.sql}) ORDER BY {order} LIMIT {most:d}"  # noqa: S608 – our own words
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given.params, *(param for rank in ranks for param in rank.params)])
        return [row[0] for row in cursor.fetchall()]


def begins(table: Table, column: str, number: str) -> RawSQL:
    """A rank: that the column begins so; digits alone are the whole of its digits, for 38 is not 381."""
    head = f"substr({table.name}.{column}, 1, {len(number):d}) = %s"
    behind = f"substr({table.name}.{column}, {len(number) + 1:d}, 1)"
    whole = f" AND NOT {behind} BETWEEN '0' AND '9'" if number.isdigit() else ""
    return RawSQL(f"({head}{whole})", (number,), output_field=BooleanField())  # noqa: S611 – our own words
