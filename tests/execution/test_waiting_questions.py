"""How many tasks wait for each question of succession is kept, and stays true; whoever asks sees what is its own."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_django

from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.names.naming import Locality
from nhipcau.execution.models import Task, WaitingQuestion
from nhipcau.execution.selectors.succession import question_for, undecided_for
from nhipcau.execution.services import (
    finish_task,
    follow_what_happened,
    reject_tasks,
    reopen_task,
    start_task,
    take_back_succession,
)
from nhipcau.ground.actor import AccountRole
from tests.execution.reorganised import NOW, PRESS, SHORT, decide, happened
from tests.world import Ordered, World, plan

NumQueries = pytest_django.DjangoAssertNumQueries


def test_no_question_is_out_of_reach_behind_the_first_page(province: World) -> None:
    viewer = province.actors["monitor"]
    whole = undecided_for(viewer)
    turned = [undecided_for(viewer, page=number, size=1) for number in range(1, whole.total + 1)]
    assert [one for page in turned for one in page.rows] == list(whole.rows)
    assert turned[-1].next is None and turned[0].next == 2
    assert undecided_for(viewer, page=99, size=1).rows == turned[-1].rows


@pytest.mark.parametrize("who", ["monitor", "national"])
def test_the_queue_costs_as_many_queries_however_long_and_counts_no_tasks(
    province: World, who: str, django_assert_num_queries: NumQueries
) -> None:
    with django_assert_num_queries(6) as asked:  # one of them the lists of functions as they hold that day
        assert len(undecided_for(province.actors[who]).rows) == 2
    assert not [query for query in asked.captured_queries if "execution_taskparty" in query["sql"]]


def test_whoever_watches_another_province_is_asked_nothing_of_this_one(province: World) -> None:
    elsewhere = province.agency("elsewhere", "Ủy ban nhân dân", place=Locality(kind="tỉnh", name="Nam Giang"))
    stranger = province.account("stranger", AccountRole.OFFICE_MONITOR, agency=elsewhere.pk, watches=elsewhere.pk)
    assert undecided_for(stranger).rows == ()


def test_an_agency_is_asked_about_its_own_functions_as_far_as_it_sees_their_tasks(province: World) -> None:
    health, finance = province.agencies["health"], province.agencies["finance"]
    happened(province, "function_transfer", Leg(health, finance, function_scope="bảo hiểm y tế"), on=date(2026, 1, 1))
    province.register(plan(15, date=date(2025, 12, 1), duties=(Ordered("thu bảo hiểm y tế", lead=("Sở Y tế",)),)))
    keeper = province.account("keeper", AccountRole.ADMINISTRATOR, agency=health)
    for who in (keeper, province.actors["national"]):
        asked = [(one.scope, one.open_tasks) for one in undecided_for(who).rows if one.agency_id == health]
        assert asked == [("bảo hiểm y tế", 1)]


def test_what_the_country_is_told_stays_true_whatever_happens_to_the_tasks(province: World) -> None:
    clerk, words = province.actors["clerk"], "thông tin, tuyên truyền"
    told = [_open_tasks(province)]
    for act in (start_task, finish_task, reopen_task, finish_task):
        task = Task.objects.get(words__startswith=words)
        act(actor=clerk, task_id=task.pk, version=task.version)
        told.append(_open_tasks(province))
    later = province.register(plan(13, duties=(Ordered("đăng báo chí", lead=(SHORT["media"],)),)))
    told.append(_open_tasks(province))
    reject_tasks(actor=clerk, document=later, duty_ids=later.duties.values_list("pk", flat=True))
    told.append(_open_tasks(province))
    event = decide(province, "culture")
    told.append(_open_tasks(province))
    take_back_succession(actor=province.actors["administrator"], event_id=event)
    told.append(_open_tasks(province))
    asked = [{PRESS: press, "": 1} for press in (1, 1, 0, 1, 0, 1, 0)]
    assert told == [*asked, {"": 1}, {PRESS: 0, "": 1}]


def test_those_with_most_open_tasks_come_first(province: World) -> None:
    for number in (13, 14):
        province.register(plan(number, duties=(Ordered(f"đăng báo chí {number}", lead=(SHORT["media"],)),)))
    assert [(one.scope, one.open_tasks) for one in undecided_for(province.actors["national"]).rows] == [
        (PRESS, 3),
        ("", 1),
    ]


def test_what_somebody_wrote_past_the_services_is_set_right_by_the_day(province: World) -> None:
    WaitingQuestion.objects.filter(scope=PRESS).delete()
    WaitingQuestion.objects.update(open_tasks=0)
    follow_what_happened(actor=province.actors["administrator"], on=NOW.date())
    assert _open_tasks(province) == {PRESS: 1, "": 1}


def _open_tasks(world: World) -> dict[str, int]:
    """As the list of the whole country tells it, which must be what each question counts for itself."""
    viewer = world.actors["national"]
    rows = undecided_for(viewer).rows
    for one in rows:
        own = question_for(viewer, agency_id=one.agency_id, scope=one.scope, effective=one.effective)
        assert own.asked == one
    assert undecided_for(world.actors["monitor"]).rows == rows
    return {one.scope: one.open_tasks for one in rows}
