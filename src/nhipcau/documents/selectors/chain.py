"""The chain of a document: what it carries out and what carries it out, level by level, and what changed them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from nhipcau.documents import access
from nhipcau.documents.models import Citation, Document
from nhipcau.documents.relations import UPWARD
from nhipcau.documents.selectors.register import seen_document
from nhipcau.documents.selectors.validity import validity_of
from nhipcau.documents.selectors.walking import FURTHEST, Edge, edges_between, levels_from, reached_from
from nhipcau.documents.validity import Validity, ValidityState
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class ChainNode:
    """`level` counts up from the document itself (1 is what it carries out directly) and down below 0.

    `state` is held, placeholder (only cited: drawn hollow) or closed (in the register of an agency whose papers the
    viewer does not see: shown as cited, without a way in). `validity` is as of the day the chain was asked for.
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
    validity: str = ValidityState.UNKNOWN
    validity_since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ChainEdge:
    lower: int
    upper: int
    relation: str
    note: str


@dataclass(frozen=True, slots=True)
class ChainChange:
    """`by` replaces, amends, follows… `changed`; both stand among the nodes or beside them."""

    by: int
    changed: int
    kind: str
    since: date | None
    part: str
    read: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """`nodes` from the highest level down to the lowest, the document itself at level 0; `others` are cited beside,
    `changers` stand in no level: they changed one of the nodes. `cut` says that more is reached than is told."""

    nodes: tuple[ChainNode, ...]
    edges: tuple[ChainEdge, ...]
    others: tuple[ChainNode, ...]
    changes: tuple[ChainChange, ...] = ()
    changers: tuple[ChainNode, ...] = ()
    cut: bool = False

    def at(self, level: int) -> tuple[ChainNode, ...]:
        return tuple(node for node in self.nodes if node.level == level)

    @property
    def levels(self) -> tuple[int, ...]:
        return tuple(sorted({node.level for node in self.nodes}, reverse=True))


def chain_for(viewer: Actor, document_id: int, *, on: date | None = None) -> Chain:
    """Drawn from what the viewer sees said, and from nothing else. A fixed number of queries."""
    seen_document(viewer, document_id)
    day = on or clock.today()
    stands_for = reached_from(document_id)
    edges = edges_between(viewer, stands_for, on=day)
    levels = levels_from(document_id, edges)
    beside = _cited_beside(document_id, levels)
    valid = validity_of(viewer, levels, on=day)
    changes = _changes(valid)
    changers = list(dict.fromkeys(change.by for change in changes if change.by not in levels))
    wanted = [*levels, *beside, *changers]
    draw = _Drawing(
        documents=Document.objects.in_bulk(wanted),
        seen=set(Document.objects.filter(access.visible_to(viewer), pk__in=wanted).values_list("pk", flat=True)),
        notes=_notes(document_id),
        valid=valid,
    )
    nodes = [draw.node(one, level) for one, level in levels.items()]
    return Chain(
        nodes=tuple(sorted(nodes, key=lambda n: (-n.level, n.date or date.max, n.id))),
        edges=_edges(edges, levels),
        others=tuple(draw.node(one, 0) for one in beside),
        changes=changes,
        changers=tuple(draw.node(one, 0) for one in changers),
        cut=len(stands_for) >= FURTHEST,
    )


def named_for(viewer: Actor, document_ids: Iterable[int]) -> dict[int, ChainNode]:
    """Documents as they may be named to the viewer: those it does not see without their titles. Two queries."""
    wanted = list(document_ids)
    documents = Document.objects.in_bulk(wanted)
    seen = set(Document.objects.filter(access.visible_to(viewer), pk__in=wanted).values_list("pk", flat=True))
    draw = _Drawing(documents=documents, seen=seen, notes={}, valid={})
    return {one: draw.node(one, 0) for one in documents}


@dataclass(frozen=True, slots=True)
class _Drawing:
    documents: Mapping[int, Document]
    seen: Collection[int]
    notes: Mapping[int, str]
    valid: Mapping[int, Validity]

    def node(self, document_id: int, level: int) -> ChainNode:
        document, valid = self.documents[document_id], self.valid.get(document_id)
        closed = document.pk not in self.seen
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
            note=self.notes.get(document_id, ""),
            validity=valid.state if valid else ValidityState.UNKNOWN,
            validity_since=valid.since if valid else None,
        )


def _cited_beside(document_id: int, levels: Iterable[int]) -> list[int]:
    cited = Citation.objects.filter(citing_id=document_id).exclude(cited_id__in=list(levels)).order_by("id")
    return list(dict.fromkeys(cited.values_list("cited_id", flat=True)))


def _notes(document_id: int) -> dict[int, str]:
    """What the joining of spellings in this document's own words says, by the document that is cited."""
    told = Citation.objects.filter(stated_by_id=document_id).exclude(note="").order_by("id")
    return dict(told.values_list("cited_id", "note"))


def _edges(edges: Iterable[Edge], levels: Mapping[int, int]) -> tuple[ChainEdge, ...]:
    """Each pair once, with the strongest relation said of it; a person's word before what was read."""
    rank = {relation: index for index, relation in enumerate(UPWARD)}
    found: dict[tuple[int, int], ChainEdge] = {}
    for edge in sorted(edges, key=lambda e: (rank[e.kind], e.said is None)):
        pair = (edge.lower, edge.upper)
        if pair[0] in levels and pair[1] in levels and pair not in found:
            found[pair] = ChainEdge(lower=pair[0], upper=pair[1], relation=edge.kind, note=edge.note)
    return tuple(found.values())


def _changes(valid: Mapping[int, Validity]) -> tuple[ChainChange, ...]:
    return tuple(
        ChainChange(change.by, changed, change.kind, change.since, change.part, change.read)
        for changed, one in sorted(valid.items())
        for change in (*one.changes, *one.coming)
    )
