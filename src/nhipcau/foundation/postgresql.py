"""How PostgreSQL is asked: what differs goes beside the words, and the plan of a question asked often is kept.

Half of what most questions cost PostgreSQL is to read and plan them, and half of what they cost the program is to write
what differs into their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self, cast

from django.db import connection
from psycopg import ClientCursor, Cursor
from psycopg.abc import Query, QueryNoTemplate
from psycopg.rows import TupleRow

# PostgreSQL itself makes five plans before it keeps one, so that few askings are enough to begin.
KEPT_AFTER = 2
# A new connection knows no plan.
SECONDS_OF_A_CONNECTION = 600


class KeepingPlans(Cursor[TupleRow]):
    """For the option `cursor_factory`."""

    def execute(
        self,
        query: Query,
        params: Sequence[object] | Mapping[str, object] | None = None,
        *,
        prepare: bool | None = None,
        binary: bool | None = None,
    ) -> Self:
        # Words with nothing beside them may be several statements, which have no plan together.
        keep = False if params is None else prepare
        return super().execute(cast(QueryNoTemplate, query), params, prepare=keep, binary=binary)


def written_out(sql: str, params: Sequence[object]) -> str:
    """The statement with its values in its words: several in one go take nothing beside them."""
    return ClientCursor(connection.connection).mogrify(sql, params)
