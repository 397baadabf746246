"""Limits that another calendar moves: which, to what day; what a recount did, and its way back.

The limits themselves stand in the contexts above, which say what would move and move it; here is what was done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from nhipcau.foundation import audit, clock
from nhipcau.foundation.calendar.access import may_keep_calendar, require_may_keep_calendar
from nhipcau.foundation.models import CalendarEntry, LimitRecount, RecountedLimit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

BATCH = 1000
LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class MovingLimit:
    """A limit as it stands and as today's calendar counts it. `owed_by` are the agencies that owe it."""

    kind: str
    row_id: int
    since: date
    days: int
    working: bool
    before: date | None
    after: date
    owed_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moving:
    """`uncounted` limits reach a year that is not known in full: they keep their day until it is."""

    limits: tuple[MovingLimit, ...] = ()
    uncounted: int = 0


@dataclass(frozen=True, slots=True)
class MovedLimit:
    """What a recount that is taken back had done to one row."""

    row_id: int
    since: date
    before: date | None
    after: date


@dataclass(frozen=True, slots=True)
class RecountLine:
    id: int
    at: datetime
    who: str
    note: str
    tasks: int
    steps: int
    undone: datetime | None
    undone_by: str
    may_undo: bool


def sign_of(limits: Iterable[MovingLimit]) -> str:
    """What was looked at, so that nothing else is done than what was seen."""
    told = "\n".join(f"{one.kind} {one.row_id} {one.before} {one.after}" for one in limits)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def recounts_for(viewer: Actor) -> tuple[RecountLine, ...]:
    """The newest first; of those that stand the last one can be taken back. One query."""
    require_may_keep_calendar(viewer)
    rows = LimitRecount.objects.annotate(
        tasks=Count("limits", filter=Q(limits__kind=RecountedLimit.Kind.TASK)),
        steps=Count("limits", filter=Q(limits__kind=RecountedLimit.Kind.STEP)),
    ).order_by("-id")[:100]
    lines, is_last = [], may_keep_calendar(viewer)
    for row in rows:
        stands = row.undone is None
        lines.append(
            RecountLine(
                id=row.pk,
                at=row.at,
                who=row.account_name,
                note=row.note,
                tasks=row.tasks,
                steps=row.steps,
                undone=row.undone,
                undone_by=row.undone_by,
                may_undo=is_last and stands,
            )
        )
        is_last = is_last and not stands
    return tuple(lines)


def recounts_of(kind: RecountedLimit.Kind, row_ids: Sequence[int]) -> list[int]:
    """Of whose history they are a part. Whoever calls has already checked that the rows may be seen."""
    found = RecountedLimit.objects.filter(kind=kind, row_id__in=list(row_ids)).order_by("recount_id")
    return list(found.values_list("recount_id", flat=True).distinct())


def write_recount(*, actor: Actor, limits: Sequence[MovingLimit]) -> LimitRecount:
    """Part of the act that moves them: one entry in the log for all."""
    require_may_keep_calendar(actor)
    recount = LimitRecount.objects.create(
        at=clock.now(), account_id=actor.account_id, account_name=actor.name, note=_why()
    )
    RecountedLimit.objects.bulk_create(
        [
            RecountedLimit(
                recount=recount,
                kind=one.kind,
                row_id=one.row_id,
                since=one.since,
                before=one.before,
                after=one.after,
            )
            for one in limits
        ],
        batch_size=BATCH,
    )
    audit.record(actor, "limits.recounted", recount, limits=len(limits), note=recount.note)
    return recount


def take_back(*, actor: Actor, recount_id: int) -> tuple[LimitRecount, dict[str, list[MovedLimit]]]:
    """Marked as undone, with what it had moved by kind, for those who move it back; the last one first."""
    require_may_keep_calendar(actor)
    recount = LimitRecount.objects.select_for_update().filter(pk=recount_id).first()
    if recount is None:
        raise Refusal("limits.not_found")
    if recount.undone is not None:
        raise Refusal("limits.nothing_to_undo")
    if LimitRecount.objects.filter(pk__gt=recount_id, undone__isnull=True).exists():
        raise Refusal("limits.later_first")
    recount.undone, recount.undone_by = clock.now(), actor.name
    recount.save(update_fields=["undone", "undone_by"])
    moved: dict[str, list[MovedLimit]] = {kind: [] for kind in RecountedLimit.Kind.values}
    for row in RecountedLimit.objects.filter(recount=recount).order_by("pk"):
        moved[row.kind].append(MovedLimit(row.row_id, row.since, row.before, row.after))
    audit.record(actor, "limits.recount_undone", recount, note=recount.note)
    return recount, moved


def _why() -> str:
    """The papers of what was written into the calendar, or taken back, since the last recount that stands."""
    last = LimitRecount.objects.filter(undone__isnull=True).order_by("-pk").first()
    entries = CalendarEntry.objects.order_by("pk")
    if last is not None:
        entries = entries.filter(Q(at__gt=last.at) | Q(withdrawn__gt=last.at))
    return "; ".join(dict.fromkeys(entries.values_list("basis", flat=True)))[:LONGEST_NOTE]
