"""The calendar changed: open limits that rest on it move in one act and back; what is done or told by hand stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.documents.local_rules.services import RuleWords, add_milestone, enter_rule, finish_milestone
from nhipcau.documents.models import Entry, RuleMilestone
from nhipcau.execution.models import Task
from nhipcau.execution.selectors import task_for
from nhipcau.execution.services import finish_task, start_task
from nhipcau.flows.recall import amend, unamend
from nhipcau.flows.receive import receive_document
from nhipcau.flows.recounting import preview_recount, recount_limits, undo_recount
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.foundation import clock
from nhipcau.foundation.calendar import add_day_off, complete_year, reopen_year, swap_days, withdraw_entry
from nhipcau.foundation.models import AuditEntry, LimitRecount
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.types import Due, DueKind
from tests.world import Ordered, World, plan

FRIDAY = date(2026, 11, 20)
BEFORE, AFTER = date(2026, 11, 30), date(2026, 12, 1)
DUE = Due(kind=DueKind.RELATIVE, days=5, working=True, since="ngày nhận được văn bản", text="05 ngày làm việc")
BASIS = "Thông báo 15/TB-BNV"


@pytest.fixture
def office(world: World) -> Iterator[World]:
    with clock.standing_at(datetime(2026, 11, 20, 3, tzinfo=UTC)):
        yield world


def owed(world: World, number: int = 12, due: Due = DUE) -> Task:
    """A task of the health department, its paper in the department's book on Friday."""
    document = world.register(plan(number, date=FRIDAY, duties=(Ordered("góp ý", lead=("Sở Y tế",), due=due),)))
    confirm_all_but_doubtful(actor=world.actors["clerk"], document_id=document.pk, version=document.version)
    receive_document(actor=world.actors["health"], document_id=document.pk, on=FRIDAY)
    return Task.objects.get(document=document)


def step(world: World, **limit: object) -> RuleMilestone:
    agency = world.agencies["health"]
    words = RuleWords(name="Quy chế phối hợp", kind="QC", owner_id=agency, lead_id=agency)
    rule = enter_rule(actor=world.actors["health"], words=words)
    return add_milestone(actor=world.actors["health"], rule_id=rule.pk, name="Lấy ý kiến", **limit)  # type: ignore[arg-type]  # told by the test


def off(world: World, day: int = 26) -> int:
    on = date(2026, 11, day)
    return add_day_off(actor=world.actors["administrator"], on=on, name="Ngày hội", basis=BASIS).pk


def recount(world: World) -> LimitRecount:
    keeper = world.actors["administrator"]
    return recount_limits(actor=keeper, sign=preview_recount(keeper).sign)


def test_nothing_moves_before_it_was_looked_at(office: World) -> None:
    task = owed(office)
    off(office)
    task.refresh_from_db()
    assert task.due_on == BEFORE
    (group,) = preview_recount(office.actors["administrator"]).groups
    assert (group.before, group.after, group.since, group.days, group.limits) == (BEFORE, AFTER, FRIDAY, 5, 1)
    assert group.owed_by == ("Sở Y tế tỉnh Bình Hải",)


def test_tasks_and_steps_move_in_one_act_and_back(office: World) -> None:
    task, limit = owed(office), step(office, starts_on=FRIDAY, working_days=5)
    off(office)
    before = AuditEntry.objects.count()
    done = recount(office)
    assert AuditEntry.objects.count() == before + 1
    assert (done.note, done.limits.count()) == (BASIS, 2)
    for row in (task, limit):
        row.refresh_from_db()
        assert row.due_on == AFTER
    back = undo_recount(actor=office.actors["administrator"], recount_id=done.pk)
    assert (back.back, back.kept, AuditEntry.objects.count()) == (2, 0, before + 2)
    for row in (task, limit):
        row.refresh_from_db()
        assert row.due_on == BEFORE
    assert (task.counted_from, Task.objects.get(pk=task.pk).version > 1) == (FRIDAY, True)


