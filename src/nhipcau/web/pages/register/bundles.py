"""Many documents of one level put together: by what they carry out, by issuer, kind or year.

What is opened is put together once more, as long as it is still too many.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.documents.selectors import Chain, ChainNode
from nhipcau.web.parts.words import day
from nhipcau.web.wording import DOCUMENT_TYPES, RELATIONS, said

MOST_ALONE = 15
"""Rows of five, three of them: more are put together."""
MOST_BUNDLES = 15
MOST_WITHIN = 30
"""Within what was opened there is more room."""
FEW = 2
"""So few are shown themselves."""
FEW_HUBS = 4
"""On these others hang; where there are no more of them, each stands by itself."""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """`path` names it in the address; `words` say what its papers have in common beside their kind; `parts` are what
    is seen when it is opened."""

    path: str
    words: str
    nodes: tuple[ChainNode, ...]
    parts: tuple[Part, ...]


Part = ChainNode | Sheaf
Key = Callable[[ChainNode], Hashable]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to put documents together: `name` in the address, `key` in common, `words` that say it."""

    name: str
    key: Key
    words: Callable[[ChainNode], str]


class Bundling:
    """Of one chain; `alone` is how many of a level stand by themselves."""

    def __init__(self, drawn: Chain, *, alone: int = MOST_ALONE) -> None:
        self._alone = alone
        self._hubs = frozenset(edge.upper for edge in drawn.edges)
        self._upper = _nearest_above(drawn)
        codes = {node.id: node.code or said(DOCUMENT_TYPES, node.type) for node in drawn.nodes}
        self._under = {
            lower: f"{said(RELATIONS, relation)} {codes[upper]}" for lower, (upper, relation) in self._upper.items()
        }

    def of_level(self, nodes: Sequence[ChainNode]) -> tuple[Part, ...]:
        if not nodes:
            return ()
        return self._parts(nodes, path=str(nodes[0].level), ways=self._ways())

    def _ways(self) -> tuple[_Way, ...]:
        return (
            _Way("under", lambda node: self._upper.get(node.id, (0, ""))[0], lambda node: self._under.get(node.id, "")),
            _Way("issuer", lambda node: node.issuer, lambda node: node.issuer or _("cơ quan chưa rõ")),
            _Way("type", lambda node: node.type, lambda node: "" if node.type else _("loại chưa rõ")),
            _Way("year", lambda node: node.date.year if node.date else 0, _year),
        )

    def _parts(self, nodes: Sequence[ChainNode], *, path: str, ways: Sequence[_Way]) -> tuple[Part, ...]:
        if len(nodes) <= self._alone:
            return tuple(nodes)
        hubs = [node for node in nodes if node.id in self._hubs]
        own = [node for node in nodes if node.level == 0 or (len(hubs) <= FEW_HUBS and node in hubs)]
        others = [node for node in nodes if node not in own]
        most = MOST_WITHIN if "." in path else MOST_BUNDLES
        for way in ways:
            found = _together(others, way.key)
            if 1 < len(found) <= most and len(found) < len(others) / FEW:
                left = [one for one in ways if one is not way]
                return (*own, *(p for group in found for p in self._part(group, way=way, path=path, ways=left)))
        return (*own, *self._by_turn(others, path=path))

    def _part(self, nodes: Sequence[ChainNode], *, way: _Way, path: str, ways: Sequence[_Way]) -> tuple[Part, ...]:
        if len(nodes) <= FEW:
            return tuple(nodes)
        own = f"{path}.{way.name}.{nodes[0].id}"
        return (Sheaf(own, way.words(nodes[0]), tuple(nodes), self._parts(nodes, path=own, ways=ways)),)

    def _by_turn(self, nodes: Sequence[ChainNode], *, path: str) -> tuple[Part, ...]:
        """Nothing tells them apart: in the order of their days, about as many together as stand by themselves."""
        number = min(MOST_BUNDLES, -(-len(nodes) // self._alone))
        size = -(-len(nodes) // number)
        found = [tuple(nodes[at : at + size]) for at in range(0, len(nodes), size)]
        return tuple(Sheaf(f"{path}.turn.{some[0].id}", _days(some), some, some) for some in found)


def _nearest_above(drawn: Chain) -> Mapping[int, tuple[int, str]]:
    """Document → what it stands under, the nearest, and how."""
    levels = {node.id: node.level for node in drawn.nodes}
    found: dict[int, tuple[int, str]] = {}
    for edge in sorted(drawn.edges, key=lambda e: levels[e.upper]):
        found.setdefault(edge.lower, (edge.upper, edge.relation))
    return found


def _together(nodes: Sequence[ChainNode], key: Key) -> list[list[ChainNode]]:
    found: dict[Hashable, list[ChainNode]] = {}
    for node in nodes:
        found.setdefault(key(node), []).append(node)
    return list(found.values())


def number_words(nodes: Sequence[ChainNode]) -> str:
    """ "24 công văn"; of several kinds "24 văn bản"."""
    kinds = {node.type for node in nodes}
    kind = said(DOCUMENT_TYPES, kinds.pop()).lower() if len(kinds) == 1 else ""
    if kind:
        return f"{len(nodes)} {kind}"
    return ngettext("%(n)d văn bản", "%(n)d văn bản", len(nodes)) % {"n": len(nodes)}


def about(nodes: Sequence[ChainNode], *, but: str) -> str:
    """In which years they were issued and by whom, as far as `but` does not say so already."""
    issuers = {node.issuer for node in nodes if node.issuer}
    years = sorted({str(node.date.year) for node in nodes if node.date})
    by = next(iter(issuers)) if len(issuers) == 1 else ""
    if len(issuers) > 1:
        by = ngettext("%(n)d cơ quan", "%(n)d cơ quan", len(issuers)) % {"n": len(issuers)}
    when = "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
    return " · ".join(one for one in (when, by) if one and one not in but)


def _year(node: ChainNode) -> str:
    return _("năm %(year)d") % {"year": node.date.year} if node.date else _("chưa rõ ngày")


def _days(nodes: Sequence[ChainNode]) -> str:
    first, last = nodes[0], nodes[-1]
    if first.date and last.date:
        return _("%(first)s đến %(last)s") % {"first": day(first.date), "last": day(last.date)}
    return _("%(first)s đến %(last)s") % {"first": first.code or "…", "last": last.code or "…"}
