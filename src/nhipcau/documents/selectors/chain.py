"""The chain of a document: what it carries out and what carries it out, level by level."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.models.expressions import RawSQL

from nhipcau.documents import access
from nhipcau.documents.models import Citation, Document
from nhipcau.documents.selectors.register import seen_document
from nhipcau.ground.actor import Actor

# Relations that lead one level up. "about" is a title named inside a title: 8485-CV/TU is about 38-CT/TW.
UPWARD = ("implements", "based_on", "transmits", "about", "reports_on")

_REACHED = """
    WITH RECURSIVE reached(id) AS (
        SELECT id FROM documents_document WHERE id = %s
        UNION
        SELECT edge.{far} FROM documents_citation edge JOIN reached ON edge.{near} = reached.id
        WHERE edge.relation IN ({relations})
    )
    SELECT id FROM reached
"""


@dataclass(frozen=True, slots=True)
class ChainNode:
    """`level` counts up from the document itself (1 is what it carries out directly) and down below 0.

    `state` is held, placeholder (only cited: drawn hollow) or closed (in the register of an agency whose papers the
    viewer does not see: shown as cited, without a way in).
    """

    id: int
    level: int
    state: str
    source_kind: str
    type: str
    code: str
    date: date | None
    issuer: str
    title: str
    note: str = ""
    """Why two spellings in the text of the document itself were taken for this one."""


@dataclass(frozen=True, slots=True)
class ChainEdge:
    lower: int
    upper: int
    relation: str
    note: str


@dataclass(frozen=True, slots=True)
class Chain:
    """`nodes` from the highest level down to the lowest, the document itself at level 0; `others` are cited beside."""

    nodes: tuple[ChainNode, ...]
    edges: tuple[ChainEdge, ...]
    others: tuple[ChainNode, ...]

    def at(self, level: int) -> tuple[ChainNode, ...]:
        return tuple(node for node in self.nodes if node.level == level)

    @property
    def levels(self) -> tuple[int, ...]:
        return tuple(sorted({node.level for node in self.nodes}, reverse=True))


def chain_for(viewer: Actor, document_id: int) -> Chain:
    """Drawn from what documents the viewer sees say, and from nothing else. A fixed number of queries."""
    seen_document(viewer, document_id)
    reached = Q(pk__in=_reached(document_id, up=True)) | Q(pk__in=_reached(document_id, up=False))
    ids = set(Document.objects.filter(reached).values_list("pk", flat=True))
    seen = set(Document.objects.filter(access.visible_to(viewer), pk__in=ids).values_list("pk", flat=True))
    edges = [
        edge
        for edge in Citation.objects.filter(citing_id__in=ids, cited_id__in=ids, relation__in=UPWARD)
        if edge.stated_by_id in seen
    ]
    levels = {document_id: 0} | _levels(document_id, edges, up=True) | _levels(document_id, edges, up=False)
    beside = _cited_beside(document_id, levels)
    documents = Document.objects.in_bulk([*levels, *beside])
    notes = _notes(document_id)
    nodes = [_node(documents[i], level, seen, note=notes.get(i, "")) for i, level in levels.items()]
    seen |= set(Document.objects.filter(access.visible_to(viewer), pk__in=beside).values_list("pk", flat=True))
    return Chain(
        nodes=tuple(sorted(nodes, key=lambda n: (-n.level, n.date or date.max, n.id))),
        edges=_edges(edges, levels),
        others=tuple(_node(documents[i], 0, seen, note=notes.get(i, "")) for i in beside),
    )


def _reached(document_id: int, *, up: bool) -> RawSQL:
    near, far = ("citing_id", "cited_id") if up else ("cited_id", "citing_id")
    sql = _REACHED.format(near=near, far=far, relations=", ".join(["%s"] * len(UPWARD)))
    return RawSQL(sql, [document_id, *UPWARD])  # noqa: S611 – column names are ours


def _levels(start: int, edges: Collection[Citation], *, up: bool) -> dict[int, int]:
    """The longest way to each, so that what lies between stands between. A circle ends at its first round."""
    onward: dict[int, set[int]] = {}
    for edge in edges:
        near, far = (edge.citing_id, edge.cited_id) if up else (edge.cited_id, edge.citing_id)
        onward.setdefault(near, set()).add(far)
    found: dict[int, int] = {}
    rounds, step = {start}, 0
    reachable = _reachable(start, onward)
    while rounds and step <= len(reachable):
        step += 1
        rounds = {far for near in rounds for far in onward.get(near, ()) if far != start}
        found |= dict.fromkeys(rounds, step if up else -step)
    return found


def _reachable(start: int, onward: dict[int, set[int]]) -> set[int]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = onward.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting += fresh
    return reached


def _cited_beside(document_id: int, levels: Iterable[int]) -> list[int]:
    cited = Citation.objects.filter(citing_id=document_id).exclude(cited_id__in=list(levels)).order_by("id")
    return list(dict.fromkeys(cited.values_list("cited_id", flat=True)))


def _notes(document_id: int) -> dict[int, str]:
    """What the joining of spellings in this document's own words says, by the document that is cited."""
    told = Citation.objects.filter(stated_by_id=document_id).exclude(note="").order_by("id")
    return dict(told.values_list("cited_id", "note"))


def _edges(edges: Iterable[Citation], levels: dict[int, int]) -> tuple[ChainEdge, ...]:
    """Each pair once, with the strongest relation said of it."""
    rank = {relation: index for index, relation in enumerate(UPWARD)}
    found: dict[tuple[int, int], ChainEdge] = {}
    for edge in sorted(edges, key=lambda e: (rank[e.relation], e.pk)):
        pair = (edge.citing_id, edge.cited_id)
        if pair[0] in levels and pair[1] in levels and pair not in found:
            found[pair] = ChainEdge(lower=pair[0], upper=pair[1], relation=edge.relation, note=edge.note)
    return tuple(found.values())


def _node(document: Document, level: int, seen: Collection[int], *, note: str) -> ChainNode:
    closed = document.pk not in seen
    return ChainNode(
        id=document.pk,
        level=level,
        state="closed" if closed else document.state,
        source_kind=document.source_kind,
        type=document.type,
        code=document.code,
        date=document.date,
        issuer=document.issuer_name,
        # The words of a paper of another agency stay closed; number, day and issuer are known from the citation.
        title="" if closed else document.title,
        note=note,
    )