def test_the_history_of_the_task_and_of_the_rule_tell_it(office: World) -> None:
    task = owed(office)
    off(office)
    recount(office)
    assert "limits.recounted" in {entry.act for entry in task_for(office.actors["health"], task.pk).history}


def test_calendar_days_that_now_end_on_a_day_off_move_too(office: World) -> None:
    due = Due(kind=DueKind.RELATIVE, days=6, working=False, since="ngày nhận", text="06 ngày")
    task = owed(office, due=due)
    assert task.due_on == date(2026, 11, 26)
    off(office)
    recount(office)
    task.refresh_from_db()
    assert task.due_on == date(2026, 11, 27)


def test_a_swap_and_its_withdrawal_move_them_both_ways(office: World) -> None:
    task, keeper = owed(office), office.actors["administrator"]
    swap = swap_days(
        actor=keeper, on=date(2026, 11, 30), worked_instead=date(2026, 12, 5), name="Hoán đổi", basis=BASIS
    )
    recount(office)
    task.refresh_from_db()
    assert task.due_on == AFTER
    withdraw_entry(actor=keeper, entry_id=swap.pk)
    recount(office)
    task.refresh_from_db()
    assert task.due_on == BEFORE


def test_a_task_halted_meanwhile_goes_on_with_the_day_of_the_new_calendar(office: World) -> None:
    health = office.actors["health"]
    task = owed(office)
    entry = Entry.objects.get(document=task.document, book__agency_id=office.agencies["health"])
    halt, _tasks = amend(
        actor=health, entry_id=entry.pk, version=entry.version, kind="recalled", words="TB 3/TB-UBND", on=FRIDAY
    )
    task.refresh_from_db()
    assert (task.state, task.due_on) == ("suspended", BEFORE)
    off(office)
    recount(office)
    unamend(actor=health, amendment_id=halt.pk)
    task.refresh_from_db()
    assert (task.state, task.due_on) == ("assigned", AFTER)


def test_what_is_finished_and_what_a_person_dated_stay(office: World) -> None:
    done, named = owed(office), owed(office, 13, Due(kind=DueKind.DATE, text="26/11", on=date(2026, 11, 26)))
    health = office.actors["health"]
    start_task(actor=health, task_id=done.pk, version=done.version)
    finish_task(actor=health, task_id=done.pk, version=Task.objects.get(pk=done.pk).version)
    dated = step(office, due_on=date(2026, 11, 30))
    finished = step(office, starts_on=FRIDAY, working_days=5)
    finish_milestone(actor=health, milestone_id=finished.pk)
    kept = [row.due_on for row in (done, named, dated, finished)]
    off(office)
    assert preview_recount(office.actors["administrator"]).groups == ()
    with pytest.raises(Refusal, match=r"limits\.nothing_to_recount"):
        recount(office)
    for row in (done, named, dated, finished):
        row.refresh_from_db()
    assert [row.due_on for row in (done, named, dated, finished)] == kept


def test_what_was_finished_since_stays_when_the_act_is_undone(office: World) -> None:
    task, health = owed(office), office.actors["health"]
    off(office)
    done = recount(office)
    task.refresh_from_db()
    start_task(actor=health, task_id=task.pk, version=task.version)
    finish_task(actor=health, task_id=task.pk, version=Task.objects.get(pk=task.pk).version)
    back = undo_recount(actor=office.actors["administrator"], recount_id=done.pk)
    assert (back.back, back.kept, Task.objects.get(pk=task.pk).due_on) == (0, 1, AFTER)


