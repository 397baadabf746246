"""Tasks by the thousand, for installations that are filled by a program: what `proposing` does for one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from nhipcau.agencies.services import NamesMet
from nhipcau.documents.models import Duty
from nhipcau.execution.services.foreseeing import Heirs
from nhipcau.execution.services.indexing import indexed_duty
from nhipcau.execution.services.proposing import parties_of, task_of
from nhipcau.execution.services.waiting import recount
from nhipcau.execution.states import TaskState
from nhipcau.foundation import audit, bulk
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class Given:
    """A duty, who gives it, in which state its task stands, and of which day its paper is."""

    duty: Duty
    giver_id: int
    state: TaskState
    names: NamesMet
    written: date | None


@transaction.atomic
def load_tasks(*, actor: Actor, given: Sequence[Given], heirs: Heirs, now: datetime) -> int:
    """A task for each duty, in few statements however many there are; one audit entry counts them. Gives how many.

    Who answers today for what is no more is written at once, as `follow_tasks` would.
    """
    if not given:
        return 0
    on = now.date()
    tasks = [task_of(one.duty, giver_id=one.giver_id, state=one.state, on=on, now=now) for one in given]
    for task in tasks:
        heirs.follow_giver(task)
    bulk.insert(tasks)
    parties = []
    for task, one in zip(tasks, given, strict=True):
        own = list(parties_of(task, one.duty, one.names))
        heirs.follow_parties(own, words=task.words, written=one.written or now.date())
        parties += own
    bulk.insert(parties)
    recount({party.waiting_at_id for party in parties if party.waiting_at_id is not None})
    bulk.insert([indexed_duty(task, one.duty) for task, one in zip(tasks, given, strict=True)])
    audit.record(actor, "tasks.loaded", None, first=tasks[0].pk, last=tasks[-1].pk, made=len(tasks))
    return len(tasks)
