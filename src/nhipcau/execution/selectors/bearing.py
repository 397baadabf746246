"""How many open duties agencies bear: what a change of agencies will touch."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count

from nhipcau.execution import access
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.rules import OPEN
from nhipcau.ground.actor import Actor


def open_duties_of(viewer: Actor, agency_ids: Iterable[int]) -> dict[int, int]:
    """Agency → open tasks that name it, of those the viewer may see. One query, none for no agency."""
    asked = list(agency_ids)
    if not asked:
        return {}
    open_tasks = Task.objects.filter(access.visible_to(viewer), state__in=OPEN)
    rows = (
        TaskParty.objects.filter(agency__in=asked, task__in=open_tasks.values("pk"))
        .order_by()
        .values("agency")
        .annotate(number=Count("task", distinct=True))
    )
    return dict(rows.values_list("agency", "number"))
