"""Every address, known to the resolver, asked by everyone who may not have what stands there."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from nhipcau.foundation.models import AuditEntry
from tests.security.conftest import Papers
from tests.security.routes import PUBLIC, closed_routes, routes
from tests.world import World, account_of

SIGNED_OUT_WORDS = {
    "search_id": 1,
    "document_id": 1, "task_id": 1, "job_id": 1, "name_id": 1, "agency_id": 1, "account_id": 1, "pointer": "title",
    "into": "duties", "key": "00000000", "disagreement_id": 1, "year": 2026, "calendar_entry_id": 1, "event_id": 1,
    "list_code": "functions", "province_code": "96", "loading_id": 1, "list_entry_id": 1,
    "recount_id": 1,
    "entry_id": 1, "amendment_id": 1, "opinion_id": 1, "sending_id": 1, "handover_id": 1,
    "kind": "incoming", "place": 0, "local_rule_id": 1, "rule_milestone_id": 1, "wanted": "reviewing", "group_id": 1,
    "post_id": 1, "tenure_id": 1, "person_id": 1, "body_id": 1, "seat_id": 1, "meeting_id": 1, "conclusion_id": 1,
}  # fmt: skip
# What belongs to one agency: by these words in an address a row of it is asked for.
OWN = {
    "search_id",
    "document_id", "task_id", "job_id", "name_id", "account_id", "disagreement_id", "entry_id", "amendment_id",
    "opinion_id", "sending_id", "handover_id", "person_id", "meeting_id", "conclusion_id",
    "local_rule_id", "rule_milestone_id", "group_id",
}  # fmt: skip


def test_the_list_of_public_addresses_names_only_what_there_is() -> None:
    assert PUBLIC - {route.name for route in routes()} == set()


def test_nobody_gets_past_an_address_without_signing_in(world: World) -> None:
    found = []
    for route in closed_routes():
        for ask in (Client().get, Client().post):
            answer = ask(route.filled(SIGNED_OUT_WORDS))
            shut = answer.status_code in {401, 405} or answer.headers.get("Location", "").startswith("/dang-nhap?")
            if not shut:
                found.append(f"{route.pattern} {answer.status_code}")
    assert found == []


def test_no_row_of_another_agency_is_had_by_its_number(
    world: World, papers: Papers, browser: Callable[[str], Client]
) -> None:
    """The officer of foreign affairs asks for papers of health, by page and by program, reading and writing."""
    words = papers.words | {"account_id": account_of(world.actors["clerk"]).pk}
    before = AuditEntry.objects.count()
    visitor, found = browser("foreign"), []
    for route in closed_routes():
        if not OWN & set(route.holes):
            continue
        for ask in (visitor.get, visitor.post):
            body = {"version": papers.document.version, "pointer": "/title", "as": "none", "given": "x"}
            address = route.filled(words)
            kind = "application/json" if route.is_of_the_api and ask == visitor.post else None
            answer = ask(address, body, content_type=kind) if kind else ask(address, body)
            if answer.status_code not in {403, 404, 405, 422} or b"ng\xc3\xa0nh y t\xe1\xba\xbf" in answer.content:
                found.append(f"{ask.__name__} {route.pattern} {answer.status_code}")
    assert found == []
    assert AuditEntry.objects.count() == before


def test_every_changing_address_asks_for_the_guard_against_forgery(world: World, papers: Papers) -> None:
    words = papers.words | {"account_id": account_of(world.actors["foreign"]).pk}
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(account_of(world.actors["clerk"]), backend="django.contrib.auth.backends.ModelBackend")
    before = AuditEntry.objects.count()
    found = []
    for route in routes():
        if route.name == "api-root":
            continue
        answer = client.post(route.filled(words), {"version": papers.document.version})
        if answer.status_code not in {403, 405}:
            found.append(f"{route.pattern} {answer.status_code}")
    assert found == []
    assert AuditEntry.objects.count() == before


def test_no_reading_address_writes(world: World, papers: Papers, browser: Callable[[str], Client]) -> None:
    """The guard raises where a page would write; here it would show as an error of the server."""
    words = papers.words | {"account_id": account_of(world.actors["clerk"]).pk}
    found = []
    for name in ("national", "administrator"):
        visitor = browser(name)
        for route in routes():
            for ask in (visitor.get, visitor.head) if name == "national" else (visitor.get,):
                answer = ask(route.filled(words))
                if answer.status_code >= 500:
                    found.append(f"{name} {ask.__name__} {route.pattern} {answer.status_code}")
    assert found == []
