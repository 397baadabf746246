"""Tasks by the thousand, for installations that are filled by a program: what `proposing` does for one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from nhipcau.agencies.services import NamesMet
from nhipcau.documents.models import Duty
from nhipcau.execution.services.indexing import indexed_duty
from nhipcau.execution.services.proposing import parties_of, task_of
from nhipcau.execution.states import TaskState
from nhipcau.foundation import audit, bulk
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class Given:
    """A duty, who gives it and in which state its task stands."""

    duty: Duty
    giver_id: int
    state: TaskState
    names: NamesMet


@transaction.atomic
def load_tasks(*, actor: Actor, given: Sequence[Given], on: date, now: datetime) -> int:
    """A task for each duty, in few statements however many there are; one audit entry counts them. Gives how many."""
    if not given:
        return 0
    tasks = [task_of(one.duty, giver_id=one.giver_id, state=one.state, on=on, now=now) for one in given]
    bulk.insert(tasks)
    bulk.insert(
        [party for task, one in zip(tasks, given, strict=True) for party in parties_of(task, one.duty, one.names)]
    )
    bulk.insert([indexed_duty(task, one.duty) for task, one in zip(tasks, given, strict=True)])
    audit.record(actor, "tasks.loaded", None, first=tasks[0].pk, last=tasks[-1].pk, made=len(tasks))
    return len(tasks)
