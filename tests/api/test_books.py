"""The books through the API: the clerk's own, its lines with limits and slip; nothing of another agency."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nhipcau.documents.models import Entry
from nhipcau.documents.services.books import IncomingFacts
from nhipcau.documents.services.slips import Handed
from nhipcau.flows.receive import Decision, assign, receive
from nhipcau.foundation import clock
from tests.api.conftest import Program
from tests.world import World

Door = Callable[[str], Program]


@pytest.fixture
def entry(world: World) -> Entry:
    clerk, today = world.actors["clerk"], clock.today()
    facts = IncomingFacts(arrived_on=today, author="Sở Tài chính", subject="Kinh phí", code="45/STC")
    entry = receive(actor=clerk, facts=facts)
    lead = Handed("Sở Ngoại vụ", world.agencies["foreign"])
    decision = Decision(words="Giao Sở Ngoại vụ", by_name="Chủ tịch", on=today, lead=lead)
    assign(actor=clerk, entry_id=entry.pk, version=entry.version, decision=decision)
    return entry


def test_the_clerk_reads_book_lines_and_one_line_with_its_slip(entry: Entry, program: Door) -> None:
    door = program("clerk")
    (book,) = door.get("/books", kind="incoming").body
    (line,) = door.get("/books/entries", book=book["id"]).body["rows"]
    told = door.get(f"/books/entries/{line['id']}").body
    assert (book["next_number"], told["number"], told["book"]["id"]) == (2, 1, book["id"])
    assert [limit["act"] for limit in told["limits"]] == ["register", "submit"]
    assert told["slip"]["parts"][0]["name"] == "Sở Ngoại vụ"


def test_who_is_to_resolve_it_reads_the_slip_alone(entry: Entry, program: Door) -> None:
    door = program("foreign")
    assert door.get(f"/books/entries/{entry.pk}/slip").body["opinions"][0]["words"] == "Giao Sở Ngoại vụ"
    assert door.get(f"/books/entries/{entry.pk}").status == 404
    assert door.get("/books/entries").body["total"] == 0


@pytest.mark.parametrize("path", ["", "/slip"])
def test_another_agency_gets_nothing(entry: Entry, program: Door, path: str) -> None:
    assert program("health").get(f"/books/entries/{entry.pk}{path}").status == 404
    assert program("health").get("/books").body == []
