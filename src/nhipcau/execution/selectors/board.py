"""The board as a list: filtered, sorted, page by page, with a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import OrderBy

from nhipcau.agencies.succession import Standing
from nhipcau.documents.finding.asked import Asked, understood
from nhipcau.execution import access
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.selectors.rows import TaskRow, rows_by_key, rows_of
from nhipcau.execution.states import TaskState
from nhipcau.execution.wording import INDEXED
from nhipcau.foundation import clock, index
from nhipcau.foundation.index import LookedAt
from nhipcau.foundation.pages import COUNTED, Counting, Page, bounded_page_of, counting_so_far, page_of
from nhipcau.foundation.prepared import Prepared, nothing_asked
from nhipcau.ground.actor import Actor

SOON_DAYS = 7
NOW, THEN = "now", "then"
LATE_STATES = (TaskState.ASSIGNED, TaskState.IN_PROGRESS)
OFF_THE_BOARD = (TaskState.REJECTED, TaskState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class TaskFilters:
    """Empty means any; rejected and superseded tasks are left out unless asked for by `state`.

    `agency_id` with `part` ("lead", "coordinator", "requested", "" for any); `unmatched` is a lead's name that is no
    agency; `standing` False leaves only what has or may get a date, True only standing duties. `late` and `soon` are
    owed by somebody; `past` is a day gone by that nobody owes (hollow or finished). `documents` is any of several.
    `units` says whose `agency_id` counts: of those who answer today ("now"), or of those the text names ("then").
    `succession` is what became of an agency of the task: "followed", "undecided", "ended".
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
    units: str = NOW
    succession: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether few tasks of the country are left, however they stand and whenever they are due."""
        named = self.agency_id, self.giver_id, self.document_id, self.documents
        words = self.text, self.unmatched, self.succession
        return self.nobody or any(words) or any(one is not None for one in named)


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


_NAMES = tuple(field.name for field in fields(TaskCounts))

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
    viewer: Actor,
    *,
    filters: TaskFilters = TaskFilters(),
    sort: str = "due",
    page: int = 1,
    size: int = 50,
    exact: bool = True,
    total: int | None = None,
) -> Page[TaskRow]:
    """Five queries, however many rows: count, keys, tasks, parties, names of agencies.

    Where not `exact`, more than `COUNTED` are not counted. `total` where it is known already, as that function says it.
    """
    order = SORTS.get(sort, SORTS["due"])
    page_of_keys = page_of if exact else bounded_page_of
    found = filtered(viewer, filters).order_by(*order).values_list("pk", flat=True)
    keys = page_of_keys(found, number=page, size=size, total=total)
    # The rows are wide: sorted by their keys alone, only those shown are read.
    return keys.of(rows_by_key(keys.rows).__getitem__)


def tasks_of_document_for(viewer: Actor, document_id: int) -> tuple[TaskRow, ...]:
    """All that a document gives to do, in the order of its text."""
    found = filtered(viewer, TaskFilters(document_id=document_id)).select_related("document")
    return rows_of(tuple(found.order_by("duty__start", "id")))


def task_counts_for(viewer: Actor, *, filters: TaskFilters = TaskFilters()) -> TaskCounts:
    """One query."""
    (counts,) = _COUNTS.rows(told=(viewer, filters, clock.today())) or [(0,) * len(_NAMES)]
    return TaskCounts(*counts)


def task_counts_so_far_for(viewer: Actor, *, filters: TaskFilters = TaskFilters()) -> TaskCounts:
    """The same, none of them counted further than just above `COUNTED`. One query.

    Whoever sees the whole country has each number looked for by itself and given up early. Others see so little that
    one look at all of it is less.
    """
    if not viewer.sees_everything or filters.is_narrow:
        counts = task_counts_for(viewer, filters=filters)
        return TaskCounts(**{name: min(getattr(counts, name), COUNTED + 1) for name in _NAMES})
    return TaskCounts(**_counting(viewer, filters, clock.today(), COUNTED).counts())


def kinds_so_far_for(viewer: Actor, *, filters: TaskFilters = TaskFilters()) -> tuple[int, int]:
    """How many have or may get a date, and how many are standing duties; counted as far as the others. One query."""
    counts = _counting_kinds(viewer, filters, clock.today(), COUNTED).counts()
    return counts["dated"], counts["standing"]


# Of both only what to ask is kept: it follows from whoever asks, what for, and the day.
@lru_cache(maxsize=500)
def _counting(viewer: Actor, filters: TaskFilters, on: date, most: int) -> Counting:
    del on
    with nothing_asked():
        found = filtered(viewer, filters)
        asked = {name: found.filter(condition) for name, condition in _conditions("").items()}
        return counting_so_far(asked, most=most)


@lru_cache(maxsize=500)
def _counting_kinds(viewer: Actor, filters: TaskFilters, on: date, most: int) -> Counting:
    del on
    with nothing_asked():
        found = filtered(viewer, filters)
        asked = {"dated": found.exclude(nature="standing"), "standing": found.filter(nature="standing")}
        return counting_so_far(asked, most=most)


def _counts(viewer: Actor, filters: TaskFilters, on: date) -> QuerySet[Task, tuple[int, ...]]:
    """One row, without any task one of noughts: what is grouped by a constant is not grouped."""
    del on
    whole = filtered(viewer, filters).order_by().values(one=Value(1))
    return whole.annotate(**_counters_of_one()).values_list(*_NAMES)


_COUNTS = Prepared(_counts)


def counts_of(found: QuerySet[Task]) -> dict[str, int]:
    return found.aggregate(**_counters_of_one())


def _counters_of_one() -> dict[str, Count]:
    """How many of each kind, where each task stands once."""
    return {name: Count("pk", filter=condition) for name, condition in _conditions("").items()}


def counters(prefix: str) -> dict[str, Count]:
    """How many of each kind, for `annotate`; `prefix` leads from the grouped row to the task."""
    conditions = _conditions(prefix).items()
    return {name: Count(f"{prefix}pk", distinct=True, filter=condition) for name, condition in conditions}


def _conditions(prefix: str) -> dict[str, Q]:
    on = clock.today()

    def where(**conditions: object) -> Q:
        return Q(**{f"{prefix}{name}": value for name, value in conditions.items()})

    return {
        "total": Q(),
        "hollow": where(state=TaskState.PROPOSED),
        "assigned": where(state=TaskState.ASSIGNED),
        "in_progress": where(state=TaskState.IN_PROGRESS),
        "done": where(state=TaskState.DONE),
        "late": where(state__in=LATE_STATES, due_on__lt=on),
        "soon": where(state__in=LATE_STATES, due_on__gte=on, due_on__lte=soon_until(on)),
        "standing": where(nature="standing"),
    }


def filtered(viewer: Actor, filters: TaskFilters) -> QuerySet[Task]:
    of_papers = filters.document_id is not None or filters.documents is not None
    visible = access.visible_to(viewer) if of_papers else access.visible_among_all(viewer)
    found = Task.objects.filter(visible)
    found = bearing(found, understood(filters.text))
    found = _by_party(found, filters)
    # Whoever sees few of a million tasks is led to them by what they hang on, never by a state or a day of them all.
    found = _by_time(found, filters, led=viewer.sees_everything)
    if filters.nature:
        found = found.filter(nature=filters.nature)
    if filters.standing is not None:
        found = found.filter(nature="standing") if filters.standing else found.exclude(nature="standing")
    if filters.giver_id is not None:
        found = found.filter(giver_id=filters.giver_id)
    if filters.documents is not None:
        found = found.filter(document_id__in=filters.documents)
    return found.filter(document_id=filters.document_id) if filters.document_id is not None else found


def _by_time(found: QuerySet[Task], filters: TaskFilters, *, led: bool) -> QuerySet[Task]:
    """By state and day. `led`: the index on them may lead the way."""
    state, day = ("state", "due_on") if led else ("stands", "falls")
    if not led:
        found = found.alias(stands=LookedAt("state"), falls=LookedAt("due_on"))
    today = clock.today()
    off, late = Q(**{f"{state}__in": OFF_THE_BOARD}), Q(**{f"{state}__in": LATE_STATES})
    found = found.filter(Q(**{state: filters.state}) if filters.state else ~off)
    if filters.due_from:
        found = found.filter(**{f"{day}__gte": filters.due_from})
    if filters.due_to:
        found = found.filter(**{f"{day}__lte": filters.due_to})
    if filters.undated:
        found = found.filter(**{f"{day}__isnull": True})
    if filters.late:
        found = found.filter(late, **{f"{day}__lt": today})
    if filters.soon:
        found = found.filter(late, **{f"{day}__range": (today, soon_until(today))})
    return found.filter(~late, **{f"{day}__lt": today}) if filters.past else found


def bearing(found: QuerySet[Task], asked: Asked) -> QuerySet[Task]:
    """Those of `found` in whose words and names all that is asked stands; all of them where nothing is asked."""
    return found.filter(pk__in=index.keys_matching(INDEXED, "body", asked.words)) if asked else found


def soon_until(on: date) -> date:
    return date.fromordinal(on.toordinal() + SOON_DAYS)


def _by_party(found: QuerySet[Task], filters: TaskFilters) -> QuerySet[Task]:
    part = {"part": filters.part} if filters.part else {}
    if filters.agency_id is not None:
        named = TaskParty.objects.filter(_of_agency(filters), task_id=OuterRef("pk"), **part)
        found = found.filter(Exists(named))
    if filters.unmatched:
        named = TaskParty.objects.filter(task_id=OuterRef("pk"), agency__isnull=True, name=filters.unmatched, **part)
        found = found.filter(Exists(named))
    if filters.succession:
        named = TaskParty.objects.filter(task_id=OuterRef("pk"), succession=filters.succession, **part)
        found = found.filter(Exists(named))
    if filters.nobody:
        found = found.filter(~Exists(TaskParty.objects.filter(task_id=OuterRef("pk"), part=TaskParty.Part.LEAD)))
    return found


def _of_agency(filters: TaskFilters) -> Q:
    if filters.units == THEN:
        return Q(agency_id=filters.agency_id)
    followed = Q(succession=Standing.FOLLOWED)
    return Q(agency_id=filters.agency_id) & ~followed | Q(answering_id=filters.agency_id) & followed
