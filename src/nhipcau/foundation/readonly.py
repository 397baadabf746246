"""A GET changes no business row: while one is answered, statements that write do not reach the database.

Let through are the tables of sessions, sign-in throttling and the job queue, which are plumbing and not business.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.db import connections
from django.http import HttpRequest, HttpResponse

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
PLUMBING = ("django_session", "axes_", "django_tasks_db_", "foundation_job")

_BEFORE = r"^(?:\s|\(|/\*.*?\*/|--[^\n]*\n)*"
_WRITE = re.compile(
    _BEFORE + r"(?:WITH\b.*?)?\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO"
    r"|TRUNCATE(?:\s+TABLE)?|(?:CREATE|ALTER|DROP)\s+\w+)\s+(?:ONLY\s+)?[\"`\[]?(?P<table>\w+)",
    re.IGNORECASE | re.DOTALL,
)
_READ = re.compile(
    r"^\W*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|SET|SHOW|EXPLAIN|FETCH|DECLARE)", re.I
)


class WriteDuringReadError(RuntimeError):
    """A bug: a page that should only read tried to write."""


def table_written(sql: str) -> str | None:
    """The table a statement writes to, None for one that only reads."""
    if _READ.match(sql):
        return None
    match = _WRITE.match(sql)
    return match["table"].lower() if match else None


def guard(
    execute: Callable[[str, object, bool, dict[str, object]], object],
    sql: str,
    params: object,
    many: bool,  # noqa: FBT001 – Django's signature
    context: dict[str, object],
) -> object:
    """For `connection.execute_wrapper`: raises before a business row would change."""
    table = table_written(sql)
    if table is not None and not table.startswith(PLUMBING):
        raise WriteDuringReadError(f"a GET wrote to {table}")
    return execute(sql, params, many, context)


class ReadOnlyOnGet:
    """Middleware that puts the guard around every answer to a GET or HEAD."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return self._get_response(request)
        with connections["default"].execute_wrapper(guard):
            return self._get_response(request)
