"""What a meeting concluded is given to somebody to do, and taken back as long as nobody has begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import Conclusion
from nhipcau.execution import access, rules
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.services.indexing import index_task
from nhipcau.execution.services.waiting import recount_of, recounted
from nhipcau.execution.states import TaskState
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import key_of


def give_conclusion(
    *,
    actor: Actor,
    conclusion: Conclusion,
    giver_id: int,
    lead_id: int,
    coordinator_ids: Sequence[int] = (),
    due: date | None = None,
) -> Task:
    """The conclusion is the lead's task from now on. One that was taken back is given anew under the same number."""
    access.require_may_direct(actor, [lead_id])
    now, on = clock.now(), clock.today()
    read_due = _due(due)
    nature = "task" if due else "standing"
    task = Task.objects.select_for_update().filter(conclusion=conclusion).first()
    if task is None:
        task = Task(conclusion=conclusion, created=now, state=TaskState.PROPOSED)
    elif task.state == TaskState.REJECTED:
        rules.check_may_become(state=TaskState.REJECTED, wanted=TaskState.PROPOSED)
        task.version += 1
    else:
        raise Refusal("conclusion.already_given")
    rules.check_may_become(state=TaskState.PROPOSED, wanted=TaskState.ASSIGNED)
    labels = labels_of([lead_id, *coordinator_ids], on=on)
    task.giver_id, task.words, task.state, task.nature = giver_id, conclusion.words, TaskState.ASSIGNED, nature
    task.section, task.due = str(conclusion.position), read_due
    task.due_on = rules.due_day(read_due, nature=nature, since=on)
    task.save()
    index_task(task, names=labels.values())
    _name_parties(task, lead_id=lead_id, coordinator_ids=coordinator_ids, labels=labels)
    audit.record(actor, "task.given_by_meeting", task, conclusion=conclusion.pk, lead=lead_id)
    return task


def take_back_conclusion(*, actor: Actor, conclusion: Conclusion) -> Task:
    """Nobody's task again. Refuses where somebody has begun."""
    task = Task.objects.select_for_update().filter(conclusion=conclusion).exclude(state=TaskState.REJECTED).first()
    if task is None:
        raise Refusal("conclusion.not_given")
    rules.check_not_begun(task.state)
    rules.check_may_become(state=TaskState(task.state), wanted=TaskState.PROPOSED)
    rules.check_may_become(state=TaskState.PROPOSED, wanted=TaskState.REJECTED)
    task.state = TaskState.REJECTED
    task.version += 1
    task.save(update_fields=["state", "version"])
    recount_of([task.pk])
    audit.record(actor, "task.taken_back_by_meeting", task, conclusion=conclusion.pk)
    return task


def require_not_given(conclusion: Conclusion) -> None:
    """Whoever asks, and whether or not it sees the task: what somebody has been given is not left out."""
    if Task.objects.filter(conclusion=conclusion).exclude(state=TaskState.REJECTED).exists():
        raise Refusal("conclusion.already_given")


def _due(due: date | None) -> dict[str, Json] | None:
    """The day a person chose, as the contract writes a day that was read."""
    if due is None:
        return None
    return {"kind": "date", "date": due.isoformat(), "strict": False, "text": f"{due:%d/%m/%Y}"}


def _name_parties(task: Task, *, lead_id: int, coordinator_ids: Sequence[int], labels: dict[int, str]) -> None:
    before = TaskParty.objects.filter(task=task)
    with recounted(before):
        before.delete()
    named = [(TaskParty.Part.LEAD, 0, lead_id)]
    others = [agency_id for agency_id in dict.fromkeys(coordinator_ids) if agency_id != lead_id]
    named += [(TaskParty.Part.COORDINATOR, place, agency_id) for place, agency_id in enumerate(others)]
    TaskParty.objects.bulk_create(
        TaskParty(
            task=task,
            part=part,
            position=place,
            name=labels.get(agency_id, "")[:300],
            key=key_of(labels.get(agency_id, ""))[:300],
            agency_id=agency_id,
        )
        for part, place, agency_id in named
    )
