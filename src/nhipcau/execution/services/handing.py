"""Tasks of papers that stand no more are handed to those of a newer paper, end, or are halted; exactly undone.

Each function joins the caller's transaction and leaves the audit entry to it: the flow records one act.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.documents.models import Amendment, Document
from nhipcau.execution import access, rules
from nhipcau.execution.handing import OPEN_OR_HALTED, Choice, check_choices
from nhipcau.execution.models import HandedTask, Handover, Task
from nhipcau.execution.services.waiting import recount_of
from nhipcau.execution.states import TaskState
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Because:
    """Why papers stand no more: which kind of act, by which newer paper, on what basis, from when on."""

    kind: Handover.Kind
    basis: str
    document: Document | None = None
    amendment: Amendment | None = None
    relations: tuple[int, ...] = ()
    since: date | None = None


def hand_over(*, actor: Actor, because: Because, older: Collection[int], choices: Sequence[Choice]) -> Handover:
    """Every open task of the older papers goes over to one of the newer paper's, or ends; what is done stays done.

    Of the tasks of others, whom the actor may not direct, none is touched.
    """
    found = _locked(document_id__in=list(older))
    own = haltable(actor, found)
    tasks = [task for task in found if task.pk in own]
    open_ = [task for task in tasks if task.state in OPEN_OR_HALTED]
    assert because.document is not None
    newer = {task.pk: TaskState(task.state) for task in _locked(document=because.document)}
    check_choices(open_ids={task.pk for task in open_}, choices=choices, newer=newer)
    handover = _begun(actor, because)
    becomes = {choice.task_id: choice.becomes for choice in choices}
    kept = _not_handed([task for task in tasks if task.state == TaskState.DONE])
    HandedTask.objects.bulk_create(
        [
            *(_row(handover, task, fate=_fate(becomes[task.pk]), becomes=becomes[task.pk]) for task in open_),
            *(_row(handover, task, fate=HandedTask.Fate.KEPT) for task in kept),
        ]
    )
    _turn(open_, wanted=TaskState.SUPERSEDED)
    return handover


def halt(*, actor: Actor, because: Because, older: Collection[int]) -> Handover:
    """Open tasks of the papers rest where they are: those the actor's people gave, and those it may direct."""
    found = [task for task in _locked(document_id__in=list(older)) if task.state in rules.OPEN]
    own = haltable(actor, found)
    tasks = [task for task in found if task.pk in own]
    handover = _begun(actor, because)
    HandedTask.objects.bulk_create([_row(handover, task, fate=HandedTask.Fate.HALTED) for task in tasks])
    _turn(tasks, wanted=TaskState.SUSPENDED)
    return handover


def haltable(actor: Actor, tasks: Iterable[Task]) -> frozenset[int]:
    """Those whose giver, or all of whose leads, the actor may direct. Two queries."""
    asked = list(tasks)
    leads = access.leads_of(task.pk for task in asked)
    givers = {task.pk: task.giver_now_id or task.giver_id for task in asked}
    named = {one for own in leads.values() for one in own} | {one for one in givers.values() if one is not None}
    directed = access.directed(actor, named)
    return frozenset(
        task.pk for task in asked if givers[task.pk] in directed or (leads.get(task.pk) and leads[task.pk] <= directed)
    )


def take_back_handover(*, handover: Handover) -> tuple[int, ...]:
    """Each task stands where it stood. Refuses where somebody has changed one since, or a later act rests on this."""
    rows = list(HandedTask.objects.select_for_update().filter(handover=handover, undone__isnull=True).order_by("pk"))
    tasks = {task.pk: task for task in _locked(pk__in=[row.task_id for row in rows])}
    _check_nothing_later(rows)
    moved = []
    for row in rows:
        task = tasks[row.task_id]
        if task.state != _STANDING[HandedTask.Fate(row.fate)]:
            raise Refusal("handover.changed_meanwhile")
        if task.state != row.before:
            rules.check_may_become(state=TaskState(task.state), wanted=TaskState(row.before))
            task.state = row.before
            task.version += 1
            moved.append(task)
    Task.objects.bulk_update(moved, ["state", "version"])
    recount_of(task.pk for task in moved)
    handover.undone = clock.now()
    handover.save(update_fields=["undone"])
    HandedTask.objects.filter(pk__in=[row.pk for row in rows]).update(undone=handover.undone)
    return tuple(row.task_id for row in rows)


