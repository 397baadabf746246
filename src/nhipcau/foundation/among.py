"""A key among those another question finds, so that both databases go by the index."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Func
from django.db.models.sql.compiler import SQLCompiler

_Written = tuple[str, tuple[str | int, ...]]


class Among(Func):
    """`Among("pk", keys)` as a condition: that the key is one of those the subquery finds.

    PostgreSQL cannot guess how many rows a recursion or a union finds. Where it is asked to join with them it reads
    tables of a million rows whole; an array it makes once, and looks up its keys by the index.
    """

    arity = 2
    output_field = BooleanField()

    def as_sqlite(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,  # noqa: ARG002 - every expression is told
        **_context: str,
    ) -> _Written:
        return self._written(compiler, "%s IN %s")

    def as_postgresql(self, compiler: SQLCompiler, _connection: BaseDatabaseWrapper) -> _Written:
        return self._written(compiler, "%s = ANY(ARRAY%s)")

    def _written(self, compiler: SQLCompiler, condition: str) -> _Written:
        # That the subquery can find nothing is told to whoever asks: `Func` itself would write NULL for it.
        key, of_key = compiler.compile(self.source_expressions[0])
        keys, of_keys = compiler.compile(self.source_expressions[1])
        return condition % (key, keys), (*of_key, *of_keys)
