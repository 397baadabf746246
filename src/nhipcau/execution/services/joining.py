"""Agencies that people named for an open set are parties of its tasks, beside those of the text, until taken back."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F

from nhipcau.agencies.labels import labels_of
from nhipcau.execution import rules
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.services.following import follow_tasks
from nhipcau.execution.services.waiting import recounted
from nhipcau.execution.states import TaskState
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor

# Places of parties that the text names are counted from 0; a paper names no thousand.
_BESIDE = 1000


def join_members(*, actor: Actor, group_id: int, document_id: int, key: str, agency_ids: Collection[int]) -> int:
    """In each task of the document that names the open set, in the part in which it does. Gives how many are new.

    Who is a party of the task already is not made one twice; where a corrected text names the set no more, its members
    go. As often as one likes; a few queries.
    """
    named = TaskParty.objects.filter(task__document_id=document_id, key=key, agency__isnull=True)
    places = set(named.values_list("task_id", "part"))
    joined = TaskParty.objects.filter(group_id=group_id)
    gone = [pk for pk, task, part in joined.values_list("pk", "task_id", "part") if (task, part) not in places]
    if gone:
        leaving = TaskParty.objects.filter(pk__in=gone)
        with recounted(leaving):
            leaving.delete()
    if not places:
        return 0
    there: dict[int, set[int | None]] = {}
    taken: dict[tuple[int, str], int] = {}
    rows = TaskParty.objects.filter(task__in={task for task, _ in places})
    for task, part, position, agency in rows.values_list("task_id", "part", "position", "agency_id"):
        there.setdefault(task, set()).add(agency)
        taken[task, part] = max(taken.get((task, part), _BESIDE - 1), position)
    labels = labels_of(agency_ids, on=clock.today())
    fresh: list[TaskParty] = []
    for task, part in sorted(places):
        new = [one for one in sorted(set(agency_ids)) if one not in there[task]]
        there[task].update(new)
        fresh += [
            TaskParty(
                task_id=task, part=part, position=taken[task, part] + number, name=labels[one][:300], agency_id=one,
                group_id=group_id,
            )
            for number, one in enumerate(new, 1)
        ]  # fmt: skip
    TaskParty.objects.bulk_create(fresh)
    if fresh:
        tasks = sorted({party.task_id for party in fresh})
        follow_tasks(tasks, on=clock.today())
        audit.record(actor, "tasks.members_joined", None, tasks=tasks, agencies=sorted(set(agency_ids)))
    return len(fresh)


def part_members(*, actor: Actor, group_id: int) -> int:
    """Those who were named for the open set are parties no more. Gives how many rows.

    Refused where somebody has begun a task that one of them leads. A task without any lead is hollow again.
    """
    rows = list(TaskParty.objects.filter(group_id=group_id).select_related("task"))
    led = {row.task_id for row in rows if row.part == TaskParty.Part.LEAD}
    for row in rows:
        if row.task_id in led:
            rules.check_not_begun(row.task.state)
    leaving = TaskParty.objects.filter(pk__in=[row.pk for row in rows])
    with recounted(leaving):
        leaving.delete()
    still = TaskParty.objects.filter(task__in=led, part=TaskParty.Part.LEAD, agency__isnull=False)
    without = led - set(still.values_list("task_id", flat=True))
    Task.objects.filter(pk__in=without, state=TaskState.ASSIGNED).update(
        state=TaskState.PROPOSED, version=F("version") + 1
    )
    if rows:
        audit.record(actor, "tasks.members_parted", None, tasks=sorted({row.task_id for row in rows}))
    return len(rows)
