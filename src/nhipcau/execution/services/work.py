"""The lead works on a task: begins, finishes, takes it up again."""

from __future__ import annotations

from django.db import transaction

from nhipcau.execution import access, rules
from nhipcau.execution.models import Task
from nhipcau.execution.services.handing import is_handed
from nhipcau.execution.services.waiting import recount_of
from nhipcau.execution.states import TaskState
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@transaction.atomic
def start_task(*, actor: Actor, task_id: int, version: int) -> Task:
    return _become(actor, task_id, version=version, wanted=TaskState.IN_PROGRESS, act="task.started")


@transaction.atomic
def finish_task(*, actor: Actor, task_id: int, version: int) -> Task:
    return _become(actor, task_id, version=version, wanted=TaskState.DONE, act="task.finished")


@transaction.atomic
def reopen_task(*, actor: Actor, task_id: int, version: int) -> Task:
    """Finished too early: it is in progress again."""
    return _become(actor, task_id, version=version, wanted=TaskState.IN_PROGRESS, act="task.reopened")


def _become(actor: Actor, task_id: int, *, version: int, wanted: TaskState, act: str) -> Task:
    task = Task.objects.select_for_update().filter(pk=task_id).first()
    if task is None:
        raise Refusal("task.not_found")
    access.require_may_work_on(actor, task)
    rules.check_version(known=task.version, given=version)
    if task.state in (TaskState.DONE, TaskState.SUSPENDED) and is_handed(task.pk):
        raise Refusal("task.paper_stands_no_more")
    before = task.state
    rules.check_may_become(state=TaskState(before), wanted=wanted)
    if act == "task.started" and before == TaskState.DONE:
        raise Refusal("task.state_does_not_follow", state=before, wanted=wanted.value)
    if act == "task.reopened" and before != TaskState.DONE:
        raise Refusal("task.state_does_not_follow", state=before, wanted=wanted.value)
    task.state = wanted
    task.version += 1
    task.save(update_fields=["state", "version"])
    recount_of([task.pk])
    audit.record(actor, act, task, before=before)
    return task
