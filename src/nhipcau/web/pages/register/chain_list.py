"""The chain of a document told as a list: level by level, many of one level put together as in the picture."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.documents.selectors import Chain, ChainNode
from nhipcau.web.document_lines import line_of
from nhipcau.web.pages.register.bundles import Bundling, Part, Sheaf, number_words
from nhipcau.web.parts.documents import Chain as ChainPart
from nhipcau.web.parts.documents import ChainGroup, ChainLevel, ChainLink
from nhipcau.web.parts.documents import ChainNode as ChainNodePart
from nhipcau.web.wording import RELATIONS, said


def chain_part(drawn: Chain) -> ChainPart:
    codes = {node.id: node.code or node.title[:40] for node in drawn.nodes}
    bundling = Bundling(drawn)
    links: dict[int, list[ChainLink]] = {}
    for edge in drawn.edges:
        links.setdefault(edge.lower, []).append(ChainLink(words=said(RELATIONS, edge.relation), to=codes[edge.upper]))

    def node_part(node: ChainNode) -> ChainNodePart:
        return ChainNodePart(document=line_of(node), links=tuple(links.get(node.id, ())), present=node.level == 0)

    def group_part(sheaf: Sheaf) -> ChainGroup:
        told = ", ".join(one for one in (number_words(sheaf.nodes), sheaf.words) if one)
        return ChainGroup(told, *apart(sheaf.parts))

    def apart(parts: Sequence[Part]) -> tuple[tuple[ChainNodePart, ...], tuple[ChainGroup, ...]]:
        nodes = tuple(node_part(one) for one in parts if isinstance(one, ChainNode))
        return nodes, tuple(group_part(one) for one in parts if isinstance(one, Sheaf))

    def level_part(level: int) -> ChainLevel:
        nodes = drawn.at(level)
        alone, groups = apart(bundling.of_level(nodes))
        return ChainLevel(nodes=tuple(map(node_part, nodes)), groups=groups, alone=alone)

    return ChainPart(levels=tuple(map(level_part, drawn.levels)))
