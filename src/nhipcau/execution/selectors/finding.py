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
from nhipcau.execution.models import Task, TaskWords
from nhipcau.execution.selectors.board import TaskFilters, bearing, filtered
from nhipcau.execution.selectors.rows import TaskRow, rows_by_key
from nhipcau.execution.wording import INDEXED
from nhipcau.foundation import index
from nhipcau.foundation.pages import COUNTED, LARGEST, Page, bounded_page_of
from nhipcau.ground.actor import Actor

SIZE = 25
# Of so many tasks that the viewer may see the words are read; of more the index is asked.
_FEW = 5_000
# Among the newest that bear the words some are no business of anybody any more.
_WALKED = COUNTED * 3 // 2
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
    """`documents` narrows to what those papers give to do. At most nine queries, however many rows."""
    asked = understood(words, typing=typing)
    keys = _page(viewer, asked, documents, number=max(1, page), size=min(max(1, size), LARGEST))
    rows = rows_by_key(keys.rows)
    hits = tuple(TaskHit(rows[pk], _extract(rows[pk], asked)) for pk in keys.rows if pk in rows)
    return TasksFound(asked, Page(hits, keys.total, keys.number, keys.size, keys.least, keys.further))


def count_tasks_found_for(viewer: Actor, *, words: str, documents: DocumentFilters = ANY) -> int:
    """How many a search finds; of more than `COUNTED` only that there are more. At most two queries."""
    return len(_newest(_seen(viewer, documents), understood(words), every=viewer.sees_everything))


def _page(viewer: Actor, asked: Asked, documents: DocumentFilters, *, number: int, size: int) -> Page[int]:
    seen = _seen(viewer, documents)
    newest = _newest(seen, asked, every=viewer.sees_everything)
    if len(newest) > COUNTED and number * size > COUNTED:
        ordered = bearing(seen, asked).order_by("-pk").values_list("pk", flat=True)
        return bounded_page_of(ordered, number=number, size=size, total=len(newest))
    least = len(newest) > COUNTED
    number = min(number, max(1, -(-len(newest) // size)))
    keys = newest if least else _together_first(newest, asked)
    shown = tuple(keys[(number - 1) * size : number * size])
    return Page(shown, min(len(keys), COUNTED), number, size, least=least, further=least)


def _seen(viewer: Actor, documents: DocumentFilters) -> QuerySet[Task]:
    seen = filtered(viewer, TaskFilters())
    return seen if documents == ANY else seen.filter(document_id__in=keys_within(viewer, documents))


def _newest(seen: QuerySet[Task], asked: Asked, *, every: bool) -> list[int]:
    """Those of `seen` that bear the words, one more than are counted. `every`: nearly nothing is kept from view.

    Who sees little has the words of that read; who sees everything has the index walked from its newest end.
    """
    if not asked.words:
        return _keys(seen)
    if not every:
        few = list(seen.order_by("-pk").values_list("pk", flat=True)[: _FEW + 1])
        if len(few) <= _FEW:
            said = TaskWords.objects.filter(index.says(INDEXED, "body", asked.words), pk__in=index.among(few))
            return list(said.order_by("-pk").values_list("pk", flat=True)[: COUNTED + 1])
    else:
        newest = index.newest_keys(INDEXED, "body", asked.words, most=_WALKED)
        found = _keys(seen.filter(pk__in=index.among(newest)))
        if len(newest) < _WALKED or len(found) > COUNTED:
            return found
    return _keys(bearing(seen, asked))


def _keys(found: QuerySet[Task]) -> list[int]:
    return list(found.order_by("-pk").values_list("pk", flat=True)[: COUNTED + 1])


def _together_first(newest: list[int], asked: Asked) -> list[int]:
    if not asked.running or len(newest) < 2:
        return newest
    said = TaskWords.objects.filter(index.says(INDEXED, "body", asked.running), pk__in=index.among(newest))
    together = frozenset(said.order_by().values_list("pk", flat=True))
    return sorted(newest, key=lambda pk: (pk not in together, -pk))


def _extract(row: TaskRow, asked: Asked) -> tuple[Piece, ...]:
    running = tuple(phrase for group in asked.running.groups for phrase in group)
    if not asked:
        return ()
    return extract(row.words, marks=asked.marks, first=running, prefix=asked.prefix, accents=asked.accented)
