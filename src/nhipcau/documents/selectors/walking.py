"""The way through the graph: which documents are reached from one, and the edges between them that the viewer sees.

What the program read and what people say lies in two tables; a placeholder joined to its text is a third step. One
recursion walks all three, in the same SQL on SQLite and PostgreSQL; a reader of the result folds the joined ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.models.expressions import RawSQL

from nhipcau.documents import access
from nhipcau.documents.models import Citation, Document, StatedRelation
from nhipcau.documents.relations import UPWARD
from nhipcau.ground.actor import Actor

FURTHEST = 5000
"""No more documents are walked to from one: the nearest come first."""

# The recursive term may name `reached` once only: the rows of `step` take its place for each of the four ways on.
_REACHED = """
    WITH RECURSIVE reached(id) AS (
        SELECT id FROM documents_document WHERE id = %s
        UNION
        SELECT COALESCE(cited.{far}, said.{said_far}, waiting.id, own.joined_to_id)
        FROM reached
        CROSS JOIN (SELECT 0 AS way UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) step
        LEFT JOIN documents_citation cited
            ON step.way = 0 AND cited.{near} = reached.id AND cited.relation IN ({relations})
        LEFT JOIN documents_statedrelation said
            ON step.way = 1 AND said.{said_near} = reached.id AND said.kind IN ({relations}) AND said.withdrawn IS NULL
        LEFT JOIN documents_document waiting ON step.way = 2 AND waiting.joined_to_id = reached.id
        LEFT JOIN documents_document own ON step.way = 3 AND own.id = reached.id
        WHERE COALESCE(cited.{far}, said.{said_far}, waiting.id, own.joined_to_id) IS NOT NULL
    )
    SELECT id FROM reached LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Edge:
    """`lower` stands so to `upper`; `said` is the number of what a person says, None for what was read."""

    lower: int
    upper: int
    kind: str
    note: str = ""
    said: int | None = None


def reached_from(document_id: int) -> dict[int, int]:
    """Every row reached upward or downward → the document it stands for (itself, or the text it is joined to)."""
    reached = Q(pk__in=_reached(document_id, up=True)) | Q(pk__in=_reached(document_id, up=False))
    rows = Document.objects.filter(reached).order_by().values_list("pk", "joined_to_id")
    return {own: joined or own for own, joined in rows}


def edges_between(viewer: Actor, stands_for: Mapping[int, int], *, on: date) -> list[Edge]:
    """Upward edges that the viewer sees. Two queries."""
    ids = list(stands_for)
    read = Citation.objects.filter(citing_id__in=ids, cited_id__in=ids, relation__in=UPWARD)
    seen = read.filter(access.citations_visible_to(viewer, on=on)).order_by("pk")
    found = [
        Edge(stands_for[lower], stands_for[upper], kind, note)
        for lower, upper, kind, note in seen.values_list("citing_id", "cited_id", "relation", "note")
    ]
    said = StatedRelation.objects.filter(subject_id__in=ids, object_id__in=ids, kind__in=UPWARD, withdrawn=None)
    told = said.filter(access.relations_visible_to(viewer, on=on)).order_by("pk")
    found += [
        Edge(stands_for[lower], stands_for[upper], kind, basis, pk)
        for pk, lower, upper, kind, basis in told.values_list("pk", "subject_id", "object_id", "kind", "basis")
    ]
    return [edge for edge in found if edge.lower != edge.upper]


def levels_from(start: int, edges: Iterable[Edge]) -> dict[int, int]:
    """Levels count up from the start and down below 0: the longest way, so that what lies between stands between."""
    edges = list(edges)
    return {start: 0} | _levels(start, edges, up=True) | _levels(start, edges, up=False)


def _reached(document_id: int, *, up: bool) -> RawSQL:
    near, far = ("citing_id", "cited_id") if up else ("cited_id", "citing_id")
    said_near, said_far = ("subject_id", "object_id") if up else ("object_id", "subject_id")
    marks = ", ".join(["%s"] * len(UPWARD))
    sql = _REACHED.format(near=near, far=far, said_near=said_near, said_far=said_far, relations=marks)
    return RawSQL(sql, [document_id, *UPWARD, *UPWARD, FURTHEST])  # noqa: S611 – column names are ours


def _levels(start: int, edges: Iterable[Edge], *, up: bool) -> dict[int, int]:
    """A circle ends at its first round."""
    onward: dict[int, set[int]] = {}
    for edge in edges:
        near, far = (edge.lower, edge.upper) if up else (edge.upper, edge.lower)
        onward.setdefault(near, set()).add(far)
    found: dict[int, int] = {}
    rounds, step = {start}, 0
    reachable = _reachable(start, onward)
    while rounds and step <= len(reachable):
        step += 1
        rounds = {far for near in rounds for far in onward.get(near, ()) if far != start}
        found |= dict.fromkeys(rounds, step if up else -step)
    return found


def _reachable(start: int, onward: Mapping[int, set[int]]) -> set[int]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = onward.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting += fresh
    return reached
