"""Tasks that come round again: at the turn of a round, never before, and never losing that one was late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from nhipcau.documents.models import Document
from nhipcau.execution.models import Task
from nhipcau.execution.rules import next_round
from nhipcau.execution.selectors import task_counts_for
from nhipcau.execution.services import finish_task
from nhipcau.execution.states import TaskState
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.flows.rounds import keep_turning, roll_over, roll_over_today
from nhipcau.foundation import clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.reading.types import Due, DueKind, Nature
from tests.world import Ordered, World, plan

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
YEARLY = Due(kind=DueKind.YEARLY, text="trước ngày 15/11 hằng năm", month=11, day=15, strict=True)
QUARTERLY = Due(kind=DueKind.QUARTERLY, text="ngày 10 tháng cuối quý", day=10, strict=False)
ONCE = Due(kind=DueKind.DATE, text="trước 30/6/2026", on=date(2026, 6, 30), strict=True)
REPORT = Ordered("Sở Y tế báo cáo hằng năm", lead=("Sở Y tế",), nature=Nature.REPORT, due=YEARLY)
ROUND, NEXT, AFTER = date(2026, 11, 14), date(2027, 11, 14), date(2028, 11, 14)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=ZONE)


@pytest.fixture
def hollow(world: World) -> Document:
    with clock.standing_at(at(date(2026, 5, 1))):
        return world.register(plan(duties=(REPORT,)))


@pytest.fixture
def assigned(world: World, hollow: Document) -> Document:
    confirm_all_but_doubtful(actor=world.actors["clerk"], document_id=hollow.pk, version=hollow.version)
    return hollow


@pytest.fixture
def finish(world: World, assigned: Document) -> Callable[[], None]:
    def done() -> None:
        task = Task.objects.get()
        finish_task(actor=world.actors["health"], task_id=task.pk, version=task.version)

    return done


def stands() -> tuple[str, date | None]:
    task = Task.objects.get()
    return task.state, task.due_on


@pytest.mark.usefixtures("finish")
class TestDone:
    def test_it_rests_until_its_round_is_over(self, finish: Callable[[], None]) -> None:
        finish()
        roll_over(on=ROUND)
        assert stands() == ("done", ROUND)

    def test_then_it_is_owed_again_for_the_next(self, finish: Callable[[], None]) -> None:
        finish()
        turned = roll_over(on=date(2026, 11, 15))
        assert stands() == ("assigned", NEXT)
        assert len(turned.owed_again) == 1

    def test_finished_late_it_moves_on_by_one_round(self, finish: Callable[[], None]) -> None:
        roll_over(on=date(2026, 11, 20))
        finish()
        roll_over(on=date(2026, 11, 21))
        assert stands() == ("assigned", NEXT)

    def test_finished_after_the_next_round_too_it_is_late_for_that_one(
        self, world: World, finish: Callable[[], None]
    ) -> None:
        finish()
        roll_over(on=date(2027, 12, 1))
        assert stands() == ("assigned", NEXT)
        with clock.standing_at(at(date(2027, 12, 1))):
            assert task_counts_for(world.actors["health"]).late == 1


def test_what_is_owed_and_not_done_stays_late(world: World, assigned: Document) -> None:
    for day in (date(2026, 11, 15), date(2027, 3, 1), date(2027, 11, 15)):
        roll_over(on=day)
    assert stands() == ("assigned", ROUND)
    with clock.standing_at(at(date(2027, 11, 15))):
        assert task_counts_for(world.actors["health"]).late == 1


def test_what_nobody_has_confirmed_stands_in_the_round_of_today(hollow: Document) -> None:
    roll_over(on=date(2028, 1, 1))
    assert stands() == ("proposed", AFTER)


def test_what_is_due_once_or_has_no_day_never_moves(world: World) -> None:
    bare = Due(kind=DueKind.UNSPECIFIED_PERIOD, text="định kỳ")
    with clock.standing_at(at(date(2026, 5, 1))):
        world.register(plan(duties=(Ordered("một lần", due=ONCE), Ordered("định kỳ", due=bare))))
    before = list(Task.objects.order_by("pk").values_list("due_on", flat=True))
    assert roll_over(on=date(2030, 1, 1)).tasks == ()
    assert list(Task.objects.order_by("pk").values_list("due_on", flat=True)) == before == [date(2026, 6, 29), None]


def test_a_second_time_on_one_day_changes_nothing(finish: Callable[[], None]) -> None:
    finish()
    roll_over(on=date(2026, 11, 15))
    version, entries = Task.objects.get().version, AuditEntry.objects.count()
    assert roll_over(on=date(2026, 11, 15)).tasks == ()
    assert (Task.objects.get().version, AuditEntry.objects.count()) == (version, entries)


def test_the_tasks_of_a_document_leave_one_entry_with_the_rounds_that_passed(world: World) -> None:
    with clock.standing_at(at(date(2026, 5, 1))):
        world.register(plan(duties=(REPORT, Ordered("quý", lead=("Sở Y tế",), due=QUARTERLY))))
    roll_over(on=date(2026, 12, 1))
    entry = AuditEntry.objects.get(act="tasks.rolled_over")
    first, second = Task.objects.order_by("pk")
    assert entry.facts["rounds"] == {str(first.pk): "2026-11-14", str(second.pk): "2026-06-10"}
    assert (entry.account_name, entry.channel, entry.object_kind) == ("Nhịp Cầu", "job", "document")


@pytest.mark.parametrize(
    ("due", "due_on", "on", "expected"),
    [
        ({"kind": "yearly", "month": 11, "day": 15, "strict": True}, "2026-11-14", "2026-11-15", "2027-11-14"),
        ({"kind": "yearly", "month": 1, "day": 1, "strict": True}, "2026-12-31", "2027-01-01", "2027-12-31"),
        ({"kind": "yearly", "month": 2, "day": 29, "strict": False}, "2027-02-28", "2027-03-01", "2028-02-29"),
        ({"kind": "half_yearly", "day": 5, "strict": False}, "2026-06-05", "2026-06-06", "2026-12-05"),
        ({"kind": "quarterly", "day": 10, "strict": False}, "2026-12-10", "2026-12-11", "2027-03-10"),
        ({"kind": "monthly", "day": 1, "strict": True}, "2026-06-30", "2026-07-01", "2026-07-31"),
        ({"kind": "monthly", "day": 31, "strict": False}, "2026-04-30", "2026-05-02", "2026-05-31"),
        ({"kind": "monthly", "day": 31, "strict": False}, "2026-05-31", "2026-05-31", None),
        ({"kind": "date", "date": "2026-05-01"}, "2026-05-01", "2026-06-01", None),
    ],
)
@pytest.mark.parametrize("state", [TaskState.PROPOSED, TaskState.DONE])
def test_each_round_follows_the_one_before(
    due: dict[str, str | int | bool], due_on: str, on: str, expected: str | None, state: TaskState
) -> None:
    found = next_round(
        due,  # type: ignore[arg-type]
        nature="report",
        state=state,
        due_on=date.fromisoformat(due_on),
        on=date.fromisoformat(on),
    )
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize("state", [TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.REJECTED, TaskState.SUPERSEDED])
def test_no_other_state_turns(state: TaskState) -> None:
    due = {"kind": "yearly", "month": 11, "day": 15, "strict": True}
    assert next_round(due, nature="report", state=state, due_on=ROUND, on=date(2027, 1, 1)) is None  # type: ignore[arg-type]


class TestEveryDay:
    def waiting(self) -> list[datetime]:
        rows = DBTaskResult.objects.filter(task_path=roll_over_today.module_path, status="READY")
        return [row.run_after.astimezone(ZONE) for row in rows]

    def test_a_worker_that_begins_asks_for_it_once(self, db: None) -> None:
        assert [keep_turning(), keep_turning()] == [True, False]
        assert len(self.waiting()) == 1

    def test_each_day_asks_for_the_next_morning_and_never_twice(self, db: None) -> None:
        with clock.standing_at(at(date(2026, 11, 20))):
            roll_over_today.call()
            roll_over_today.call()
        assert [moment.isoformat() for moment in self.waiting()] == ["2026-11-21T00:10:00+07:00"]

    @pytest.mark.django_db(transaction=True)
    def test_the_worker_does_it(self, finish: Callable[[], None]) -> None:
        finish()
        Task.objects.update(due_on=date(2020, 11, 14))
        keep_turning()
        call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
        assert stands() == ("assigned", date(2021, 11, 14))
        assert len(self.waiting()) == 1
