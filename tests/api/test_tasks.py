"""Tasks through the API: the board, its groups, one task, work on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nhipcau.reading.types import Due, DueKind, Nature
from tests.api.conftest import Program
from tests.world import Ordered, World, plan

Door = Callable[[str], Program]


@pytest.fixture
def board(world: World) -> World:
    """Three duties of one plan: two for the health department, one of them without end, one for nobody."""
    world.register(
        plan(
            duties=(
                Ordered(
                    "Sở Y tế khám bệnh cho các đoàn",
                    lead=("Sở Y tế",),
                    due=Due(kind=DueKind.YEARLY, text="trước ngày 15/11 hằng năm", month=11, day=15, strict=True),
                ),
                Ordered("Sở Y tế giữ liên hệ", lead=("Sở Y tế",), nature=Nature.STANDING),
                Ordered("Mở rộng quan hệ"),
            )
        )
    )
    return world


def given(door: Program, *, to: str) -> dict[str, Any]:
    """Confirms the plan and gives the first task of that agency."""
    (document,) = door.get("/documents").body["rows"]
    version = door.get(f"/documents/{document['id']}").body["version"]
    door.post(f"/documents/{document['id']}/review/confirm-all", {"version": version})
    return next(row for row in door.get("/tasks").body["rows"] if row["leads"] and row["leads"][0]["label"] == to)


def test_the_board_shows_duties_hollow_with_their_words_and_dates(board: World, program: Door) -> None:
    first = program("monitor").get("/tasks").body["rows"][0]
    assert (first["hollow"], first["leads"][0]["label"]) == (True, "Sở Y tế tỉnh Bình Hải")
    assert first["due"] == {
        "kind": "yearly", "text": "trước ngày 15/11 hằng năm", "month": 11, "day": 15, "strict": True
    }  # fmt: skip
    assert first["due_on"].endswith("-11-14")


def test_filters_leave_what_was_asked_for(board: World, program: Door) -> None:
    door, health = program("monitor"), board.agencies["health"]
    asked: list[dict[str, Any]] = [
        {"agency": health},
        {"agency": health, "part": "coordinator"},
        {"standing": "true"},
        {"nobody": "true"},
        {"undated": "true"},
        {"q": "kham benh"},
        {"state": "done"},
    ]
    assert [door.get("/tasks", **query).body["total"] for query in asked] == [2, 0, 1, 1, 2, 1, 0]


def test_counts_and_groups_tell_the_same_tasks(board: World, program: Door) -> None:
    door = program("monitor")
    counts = door.get("/tasks/counts").body
    by_agency = door.get("/tasks/by-agency").body
    by_date = {group["key"]: group["count"] for group in door.get("/tasks/by-date").body}
    assert (counts["total"], counts["hollow"], counts["standing"]) == (3, 3, 1)
    assert [(group["label"], group["counts"]["total"]) for group in by_agency] == [
        ("Sở Y tế tỉnh Bình Hải", 2),
        ("", 1),
    ]
    assert (sum(by_date.values()), by_date["standing"]) == (3, 1)


def test_a_task_of_another_agency_is_not_found(board: World, program: Door) -> None:
    task = given(program("monitor"), to="Sở Y tế tỉnh Bình Hải")
    stranger = program("foreign")
    answers = [stranger.get(f"/tasks/{task['id']}"), stranger.post(f"/tasks/{task['id']}/start", {"version": 1})]
    assert {(answer.status, answer.body["code"]) for answer in answers} == {(404, "task.not_found")}


def test_the_lead_begins_finishes_and_takes_up_again(board: World, program: Door) -> None:
    task = given(program("monitor"), to="Sở Y tế tỉnh Bình Hải")
    door, path = program("health"), f"/tasks/{task['id']}"
    states, version = [], door.get(path).body["version"]
    for act in ("start", "finish", "reopen"):
        done = door.post(f"{path}/{act}", {"version": version}).body
        states.append(done["state"])
        version = done["version"]
    assert states == ["in_progress", "done", "in_progress"]


def test_a_step_that_does_not_follow_is_refused(board: World, program: Door) -> None:
    task = given(program("monitor"), to="Sở Y tế tỉnh Bình Hải")
    answer = program("health").post(f"/tasks/{task['id']}/reopen", {"version": task["version"]})
    assert (answer.status, answer.body["code"]) == (422, "task.state_does_not_follow")


def test_a_task_tells_its_clause_and_its_history(board: World, program: Door) -> None:
    door = program("monitor")
    task = door.get(f"/tasks/{door.get('/tasks').body['rows'][0]['id']}").body
    text = door.get(f"/documents/{task['document_id']}/text").body["text"]
    assert text[task["start"] : task["end"]].startswith("Sở Y tế khám bệnh")
    assert (task["duty_pointer"], task["may_start"]) == ("/duties/0", False)
