"""How a document is named wherever it is mentioned, and the chain from directive to dispatch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.html import format_html
from django.utils.safestring import SafeString
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
        issuer = self.marked.issuer.drawn() if self.marked else self.issuer
        title = self.marked.title.drawn() if self.marked else self.title
        return format_html(
            '<span class="document{}"><span class="document-named">{}{}{}</span>{}{}{}{}</span>',
            "" if self.held else " cited",
            self._named(),
            self._copy(),
            self._card(),
            self._day(),
            format_html('<span class="document-issuer">{}</span>', issuer) if self.issuer else "",
            format_html('<span class="document-title">{}</span>', title) if self.title else "",
            self._tag(),
        )

    def _named(self) -> SafeString:
        if self.url:
            return format_html('<a class="document-number" href="{}">{}</a>', self.url, self._words())
        return format_html('<span class="document-number">{}</span>', self._words())

    def _words(self) -> str:
        if self.number and self.marked is not None:
            return self.marked.number.drawn()
        return self.number or " ".join((self.type_name, _("chưa rõ số"))).strip()

    def _copy(self) -> SafeString | str:
        if not self.number:
            return ""
        return format_html(
            '<button class="copy" type="button" data-copy="{}" hidden>{}<span class="unseen">{}</span></button>',
            self.number,
            icon("copy"),
            _("Chép %(number)s") % {"number": self.number},
        )

    def _card(self) -> SafeString:
        where = _("đã có văn bản") if self.held else _("chưa có bản gốc, chỉ được viện dẫn")
        return format_html(
            '<span class="document-card" aria-hidden="true"><b>{} {}</b><span>{}</span><span class="soft">{}{}</span>'
            '<span class="soft">{}</span></span>',
            self.type_name,
            self.number,
            self.title,
            self.issuer,
            f" · {day(self.date)}" if self.date else "",
            _("nguồn báo chí") if self.press else where,
        )

    def _day(self) -> SafeString:
        if self.date is None:
            return format_html('<span class="document-date">{}</span>', _("chưa rõ ngày"))
        return format_html('<time class="document-date" datetime="{}">{}</time>', self.date.isoformat(), day(self.date))

    def _tag(self) -> SafeString | str:
        if self.press:
            return format_html('<span class="tag">{}{}</span>', icon("press"), _("báo chí"))
        return "" if self.held else format_html('<span class="tag">{}</span>', _("chưa có bản gốc"))


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
