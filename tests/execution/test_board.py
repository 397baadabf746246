"""The board: what is due, late, standing; by agency and by day; in a fixed number of queries."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import pytest_django

from nhipcau.documents.models import Document
from nhipcau.execution import access
from nhipcau.execution.access import may_direct
from nhipcau.execution.models import Task
from nhipcau.execution.rules import due_day, is_late
from nhipcau.execution.selectors import (
    TaskFilters,
    board,
    board_by_agency_for,
    board_by_date_for,
    board_for,
    kinds_so_far_for,
    leads_of_pressing_for,
    task_counts_for,
    task_counts_so_far_for,
    task_for,
)
from nhipcau.execution.services import finish_task, reopen_task, start_task
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.foundation import clock, pages
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.types import Due, DueKind, Nature
from tests.world import Ordered, World, plan

NumQueries = pytest_django.DjangoAssertNumQueries
MAY = datetime(2026, 5, 1, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
APRIL = Due(kind=DueKind.DATE, text="trong tháng 4/2026", on=date(2026, 4, 30), strict=False)
JUNE = Due(kind=DueKind.DATE, text="trước 30/6/2026", on=date(2026, 6, 30), strict=True)
YEARLY = Due(kind=DueKind.YEARLY, text="trước ngày 15/11 hằng năm", month=11, day=15, strict=True)

DUTIES = (
    Ordered("quá hạn", lead=("Sở Ngoại vụ",), due=APRIL),
    Ordered("còn hạn", lead=("Sở Y tế",), coordinators=("Sở Ngoại vụ",), due=JUNE),
    Ordered("thường xuyên", lead=("Sở Ngoại vụ",), nature=Nature.STANDING),
    Ordered("chưa rõ ai", lead=("các sở, ban, ngành",)),
    Ordered("không nêu ai"),
)


def confirmed(world: World, *duties: Ordered) -> Document:
    document = world.register(plan(duties=duties or DUTIES))
    confirm_all_but_doubtful(actor=world.actors["clerk"], document_id=document.pk, version=document.version)
    return document


@pytest.mark.parametrize(
    ("due", "since", "expected"),
    [
        ({"kind": "date", "date": "2026-04-30", "strict": False}, "2026-01-01", "2026-04-30"),
        ({"kind": "date", "date": "2026-11-15", "strict": True}, "2026-01-01", "2026-11-14"),
        ({"kind": "yearly", "month": 11, "day": 15, "strict": True}, "2026-05-01", "2026-11-14"),
        ({"kind": "yearly", "month": 11, "day": 15, "strict": True}, "2026-11-15", "2027-11-14"),
        ({"kind": "quarterly", "day": 10, "strict": False}, "2026-05-01", "2026-06-10"),
        ({"kind": "yearly"}, "2026-05-01", None),
        ({"kind": "unspecified_period"}, "2026-05-01", None),
        ({"kind": "relative", "days": 5, "working": True, "from": "ngày nhận"}, "2026-05-01", None),
        ({"kind": "event"}, "2026-05-01", None),
        (None, "2026-05-01", None),
    ],
)
def test_the_last_compliant_day_of_the_present_round(due, since: str, expected: str | None) -> None:  # type: ignore[no-untyped-def]
    found = due_day(due, nature="task", since=date.fromisoformat(since))
    assert (found.isoformat() if found else None) == expected


def test_a_standing_duty_is_never_late() -> None:
    assert due_day({"kind": "date", "date": "2020-01-01"}, nature="standing", since=date(2026, 1, 1)) is None


@pytest.mark.parametrize(("state", "late"), [("assigned", True), ("proposed", False), ("done", False)])
def test_only_who_owes_a_task_is_late(state: str, late: bool) -> None:
    assert is_late(state=state, due_on=date(2026, 4, 30), on=date(2026, 5, 1)) is late


def test_the_board_counts_what_the_viewer_sees(world: World) -> None:
    with clock.standing_at(MAY):
        confirmed(world)
        counts = task_counts_for(world.actors["foreign"])
    assert (counts.total, counts.late, counts.standing) == (3, 1, 1)


def test_the_board_is_filtered_by_agency_part_and_day(world: World) -> None:
    with clock.standing_at(MAY):
        confirmed(world)
        foreign = world.agencies["foreign"]
        asked = [
            TaskFilters(agency_id=foreign),
            TaskFilters(agency_id=foreign, part="lead"),
            TaskFilters(agency_id=foreign, part="coordinator"),
            TaskFilters(late=True),
            TaskFilters(due_from=date(2026, 6, 1), due_to=date(2026, 6, 30)),
            TaskFilters(standing=True),
            TaskFilters(unmatched="các sở, ban, ngành"),
            TaskFilters(nobody=True),
            TaskFilters(text="qua han"),
            TaskFilters(text="so y te"),
        ]
        totals = [board_for(world.actors["clerk"], filters=filters).total for filters in asked]
    assert totals == [3, 2, 1, 1, 1, 1, 1, 1, 1, 1]


def test_the_board_costs_five_queries_however_long(world: World, django_assert_num_queries: NumQueries) -> None:
    confirmed(world, *DUTIES, *DUTIES, *DUTIES)
    with django_assert_num_queries(5):
        rows = board_for(world.actors["monitor"]).rows
    assert len(rows) == 15


def test_groups_by_agency_count_what_each_lead_owes(world: World, django_assert_num_queries: NumQueries) -> None:
    with clock.standing_at(MAY):
        confirmed(world)
        with django_assert_num_queries(4):
            groups = board_by_agency_for(world.actors["clerk"])
    assert [(group.label, group.counts.total, group.counts.late) for group in groups] == [
        ("Sở Ngoại vụ tỉnh Bình Hải", 2, 1),
        ("Sở Y tế tỉnh Bình Hải", 1, 0),
        ("các sở, ban, ngành", 1, 0),
        ("", 1, 0),
    ]


def test_groups_by_day_keep_standing_duties_apart(world: World, django_assert_num_queries: NumQueries) -> None:
    with clock.standing_at(MAY):
        confirmed(world)
        with django_assert_num_queries(1):
            groups = board_by_date_for(world.actors["clerk"])
    assert {group.key: group.count for group in groups if group.count} == {
        "late": 1,
        "later": 1,
        "undated": 2,
        "standing": 1,
    }


def test_the_lead_begins_and_finishes(world: World) -> None:
    confirmed(world, DUTIES[0])
    actor, task = world.actors["foreign"], Task.objects.get()
    task = start_task(actor=actor, task_id=task.pk, version=task.version)
    task = finish_task(actor=actor, task_id=task.pk, version=task.version)
    assert task_for(actor, task.pk).may_reopen
    task = reopen_task(actor=actor, task_id=task.pk, version=task.version)
    assert task.state == "in_progress"
    assert [entry.act for entry in task_for(actor, task.pk).history] == [
        "task.started",
        "task.finished",
        "task.reopened",
    ]


def test_a_coordinator_does_not_finish_the_leads_task(world: World) -> None:
    confirmed(world, DUTIES[1])
    task = Task.objects.get()
    with pytest.raises(Refusal) as refused:
        finish_task(actor=world.actors["foreign"], task_id=task.pk, version=task.version)
    assert refused.value.code == "task.not_allowed"


def test_a_hollow_task_is_not_begun(world: World) -> None:
    world.register(plan(duties=(DUTIES[0],)))
    task = Task.objects.get()
    with pytest.raises(Refusal) as refused:
        start_task(actor=world.actors["foreign"], task_id=task.pk, version=task.version)
    assert refused.value.code == "task.state_does_not_follow"


def test_nobody_finishes_what_another_has_changed(world: World) -> None:
    confirmed(world, DUTIES[0])
    task = Task.objects.get()
    start_task(actor=world.actors["foreign"], task_id=task.pk, version=task.version)
    with pytest.raises(Refusal) as refused:
        finish_task(actor=world.actors["clerk"], task_id=task.pk, version=task.version)
    assert refused.value.code == "task.changed_meanwhile"


def test_a_task_of_others_is_not_found(world: World) -> None:
    confirmed(world, DUTIES[0])
    with pytest.raises(Refusal) as refused:
        task_for(world.actors["health"], Task.objects.get().pk)
    assert refused.value.code == "task.not_found"


@pytest.mark.parametrize(
    ("who", "agency", "may"),
    [
        ("clerk", "foreign", True),
        ("clerk", "committee", True),
        ("foreign", "foreign", True),
        ("foreign", "committee", False),
        ("foreign", "health", False),
        ("monitor", "health", True),
        ("inspector", "health", False),
        ("national", "health", True),
        ("administrator", "health", False),
    ],
)
def test_who_directs_whom(world: World, who: str, agency: str, may: bool) -> None:
    assert may_direct(world.actors[who], world.agencies[agency]) is may


def test_a_unit_leader_sees_what_its_subtree_owes(world: World) -> None:
    leader = world.account("leader", AccountRole.UNIT_LEADER, agency=world.agencies["committee"])
    world.register(plan(issuer="Bộ Y tế", code="9/KH-BYT", place="Hà Nội", duties=()), by="national")
    confirmed(world, DUTIES[1])
    assert task_counts_for(leader).total == 1


def test_a_yearly_report_comes_round_again(world: World) -> None:
    with clock.standing_at(MAY):
        confirmed(world, Ordered("báo cáo", lead=("Sở Y tế",), nature=Nature.REPORT, due=YEARLY))
    assert Task.objects.get().due_on == date(2026, 11, 14)


@pytest.mark.parametrize(("sort", "days"), [("due", [4, 6, None]), ("-due", [6, 4, None])])
def test_what_has_no_date_stands_last(world: World, sort: str, days: list[int | None]) -> None:
    confirmed(world, *DUTIES[:2], DUTIES[3])
    rows = board_for(world.actors["clerk"], sort=sort).rows
    assert [row.due_on.month if row.due_on else None for row in rows] == days


def test_whoever_sees_the_country_counts_no_further_than_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with clock.standing_at(MAY):
        confirmed(world)
        exact = task_counts_for(world.actors["national"])
        for viewer in ("national", "clerk"):
            assert task_counts_so_far_for(world.actors[viewer]) == exact
        monkeypatch.setattr(pages, "COUNTED", 1)
        monkeypatch.setattr(board, "COUNTED", 1)
        for viewer in ("national", "clerk"):
            counts = task_counts_so_far_for(world.actors[viewer])
            assert (counts.total, counts.standing, counts.late) == (2, 1, 1)
            assert kinds_so_far_for(world.actors[viewer]) == (2, 1)


def test_counting_so_far_costs_one_query(world: World, django_assert_num_queries: NumQueries) -> None:
    confirmed(world)
    for viewer in ("national", "clerk"):
        with django_assert_num_queries(1):
            task_counts_so_far_for(world.actors[viewer])


def test_those_who_lead_most_of_what_presses_come_first(world: World, django_assert_num_queries: NumQueries) -> None:
    with clock.standing_at(MAY):
        confirmed(world)
        with django_assert_num_queries(2):
            leads = leads_of_pressing_for(world.actors["clerk"], most=3)
    assert [lead.label for lead in leads] == [
        "Sở Ngoại vụ tỉnh Bình Hải",
        "Sở Y tế tỉnh Bình Hải",
        "các sở, ban, ngành",
    ]


def test_lists_show_whom_the_rights_on_each_task_let_see(world: World) -> None:
    confirmed(world)
    world.register(plan(2, duties=DUTIES))
    for name, actor in world.actors.items():
        one_by_one = set(Task.objects.filter(access.visible_to(actor)).values_list("pk", flat=True))
        among_all = set(Task.objects.filter(access.visible_among_all(actor)).values_list("pk", flat=True))
        assert among_all == one_by_one, name
        assert among_all == {task.pk for task in Task.objects.all() if access.may_see(actor, task)}, name
