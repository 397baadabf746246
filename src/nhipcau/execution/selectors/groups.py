"""The board in groups: by the agency that leads, by the day that is due. Counts only; the rows come by filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.succession import Standing
from nhipcau.execution.models import TaskParty
from nhipcau.execution.rules import spans_from
from nhipcau.execution.selectors.board import (
    LATE_STATES,
    SORTS,
    THEN,
    TaskCounts,
    TaskFilters,
    counters,
    counts_of,
    filtered,
)
from nhipcau.foundation import clock
from nhipcau.foundation.pages import COUNTED
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor
from nhipcau.ground.text import fold

MOST_GROUPS = 500
ALL = TaskFilters()


@dataclass(frozen=True, slots=True)
class AgencyGroup:
    """What one lead owes. Without `agency_id` it is a name as written: a collective, or one nobody has matched.

    Of `counts`, `undecided` wait for a person to say who takes over, and `ended` have nobody who took over.
    """

    agency_id: int | None
    label: str
    counts: TaskCounts
    undecided: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class AgencyLead:
    """As `AgencyGroup`, without numbers."""

    agency_id: int | None
    label: str


@dataclass(frozen=True, slots=True)
class DateGroup:
    """`key` is late, week, month, later, past, undated or standing; `due_from` and `due_to` are its filter."""

    key: str
    due_from: date | None
    due_to: date | None
    count: int


def board_by_agency_for(viewer: Actor, *, filters: TaskFilters = ALL) -> tuple[AgencyGroup, ...]:
    """By lead, those who owe most first; then names that are no agency, then what names nobody. Four queries.

    By who answers today or by whom the text names, as `filters.units` says: together they are the same tasks. A task
    that several lead stands with each.
    """
    tasks = filtered(viewer, filters).values("pk")
    leads = TaskParty.objects.filter(part=TaskParty.Part.LEAD, task__in=tasks)
    known = list(
        leads.filter(agency__isnull=False)
        .annotate(unit=_unit(filters))
        .values("unit")
        .annotate(**counters("task__"), **_lost())
        .order_by("unit")
    )
    named = list(leads.filter(agency__isnull=True).values("name").annotate(**counters("task__")).order_by("name"))
    labels = labels_of([row["unit"] for row in known], on=clock.today())
    groups = [
        AgencyGroup(row["unit"], labels.get(row["unit"], ""), _counts(row), *_lost_of(row))
        for row in known[:MOST_GROUPS]
    ]
    groups.sort(key=lambda group: (-group.counts.total, fold(group.label)))
    others = [AgencyGroup(None, row["name"], _counts(row)) for row in named[:MOST_GROUPS]]
    others.sort(key=lambda group: (-group.counts.total, fold(group.label)))
    without = filtered(viewer, filters).exclude(pk__in=leads.values("task_id"))
    nobody = TaskCounts(**counts_of(without))
    tail = [AgencyGroup(None, "", nobody)] if nobody.total else []
    return (*groups, *others, *tail)


def leads_of_pressing_for(viewer: Actor, *, filters: TaskFilters = ALL, most: int) -> tuple[AgencyLead, ...]:
    """Who leads the tasks that press most, those who lead most of them first; names that are no agency after them.

    Of all tasks where there are no more than `COUNTED`; it is for choosing from, and nobody chooses from thousands.
    Two queries.
    """
    rows = _LEADS.rows(told=(viewer, filters, clock.today(), COUNTED))
    units = [unit for unit, _free, _number in rows if unit is not None][:most]
    labels = labels_of(units, on=clock.today())
    named = [AgencyLead(unit, labels.get(unit, "")) for unit in units]
    return (*named, *(AgencyLead(None, free) for unit, free, _number in rows if unit is None))[:most]


def _leads_of_pressing(
    viewer: Actor, filters: TaskFilters, on: date, most: int
) -> QuerySet[TaskParty, tuple[int | None, str, int]]:
    del on
    pressing = filtered(viewer, filters).order_by(*SORTS["due"]).values("pk")[:most]
    leads = TaskParty.objects.filter(part=TaskParty.Part.LEAD, task__in=pressing)
    number = Count("task_id", distinct=True)
    grouped = leads.annotate(unit=_unit(filters), free=Case(When(agency=None, then=F("name")), default=Value("")))
    rows = grouped.order_by().values_list("unit", "free").annotate(number=number)
    return rows.order_by("-number", "unit", "free")


_LEADS = Prepared(_leads_of_pressing)


def board_by_date_for(viewer: Actor, *, filters: TaskFilters = ALL) -> tuple[DateGroup, ...]:
    """Late, this week, this month, later, without a date; standing duties apart. One query.

    A day that has passed stands under "late" only for those who owe it; hollow and finished tasks under "past".
    """
    on = clock.today()
    spans = spans_from(on)
    owed, dated = Q(state__in=LATE_STATES), ~Q(nature="standing")
    past = dated & Q(due_on__lt=on)
    asked = {key: Count("pk", filter=dated & _within(start, end)) for key, start, end in spans}
    counts = filtered(viewer, filters).aggregate(
        late=Count("pk", filter=past & owed),
        past=Count("pk", filter=past & ~owed),
        undated=Count("pk", filter=dated & Q(due_on__isnull=True)),
        standing=Count("pk", filter=Q(nature="standing")),
        **asked,
    )
    yesterday = on - timedelta(days=1)
    return (
        DateGroup("late", None, yesterday, counts["late"]),
        *(DateGroup(key, start, end, counts[key]) for key, start, end in spans),
        DateGroup("past", None, yesterday, counts["past"]),
        DateGroup("undated", None, None, counts["undated"]),
        DateGroup("standing", None, None, counts["standing"]),
    )


def _unit(filters: TaskFilters) -> F | Case:
    if filters.units == THEN:
        return F("agency_id")
    return Case(When(succession=Standing.FOLLOWED, then=F("answering_id")), default=F("agency_id"))


def _lost_of(row: Mapping[str, object]) -> tuple[int, int]:
    return cast(int, row["undecided"]), cast(int, row["ended"])


def _lost() -> dict[str, Count]:
    return {
        standing.value: Count("task_id", distinct=True, filter=Q(succession=standing))
        for standing in (Standing.UNDECIDED, Standing.ENDED)
    }


def _within(start: date | None, end: date | None) -> Q:
    found = Q(due_on__gte=start) if start else Q()
    return found & Q(due_on__lte=end) if end else found


def _counts(row: Mapping[str, object]) -> TaskCounts:
    return TaskCounts(**{name: cast(int, row[name]) for name in TaskCounts.__dataclass_fields__})
