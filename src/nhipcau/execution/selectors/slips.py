"""The tasks that slips gave, for the book that follows resolution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.execution import access
from nhipcau.execution.models import Task
from nhipcau.execution.states import TaskState
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class SlipTask:
    id: int
    state: str
    due_on: date | None
    may_take_back: bool


def tasks_of_slips_for(viewer: Actor, entry_ids: Sequence[int]) -> Mapping[int, SlipTask]:
    """Line of the book → its task. One query."""
    found = Task.objects.filter(
        access.visible_to(viewer, on=clock.today()), slip__entry_id__in=list(entry_ids)
    ).exclude(state=TaskState.REJECTED)
    return {
        entry: SlipTask(pk, state, due_on, may_take_back=state == TaskState.ASSIGNED)
        for entry, pk, state, due_on in found.values_list("slip__entry_id", "pk", "state", "due_on")
    }
