"""Tasks of papers on their way to a newer one, and what became of those that went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from nhipcau.documents.models import Document
from nhipcau.execution import access
from nhipcau.execution.handing import OPEN_OR_HALTED
from nhipcau.execution.models import HandedTask, Handover, Task
from nhipcau.execution.selectors.rows import TaskRow, rows_of
from nhipcau.execution.services.handing import haltable
from nhipcau.execution.states import TaskState
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class PaperTasks:
    """`open` are to be answered for one by one; `done` stay as they are."""

    open: tuple[TaskRow, ...]
    done: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class HandedLine:
    """What became of a task, or what it goes on with. `paper` is the newer one, or the one it came from."""

    handover_id: int
    kind: str
    fate: str
    task_id: int | None
    words: str
    paper_id: int | None
    paper: str
    basis: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One act that stands, told on the page of the newer paper."""

    id: int
    kind: str
    basis: str
    at: datetime
    by: str
    moved: int
    ended: int
    kept: int


def tasks_of_papers_for(viewer: Actor, document_ids: Collection[int]) -> PaperTasks:
    """Those the viewer may direct, in the order of the papers and of their texts. A fixed number of queries."""
    found = Task.objects.filter(
        access.visible_to(viewer), document_id__in=list(document_ids), state__in=(*OPEN_OR_HALTED, TaskState.DONE)
    )
    tasks = tuple(found.select_related("document").order_by("document_id", "duty__start", "id"))
    own = haltable(viewer, tasks)
    rows = rows_of(tuple(task for task in tasks if task.pk in own))
    return PaperTasks(
        open=tuple(row for row in rows if row.state != TaskState.DONE),
        done=tuple(row for row in rows if row.state == TaskState.DONE),
    )


def became_of_task(viewer: Actor, task_id: int) -> tuple[HandedLine, ...]:
    """What became of it when its paper stood no more, the latest first. Two queries at most.

    Of a newer task that the viewer does not see, only its paper's number is told.
    """
    rows = list(
        HandedTask.objects.filter(task_id=task_id, undone__isnull=True)
        .select_related("handover__document", "becomes")
        .order_by("-id")
    )
    asked = [row.becomes_id for row in rows if row.becomes_id is not None]
    found = Task.objects.filter(access.visible_to(viewer), pk__in=asked) if asked else Task.objects.none()
    seen = set(found.values_list("pk", flat=True))
    return tuple(
        _line(row, paper=row.handover.document, other=row.becomes if row.becomes_id in seen else None) for row in rows
    )


def goes_on_with(viewer: Actor, task_id: int) -> tuple[HandedLine, ...]:
    """The older tasks it goes on with, of those the viewer may see."""
    rows = HandedTask.objects.filter(becomes_id=task_id, undone__isnull=True)
    rows = rows.filter(task__in=Task.objects.filter(access.visible_to(viewer)).values("pk"))
    rows = rows.select_related("handover", "task__document").order_by("task__document_id", "id")
    return tuple(_line(row, paper=row.task.document, other=row.task) for row in rows)


@dataclass(frozen=True, slots=True)
class AmendmentTasks:
    """What a note in a book did to tasks: how many rest, and the act by which they went over, where they did."""

    halted: int
    gone_over: int | None
    moved: int
    ended: int


def tasks_of_amendments(viewer: Actor, amendment_ids: Collection[int]) -> dict[int, AmendmentTasks]:
    """By note, of those that did something, where the viewer has seen the line. One query, none for no note."""
    del viewer
    asked = list(amendment_ids)
    if not asked:
        return {}
    rows = HandedTask.objects.filter(handover__amendment_id__in=asked, undone__isnull=True).order_by("id")
    found: dict[int, AmendmentTasks] = {}
    for note, handover_id, fate in rows.values_list("handover__amendment_id", "handover_id", "fate"):
        known = found.get(note) or AmendmentTasks(0, None, 0, 0)
        found[note] = AmendmentTasks(
            halted=known.halted + (fate == HandedTask.Fate.HALTED),
            gone_over=known.gone_over if fate == HandedTask.Fate.HALTED else handover_id,
            moved=known.moved + (fate == HandedTask.Fate.MOVED),
            ended=known.ended + (fate == HandedTask.Fate.ENDED),
        )
    return found


def handovers_to(viewer: Actor, document_id: int) -> tuple[HandoverLine, ...]:
    """Acts by which the paper, which the viewer sees, took the place of others. One query, two where there are any."""
    del viewer
    rows = tuple(Handover.objects.filter(document_id=document_id, undone__isnull=True).order_by("-id"))
    if not rows:
        return ()
    fates = Counter(HandedTask.objects.filter(handover__in=rows).values_list("handover_id", "fate"))
    moved, ended, kept = HandedTask.Fate.MOVED, HandedTask.Fate.ENDED, HandedTask.Fate.KEPT
    return tuple(
        HandoverLine(
            id=row.pk,
            kind=row.kind,
            basis=row.basis,
            at=row.at,
            by=row.account_name,
            moved=fates[row.pk, moved],
            ended=fates[row.pk, ended],
            kept=fates[row.pk, kept],
        )
        for row in rows
    )


def _line(row: HandedTask, *, paper: Document | None, other: Task | None) -> HandedLine:
    return HandedLine(
        handover_id=row.handover_id,
        kind=row.handover.kind,
        fate=row.fate,
        task_id=other.pk if other else None,
        words=other.words if other else "",
        paper_id=paper.pk if paper else None,
        paper=str(paper) if paper else "",
        basis=row.handover.basis,
        at=row.handover.at,
        by=row.handover.account_name,
    )
