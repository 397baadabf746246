"""Local rules written through the API: entered once, changed by who saw the last version, by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nhipcau.documents.models import LocalRule, RuleMilestone
from nhipcau.foundation.models import AuditEntry
from tests.api.conftest import Program
from tests.world import World

Door = Callable[[str], Program]


def rule_of(world: World, **fields: Any) -> dict[str, Any]:
    told = {
        "name": "Quy chế quản lý hoạt động đối ngoại",
        "kind": "QC",
        "owner_id": world.agencies["committee"],
        "lead_id": world.agencies["foreign"],
        "code": "17/2015/QĐ-UBND",
        "cycle_months": 24,
    }
    return {**told, **fields}


def entered(world: World, door: Program) -> dict[str, Any]:
    answer = door.post("/local-rules", rule_of(world), **{"Idempotency-Key": "quy-che-17"})
    assert answer.status == 201, answer.body
    told: dict[str, Any] = answer.body
    return told


def test_it_is_entered_once_changed_and_moved_on(world: World, program: Door) -> None:
    door = program("clerk")
    told = entered(world, door)
    assert entered(world, door)["row"]["id"] == told["row"]["id"] and LocalRule.objects.count() == 1
    path = f"/local-rules/{told['row']['id']}"
    changed = door.post(f"{path}/change", rule_of(world, name="Quy chế mới", version=told["version"]))
    assert changed.body["row"]["name"] == "Quy chế mới"
    stale = door.post(f"{path}/move-on", {"version": told["version"], "state": "reviewing"})
    assert (stale.status, stale.body["code"]) == (409, "local_rule.changed_meanwhile")
    moved = door.post(f"{path}/move-on", {"version": changed.body["version"], "state": "reviewing"}).body
    kept = {"version": moved["version"], "state": "kept"}
    assert door.post(f"{path}/move-on", kept).body["code"] == "local_rule.result_missing"
    decided = {**kept, "result": "còn phù hợp", "decided_on": "2026-11-20"}
    assert door.post(f"{path}/move-on", decided).body["row"]["next_review"] == "2028-11-20"


def test_a_step_is_added_once_finished_reopened_and_dropped(world: World, program: Door) -> None:
    door = program("clerk")
    path = f"/local-rules/{entered(world, door)['row']['id']}/steps"
    step = {"name": "Lấy ý kiến", "starts_on": "2026-11-20", "working_days": 5}
    for _ in range(2):
        (line,) = door.post(path, step, **{"Idempotency-Key": "moc-lay-y-kien"}).body["steps"]
    assert line["due_on"] == "2026-11-30"
    way = f"/local-rules/steps/{line['id']}"
    assert door.post(f"{way}/finish").body["steps"][0]["done_on"]
    assert door.post(f"{way}/drop").body["code"] == "local_rule.milestone_done"
    acts = AuditEntry.objects.count()
    assert door.post(f"{way}/finish").status == 200 and AuditEntry.objects.count() == acts
    assert door.post(f"{way}/reopen").body["steps"][0]["done_on"] is None
    assert door.post(f"{way}/recount").body["steps"][0]["due_on"] == "2026-11-30"
    assert door.post(f"{way}/drop").body["steps"] == []
    assert door.post(f"{way}/drop").status == 404


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "CV"}, "local_rule.no_such_kind"),
        ({"lead_id": 10**6}, "agency.not_found"),
        ({"cycle_months": 0}, "request.invalid"),
        ({"name": ""}, "request.invalid"),
    ],
)
def test_what_cannot_be_kept_is_refused(world: World, program: Door, fields: dict[str, Any], code: str) -> None:
    answer = program("clerk").post("/local-rules", rule_of(world, **fields), **{"Idempotency-Key": "quy-che-17"})
    assert (answer.body["code"], LocalRule.objects.exists()) == (code, False)


@pytest.mark.parametrize("who", ["health", "inspector", "administrator"])
def test_nobody_else_writes(world: World, program: Door, who: str) -> None:
    door, stranger = program("clerk"), program(who)
    told = entered(world, door)
    path, seen = f"/local-rules/{told['row']['id']}", {"version": told["version"]}
    step = {"name": "x", "due_on": "2026-12-01"}
    door.post(f"{path}/steps", step, **{"Idempotency-Key": "moc-mot-mot"})
    way, before = f"/local-rules/steps/{RuleMilestone.objects.get().pk}", AuditEntry.objects.count()
    answers = [
        stranger.post("/local-rules", rule_of(world), **{"Idempotency-Key": "nguoi-la-1"}),
        stranger.post(f"{path}/change", rule_of(world, **seen)),
        stranger.post(f"{path}/move-on", {**seen, "state": "reviewing"}),
        stranger.post(f"{path}/steps", step, **{"Idempotency-Key": "nguoi-la-2"}),
        *(stranger.post(f"{way}/{act}") for act in ("finish", "reopen", "recount", "drop")),
    ]
    assert {answer.status for answer in answers} <= {403, 404, 422}
    assert (AuditEntry.objects.count(), LocalRule.objects.count()) == (before, 1)
