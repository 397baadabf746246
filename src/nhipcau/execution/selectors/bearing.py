"""How many open duties agencies bear: what a change of agencies will touch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from nhipcau.agencies.upkeep import kept_among
from nhipcau.execution import access
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.rules import OPEN
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class Borne:
    """Open tasks that name an agency; `seen` of them the viewer may open."""

    number: int
    seen: int


def open_duties_of(viewer: Actor, agency_ids: Iterable[int]) -> dict[int, Borne]:
    """Of those the viewer may see; of an agency it keeps, all are counted: whoever moves duties knows how many.

    Two queries, none for no agency.
    """
    asked = list(agency_ids)
    if not asked:
        return {}
    visible = Q(task__in=Task.objects.filter(access.visible_to(viewer)).values("pk"))
    rows = (
        TaskParty.objects.filter(visible | Q(agency__in=kept_among(viewer, asked)), agency__in=asked)
        .filter(task__state__in=OPEN)
        .order_by()
        .values("agency")
        .annotate(number=Count("task", distinct=True), seen=Count("task", distinct=True, filter=visible))
    )
    return {agency: Borne(number, seen) for agency, number, seen in rows.values_list("agency", "number", "seen")}
