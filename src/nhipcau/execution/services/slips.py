"""An incoming paper is somebody's to resolve: a task with a document and no clause, as its slip says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.documents.models import Document, ResolutionSlip
from nhipcau.execution import access, rules
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.services.indexing import index_task
from nhipcau.execution.services.waiting import recount_of, recounted
from nhipcau.execution.states import TaskState
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.ground.text import key_of


@dataclass(frozen=True, slots=True)
class HandedTo:
    """A unit, or a person inside the agency who has no agency of its own."""

    name: str
    agency_id: int | None


def give_by_slip(
    *,
    actor: Actor,
    slip: ResolutionSlip,
    document: Document,
    giver_id: int,
    words: str,
    lead: HandedTo,
    coordinators: Sequence[HandedTo] = (),
    due: date | None = None,
) -> Task:
    """The lead's task from now on; a slip written anew changes it as long as nobody has begun."""
    parties = (lead, *coordinators)
    access.require_may_direct(actor, [one.agency_id for one in parties if one.agency_id is not None])
    task = Task.objects.select_for_update().filter(slip=slip).first()
    if task is None:
        task = Task(slip=slip, created=clock.now(), version=0)
    else:
        rules.check_not_begun(task.state)
    task.document, task.giver_id, task.words = document, giver_id, words
    task.state, task.nature, task.section = TaskState.ASSIGNED, "task", ""
    task.due = _due(due)
    task.due_on = rules.due_day(task.due, nature=task.nature, since=clock.today())
    task.version += 1
    task.save()
    index_task(task, names=[one.name for one in parties])
    _name_parties(task, lead, coordinators)
    audit.record(actor, "task.given_by_slip", task, slip=slip.pk, lead=lead.name)
    return task


def take_back_by_slip(*, actor: Actor, slip: ResolutionSlip) -> None:
    """Nobody's task again. Refuses where somebody has begun."""
    task = Task.objects.select_for_update().filter(slip=slip).exclude(state=TaskState.REJECTED).first()
    if task is None:
        return
    rules.check_not_begun(task.state)
    task.state = TaskState.REJECTED
    task.version += 1
    task.save(update_fields=["state", "version"])
    recount_of([task.pk])
    audit.record(actor, "task.taken_back_by_slip", task, slip=slip.pk)


def resolve_by_slip(*, actor: Actor, slip: ResolutionSlip) -> None:
    """The paper is resolved: whoever keeps the agency's book says so for all of its units."""
    task = Task.objects.select_for_update().filter(slip=slip).first()
    if task is None or task.state not in (TaskState.ASSIGNED, TaskState.IN_PROGRESS):
        return
    rules.check_may_become(state=TaskState(task.state), wanted=TaskState.DONE)
    before, task.state = task.state, TaskState.DONE
    task.version += 1
    task.save(update_fields=["state", "version"])
    recount_of([task.pk])
    audit.record(actor, "task.finished", task, before=before)


def _due(due: date | None) -> dict[str, Json] | None:
    """The day on the slip, as the contract writes a day that was read."""
    if due is None:
        return None
    return {"kind": "date", "date": due.isoformat(), "strict": False, "text": f"{due:%d/%m/%Y}"}


def _name_parties(task: Task, lead: HandedTo, coordinators: Sequence[HandedTo]) -> None:
    before = TaskParty.objects.filter(task=task)
    with recounted(before):
        before.delete()
    named = [(TaskParty.Part.LEAD, 0, lead)]
    named += [(TaskParty.Part.COORDINATOR, place, one) for place, one in enumerate(coordinators)]
    TaskParty.objects.bulk_create(
        TaskParty(
            task=task,
            part=part,
            position=place,
            name=one.name[:300],
            # A person inside the agency never waits to be matched with an agency.
            key=key_of(one.name)[:300] if one.agency_id is not None else "",
            agency_id=one.agency_id,
        )
        for part, place, one in named
    )
