"""Hollow tasks become the leads' own, are taken back, or are no tasks at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from nhipcau.documents.models import Document
from nhipcau.execution import access, rules
from nhipcau.execution.models import Task
from nhipcau.execution.services.waiting import recount_of
from nhipcau.execution.states import TaskState
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class LeftHollow:
    """A task that confirming did not make anybody's, and why: "not_directed" or "text_not_held"."""

    task_id: int
    why: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    assigned: tuple[int, ...]
    left_hollow: tuple[LeftHollow, ...]


def confirm_tasks(*, actor: Actor, document: Document, duty_ids: Iterable[int]) -> Confirmed:
    """The hollow tasks of these duties are assigned where the actor may direct their leads; the others say why not.

    Where a task names no agency as its lead (a collective, nobody), the right to direct its giver decides. What the
    press reports stays hollow until the text itself is held (S12).
    """
    tasks = _locked(duty_ids, state=TaskState.PROPOSED)
    if document.source_kind == "press":
        return Confirmed((), tuple(LeftHollow(task.pk, "text_not_held") for task in tasks))
    leads = access.leads_of(task.pk for task in tasks)
    asked = {agency for task in tasks for agency in _to_direct(task, leads)}
    directed = access.directed(actor, asked)
    assigned = [task for task in tasks if _to_direct(task, leads) and _to_direct(task, leads) <= directed]
    _move(assigned, TaskState.ASSIGNED)
    if assigned:
        audit.record(actor, "tasks.assigned", document, tasks=[task.pk for task in assigned])
    done = {task.pk for task in assigned}
    left = tuple(LeftHollow(task.pk, "not_directed") for task in tasks if task.pk not in done)
    return Confirmed(tuple(sorted(done)), left)


def make_hollow(*, actor: Actor, document: Document, duty_ids: Iterable[int]) -> tuple[int, ...]:
    """Confirming is undone: the tasks are nobody's again. Refuses where somebody has begun."""
    settled = (TaskState.PROPOSED, TaskState.SUPERSEDED, TaskState.SUSPENDED)
    tasks = list(Task.objects.select_for_update().filter(duty_id__in=list(duty_ids)).exclude(state__in=settled))
    for task in tasks:
        rules.check_not_begun(task.state)
    _move(tasks, TaskState.PROPOSED)
    if tasks:
        audit.record(actor, "tasks.taken_back", document, tasks=[task.pk for task in tasks])
    return tuple(task.pk for task in tasks)


def reject_tasks(*, actor: Actor, document: Document, duty_ids: Iterable[int]) -> tuple[int, ...]:
    """A person said these are no duties. Refuses where somebody has begun."""
    tasks = list(Task.objects.select_for_update().filter(duty_id__in=list(duty_ids)).exclude(state=TaskState.REJECTED))
    for task in tasks:
        rules.check_not_begun(task.state)
    # Through hollow to rejected, the way the table of states goes.
    _move([task for task in tasks if task.state == TaskState.ASSIGNED], TaskState.PROPOSED)
    _move(tasks, TaskState.REJECTED)
    if tasks:
        audit.record(actor, "tasks.rejected", document, tasks=[task.pk for task in tasks])
    return tuple(task.pk for task in tasks)


def supersede_tasks(*, actor: Actor, document_ids: Iterable[int]) -> tuple[int, ...]:
    """Press items whose texts are held now: what they reported leaves the board, and stays with the item."""
    return _turn(actor, document_ids, state=TaskState.PROPOSED, wanted=TaskState.SUPERSEDED, act="tasks.superseded")


def bring_back_tasks(*, actor: Actor, document_ids: Iterable[int]) -> tuple[int, ...]:
    """The text is not held after all: what the press reported is all there is, hollow as before."""
    return _turn(actor, document_ids, state=TaskState.SUPERSEDED, wanted=TaskState.PROPOSED, act="tasks.brought_back")


def _turn(
    actor: Actor, document_ids: Iterable[int], *, state: TaskState, wanted: TaskState, act: str
) -> tuple[int, ...]:
    found = Task.objects.select_for_update(of=("self",)).filter(document_id__in=list(document_ids), state=state)
    tasks = list(found.select_related("document").order_by("document_id", "pk"))
    _move(tasks, wanted)
    for document, own in groupby(tasks, key=lambda task: task.document):
        audit.record(actor, act, document, tasks=[task.pk for task in own])
    return tuple(task.pk for task in tasks)


def _locked(duty_ids: Iterable[int], *, state: TaskState) -> list[Task]:
    return list(Task.objects.select_for_update().filter(duty_id__in=list(duty_ids), state=state).order_by("pk"))


def _to_direct(task: Task, leads: dict[int, set[int]]) -> set[int]:
    giver = task.giver_now_id or task.giver_id
    return leads.get(task.pk) or ({giver} if giver is not None else set())


def _move(tasks: Sequence[Task], wanted: TaskState) -> None:
    for task in tasks:
        rules.check_may_become(state=TaskState(task.state), wanted=wanted)
        task.state = wanted
        task.version += 1
    if tasks:
        Task.objects.bulk_update(tasks, ["state", "version"])
        recount_of(task.pk for task in tasks)
