"""The search and the kept searches through the API."""

from __future__ import annotations

from collections.abc import Callable

from tests.api.conftest import Program
from tests.world import Ordered, World, plan

Door = Callable[[str], Program]


def test_words_are_found_with_their_places_and_a_number_names_its_document(world: World, program: Door) -> None:
    document = world.register(plan(2076, duties=(Ordered("Tiếp nhận viện trợ", lead=("Sở Y tế",)),)))
    found = program("clerk").get("/search", q="vien tro").body
    assert [hit["document"]["id"] for hit in found["rows"]] == [document.pk]
    assert [piece["words"] for piece in found["rows"][0]["extract"] if piece["marked"]] == ["viện", "trợ"]
    assert (found["total"], found["more"], found["ranked"], found["numbered"]) == (1, False, True, None)
    assert program("clerk").get("/search", q="2076/kh").body["numbered"] == document.pk


def test_a_stranger_finds_nothing_and_no_number(world: World, program: Door) -> None:
    world.register(plan(2076, title="vận động viện trợ"))
    for words in ("viện trợ", "2076/KH-UBND"):
        found = program("foreign").get("/search", q=words).body
        assert (found["rows"], found["total"], found["numbered"]) == ([], 0, None)


def test_a_search_is_kept_changed_removed_and_brought_back(world: World, program: Door) -> None:
    clerk = program("clerk")
    kept = clerk.post("/kept-searches", {"name": "Viện trợ", "address": "q=vi%E1%BB%87n+tr%E1%BB%A3"}).body
    changed = clerk.post(
        f"/kept-searches/{kept['id']}", {"name": "Viện trợ 2026", "shared": True, "on_home": False}
    ).body
    assert (changed["name"], changed["shared"], changed["on_home"]) == ("Viện trợ 2026", True, False)
    clerk.post(f"/kept-searches/{kept['id']}/remove")
    assert clerk.get("/kept-searches").body == []
    clerk.post(f"/kept-searches/{kept['id']}/bring-back")
    assert [row["name"] for row in clerk.get("/kept-searches").body] == ["Viện trợ 2026"]
    assert program("health").get("/kept-searches").body == []
    assert program("health").post(f"/kept-searches/{kept['id']}/remove").status == 404
