"""The board as a list: filtered, sorted, page by page, with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import OrderBy

from nhipcau.agencies.bodies.sources import ConclusionSource, sources_of
from nhipcau.agencies.labels import labels_of
from nhipcau.execution import access, rules
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.states import TaskState
from nhipcau.foundation import clock
from nhipcau.foundation.pages import Page, page_of
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.ground.text import fold

SOON_DAYS = 7
LATE_STATES = (TaskState.ASSIGNED, TaskState.IN_PROGRESS)
OFF_THE_BOARD = (TaskState.REJECTED, TaskState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class TaskFilters:
    """Empty means any; rejected and superseded tasks are left out unless asked for by `state`.

    `agency_id` with `part` ("lead", "coordinator", "requested", "" for any); `unmatched` is a lead's name that is no
    agency; `standing` False leaves only what has or may get a date, True only standing duties. `late` and `soon` are
    owed by somebody; `past` is a day gone by that nobody owes (hollow or finished). `documents` is any of several.
    """

    text: str = ""
    agency_id: int | None = None
    part: str = ""
    unmatched: str = ""
    nobody: bool = False
    state: str = ""
    nature: str = ""
    standing: bool | None = None
    due_from: date | None = None
    due_to: date | None = None
    undated: bool = False
    late: bool = False
    soon: bool = False
    past: bool = False
    giver_id: int | None = None
    document_id: int | None = None
    documents: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class PartyLine:
    """`label` is what the agency is called today; `name` is what the text calls it."""

    name: str
    agency_id: int | None
    label: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """`reported`: known only from the press, the text itself is not held. `hollow`: nobody has confirmed it.

    A task comes of a document or of a meeting's conclusion; `document` and `document_title` are the words for either.
    """

    id: int
    state: str
    nature: str
    section: str
    words: str
    due: dict[str, Json] | None
    due_on: date | None
    late: bool
    days_left: int | None
    hollow: bool
    reported: bool
    document_id: int | None
    meeting_id: int | None
    document: str
    document_title: str
    giver_id: int | None
    giver: str
    leads: tuple[PartyLine, ...]
    coordinators: tuple[PartyLine, ...]
    requested: tuple[PartyLine, ...]
    version: int


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """Of all tasks the viewer may see; rejected and superseded ones are not counted."""

    total: int
    hollow: int
    assigned: int
    in_progress: int
    done: int
    late: int
    soon: int
    standing: int


SORTS: dict[str, tuple[str | OrderBy, ...]] = {
    # SQLite and PostgreSQL put what has no date at different ends unless told.
    "due": (F("due_on").asc(nulls_last=True), "id"),
    "-due": (F("due_on").desc(nulls_last=True), "-id"),
    "document": ("document__canonical_code", "document_id", "id"),
    "state": ("state", F("due_on").asc(nulls_last=True), "id"),
    "-created": ("-created", "-id"),
    "place": ("document_id", "duty__start", "id"),
}


def board_for(
    viewer: Actor, *, filters: TaskFilters = TaskFilters(), sort: str = "due", page: int = 1, size: int = 50
) -> Page[TaskRow]:
    """Four queries, however many rows: count, tasks, parties, names of agencies."""
    found = filtered(viewer, filters).select_related("document")
    rows = page_of(found.order_by(*SORTS.get(sort, SORTS["due"])), number=page, size=size)
    made = rows_of(rows.rows)
    return Page(rows=made, total=rows.total, number=rows.number, size=rows.size)


def tasks_of_document_for(viewer: Actor, document_id: int) -> tuple[TaskRow, ...]:
    """All that a document gives to do, in the order of its text."""
    found = filtered(viewer, TaskFilters(document_id=document_id)).select_related("document")
    return rows_of(tuple(found.order_by("duty__start", "id")))


def task_counts_for(viewer: Actor, *, filters: TaskFilters = TaskFilters()) -> TaskCounts:
    """One query."""
    return TaskCounts(**counts_of(filtered(viewer, filters)))


def counts_of(found: QuerySet[Task]) -> dict[str, int]:
    return found.aggregate(**counters())


def counters(prefix: str = "") -> dict[str, Count]:
    """How many of each kind, for `aggregate` and `annotate`; `prefix` leads from the grouped row to the task."""
    on = clock.today()
    key = f"{prefix}pk" if prefix else "pk"

    def where(**conditions: object) -> Q:
        return Q(**{f"{prefix}{name}": value for name, value in conditions.items()})

    return {
        "total": Count(key, distinct=True),
        "hollow": Count(key, distinct=True, filter=where(state=TaskState.PROPOSED)),
        "assigned": Count(key, distinct=True, filter=where(state=TaskState.ASSIGNED)),
        "in_progress": Count(key, distinct=True, filter=where(state=TaskState.IN_PROGRESS)),
        "done": Count(key, distinct=True, filter=where(state=TaskState.DONE)),
        "late": Count(key, distinct=True, filter=where(state__in=LATE_STATES, due_on__lt=on)),
        "soon": Count(
            key,
            distinct=True,
            filter=where(state__in=LATE_STATES, due_on__gte=on, due_on__lte=soon_until(on)),
        ),
        "standing": Count(key, distinct=True, filter=where(nature="standing")),
    }


def filtered(viewer: Actor, filters: TaskFilters) -> QuerySet[Task]:
    found = Task.objects.filter(access.visible_to(viewer))
    found = found.filter(state=filters.state) if filters.state else found.exclude(state__in=OFF_THE_BOARD)
    for word in fold(filters.text).split():
        found = found.filter(folded__contains=word)
    found = _by_party(found, filters)
    if filters.nature:
        found = found.filter(nature=filters.nature)
    if filters.standing is not None:
        found = found.filter(nature="standing") if filters.standing else found.exclude(nature="standing")
    if filters.due_from:
        found = found.filter(due_on__gte=filters.due_from)
    if filters.due_to:
        found = found.filter(due_on__lte=filters.due_to)
    if filters.undated:
        found = found.filter(due_on__isnull=True)
    if filters.late:
        found = found.filter(state__in=LATE_STATES, due_on__lt=clock.today())
    if filters.soon:
        found = found.filter(state__in=LATE_STATES, due_on__range=(clock.today(), soon_until(clock.today())))
    if filters.past:
        found = found.filter(due_on__lt=clock.today()).exclude(state__in=LATE_STATES)
    if filters.giver_id is not None:
        found = found.filter(giver_id=filters.giver_id)
    if filters.documents is not None:
        found = found.filter(document_id__in=filters.documents)
    return found.filter(document_id=filters.document_id) if filters.document_id is not None else found


def soon_until(on: date) -> date:
    return date.fromordinal(on.toordinal() + SOON_DAYS)


def rows_of(tasks: tuple[Task, ...]) -> tuple[TaskRow, ...]:
    """Two queries for any number of tasks, a third where meetings gave some. `document` must be loaded."""
    parties: dict[int, list[TaskParty]] = {}
    for party in TaskParty.objects.filter(task__in=tasks).order_by("part", "position"):
        parties.setdefault(party.task_id, []).append(party)
    ids = [task.giver_id for task in tasks] + [p.agency_id for group in parties.values() for p in group]
    on = clock.today()
    labels = labels_of(ids, on=on)
    sources = sources_of(task.conclusion_id for task in tasks)
    return tuple(
        _row(task, parties.get(task.pk, []), labels, sources.get(task.conclusion_id or 0), on) for task in tasks
    )


def _by_party(found: QuerySet[Task], filters: TaskFilters) -> QuerySet[Task]:
    part = {"part": filters.part} if filters.part else {}
    if filters.agency_id is not None:
        named = TaskParty.objects.filter(task_id=OuterRef("pk"), agency_id=filters.agency_id, **part)
        found = found.filter(Exists(named))
    if filters.unmatched:
        named = TaskParty.objects.filter(task_id=OuterRef("pk"), agency__isnull=True, name=filters.unmatched, **part)
        found = found.filter(Exists(named))
    if filters.nobody:
        found = found.filter(~Exists(TaskParty.objects.filter(task_id=OuterRef("pk"), part=TaskParty.Part.LEAD)))
    return found


def _row(
    task: Task, parties: Iterable[TaskParty], labels: dict[int, str], source: ConclusionSource | None, on: date
) -> TaskRow:
    lines: dict[str, list[PartyLine]] = {"lead": [], "coordinator": [], "requested": []}
    for party in parties:
        lines[party.part].append(
            PartyLine(party.name, party.agency_id, labels.get(party.agency_id or 0, "") or party.name)
        )
    return TaskRow(
        id=task.pk,
        state=task.state,
        nature=task.nature,
        section=task.section,
        words=task.words,
        due=task.due,
        due_on=task.due_on,
        late=rules.is_late(state=task.state, due_on=task.due_on, on=on),
        days_left=(task.due_on - on).days if task.due_on else None,
        hollow=task.state == TaskState.PROPOSED,
        reported=task.document is not None and task.document.source_kind == "press",
        document_id=task.document_id,
        meeting_id=source.meeting_id if source else None,
        document=source.label if source else str(task.document),
        document_title=source.title if source else task.document.title if task.document else "",
        giver_id=task.giver_id,
        giver=labels.get(task.giver_id or 0, ""),
        leads=tuple(lines["lead"]),
        coordinators=tuple(lines["coordinator"]),
        requested=tuple(lines["requested"]),
        version=task.version,
    )
