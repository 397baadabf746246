"""How a document is named wherever it is mentioned, and the chain from directive to dispatch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

# From this many on, a level of a chain is folded: a directive may be carried out by hundreds of plans.
FOLD_FROM = 9


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """Number and symbol · date · issuer · trích yếu. `held` is false for a document that is only cited."""

    template: ClassVar[str] = "parts/document_line.html"
    number: str
    date: date | None
    issuer: str
    title: str
    url: str
    held: bool = True
    type_name: str = ""
    press: bool = False


@dataclass(frozen=True, slots=True)
class ChainLink:
    """Why a document stands under another: "thực hiện", "căn cứ", "kèm theo", and which one where there is a choice."""

    words: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class ChainNode:
    document: DocumentLine
    links: tuple[ChainLink, ...] = ()
    present: bool = False


@dataclass(frozen=True, slots=True)
class ChainLevel:
    """Documents of one rank. A level holding the present document stays open however long it is."""

    nodes: tuple[ChainNode, ...]
    name: str = ""

    @property
    def folded(self) -> bool:
        return len(self.nodes) >= FOLD_FROM and not any(node.present for node in self.nodes)

    @property
    def arrow(self) -> str:
        """What the arrow says, where all nodes of the level stand under the same document for the same reason."""
        reasons = {(link.words, link.to) for node in self.nodes for link in node.links}
        return " ".join(reasons.pop()).strip() if len(reasons) == 1 else ""


@dataclass(frozen=True, slots=True)
class Chain:
    """The directive first, one row per level."""

    template: ClassVar[str] = "parts/chain.html"
    levels: tuple[ChainLevel, ...]
