"""A conclusion of a meeting becomes a task, is found again from it, and is taken back as long as nobody has begun."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.agencies.bodies.services import call_meeting, conclude, found_body
from nhipcau.agencies.models import Conclusion
from nhipcau.agencies.names.naming import Locality
from nhipcau.execution.models import Task
from nhipcau.execution.selectors import board_for, task_for, tasks_of_conclusions_for
from nhipcau.execution.services import start_task
from nhipcau.flows import meetings
from nhipcau.ground.refusal import Refusal
from tests.world import World, plan

DUE = date(2026, 9, 30)
PLACE = Locality(kind="tỉnh", name="Khác Xa")


@pytest.fixture
def conclusion(world: World) -> Conclusion:
    monitor = world.actors["monitor"]
    body = found_body(
        actor=monitor,
        kind="committee",
        name="Ban Chỉ đạo",
        host_id=world.agencies["committee"],
        founding="QĐ 120",
        founded=date(2026, 1, 15),
    )
    meeting = call_meeting(actor=monitor, body_id=body.pk, on=date(2026, 4, 2), title="Phiên họp quý I")
    return conclude(actor=monitor, meeting_id=meeting.pk, words="Sở Y tế báo cáo kết quả vận động viện trợ.")


def given(world: World, conclusion: Conclusion, *, by: str = "monitor", lead: str = "health") -> Task:
    return meetings.give(
        actor=world.actors[by],
        conclusion_id=conclusion.pk,
        lead_id=world.agencies[lead],
        coordinator_ids=[world.agencies["foreign"], world.agencies[lead]],
        due=DUE,
    )


def test_the_lead_owes_it_by_the_day_and_sees_where_it_comes_from(world: World, conclusion: Conclusion) -> None:
    task = given(world, conclusion)
    row = task_for(world.actors["health"], task.pk).row
    assert (row.state, row.due_on, row.document) == ("assigned", DUE, "Kết luận họp 02/04/2026")
    assert (row.meeting_id, row.document_id) == (conclusion.meeting_id, None)
    assert ([p.agency_id for p in row.leads], [p.agency_id for p in row.coordinators]) == (
        [world.agencies["health"]],
        [world.agencies["foreign"]],
    )
    assert row.giver_id == world.agencies["committee"]


def test_it_stands_on_the_board_beside_the_tasks_of_documents(world: World, conclusion: Conclusion) -> None:
    world.register(plan())
    task = given(world, conclusion)
    assert [row.id for row in board_for(world.actors["health"]).rows] == [task.pk]
    assert task.pk in {row.id for row in board_for(world.actors["national"]).rows}


def test_a_conclusion_is_given_once(world: World, conclusion: Conclusion) -> None:
    given(world, conclusion)
    with pytest.raises(Refusal, match=r"conclusion\.already_given"):
        given(world, conclusion, lead="foreign")


def test_given_to_one_whom_the_giver_may_not_direct_nothing_is_done(world: World, conclusion: Conclusion) -> None:
    outside = world.agency("elsewhere", "Sở Ngoại vụ", place=PLACE)
    world.agencies["elsewhere"] = outside.pk
    with pytest.raises(Refusal, match=r"task\.agency_not_directed"):
        given(world, conclusion, lead="elsewhere")
    assert not Task.objects.exists()


def test_taken_back_and_given_to_another_it_is_the_others(world: World, conclusion: Conclusion) -> None:
    first = given(world, conclusion)
    meetings.take_back(actor=world.actors["monitor"], conclusion_id=conclusion.pk)
    assert tasks_of_conclusions_for(world.actors["monitor"], [conclusion.pk]) == {}
    again = given(world, conclusion, lead="foreign")
    assert (again.pk, again.version) == (first.pk, 3)
    assert [p.agency_id for p in task_for(world.actors["foreign"], again.pk).row.leads] == [world.agencies["foreign"]]


def test_what_somebody_has_begun_is_not_taken_back(world: World, conclusion: Conclusion) -> None:
    task = given(world, conclusion)
    start_task(actor=world.actors["health"], task_id=task.pk, version=task.version)
    with pytest.raises(Refusal, match=r"task\.already_begun"):
        meetings.take_back(actor=world.actors["monitor"], conclusion_id=conclusion.pk)


def test_what_was_given_is_not_set_aside_and_what_was_set_aside_not_given(world: World, conclusion: Conclusion) -> None:
    monitor = world.actors["monitor"]
    given(world, conclusion)
    with pytest.raises(Refusal, match=r"conclusion\.already_given"):
        meetings.set_aside(actor=monitor, conclusion_id=conclusion.pk)
    meetings.take_back(actor=monitor, conclusion_id=conclusion.pk)
    meetings.set_aside(actor=monitor, conclusion_id=conclusion.pk)
    with pytest.raises(Refusal, match=r"conclusion\.not_found"):
        given(world, conclusion)
    meetings.take_in_again(actor=monitor, conclusion_id=conclusion.pk)
    assert given(world, conclusion).state == "assigned"


@pytest.mark.parametrize("stranger", ["foreign", "health"])
def test_strangers_give_nothing(world: World, conclusion: Conclusion, stranger: str) -> None:
    with pytest.raises(Refusal, match=r"conclusion\.not_found"):
        given(world, conclusion, by=stranger)
