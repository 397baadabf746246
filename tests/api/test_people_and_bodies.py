"""People, posts, bodies and meetings through the API: what anyone reads, and what only some do."""

from __future__ import annotations

from collections.abc import Callable

from tests.api.conftest import Program
from tests.security.members import members_of
from tests.world import World

Door = Callable[[str], Program]


def test_who_holds_which_post_comes_with_the_lines_of_signing_and_without_contacts(world: World, program: Door) -> None:
    members_of(world, "health")
    agency = world.agencies["health"]
    told = program("foreign").get(f"/agencies/{agency}/people", on="2026-03-02").body
    (tenure,) = told["tenures"]
    assert (tenure["person"], tenure["signing"]) == ("Bùi Thị Y", [{"look": "state", "lines": ["GIÁM ĐỐC"]}])
    assert told["signers"] == [tenure["id"]]
    assert "0900" not in str(told)


def test_agencies_that_have_named_no_leader_are_listed(world: World, program: Door) -> None:
    rows = program("foreign").get("/field-leads", named="no", q="so y te").body["rows"]
    assert [(row["agency"], row["lead"]) for row in rows] == [("Sở Y tế tỉnh Bình Hải", None)]


def test_a_body_is_everyones_and_its_meetings_are_its_members(world: World, program: Door) -> None:
    made = members_of(world, "health")
    row = program("foreign").get("/bodies", q="to cong tac").body["rows"][0]
    assert (row["id"], row["members"]) == (made["body_id"], 1)
    sheets = {name: program(name).get(f"/bodies/{made['body_id']}").body for name in ("foreign", "health")}
    assert [(name, sheet["may_read"], len(sheet["meetings"])) for name, sheet in sheets.items()] == [
        ("foreign", False, 0),
        ("health", True, 1),
    ]
    assert sheets["foreign"]["seats"][0]["who"] == "Bùi Thị Y"
    assert program("foreign").get("/meetings").body["total"] == 0


def test_a_meeting_tells_minutes_and_conclusions_to_those_who_may_read_it(world: World, program: Door) -> None:
    made = members_of(world, "health")
    told = program("monitor").get(f"/meetings/{made['meeting_id']}").body
    assert told["minutes"] == "biên bản của ngành y tế"
    assert [(one["words"], one["task_id"]) for one in told["conclusions"]] == [("kết luận của ngành y tế", None)]
    assert program("foreign").get(f"/meetings/{made['meeting_id']}").body["code"] == "meeting.not_found"
