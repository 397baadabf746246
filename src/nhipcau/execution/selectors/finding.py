"""Finding tasks by their words: only those the viewer may see, in counts as well.

Those in which the words follow each other come first, newer ones first; above `COUNTED` the newest alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from nhipcau.documents.finding.asked import Asked, understood
from nhipcau.documents.finding.extracts import Piece, extract
from nhipcau.documents.selectors import DocumentFilters
from nhipcau.documents.selectors.finding import keys_within
from nhipcau.execution.models import Task
from nhipcau.execution.selectors.board import TaskFilters, bearing, filtered
from nhipcau.execution.selectors.rows import TaskRow, rows_of
from nhipcau.execution.wording import INDEXED
from nhipcau.foundation import index
from nhipcau.foundation.pages import COUNTED, Page, bounded_page_of
from nhipcau.ground.actor import Actor

SIZE = 25
ANY = DocumentFilters(state="")


@dataclass(frozen=True, slots=True)
class TaskHit:
    row: TaskRow
    extract: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TasksFound:
    asked: Asked
    page: Page[TaskHit]


def find_tasks_for(
    viewer: Actor,
    *,
    words: str,
    documents: DocumentFilters = ANY,
    typing: bool = False,
    page: int = 1,
    size: int = SIZE,
) -> TasksFound:
    """`documents` narrows to what those papers give to do. At most eight queries, however many rows."""
    asked = understood(words, typing=typing)
    found = _found(viewer, asked, documents)
    total = _counted(found)
    order = ["-pk"]
    if asked.running and 1 < total <= COUNTED:
        found = found.annotate(together=index.matches(INDEXED, "body", asked.running, key="execution_task.id"))
        order = ["-together", "-pk"]
    keys = bounded_page_of(found.order_by(*order).values_list("pk", flat=True), number=page, size=size, total=total)
    tasks = Task.objects.select_related("document").in_bulk(keys.rows)
    rows = rows_of(tuple(tasks[pk] for pk in keys.rows if pk in tasks))
    hits = tuple(TaskHit(row, _extract(row, asked)) for row in rows)
    return TasksFound(asked, Page(hits, keys.total, keys.number, keys.size, keys.least, keys.further))


def count_tasks_found_for(viewer: Actor, *, words: str, documents: DocumentFilters = ANY) -> int:
    """How many a search finds; of more than `COUNTED` only that there are more. One query."""
    return _counted(_found(viewer, understood(words), documents))


def _found(viewer: Actor, asked: Asked, documents: DocumentFilters) -> QuerySet[Task]:
    found = bearing(filtered(viewer, TaskFilters()), asked)
    return found if documents == ANY else found.filter(document_id__in=keys_within(viewer, documents))


def _counted(found: QuerySet[Task]) -> int:
    return found.order_by()[: COUNTED + 1].count()


def _extract(row: TaskRow, asked: Asked) -> tuple[Piece, ...]:
    running = tuple(phrase for group in asked.running.groups for phrase in group)
    if not asked:
        return ()
    return extract(row.words, marks=asked.marks, first=running, prefix=asked.prefix, accents=asked.accented)
