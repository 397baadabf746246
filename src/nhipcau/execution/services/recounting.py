"""Limits of open and halted tasks moved to the day another calendar gives them, and back; parts of a larger act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F

from nhipcau.execution.handing import OPEN_OR_HALTED
from nhipcau.execution.models import Task
from nhipcau.foundation.calendar.recounts import MovedLimit, MovingLimit
from nhipcau.ground.refusal import Refusal

AT_ONCE = 900


def move_task_limits(limits: Iterable[MovingLimit]) -> None:
    """Refused whole where one of them says something else by now."""
    groups: dict[tuple[date, date | None, date], list[int]] = defaultdict(list)
    for one in limits:
        groups[(one.since, one.before, one.after)].append(one.row_id)
    for (since, before, after), pks in groups.items():
        if _moved(pks, said=before, says=after, since=since) < len(pks):
            raise Refusal("limits.changed_meanwhile")


def put_task_limits_back(moved: Iterable[MovedLimit]) -> int:
    """Those still open or halted that say what the recount said; gives how many. What was finished since stays."""
    groups: dict[tuple[date, date | None, date], list[int]] = defaultdict(list)
    for one in moved:
        groups[(one.since, one.before, one.after)].append(one.row_id)
    return sum(
        _moved(pks, said=after, says=before, since=since if before is not None else None)
        for (since, before, after), pks in groups.items()
    )


def _moved(pks: list[int], *, said: date | None, says: date | None, since: date | None) -> int:
    done = 0
    for start in range(0, len(pks), AT_ONCE):
        rows = Task.objects.filter(pk__in=pks[start : start + AT_ONCE], state__in=OPEN_OR_HALTED, due_on=said)
        done += rows.update(due_on=says, counted_from=since, version=F("version") + 1)
    return done
