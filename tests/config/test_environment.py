"""What DATABASE_URL says of a PostgreSQL server, and what is asked of every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from nhipcau.config.environment import Environment, database


def options_of(url: str) -> object:
    asked = Environment(data_dir=Path(), database_url=url, debug=False, hosts=(), behind_tls=False)
    return database(asked)["OPTIONS"]


@pytest.mark.django_db
def test_no_question_of_rights_is_compiled_for_seconds() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite compiles nothing")
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


def test_whoever_runs_the_server_may_ask_for_something_else() -> None:
    assert options_of("postgresql://a@b/c") == {"options": "-c jit=off"}
    told = "postgresql://a@b/c?sslmode=require&options=-c%20statement_timeout%3D90s"
    assert options_of(told) == {"options": "-c statement_timeout=90s", "sslmode": "require"}
    # What stands between the program and the server may take no options.
    assert options_of("postgresql://a@b/c?options=") == {"options": ""}
