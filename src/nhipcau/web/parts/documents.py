"""How a document is named wherever it is mentioned, and the chain from directive to dispatch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import ClassVar

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nhipcau.web.parts.extracts import Extract
from nhipcau.web.parts.icons import icon
from nhipcau.web.parts.part import SelfDrawn
from nhipcau.web.parts.words import day

# From this many on, a level of a chain is folded: a directive may be carried out by hundreds of plans.
FOLD_FROM = 9


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a line with what was searched for marked in them."""

    number: Extract
    issuer: Extract
    title: Extract


@dataclass(frozen=True, slots=True)
class DocumentLine(SelfDrawn):
    """Number and symbol · date · issuer · trích yếu. `held` is false for a document that is only cited."""

    number: str
    date: date | None
    issuer: str
    title: str
    url: str
    held: bool = True
    type_name: str = ""
    press: bool = False
    marked: Marked | None = None
    """Only in what a search found."""

    def drawn(self) -> SafeString:
        on = day(self.date)
        shown_on = on or _("chưa rõ ngày")
        return mark_safe(  # noqa: S308 – each piece is escaped
            f'<span class="document{"" if self.held else " cited"}">'
            f'<span class="document-named">{self._named()}{self._copy()}{self._card(on)}</span>'
            f"{self._day(shown_on)}{self._issuer()}{self._title()}{self._tag()}</span>"
        )

    def _named(self) -> str:
        if self.url:
            return f'<a class="document-number" href="{escape(self.url)}">{self._words()}</a>'
        return f'<span class="document-number">{self._words()}</span>'

    def _words(self) -> str:
        if self.number and self.marked is not None:
            return self.marked.number.drawn()
        return escape(self.number or " ".join((self.type_name, _("chưa rõ số"))).strip())

    def _copy(self) -> str:
        if not self.number:
            return ""
        words = escape(_("Chép %(number)s") % {"number": self.number})
        return (
            f'<button class="copy" type="button" data-copy="{escape(self.number)}" hidden>{icon("copy")}'
            f'<span class="unseen">{words}</span></button>'
        )

    def _card(self, on: str) -> str:
        return (
            f'<span class="document-card" aria-hidden="true"><b>{escape(self.type_name)} {escape(self.number)}</b>'
            f"<span>{escape(self.title)}</span>"
            f'<span class="soft">{escape(self.issuer)}{f" · {on}" if on else ""}</span>'
            f'<span class="soft">{escape(self._where())}</span></span>'
        )

    def _where(self) -> str:
        if self.press:
            return _("nguồn báo chí")
        return _("đã có văn bản") if self.held else _("chưa có bản gốc, chỉ được viện dẫn")

    def _day(self, on: str) -> str:
        if self.date is None:
            return f'<span class="document-date">{escape(on)}</span>'
        return f'<time class="document-date" datetime="{self.date.isoformat()}">{on}</time>'

    def _issuer(self) -> str:
        shown = self.marked.issuer.drawn() if self.marked else escape(self.issuer)
        return f'<span class="document-issuer">{shown}</span>' if self.issuer else ""

    def _title(self) -> str:
        shown = self.marked.title.drawn() if self.marked else escape(self.title)
        return f'<span class="document-title">{shown}</span>' if self.title else ""

    def _tag(self) -> str:
        if self.held and not self.press:
            return ""
        words = _("báo chí") if self.press else _("chưa có bản gốc")
        return f'<span class="tag">{icon("press") if self.press else ""}{escape(words)}</span>'


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
class ChainGroup:
    """Documents of one rank that have something in common; within it `groups`, and `nodes` that are in none of them."""

    words: str
    nodes: tuple[ChainNode, ...]
    groups: tuple[ChainGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainLevel:
    """Documents of one rank. A level holding the present document stays open however long it is.

    Of very many most stand in `groups`, each by itself in `alone`; without groups all do.
    """

    nodes: tuple[ChainNode, ...]
    name: str = ""
    groups: tuple[ChainGroup, ...] = ()
    alone: tuple[ChainNode, ...] = ()

    @property
    def outside(self) -> tuple[ChainNode, ...]:
        return self.alone if self.groups else self.nodes

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
