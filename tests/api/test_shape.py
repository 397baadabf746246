"""What holds for the whole API: one shape of refusal, lists without loss, a description that is true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest
import pytest_django
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.api.documents.shapes import Sort as DocumentSort
from nhipcau.api.tasks.shapes import Sort as TaskSort
from nhipcau.api.v1 import api
from nhipcau.documents.selectors.register import SORTS as DOCUMENT_SORTS
from nhipcau.execution.selectors.board import SORTS as TASK_SORTS
from nhipcau.foundation.models import AuditEntry
from tests.api.conftest import ROOT, Program
from tests.world import Ordered, World, plan

Door = Callable[[str], Program]
LISTS = ("/documents", "/tasks", "/books/entries", "/agencies", "/unmatched-names", "/accounts", "/jobs")


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in api.get_openapi_schema(path_prefix=ROOT)["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def all_refs(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for inner in node.values():
            yield from all_refs(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from all_refs(inner)


@pytest.mark.parametrize(("method", "path", "operation"), list(operations()))
def test_every_operation_is_there_and_closed_to_strangers(
    world: World, program: Door, method: str, path: str, operation: dict[str, Any]
) -> None:
    client = program("clerk").client
    client.logout()
    address = re.sub(r"\{\w+\}", "1", path)
    answer = client.generic(method.upper(), address, "{}", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (401, "access.not_signed_in")


def test_the_description_names_each_operation_once_and_resolves() -> None:
    described = api.get_openapi_schema(path_prefix=ROOT)
    schemas = described["components"]["schemas"]
    names = [operation["operationId"] for _, _, operation in operations()]
    assert described["openapi"].startswith("3.")
    assert len(names) == len(set(names)) and all(re.fullmatch(r"[a-z][A-Za-z]+", name) for name in names)
    assert {ref.rsplit("/", 1)[-1] for ref in all_refs(described)} <= schemas.keys()


@pytest.mark.parametrize(("method", "path", "operation"), list(operations()))
def test_every_operation_says_what_it_does_answers_and_refuses(
    method: str, path: str, operation: dict[str, Any]
) -> None:
    named = {one["name"] for one in operation.get("parameters", []) if one["in"] == "path"}
    assert named == set(re.findall(r"\{(\w+)\}", path))
    assert operation["summary"] and operation["tags"]
    assert any("content" in answer for code, answer in operation["responses"].items() if str(code).startswith("2"))
    assert {"401", "404", "422"} <= {str(code) for code in operation["responses"]}


def test_the_orders_offered_are_those_the_lists_know() -> None:
    assert set(get_args(DocumentSort)) == set(DOCUMENT_SORTS)
    assert set(get_args(TaskSort)) == set(TASK_SORTS)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("query", [{"size": 501}, {"size": 0}, {"page": 0}, {"page": "hai"}])
def test_what_is_asked_wrongly_is_refused_in_the_common_shape(program: Door, path: str, query: dict[str, Any]) -> None:
    answer = program("national").get(path, **query)
    assert (answer.status, set(answer.body)) == (422, {"code", "message", "facts"})
    assert (answer.body["code"], answer.body["facts"]["where"]) == ("request.invalid", *query)


@pytest.mark.parametrize(
    ("asked", "begins"),
    [("", "Không có văn bản"), ("en", "There is no"), ("en-GB,vi;q=0.5", "There is no"), ("fr", "Không có văn bản")],
)
def test_a_refusal_speaks_the_language_asked_for(program: Door, asked: str, begins: str) -> None:
    answer = program("clerk").client.get(f"{ROOT}/documents/999", headers={"Accept-Language": asked})
    assert answer.json()["message"].startswith(begins)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("get", "/khong-co", 404, "request.nothing_here"),
        ("get", "", 404, "request.nothing_here"),
        ("delete", "/documents", 405, "request.method_not_offered"),
        ("get", "/documents/abc", 422, "request.invalid"),
        ("get", "/documents?q=%00", 422, "request.invalid"),
        ("post", "/me/tokens/%00/revoke", 422, "request.invalid"),
        ("get", "/documents/99999999999999999999999", 404, "document.not_found"),
    ],
)
def test_wrong_addresses_are_refused_in_the_common_shape(
    program: Door, method: str, path: str, status: int, code: str
) -> None:
    answer = getattr(program("clerk").client, method)(f"{ROOT}{path or '/'}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        '{"version": "x", "pointer": "/code"}',
        '{"version": 1, "pointer": "\\u0000"}',
        '{"version": 1, "pointer": "\\ud800"}',
        "[" * 100_000,
        '"' + "x" * 6_000_000 + '"',
    ],
    ids=["empty", "cut off", "a list", "wrong kind", "nul", "half a character", "nested", "huge"],
)
def test_a_body_that_is_not_understood_is_refused_in_the_common_shape(program: Door, body: str) -> None:
    path = f"{ROOT}/documents/1/review/confirm"
    answer = program("clerk").client.post(path, body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")


@pytest.fixture
def full(world: World) -> World:
    for number in range(1, 8):
        world.register(plan(number, duties=(Ordered("một", lead=("Sở Y tế",)), Ordered("hai"))))
    return world


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=st.sampled_from(
        [("/documents", {"sort": sort}) for sort in DOCUMENT_SORTS]
        + [("/tasks", {"sort": sort}) for sort in TASK_SORTS]
        + [("/agencies", {})]
    ),
    size=st.integers(min_value=1, max_value=6),
)
def test_lists_are_paged_without_loss_and_without_repetition(
    full: World, program: Door, asked: tuple[str, dict[str, str]], size: int
) -> None:
    door, (path, query) = program("national"), asked
    whole = [row["id"] for row in door.get(path, **query, size=500).body["rows"]]
    paged, page = [], 1
    while page:
        answer = door.get(path, **query, size=size, page=page).body
        paged += [row["id"] for row in answer["rows"]]
        page = answer["next"]
    assert (paged, len(set(paged))) == (whole, answer["total"])


@pytest.mark.parametrize(
    ("path", "queries"), [("/documents", 5), ("/tasks", 7), ("/agencies", 7), ("/accounts", 5), ("/jobs", 4)]
)
def test_a_list_costs_the_same_queries_however_long(
    full: World, program: Door, django_assert_max_num_queries: pytest_django.DjangoAssertNumQueries,
    path: str, queries: int,
) -> None:  # fmt: skip
    door = program("administrator" if path == "/accounts" else "national")
    with django_assert_max_num_queries(queries):
        door.get(path, size=1)
    with django_assert_max_num_queries(queries):
        assert door.get(path, size=500).status == 200


def test_asking_changes_nothing(full: World, program: Door) -> None:
    before = AuditEntry.objects.count()
    door = program("national")
    (first, *_) = door.get("/documents").body["rows"]
    for path in (*LISTS, "/me", "/tasks/counts", "/tasks/by-agency", "/tasks/by-date"):
        assert door.get(path).status == 200
    for face in ("", "/text", "/reading", "/values", "/chain", "/history", "/original"):
        assert door.get(f"/documents/{first['id']}{face}").status == 200
    assert AuditEntry.objects.count() == before
