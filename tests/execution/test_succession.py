"""Tasks find their owner after agencies merged, split and ended: by rule with one heir, asked once with several."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_django

from nhipcau.agencies.events.legs import Leg
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.selectors import THEN, TaskFilters, board_by_agency_for, board_for, task_counts_for
from nhipcau.execution.selectors.succession import decided_for, question_for, undecided_for
from nhipcau.execution.services import (
    follow_what_happened,
    start_task,
    take_back_succession,
)
from nhipcau.flows.reorganise import undo_event
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from tests.execution.reorganised import MARCH, NOW, PRESS, decide, happened, led
from tests.world import Ordered, World, plan

NumQueries = pytest_django.DjangoAssertNumQueries


def test_one_heir_answers_at_once_and_the_words_stay(province: World) -> None:
    assert led(province, "finance") == ["thẩm định viện trợ"]
    (party,) = TaskParty.objects.filter(task__words__startswith="thẩm định", part="lead")
    assert (party.name, party.agency_id) == ("Sở Kế hoạch và Đầu tư", province.agencies["planning"])


def test_the_successors_people_see_and_work_the_task(province: World) -> None:
    task = Task.objects.get(words__startswith="thẩm định")
    done = start_task(actor=province.actors["finance"], task_id=task.pk, version=task.version)
    assert done.state == "in_progress"


def test_two_heirs_wait_for_a_person_with_the_function_proposed_first(province: World) -> None:
    asked = {one.scope: one for one in undecided_for(province.actors["monitor"]).rows}
    labels = {scope: [choice.label.split(" tỉnh")[0] for choice in one.choices] for scope, one in asked.items()}
    assert labels == {
        PRESS: ["Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ"],
        "": ["Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch"],
    }


def test_nobody_else_has_what_waits(province: World) -> None:
    assert (led(province, "science"), led(province, "culture")) == ([], [])
    assert task_counts_for(province.actors["culture"]).total == 0
    assert len(led(province, "media")) == 2


def test_decided_once_every_task_of_that_function_follows(province: World) -> None:
    decide(province, "culture")
    assert led(province, "culture") == ["thông tin, tuyên truyền về đối ngoại"]
    assert [one.scope for one in undecided_for(province.actors["monitor"]).rows] == [""]
    assert task_counts_for(province.actors["culture"]).total == 1


def test_a_later_paper_that_names_the_old_agency_is_not_asked_about_again(province: World) -> None:
    decide(province, "culture")
    province.register(plan(13, duties=(Ordered("đăng trên báo chí", lead=("Sở Thông tin và Truyền thông",)),)))
    assert len(led(province, "culture")) == 2


def test_a_decision_is_one_entry_and_is_taken_back_by_one(province: World) -> None:
    before = AuditEntry.objects.count()
    event = decide(province, "culture")
    assert AuditEntry.objects.count() == before + 1
    take_back_succession(actor=province.actors["administrator"], event_id=event)
    assert AuditEntry.objects.count() == before + 2
    assert led(province, "culture") == []
    (decided,) = decided_for(province.actors["monitor"])
    assert not decided.holds
    decide(province, "science")
    assert led(province, "science") == ["thông tin, tuyên truyền về đối ngoại"]


def test_what_was_decided_is_not_decided_over(province: World) -> None:
    decide(province, "culture")
    with pytest.raises(Refusal) as refused:
        decide(province, "science")
    assert refused.value.code == "succession.not_found"


@pytest.mark.parametrize("who", ["clerk", "culture", "inspector", "foreign"])
def test_those_who_do_not_keep_the_directory_decide_nothing(province: World, who: str) -> None:
    with pytest.raises(Refusal) as refused:
        decide(province, "culture", by=who)
    assert refused.value.code == "succession.not_allowed"


def test_whoever_monitors_the_province_decides(province: World) -> None:
    question = question_for(
        province.actors["monitor"], agency_id=province.agencies["media"], scope=PRESS, effective=MARCH
    )
    assert question.may_decide
    decide(province, "culture", by="monitor")
    assert len(led(province, "culture")) == 1


def test_nobody_is_named_who_is_no_more(province: World) -> None:
    happened(province, "abolish", Leg(province.agencies["health"]), on=date(2026, 1, 1))
    with pytest.raises(Refusal) as refused:
        decide(province, "health")
    assert refused.value.code == "succession.heir_ended"


def test_an_abolished_agency_leaves_its_tasks_to_be_asked_about(province: World) -> None:
    happened(province, "abolish", Leg(province.agencies["foreign"]), on=date(2026, 1, 1))
    (party,) = TaskParty.objects.filter(agency=province.agencies["foreign"])
    assert (party.succession, party.answering_id) == ("ended", province.agencies["committee"])
    asked = {one.agency_id: one.choices for one in undecided_for(province.actors["monitor"]).rows}
    assert asked[province.agencies["foreign"]] == ()


def test_undoing_an_event_gives_the_tasks_back(province: World) -> None:
    event = happened(province, "absorb", Leg(province.agencies["finance"], province.agencies["health"]), on=NOW.date())
    assert led(province, "health") == ["thẩm định viện trợ"]
    undo_event(actor=province.actors["administrator"], event_id=event)
    assert led(province, "finance") == ["thẩm định viện trợ"]


def test_an_event_of_a_day_to_come_moves_nothing_before_it(province: World) -> None:
    happened(province, "absorb", Leg(province.agencies["finance"], province.agencies["health"]), on=date(2026, 12, 1))
    assert led(province, "health") == []
    follow_what_happened(actor=province.actors["administrator"], on=date(2026, 12, 1))
    assert led(province, "health") == ["thẩm định viện trợ"]


def test_following_again_changes_and_records_nothing(province: World) -> None:
    before = AuditEntry.objects.count()
    followed = follow_what_happened(actor=province.actors["administrator"], on=NOW.date())
    assert (followed.parts, followed.given, AuditEntry.objects.count()) == (0, 0, before)


def test_statistics_come_out_the_same_both_ways(province: World) -> None:
    decide(province, "culture")
    viewer = province.actors["monitor"]
    now = board_by_agency_for(viewer)
    then = board_by_agency_for(viewer, filters=TaskFilters(units=THEN))
    assert sum(group.counts.total for group in now) == sum(group.counts.total for group in then) == 4
    assert {group.label.split(" tỉnh")[0] for group in now} == {
        "Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "Sở Thông tin và Truyền thông", "Sở Ngoại vụ",
    }  # fmt: skip
    assert {group.label.split(" tỉnh")[0]: group.counts.total for group in then} == {
        "Sở Kế hoạch và Đầu tư": 1,
        "Sở Thông tin và Truyền thông": 2,
        "Sở Ngoại vụ": 1,
    }


@pytest.mark.parametrize("units", ["now", "then"])
def test_every_number_of_the_statistics_leads_to_its_tasks(province: World, units: str) -> None:
    viewer = province.actors["monitor"]
    for group in board_by_agency_for(viewer, filters=TaskFilters(units=units)):
        rows = board_for(viewer, filters=TaskFilters(agency_id=group.agency_id, part="lead", units=units))
        assert rows.total == group.counts.total


def test_the_board_says_as_written_then_and_now(province: World, django_assert_num_queries: NumQueries) -> None:
    with django_assert_num_queries(7):
        rows = board_for(province.actors["monitor"], sort="place").rows
    lead = rows[0].leads[0]
    assert (lead.name, lead.then, lead.now) == (
        "Sở Kế hoạch và Đầu tư",
        "Sở Kế hoạch và Đầu tư tỉnh Bình Hải",
        "Sở Tài chính tỉnh Bình Hải",
    )
    assert [row.leads[0].succession for row in rows] == ["followed", "undecided", "undecided", "same"]
