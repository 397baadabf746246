"""Tasks, open or halted, whose limit, counted from their paper's arrival, ends on another day by today's calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from nhipcau.documents.arrivals import arrivals_of, arrived_documents
from nhipcau.execution import access
from nhipcau.execution.handing import OPEN_OR_HALTED
from nhipcau.execution.models import Task
from nhipcau.execution.receipt import due_from_receipt, first_arrival, runs_from_receipt
from nhipcau.foundation.calendar import working_calendar_for
from nhipcau.foundation.calendar.access import require_may_keep_calendar
from nhipcau.foundation.calendar.recounts import Moving, MovingLimit
from nhipcau.foundation.models import RecountedLimit
from nhipcau.ground.actor import Actor
from nhipcau.ground.calendar import WorkingCalendar
from nhipcau.ground.refusal import Refusal

BATCH = 2000


def moving_task_limits_for(viewer: Actor) -> Moving:
    """For whoever keeps the calendar, who sees days and agencies of them, not their words. Two queries a batch."""
    require_may_keep_calendar(viewer)
    calendar = working_calendar_for(viewer)
    limits, uncounted = [], 0
    for batch in _batches():
        for limit in _each(batch, calendar):
            if limit is None:
                uncounted += 1
            elif limit.before != limit.after:
                limits.append(limit)
    return Moving(tuple(limits), uncounted)


def _batches() -> Iterator[list[Task]]:
    """Found by the papers in the books, which are few beside all tasks."""
    found = Task.objects.filter(
        document_id__in=arrived_documents(), state__in=OPEN_OR_HALTED, due__kind="relative"
    ).exclude(nature="standing")
    last = 0
    while rows := list(found.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = rows[-1].pk
        yield [task for task in rows if runs_from_receipt(task.due)]


def _each(tasks: Sequence[Task], calendar: WorkingCalendar) -> Iterator[MovingLimit | None]:
    """None where a year on the way is not known in full."""
    leads = access.leads_of(task.pk for task in tasks)
    came: dict[int, dict[int, date]] = {}
    for (paper, agency), entry in arrivals_of({task.document_id or 0 for task in tasks}).items():
        came.setdefault(paper, {})[agency] = entry.entered_on
    for task in tasks:
        assert task.due is not None
        own = leads.get(task.pk, set())
        since = first_arrival(came.get(task.document_id or 0, {}), own)
        if since is None:
            continue
        try:
            after = due_from_receipt(task.due, received=since, calendar=calendar)
        except Refusal as refusal:
            if refusal.code != "calendar.incomplete":
                raise
            yield None
            continue
        yield MovingLimit(
            kind=RecountedLimit.Kind.TASK,
            row_id=task.pk,
            since=since,
            days=int(str(task.due["days"])),
            working=bool(task.due.get("working")),
            before=task.due_on,
            after=after,
            owed_by=tuple(sorted(own)),
        )
