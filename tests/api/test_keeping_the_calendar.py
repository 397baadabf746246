"""The calendar written through the API and the limits that follow it: by its keeper, once however often asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from nhipcau.documents.local_rules.services import RuleWords, add_milestone, enter_rule
from nhipcau.foundation.models import AuditEntry, CalendarEntry
from tests.api.conftest import Answer, Program
from tests.world import World

Door = Callable[[str], Program]
BASIS = "Thông báo 15/TB-BNV"
STEPS = {"after": "2026-11-20", "days": 5}


def write(door: Program, path: str, key: str = "khoa-lich-1", **fields: Any) -> Answer:
    return door.post(f"/calendar/{path}", {"basis": BASIS, **fields}, **{"Idempotency-Key": key})


def test_a_day_off_is_written_once_and_withdrawn(world: World, program: Door) -> None:
    door = program("administrator")
    first = write(door, "days-off", on="2026-11-26", name="Ngày hội")
    again = write(door, "days-off", on="2026-11-26", name="Ngày hội")
    assert (first.status, first.body, CalendarEntry.objects.count()) == (201, again.body, 1)
    assert door.get("/calendar/count", **STEPS).body["last"] == "2026-12-01"
    assert door.post(f"/calendar/entries/{first.body['id']}/withdraw").body["withdrawn"]
    assert door.post(f"/calendar/entries/{first.body['id']}/withdraw").body["code"] == "calendar.nothing_to_undo"
    assert door.get("/calendar/count", **STEPS).body["last"] == "2026-11-30"


def test_swaps_ordinary_days_and_years_are_written_with_their_papers(world: World, program: Door) -> None:
    door = program("administrator")
    assert write(door, "swaps", on="2026-11-23", worked_instead="2026-11-28").body["kind"] == "swapped"
    assert write(door, "ordinary-days", "khoa-lich-2", on="2026-11-24").body["kind"] == "ordinary"
    assert write(door, "years", "khoa-lich-3", year=2027, complete=True).body["kind"] == "complete"
    assert write(door, "years", "khoa-lich-4", year=2027, complete=False).body["kind"] == "reopened"
    assert write(door, "days-off", "khoa-lich-5", on="2026-11-26", name="x", basis=" ").status == 422


def test_limits_move_as_they_were_seen_and_back(world: World, program: Door) -> None:
    door, keeper, agency = program("administrator"), program("health"), world.agencies["health"]
    step_of(world, agency)
    write(door, "days-off", on="2026-11-26", name="Ngày hội")
    seen = door.get("/calendar/recount").body
    assert [(one["before"], one["after"]) for one in seen["groups"]] == [("2026-11-30", "2026-12-01")]
    assert door.post("/calendar/recount", {"sign": "x"}).body["code"] == "limits.changed_meanwhile"
    done = door.post("/calendar/recount", {"sign": seen["sign"]})
    assert (done.status, done.body["steps"], done.body["note"]) == (201, 1, BASIS)
    assert door.post("/calendar/recount", {"sign": seen["sign"]}).body["code"] == "limits.nothing_to_recount"
    (line,) = door.get("/calendar/recounts").body
    assert line["may_undo"]
    assert keeper.post(f"/calendar/recounts/{line['id']}/undo").body["code"] == "calendar.not_allowed"
    assert door.post(f"/calendar/recounts/{line['id']}/undo").body == {"back": 1, "kept": 0}
    assert door.post(f"/calendar/recounts/{line['id']}/undo").body["code"] == "limits.nothing_to_undo"


@pytest.mark.parametrize("who", ["clerk", "monitor", "national"])
def test_nobody_else_writes_or_counts_anew(world: World, program: Door, who: str) -> None:
    door, before = program(who), AuditEntry.objects.count()
    answers = [
        write(door, "days-off", on="2026-11-26", name="x"),
        write(door, "swaps", "khoa-lich-2", on="2026-11-23", worked_instead="2026-11-28"),
        write(door, "ordinary-days", "khoa-lich-3", on="2026-11-24"),
        write(door, "years", "khoa-lich-4", year=2027, complete=True),
        door.post("/calendar/entries/1/withdraw"),
        door.get("/calendar/recount"),
        door.get("/calendar/recounts"),
        door.post("/calendar/recount", {"sign": "x"}),
        door.post("/calendar/recounts/1/undo"),
    ]
    assert {(answer.status, answer.body["code"]) for answer in answers} == {(403, "calendar.not_allowed")}
    assert AuditEntry.objects.count() == before


def step_of(world: World, agency: int) -> None:
    """A step of a rule of that agency: five working days from Friday 20 November 2026."""
    words = RuleWords(name="Quy chế phối hợp", kind="QC", owner_id=agency, lead_id=agency)
    rule = enter_rule(actor=world.actors["health"], words=words)
    limit: dict[str, Any] = {"starts_on": date(2026, 11, 20), "working_days": 5}
    add_milestone(actor=world.actors["health"], rule_id=rule.pk, name="Lấy ý kiến", **limit)
