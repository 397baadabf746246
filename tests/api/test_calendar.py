"""The calendar through the API: a year with its papers, and limits counted by it (S22)."""

from __future__ import annotations

from collections.abc import Callable

from nhipcau.foundation.calendar import reopen_year
from tests.api.conftest import Program
from tests.world import World

Door = Callable[[str], Program]


def test_five_working_days_from_friday_20_november_pass_over_the_24th(world: World, program: Door) -> None:
    answer = program("clerk").get("/calendar/count", after="2026-11-20", days=5)
    assert answer.body == {
        "last": "2026-11-30",
        "counted": ["2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"],
    }


def test_a_year_not_known_in_full_is_refused_by_name(world: World, program: Door) -> None:
    reopen_year(actor=world.actors["administrator"], year=2026, basis="Thông báo 15/TB-BNV")
    answer = program("clerk").get("/calendar/count", after="2026-11-20", days=5)
    assert (answer.status, answer.body["code"], answer.body["facts"]) == (422, "calendar.incomplete", {"year": 2026})
    assert "năm 2026 chưa đủ" in answer.body["message"]


def test_a_year_tells_its_days_and_their_papers(world: World, program: Door) -> None:
    year = program("health").get("/calendar/2026").body
    days = {day["on"]: day for day in year["days"]}
    assert year["complete"]
    assert days["2026-11-24"]["name"] == "Ngày Văn hóa Việt Nam"
    assert (days["2026-01-10"]["worked"], days["2026-01-10"]["swapped_with"]) == (True, "2026-01-02")


def test_a_year_out_of_reach_and_a_foolish_count_are_refused(world: World, program: Door) -> None:
    door = program("clerk")
    assert door.get("/calendar/9999").body["code"] == "calendar.year_too_far"
    assert door.get("/calendar/count", after="2026-11-20", days=100000).status == 422
