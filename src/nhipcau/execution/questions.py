"""Questions of succession as groups of the parts that wait for them, and the one query that counts them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Count, Min, Q, QuerySet

from nhipcau.agencies.succession import Standing
from nhipcau.execution.models import TaskParty
from nhipcau.execution.rules import OPEN


class Asked(NamedTuple):
    """Which question: an agency, the function in question, empty for the whole, and the day on which it moved."""

    agency_id: int
    scope: str
    effective: date


class Group(NamedTuple):
    """Tasks of one question: `answering` is who answers for all of them meanwhile, `first` the smallest number."""

    agency_id: int
    scope: str
    effective: date
    tasks: int
    open_tasks: int
    first: int
    answering: int | None

    @property
    def asked(self) -> Asked:
        return Asked(self.agency_id, self.scope, self.effective)


def waiting_parts() -> QuerySet[TaskParty]:
    """Parts that wait for a person to say who takes over."""
    return TaskParty.objects.filter(
        waiting_at__isnull=False, waiting_from__isnull=False, succession__in=(Standing.UNDECIDED, Standing.ENDED)
    )


def grouped(waiting: QuerySet[TaskParty]) -> list[Group]:
    """The questions of these parts, those with most open tasks first. One query, which reads every part."""
    rows = (
        waiting.values_list("waiting_at_id", "function_scope", "waiting_from")
        .annotate(
            tasks=Count("task_id", distinct=True),
            open_tasks=Count("task_id", distinct=True, filter=Q(task__state__in=OPEN)),
            first=Min("task_id"),
            meanwhile=Min("answering_id"),
        )
        .order_by("-open_tasks", "waiting_at_id", "function_scope", "waiting_from")
    )
    return [Group(*row) for row in rows]
