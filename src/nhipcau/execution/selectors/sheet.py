"""One task: its row, its clause, where it comes from, what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.execution import access
from nhipcau.execution.models import Task
from nhipcau.execution.rules import BEGUN
from nhipcau.execution.selectors.handing import HandedLine, became_of_task, goes_on_with
from nhipcau.execution.selectors.rows import TaskRow, rows_of
from nhipcau.execution.states import NEXT, TaskState
from nhipcau.foundation import audit
from nhipcau.foundation.calendar.recounts import recounts_of
from nhipcau.foundation.models import RecountedLimit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class TaskSheet:
    """`start` and `end` are the clause in the reading text of the document; the chain upward is the document's."""

    row: TaskRow
    duty_pointer: str
    duty_state: str
    start: int
    end: int
    report_to: str
    via: tuple[str, ...]
    entry_id: int | None
    """The line of the incoming book on whose slip it was handed out."""
    roles: tuple[str, ...]
    may_start: bool
    may_finish: bool
    may_reopen: bool
    handed: tuple[HandedLine, ...]
    """What became of it when its paper stood no more."""
    goes_on_with: tuple[HandedLine, ...]
    history: tuple[audit.Entry, ...]


def task_for(viewer: Actor, task_id: int) -> TaskSheet:
    task = Task.objects.filter(access.visible_to(viewer), pk=task_id).select_related("document", "duty", "slip").first()
    if task is None:
        raise Refusal("task.not_found")
    duty = task.duty
    may_work = _may_work(viewer, task)
    state, handed = TaskState(task.state), became_of_task(viewer, task.pk)
    return TaskSheet(
        row=rows_of((task,))[0],
        duty_pointer=duty.pointer if duty else "",
        duty_state=duty.state if duty else "",
        start=duty.start if duty else 0,
        end=duty.end if duty else 0,
        report_to=duty.report_to if duty else "",
        via=tuple(duty.via) if duty else (),
        entry_id=task.slip.entry_id if task.slip else None,
        roles=tuple(duty.roles) if duty else (),
        may_start=may_work and state is TaskState.ASSIGNED,
        may_finish=may_work and TaskState.DONE in NEXT[state],
        may_reopen=may_work and state is TaskState.DONE and state in BEGUN and not handed,
        handed=handed,
        goes_on_with=goes_on_with(viewer, task.pk),
        history=audit.history_of(("task", [task.pk]), ("limitrecount", _recounts(task))),
    )


def _recounts(task: Task) -> list[int]:
    """Acts that counted its limit anew; only a limit that is counted has any."""
    return recounts_of(RecountedLimit.Kind.TASK, [task.pk]) if task.counted_from is not None else []


def _may_work(viewer: Actor, task: Task) -> bool:
    try:
        access.require_may_work_on(viewer, task)
    except Refusal:
        return False
    return True
