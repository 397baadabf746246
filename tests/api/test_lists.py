"""The lists of words through the API."""

from __future__ import annotations

from collections.abc import Callable

from tests.api.conftest import Program
from tests.world import World

Door = Callable[[str], Program]
ROW = {
    "content": {"name": "viện trợ", "marks": ["viện trợ"], "words": ["phi chính phủ"]},
    "source": "Công văn 12/SNV-TCBC",
}


def test_a_row_is_written_read_and_withdrawn(world: World, program: Door) -> None:
    door = program("administrator")
    made = door.post("/lists/functions", ROW)
    assert made.status == 200
    lines = program("clerk").get("/lists/functions").body["lines"]
    assert lines[0]["content"]["words"] == ["phi chính phủ"] and lines[0]["standing"] == "added"
    assert door.post(f"/lists/written/{made.body['id']}/withdraw").status == 200
    after = door.get("/lists/functions").body
    assert after["lines"][0]["standing"] == "shipped" and after["written"][0]["withdrawn"]


def test_every_list_is_named(world: World, program: Door) -> None:
    names = {one["code"]: one["shipped"] for one in program("clerk").get("/lists").body}
    assert set(names) == {"matching", "collectives", "functions", "levels"} and names["matching"] > 200


def test_what_is_no_day_no_list_or_nobodys_right_is_refused(world: World, program: Door) -> None:
    door = program("administrator")
    level = {"name": "thôn", "last_day": "hôm qua", "words": ["thôn"], "offers": "commune"}
    assert door.post("/lists/levels", {"content": level, "source": "x"}).body["code"] == "list.field_misshapen"
    assert door.get("/lists/khongco").body["code"] == "word_list.not_found"
    assert program("clerk").post("/lists/functions", ROW).body["code"] == "list.not_allowed"
    left = {"key": "giam ngheo", "source": "x"}
    assert program("clerk").post("/lists/functions/leave-out", left).body["code"] == "list.not_allowed"
    assert door.post("/lists/functions/leave-out", left).status == 200
