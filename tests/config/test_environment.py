"""What DATABASE_URL says of a PostgreSQL server, and what is asked of every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from nhipcau.config.environment import Environment, database


def options_of(url: str) -> dict[str, object]:
    asked = Environment(data_dir=Path(), database_url=url, debug=False, hosts=(), behind_tls=False)
    return database(asked)["OPTIONS"]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_no_question_of_rights_is_compiled_for_seconds() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


def test_whoever_runs_the_server_may_ask_for_something_else() -> None:
    assert options_of("postgresql://a@b/c")["options"] == "-c jit=off"
    told = options_of("postgresql://a@b/c?sslmode=require&options=-c%20statement_timeout%3D90s")
    assert (told["options"], told["sslmode"]) == ("-c statement_timeout=90s", "require")
    # What stands between the program and the server may take no options.
    assert options_of("postgresql://a@b/c?options=")["options"] == ""


def test_no_plan_is_kept_behind_a_pooler_that_gives_each_transaction_another_connection() -> None:
    assert options_of("postgresql://a@b/c")["prepare_threshold"] is not None
    told = options_of("postgresql://a@b/c?plans=new")
    assert told["prepare_threshold"] is None
    assert "plans" not in told


@pytest.mark.postgresql
@pytest.mark.django_db
def test_the_plan_of_a_question_asked_often_is_kept() -> None:
    with connection.cursor() as cursor:
        for number in range(10):
            cursor.execute("SELECT %s::int + 4711", [number])
            assert cursor.fetchone() == (number + 4711,)
        cursor.execute("SELECT 4712 FROM pg_prepared_statements WHERE statement LIKE '%+ 4711'")
        assert cursor.fetchall() == [(4712,)]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_several_statements_in_one_go_are_asked_as_often_as_one_likes() -> None:
    for _ in range(10):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1; SELECT 2")
            cursor.nextset()
            assert cursor.fetchone() == (2,)