def test_asked_again_nothing_is_left_and_nothing_is_undone_twice(office: World) -> None:
    owed(office)
    off(office)
    done, keeper = recount(office), office.actors["administrator"]
    before = AuditEntry.objects.count()
    with pytest.raises(Refusal, match=r"limits\.nothing_to_recount"):
        recount(office)
    off(office, 27)
    later = recount(office)
    with pytest.raises(Refusal, match=r"limits\.later_first"):
        undo_recount(actor=keeper, recount_id=done.pk)
    undo_recount(actor=keeper, recount_id=later.pk)
    with pytest.raises(Refusal, match=r"limits\.nothing_to_undo"):
        undo_recount(actor=keeper, recount_id=later.pk)
    undo_recount(actor=keeper, recount_id=done.pk)
    assert Task.objects.get().due_on == BEFORE
    # A second day off, a second recount, two undone: nothing of what was refused.
    assert AuditEntry.objects.count() == before + 4


def test_something_else_than_was_seen_is_not_done(office: World) -> None:
    owed(office)
    off(office)
    keeper = office.actors["administrator"]
    seen = preview_recount(keeper)
    owed(office, 13)
    off(office, 27)
    with pytest.raises(Refusal, match=r"limits\.changed_meanwhile"):
        recount_limits(actor=keeper, sign=seen.sign)
    assert not LimitRecount.objects.exists()


def test_a_year_reopened_moves_nothing_and_completed_gives_the_days_that_were_missing(office: World) -> None:
    keeper = office.actors["administrator"]
    first = owed(office)
    reopen_year(actor=keeper, year=2026, basis="chờ thông báo")
    second = owed(office, 13)
    assert second.due_on is None
    seen = preview_recount(keeper)
    assert (seen.groups, seen.uncounted) == ((), 2)
    complete_year(actor=keeper, year=2026, basis=BASIS)
    (group,) = preview_recount(keeper).groups
    assert (group.before, group.after) == (None, BEFORE)
    done = recount(office)
    second.refresh_from_db()
    assert (second.due_on, second.counted_from) == (BEFORE, FRIDAY)
    undo_recount(actor=keeper, recount_id=done.pk)
    for row in (first, second):
        row.refresh_from_db()
    assert (first.due_on, second.due_on, second.counted_from) == (BEFORE, None, None)


@pytest.mark.parametrize("who", ["clerk", "health", "monitor", "inspector", "national"])
def test_nobody_but_who_keeps_the_calendar_looks_moves_or_takes_back(office: World, who: str) -> None:
    owed(office)
    off(office)
    sign, stranger = preview_recount(office.actors["administrator"]).sign, office.actors[who]
    for act in (lambda: preview_recount(stranger), lambda: recount_limits(actor=stranger, sign=sign)):
        with pytest.raises(Refusal, match=r"calendar\.not_allowed"):
            act()
    done = recount(office)
    with pytest.raises(Refusal, match=r"calendar\.not_allowed"):
        undo_recount(actor=stranger, recount_id=done.pk)
    assert Task.objects.get().due_on == AFTER


ACTS = ["off 23", "off 25", "off 26", "off 27", "withdraw", "recount", "undo"]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(st.sampled_from(["off 23", "off 25", "off 26", "off 27", "withdraw", "recount", "undo"]), max_size=8)
)
def test_after_a_recount_every_open_limit_is_what_its_calendar_says_and_undone_what_it_was(
    office: World, acts: list[str]
) -> None:
    """Whatever the order: undoing all of them leads back to the first day."""
    task = Task.objects.filter(document__code="12/KH-UBND").first() or owed(office)
    keeper, written, done = office.actors["administrator"], [], []
    for act in acts:
        if act.startswith("off"):
            written.append(off(office, int(act.split()[1])))
        elif act == "withdraw" and written:
            withdraw_entry(actor=keeper, entry_id=written.pop())
        elif act == "recount" and preview_recount(keeper).groups:
            done.append(recount(office).pk)
            assert preview_recount(keeper).groups == ()
        elif act == "undo" and done:
            undo_recount(actor=keeper, recount_id=done.pop())
    for recount_id in reversed(done):
        undo_recount(actor=keeper, recount_id=recount_id)
    for entry_id in written:
        withdraw_entry(actor=keeper, entry_id=entry_id)
    task.refresh_from_db()
    assert task.due_on == BEFORE
