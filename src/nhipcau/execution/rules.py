"""Decisions about tasks: which state may follow, which day is the last, who is late. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from nhipcau.execution.states import NEXT, TaskState
from nhipcau.ground.dates import last_compliant_day, month_end, next_of_months, next_yearly
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal

OPEN = frozenset({TaskState.PROPOSED, TaskState.ASSIGNED, TaskState.IN_PROGRESS})
BEGUN = frozenset({TaskState.IN_PROGRESS, TaskState.DONE})
_MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6}
RHYTHMS = ("yearly", *_MONTHS)
TURNING = (TaskState.PROPOSED, TaskState.DONE)
"""What is assigned and not done keeps the day it was late for, however many rounds go by."""


def check_may_become(*, state: TaskState, wanted: TaskState) -> None:
    if wanted not in NEXT[state]:
        raise Refusal("task.state_does_not_follow", state=state.value, wanted=wanted.value)


def due_day(due: dict[str, Json] | None, *, nature: str, since: date) -> date | None:
    """The last compliant day of the present round, None where the text names no day.

    A standing duty has none and is never late; a rhythm without a day ("định kỳ") is asked about, not invented (§3.4).
    """
    if not due or nature == "standing":
        return None
    kind, day, strict = due.get("kind"), due.get("day"), bool(due.get("strict"))
    if kind == "date":
        return last_compliant_day(named=date.fromisoformat(str(due["date"])), strict=strict)
    if not isinstance(day, int):
        return None
    if kind == "yearly":
        month = due.get("month")
        return next_yearly(month=month, day=day, strict=strict, since=since) if isinstance(month, int) else None
    if kind in _MONTHS:
        return next_of_months(every=_MONTHS[str(kind)], since=since, day=day, strict=strict)
    return None


def next_round(due: dict[str, Json] | None, *, nature: str, state: TaskState, due_on: date, on: date) -> date | None:
    """The last day of the round that follows, None where this one still runs or none follows.

    A hollow task is nobody's and stands in the round of today. A finished one moves on by one round only: where it was
    finished so late that the next round has passed as well, it is late for that one.
    """
    if due_on >= on or state not in TURNING or not due or due.get("kind") not in RHYTHMS:
        return None
    since = on if state is TaskState.PROPOSED else due_on + timedelta(days=1)
    return due_day(due, nature=nature, since=since)


def is_late(*, state: str, due_on: date | None, on: date) -> bool:
    """A hollow task is nobody's yet, so nobody is late with it."""
    return due_on is not None and due_on < on and state in (TaskState.ASSIGNED, TaskState.IN_PROGRESS)


def check_not_begun(state: str) -> None:
    """What people have begun to do is not taken back by changing what was read."""
    if state in BEGUN:
        raise Refusal("task.already_begun")


def check_version(*, known: int, given: int) -> None:
    if known != given:
        raise Refusal("task.changed_meanwhile")


def spans_from(on: date) -> tuple[tuple[str, date, date | None], ...]:
    """What is left of this week, then of this month, then everything after: key, first and last day."""
    sunday = on + timedelta(days=6 - on.weekday())
    last = max(month_end(year=on.year, month=on.month), sunday)
    return (
        ("week", on, sunday),
        ("month", sunday + timedelta(days=1), last),
        ("later", last + timedelta(days=1), None),
    )
