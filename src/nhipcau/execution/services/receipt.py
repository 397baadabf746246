"""Limits counted from the day a paper came stand on its tasks as soon as a lead's incoming book has that day."""

from __future__ import annotations

from datetime import date

from nhipcau.documents.arrivals import arrivals_of
from nhipcau.documents.models import Document
from nhipcau.execution import access, rules
from nhipcau.execution.models import Task
from nhipcau.execution.receipt import due_from_receipt, first_arrival, runs_from_receipt
from nhipcau.foundation import audit
from nhipcau.foundation.calendar import working_calendar_for
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


def count_from_receipt(*, actor: Actor, document: Document) -> tuple[int, ...]:
    """The open tasks of the paper whose last day is another now; part of a larger act, as often as one likes.

    Where the calendar is not complete, or no lead has entered it, there is no day rather than a guessed one.
    """
    found = Task.objects.select_for_update(of=("self",)).filter(
        document=document, state__in=rules.OPEN, due__kind="relative"
    )
    found = found.exclude(nature="standing")
    tasks = [task for task in found.order_by("pk") if runs_from_receipt(task.due)]
    if not tasks:
        return ()
    leads = access.leads_of(task.pk for task in tasks)
    came = {agency: entry.entered_on for (_, agency), entry in arrivals_of([document.pk]).items()}
    changed = [task for task in tasks if _counted(actor, task, came=first_arrival(came, leads.get(task.pk, ())))]
    Task.objects.bulk_update(changed, ["due_on", "counted_from", "version"])
    if changed:
        audit.record(actor, "tasks.limits_counted", document, tasks=[task.pk for task in changed])
    return tuple(task.pk for task in changed)


def _counted(actor: Actor, task: Task, *, came: date | None) -> bool:
    """Whether the task says something else now."""
    last = None
    if came is not None and task.due is not None:
        try:
            last = due_from_receipt(task.due, received=came, calendar=working_calendar_for(actor))
        except Refusal as refusal:
            if refusal.code != "calendar.incomplete":
                raise
    since = came if last is not None else None
    if (task.due_on, task.counted_from) == (last, since):
        return False
    task.due_on, task.counted_from = last, since
    task.version += 1
    return True
