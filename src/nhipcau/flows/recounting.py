"""The calendar changed: limits that rest on it are counted anew, looked at ahead, in one act, with its way back.

Moved are open tasks whose limit runs from the day their paper came, and open steps of local rules told in working days.
What is finished stays, and so does every day that a paper or a person names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nhipcau.agencies.labels import labels_of
from nhipcau.documents.local_rules.recounting import move_steps, moving_steps_for, put_steps_back
from nhipcau.execution.selectors.recounting import moving_task_limits_for
from nhipcau.execution.services.recounting import move_task_limits, put_task_limits_back
from nhipcau.foundation import clock
from nhipcau.foundation.calendar.recounts import MovingLimit, sign_of, take_back, write_recount
from nhipcau.foundation.models import LimitRecount, RecountedLimit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

TASK, STEP = RecountedLimit.Kind.TASK, RecountedLimit.Kind.STEP


@dataclass(frozen=True, slots=True)
class LimitGroup:
    """Limits of one length from one day, which move together. `owed_by` are the agencies that owe them, by name."""

    kind: str
    since: date
    days: int
    working: bool
    before: date | None
    after: date
    limits: int
    owed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecountPreview:
    """`sign` stands for what was seen; the act is refused where something else would be done."""

    groups: tuple[LimitGroup, ...]
    tasks: int
    steps: int
    uncounted: int
    sign: str


@dataclass(frozen=True, slots=True)
class PutBack:
    """`kept` were finished or changed since the recount and stay as they are."""

    recount: LimitRecount
    back: int
    kept: int


def preview_recount(viewer: Actor) -> RecountPreview:
    """What would move, grouped by day. Refused to whoever does not keep the calendar."""
    limits, uncounted = _moving(viewer)
    return RecountPreview(
        groups=_groups(limits),
        tasks=sum(one.kind == TASK for one in limits),
        steps=sum(one.kind == STEP for one in limits),
        uncounted=uncounted,
        sign=sign_of(limits),
    )


@transaction.atomic
def recount_limits(*, actor: Actor, sign: str) -> LimitRecount:
    """Every limit that was seen to move moves; asked for again, there is nothing left to move."""
    limits, _uncounted = _moving(actor)
    if not limits:
        raise Refusal("limits.nothing_to_recount")
    if sign != sign_of(limits):
        raise Refusal("limits.changed_meanwhile")
    move_task_limits(one for one in limits if one.kind == TASK)
    move_steps(one for one in limits if one.kind == STEP)
    return write_recount(actor=actor, limits=limits)


@transaction.atomic
def undo_recount(*, actor: Actor, recount_id: int) -> PutBack:
    """The days of before; the calendar stays as it is, and says again that they would move."""
    recount, moved = take_back(actor=actor, recount_id=recount_id)
    back = put_task_limits_back(moved[TASK]) + put_steps_back(moved[STEP])
    return PutBack(recount, back, kept=sum(len(rows) for rows in moved.values()) - back)


def _moving(viewer: Actor) -> tuple[tuple[MovingLimit, ...], int]:
    tasks, steps = moving_task_limits_for(viewer), moving_steps_for(viewer)
    return (*tasks.limits, *steps.limits), tasks.uncounted + steps.uncounted


def _groups(limits: Iterable[MovingLimit]) -> tuple[LimitGroup, ...]:
    """The soonest first."""
    found: dict[tuple[str, date, int, bool, date | None, date], list[MovingLimit]] = {}
    for one in limits:
        key = (one.kind, one.since, one.days, one.working, one.before, one.after)
        found.setdefault(key, []).append(one)
    owing = {agency for rows in found.values() for one in rows for agency in one.owed_by}
    labels = labels_of(owing, on=clock.today())
    return tuple(
        LimitGroup(*key, len(rows), tuple(sorted({labels.get(agency, "") for one in rows for agency in one.owed_by})))
        for key, rows in sorted(found.items(), key=lambda item: (item[0][5], item[0][1], item[0][0], item[0][2]))
    )
