"""From a chain to its picture: what stands in each box, which bundles are open, where a bundle leads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.documents.relations import RelationKind
from nhipcau.documents.selectors import Chain, ChainNode
from nhipcau.documents.validity import ENDED, TOUCHED
from nhipcau.web.pages.register.bundles import MOST_ALONE, Bundling, Part, about, number_words
from nhipcau.web.parts.picture_shapes import NARROW, WIDE, Bundle, Fold, Heading, Item, Level, Picture, Seat
from nhipcau.web.parts.pictures import draw
from nhipcau.web.parts.words import day
from nhipcau.web.wording import DOCUMENT_TYPES, RELATIONS, RELATIONS_BACK, VALIDITIES, said

OPENED = "mo"
"""The word in the address that opens a bundle; with `ALL` every one."""
ALL = "het"
MOST_OPENED = 50
FEW_ON_A_PHONE = 6
FOLLOWS = RelationKind.FOLLOWS
SHORTENED = (("Ủy ban nhân dân", "UBND"), ("Ban Thường vụ", "BTV"), ("Ủy ban Mặt trận Tổ quốc", "UBMTTQ"))


def pictures_of(request: HttpRequest, drawn: Chain) -> tuple[Picture, ...]:
    """The same graph twice, for a desk and for a phone; only one is shown. Empty for a document that stands alone."""
    if len(drawn.nodes) + len(drawn.changers) < 2:
        return ()
    changers = _changers_by_changed(drawn)
    edges = [(edge.lower, edge.upper) for edge in drawn.edges]
    changes = [(change.by, change.changed) for change in drawn.changes]
    label = _("Từ văn bản cấp trên, ở trên cùng, đến nơi thực hiện")
    pictures = []
    for look, alone in ((WIDE, MOST_ALONE), (NARROW, FEW_ON_A_PHONE)):
        drawing = _Drawing(request, drawn)
        bundling = Bundling(drawn, alone=alone)
        levels = [
            Level(number, tuple(map(drawing.item, bundling.of_level(drawn.at(number)))), changers)
            for number in drawn.levels
        ]
        pictures.append(draw(levels, edges=edges, changes=changes, look=look, label=label))
    return tuple(pictures)


def folding_of(request: HttpRequest, pictures: Sequence[Picture]) -> tuple[str, str] | None:
    """The way to open or to close all at once, in words and as an address; None where nothing is bundled."""
    shapes = [shape for picture in pictures for shape in picture.shapes]
    if any(isinstance(shape, Fold) for shape in shapes):
        return _("Mở hết trên hình"), _address(request, {ALL})
    if any(isinstance(shape, Heading) for shape in shapes):
        return _("Thu gọn hết"), _address(request, set())
    return None


class _Drawing:
    """What stands in the boxes of one chain."""

    def __init__(self, request: HttpRequest, drawn: Chain) -> None:
        self._request, self._drawn = request, drawn
        self._why = _reasons(drawn)
        self._opened = set(request.GET.getlist(OPENED)[:MOST_OPENED])

    def item(self, part: Part) -> Item:
        if isinstance(part, ChainNode):
            return _seat(part, why=self._why.get(part.id, ""), force=_force(self._drawn, part))
        opened = bool({ALL, part.path} & self._opened)
        lines = tuple(one for one in (number_words(part.nodes), part.words, about(part.nodes, but=part.words)) if one)
        told = ", ".join(lines)
        return Bundle(
            path=part.path,
            lines=lines,
            heading=_("%(told)s – thu gọn") % {"told": told},
            url=_address(self._request, self._without(part.path) if opened else self._opened | {part.path}),
            label=(_("Thu gọn: %(told)s") if opened else _("Mở: %(told)s")) % {"told": told},
            seats=tuple(node.id for node in part.nodes),
            items=tuple(map(self.item, part.parts)) if opened else (),
            opened=opened,
        )

    def _without(self, path: str) -> set[str]:
        """What was opened within it closes with it."""
        return {one for one in self._opened if one not in (path, ALL) and not one.startswith(f"{path}.")}


def _seat(node: ChainNode, *, why: str, force: str) -> Seat:
    number = node.code or _("%(kind)s, chưa rõ số") % {"kind": said(DOCUMENT_TYPES, node.type) or _("Văn bản")}
    absent = _("chưa có bản gốc") if node.state == "placeholder" else ""
    facts = " · ".join(one for one in (day(node.date), _briefly(node.issuer)) if one) or absent
    told = (said(DOCUMENT_TYPES, node.type), number, day(node.date), node.issuer, node.title, why, absent, force)
    return Seat(
        ident=node.id,
        number=number,
        facts=facts,
        why=why,
        force=force,
        url="" if node.state == "closed" else reverse("document_chain", args=[node.id]),
        title=node.title,
        label=", ".join(one for one in told if one),
        hollow=node.state == "placeholder",
        present=node.level == 0,
        closed=node.state == "closed",
        ended=node.validity in ENDED,
    )


def _briefly(issuer: str) -> str:
    """As it is shortened in every heading: a box has room for some thirty letters."""
    for long, short in SHORTENED:
        issuer = issuer.replace(long, short)
    return issuer


def _changers_by_changed(drawn: Chain) -> dict[int, tuple[Seat, ...]]:
    """What stands in no level of its own is drawn once, beside the first that it changed."""
    beside = {node.id: node for node in drawn.changers}
    found: dict[int, tuple[Seat, ...]] = {}
    for change in drawn.changes:
        node = beside.pop(change.by, None)
        if node is not None:
            since = _("từ %(day)s") % {"day": day(change.since)} if change.since else ""
            words = _("văn bản sau, chưa rõ thay thế") if change.kind == FOLLOWS else said(RELATIONS, change.kind)
            why = " ".join(one for one in (words, change.part, since) if one)
            seat = _seat(node, why=why, force="")
            found[change.changed] = (*found.get(change.changed, ()), replace(seat, present=False, changer=True))
    return found


def _reasons(drawn: Chain) -> dict[int, str]:
    """Why each stands under what it stands under: the first in words, of more how many."""
    codes = {node.id: node.code or said(DOCUMENT_TYPES, node.type) for node in drawn.nodes}
    levels = {node.id: node.level for node in drawn.nodes}
    found: dict[int, list[str]] = {}
    # The nearest above is named first.
    for edge in sorted(drawn.edges, key=lambda e: levels[e.upper]):
        found.setdefault(edge.lower, []).append(f"{said(RELATIONS, edge.relation)} {codes[edge.upper]}")
    return {one: f"{why[0]} (+{len(why) - 1})" if len(why) > 1 else why[0] for one, why in found.items()}


def _force(drawn: Chain, node: ChainNode) -> str:
    """What has become of it, where something has: by whom, else since when."""
    if node.validity not in TOUCHED:
        return ""
    codes = {one.id: one.code for one in (*drawn.nodes, *drawn.changers)}
    done = [one for one in drawn.changes if one.changed == node.id and codes.get(one.by)]
    if done and done[0].kind == FOLLOWS:
        return _("nay đã có %(code)s") % {"code": codes[done[0].by]}
    if done:
        return f"{said(RELATIONS_BACK, done[0].kind)} {codes[done[0].by]}"
    words = said(VALIDITIES, node.validity)
    return f"{words} {day(node.validity_since)}".strip() if node.validity_since else words


def _address(request: HttpRequest, opened: Collection[str]) -> str:
    query = request.GET.copy()
    query.setlist(OPENED, sorted(opened))
    return f"{request.path}?{query.urlencode()}" if query else request.path