def halted_by(handover: Handover) -> tuple[int, ...]:
    rows = HandedTask.objects.filter(handover=handover, fate=HandedTask.Fate.HALTED, undone__isnull=True)
    return tuple(rows.order_by("task_id").values_list("task_id", flat=True))


def take_back_halts(amendment_id: int) -> tuple[int, ...]:
    """What a note in a book halted goes on. Refuses where the tasks have gone over because of the same note."""
    standing = Handover.objects.select_for_update().filter(amendment_id=amendment_id, undone__isnull=True)
    handovers = list(standing.order_by("-id"))
    gone_over = HandedTask.objects.filter(handover__in=[one.pk for one in handovers], undone__isnull=True)
    if gone_over.exclude(fate=HandedTask.Fate.HALTED).exists():
        raise Refusal("handover.later_first")
    return tuple(task for one in handovers for task in take_back_handover(handover=one))


def standing_handover(handover_id: int) -> Handover:
    """Locked; whoever calls asks for the rights on its papers."""
    found = Handover.objects.select_for_update(of=("self",)).filter(pk=handover_id, undone__isnull=True)
    handover = found.select_related("document", "amendment").first()
    if handover is None:
        raise Refusal("handover.not_found")
    return handover


def is_handed(task_id: int) -> bool:
    """Whether an act stands that took its paper away from it."""
    return HandedTask.objects.filter(task_id=task_id, undone__isnull=True).exists()


_STANDING = {
    HandedTask.Fate.MOVED: TaskState.SUPERSEDED,
    HandedTask.Fate.ENDED: TaskState.SUPERSEDED,
    HandedTask.Fate.KEPT: TaskState.DONE,
    HandedTask.Fate.HALTED: TaskState.SUSPENDED,
}


def _check_nothing_later(rows: Sequence[HandedTask]) -> None:
    """What went over and went on from there would be owed twice."""
    onward = [row.becomes_id for row in rows if row.becomes_id is not None]
    halted = [row.task_id for row in rows if row.fate == HandedTask.Fate.HALTED]
    later = HandedTask.objects.filter(undone__isnull=True, task_id__in=[*onward, *halted])
    if later.filter(fate__in=(HandedTask.Fate.MOVED, HandedTask.Fate.ENDED)).exists():
        raise Refusal("handover.later_first")


def _begun(actor: Actor, because: Because) -> Handover:
    return Handover.objects.create(
        kind=because.kind,
        document=because.document,
        amendment=because.amendment,
        relations=list(because.relations),
        basis=" ".join(because.basis.split())[:500],
        since=because.since,
        agency_id=None if actor.sees_everything else actor.agency_id,
        at=clock.now(),
        account_id=actor.account_id,
        account_name=actor.name,
    )


def _fate(becomes: int | None) -> HandedTask.Fate:
    return HandedTask.Fate.ENDED if becomes is None else HandedTask.Fate.MOVED


def _row(handover: Handover, task: Task, *, fate: HandedTask.Fate, becomes: int | None = None) -> HandedTask:
    return HandedTask(handover=handover, task=task, fate=fate, becomes_id=becomes, before=task.state)


def _not_handed(tasks: Sequence[Task]) -> list[Task]:
    handed = HandedTask.objects.filter(task__in=[task.pk for task in tasks], undone__isnull=True)
    known = set(handed.values_list("task_id", flat=True))
    return [task for task in tasks if task.pk not in known]


def _locked(**where: object) -> list[Task]:
    return list(Task.objects.select_for_update(of=("self",)).filter(**where).order_by("pk"))


def _turn(tasks: Sequence[Task], *, wanted: TaskState) -> None:
    for task in tasks:
        rules.check_may_become(state=TaskState(task.state), wanted=wanted)
        task.state = wanted
        task.version += 1
    Task.objects.bulk_update(tasks, ["state", "version"])
    recount_of(task.pk for task in tasks)
