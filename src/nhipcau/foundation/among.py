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
    template = "%s IN %s"
    output_field = BooleanField()

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,  # noqa: ARG002 - asked of every expression
        *,
        template: str = template,
        **_context: str,
    ) -> _Written:
        # That the subquery can find nothing is told to whoever asks: `Func` itself would write NULL for it.
        key, of_key = compiler.compile(self.source_expressions[0])
        keys, of_keys = compiler.compile(self.source_expressions[1])
        return template % (key, keys), (*of_key, *of_keys)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_context: str) -> _Written:
        return self.as_sql(compiler, connection, template="%s = ANY(ARRAY%s)")
