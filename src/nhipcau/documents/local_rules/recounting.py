"""Steps of a drafting whose limit was told in working days: where today's calendar puts their last day, and moving it.

A day told by a person stays, and so does the day of a step that is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from nhipcau.documents.local_rules import rules
from nhipcau.documents.models import RuleMilestone
from nhipcau.foundation.calendar import working_calendar_for
from nhipcau.foundation.calendar.access import require_may_keep_calendar
from nhipcau.foundation.calendar.recounts import MovedLimit, Moving, MovingLimit
from nhipcau.foundation.models import RecountedLimit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

AT_ONCE = 900


def moving_steps_for(viewer: Actor) -> Moving:
    """For whoever keeps the calendar, who sees days and agencies of them, not their names. One query."""
    require_may_keep_calendar(viewer)
    calendar = working_calendar_for(viewer)
    found = RuleMilestone.objects.filter(done_on__isnull=True, working_days__isnull=False).select_related("rule")
    limits, uncounted = [], 0
    for step in found.order_by("pk"):
        assert step.starts_on is not None and step.working_days is not None
        try:
            after = rules.milestone_due(calendar, due_on=None, starts_on=step.starts_on, working_days=step.working_days)
        except Refusal as refusal:
            if refusal.code != "calendar.incomplete":
                raise
            uncounted += 1
            continue
        if after != step.due_on:
            limits.append(
                MovingLimit(
                    kind=RecountedLimit.Kind.STEP,
                    row_id=step.pk,
                    since=step.starts_on,
                    days=step.working_days,
                    working=True,
                    before=step.due_on,
                    after=after,
                    owed_by=(step.rule.lead_id,),
                )
            )
    return Moving(tuple(limits), uncounted)


def move_steps(limits: Iterable[MovingLimit]) -> None:
    """Part of a larger act; refused whole where one of them says something else by now."""
    groups: dict[tuple[date, date], list[int]] = defaultdict(list)
    for one in limits:
        # A step has had its day from the first.
        assert one.before is not None
        groups[(one.before, one.after)].append(one.row_id)
    for (before, after), pks in groups.items():
        if _moved(pks, said=before, says=after) < len(pks):
            raise Refusal("limits.changed_meanwhile")


def put_steps_back(moved: Iterable[MovedLimit]) -> int:
    """Those not done that say what the recount said; gives how many."""
    groups: dict[tuple[date, date | None], list[int]] = defaultdict(list)
    for one in moved:
        groups[(one.after, one.before)].append(one.row_id)
    return sum(_moved(pks, said=after, says=before) for (after, before), pks in groups.items() if before is not None)


def _moved(pks: list[int], *, said: date, says: date) -> int:
    done = 0
    for start in range(0, len(pks), AT_ONCE):
        rows = RuleMilestone.objects.filter(pk__in=pks[start : start + AT_ONCE], done_on__isnull=True, due_on=said)
        done += rows.update(due_on=says)
    return done
