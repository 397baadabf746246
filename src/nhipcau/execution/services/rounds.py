"""Tasks of every year, half-year, quarter or month move to their next round once the present one has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, OuterRef

from nhipcau.execution import rules
from nhipcau.execution.models import HandedTask, Task
from nhipcau.execution.services.waiting import recount_of
from nhipcau.execution.states import TaskState
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor

BATCH = 500


@dataclass(frozen=True, slots=True)
class Turned:
    """`owed_again` are those that were done and are the leads' own for the next round."""

    tasks: tuple[int, ...]
    owed_again: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    task: Task
    passed: date
    owed_again: bool


@transaction.atomic
def turn_rounds(*, actor: Actor, on: date) -> Turned:
    """For the day `on`; a second time on one day changes nothing. The log keeps the day of each round that passed."""
    found = Task.objects.select_for_update(of=("self",)).filter(
        state__in=rules.TURNING, due_on__lt=on, due__kind__in=rules.RHYTHMS
    )
    # A rhythm goes on until its plan is replaced; what is done under it stays done.
    ended = HandedTask.objects.filter(task_id=OuterRef("pk"), undone__isnull=True)
    found = found.filter(~Exists(ended))
    turns = [
        turn
        for task in found.select_related("document").order_by("document_id", "pk")
        if (turn := _turned(task, on=on)) is not None
    ]
    Task.objects.bulk_update([turn.task for turn in turns], ["state", "due_on", "version"], batch_size=BATCH)
    recount_of(turn.task.pk for turn in turns if turn.owed_again)
    for _, own in groupby(turns, key=lambda turn: turn.task.document_id):
        _record(actor, list(own), on=on)
    return Turned(
        tasks=tuple(turn.task.pk for turn in turns),
        owed_again=tuple(turn.task.pk for turn in turns if turn.owed_again),
    )


def _turned(task: Task, *, on: date) -> _Turn | None:
    state, passed = TaskState(task.state), task.due_on
    assert passed is not None
    following = rules.next_round(task.due, nature=task.nature, state=state, due_on=passed, on=on)
    if following is None:
        return None
    if state is TaskState.DONE:
        rules.check_may_become(state=state, wanted=TaskState.ASSIGNED)
        task.state = TaskState.ASSIGNED
    task.due_on = following
    task.version += 1
    return _Turn(task, passed, owed_again=state is TaskState.DONE)


def _record(actor: Actor, turns: Sequence[_Turn], *, on: date) -> None:
    """One entry for all tasks of a document, where their own pages look for it."""
    audit.record(
        actor,
        "tasks.rolled_over",
        turns[0].task.document,
        on=on.isoformat(),
        tasks=[turn.task.pk for turn in turns],
        rounds={str(turn.task.pk): turn.passed.isoformat() for turn in turns},
        owed_again=[turn.task.pk for turn in turns if turn.owed_again],
    )
