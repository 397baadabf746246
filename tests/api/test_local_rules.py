"""Local rules under review through the API: what may be seen, with its steps; nothing of others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from nhipcau.documents.local_rules.services import RuleWords, add_milestone, enter_rule
from nhipcau.documents.models import LocalRule
from nhipcau.foundation import clock
from tests.api.conftest import Program
from tests.world import World

Door = Callable[[str], Program]


@pytest.fixture
def rule(world: World) -> LocalRule:
    words = RuleWords(
        name="Quy chế quản lý hoạt động đối ngoại",
        kind="QC",
        owner_id=world.agencies["committee"],
        lead_id=world.agencies["foreign"],
        code="17/2015/QĐ-UBND",
        issued_on=date(2015, 7, 29),
        cycle_months=24,
    )
    with clock.standing_at(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        made = enter_rule(actor=world.actors["clerk"], words=words)
        limit = {"starts_on": date(2026, 11, 20), "working_days": 5}
        add_milestone(actor=world.actors["clerk"], rule_id=made.pk, name="Lấy ý kiến", **limit)  # type: ignore[arg-type]  # a day and a number
    return made


def test_a_rule_is_found_by_words_and_tells_its_steps(program: Door, rule: LocalRule) -> None:
    door = program("foreign")
    (row,) = door.get("/local-rules", q="doi ngoai", late="true").body["rows"]
    assert (row["code"], row["next_review"], row["late"]) == ("17/2015/QĐ-UBND", "2017-07-29", True)
    (step,) = door.get(f"/local-rules/{rule.pk}").body["steps"]
    assert (step["due_on"], step["working_days"]) == ("2026-11-30", 5)


def test_a_stranger_gets_neither_the_list_nor_the_rule(program: Door, rule: LocalRule) -> None:
    door = program("health")
    assert door.get("/local-rules").body["total"] == 0
    answer = door.get(f"/local-rules/{rule.pk}")
    assert (answer.status, answer.body["code"]) == (404, "local_rule.not_found")


def test_a_state_that_does_not_exist_is_refused(program: Door, rule: LocalRule) -> None:
    assert program("clerk").get("/local-rules", state="lost").status == 422
