"""The tasks that came of a meeting's conclusions."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.execution import access
from nhipcau.execution.models import Task
from nhipcau.execution.selectors.rows import TaskRow, rows_of
from nhipcau.execution.states import TaskState
from nhipcau.ground.actor import Actor


def tasks_of_conclusions_for(viewer: Actor, conclusion_ids: Iterable[int]) -> dict[int, TaskRow]:
    """Conclusion id → its task, those taken back aside. Four queries, one where nothing was given."""
    ids = list(conclusion_ids)
    found = Task.objects.filter(access.visible_to(viewer), conclusion_id__in=ids).exclude(state=TaskState.REJECTED)
    tasks = tuple(found.select_related("document").order_by("pk"))
    if not tasks:
        return {}
    return {task.conclusion_id or 0: row for task, row in zip(tasks, rows_of(tasks), strict=True)}
