"""The board in groups: by the agency that leads, by the day that is due. Counts only; the rows come by filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.db.models import Count, Q

from nhipcau.agencies.labels import labels_of
from nhipcau.execution.models import TaskParty
from nhipcau.execution.rules import spans_from
from nhipcau.execution.selectors.board import LATE_STATES, TaskCounts, TaskFilters, counters, counts_of, filtered
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.text import fold

MOST_GROUPS = 500
ALL = TaskFilters()


@dataclass(frozen=True, slots=True)
class AgencyGroup:
    """What one lead owes. Without `agency_id` it is a name as written: a collective, or one nobody has matched."""

    agency_id: int | None
    label: str
    counts: TaskCounts


@dataclass(frozen=True, slots=True)
class DateGroup:
    """`key` is late, week, month, later, past, undated or standing; `due_from` and `due_to` are its filter."""

    key: str
    due_from: date | None
    due_to: date | None
    count: int


def board_by_agency_for(viewer: Actor, *, filters: TaskFilters = ALL) -> tuple[AgencyGroup, ...]:
    """By lead, those who owe most first; then names that are no agency, then what names nobody. Four queries."""
    tasks = filtered(viewer, filters).values("pk")
    leads = TaskParty.objects.filter(part=TaskParty.Part.LEAD, task__in=tasks)
    known = list(
        leads.filter(agency__isnull=False).values("agency_id").annotate(**counters("task__")).order_by("agency_id")
    )
    named = list(leads.filter(agency__isnull=True).values("name").annotate(**counters("task__")).order_by("name"))
    labels = labels_of([row["agency_id"] for row in known], on=clock.today())
    groups = [
        AgencyGroup(row["agency_id"], labels.get(row["agency_id"], ""), _counts(row)) for row in known[:MOST_GROUPS]
    ]
    groups.sort(key=lambda group: (-group.counts.total, fold(group.label)))
    others = [AgencyGroup(None, row["name"], _counts(row)) for row in named[:MOST_GROUPS]]
    others.sort(key=lambda group: (-group.counts.total, fold(group.label)))
    without = filtered(viewer, filters).exclude(pk__in=leads.values("task_id"))
    nobody = TaskCounts(**counts_of(without))
    tail = [AgencyGroup(None, "", nobody)] if nobody.total else []
    return (*groups, *others, *tail)


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


def _within(start: date | None, end: date | None) -> Q:
    found = Q(due_on__gte=start) if start else Q()
    return found & Q(due_on__lte=end) if end else found


def _counts(row: Mapping[str, object]) -> TaskCounts:
    return TaskCounts(**{name: cast(int, row[name]) for name in TaskCounts.__dataclass_fields__})
