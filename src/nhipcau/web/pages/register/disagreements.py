"""Where a newer reading disagrees: the queue, and the choice between what stands and what was read anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.documents.selectors.disagreements import DisagreementRow, disagreements_for
from nhipcau.flows.reread import settle_disagreement
from nhipcau.ground.plain import Json
from nhipcau.web.lists import address_with, number_in, page_number, pages_part, whole_number
from nhipcau.web.pages.register.reader import said_value
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.disagreements import Compared, Disagreement
from nhipcau.web.parts.navigation import Tab, Tabs
from nhipcau.web.parts.tables import Empty
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import DISAGREEMENT_KINDS, DISAGREEMENT_STATES, VALUE_LABELS, said

_ON_BOARD = ("board", "gone")
_FIELDS = ("lead", "coordinators", "requested", "due", "nature")
_SIZE = 20


@login_required
@require_GET
def disagreements(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state", "open")
    page = disagreements_for(
        actor_of(request),
        state=state,
        document_id=number_in(request, "document"),
        page=page_number(request),
        size=_SIZE,
    )
    tabs = Tabs(
        label=_("Tình trạng"),
        tabs=tuple(
            Tab(words=said(DISAGREEMENT_STATES, code), url=address_with(request, state=code), current=code == state)
            for code in DISAGREEMENT_STATES
        ),
    )
    empty = Empty(
        words=_("Không có chỗ nào ở đây."),
        how=_("Khi máy đọc lại mà thấy khác với ý người đã xem, hoặc khác việc trên bảng, chỗ ấy đứng ở đây."),
    )
    context = {
        "tabs": tabs,
        "disagreements": [
            part_of(row, follows=before is not None and before.document_id == row.document_id)
            for before, row in pairwise((None, *page.rows))
            if row is not None
        ],
        "empty": None if page.rows else empty,
        "pages": pages_part(request, page),
    }
    return render(request, "register/disagreements.html", context)


@login_required
@require_POST
def settle(request: HttpRequest, disagreement_id: int) -> HttpResponse:
    """Whoever does not say that the newer reading is to be taken keeps what stands."""
    take_newer = request.POST.get("choice") == "take"
    settle_disagreement(
        actor=actor_of(request),
        disagreement_id=disagreement_id,
        version=whole_number(request.POST.get("version", "")) or 0,
        take_newer=take_newer,
    )
    messages.success(request, _("Đã lấy bản đọc mới.") if take_newer else _("Đã giữ như đang có."))
    return redirect("disagreements")


def part_of(row: DisagreementRow, *, follows: bool = False) -> Disagreement:
    """One that `follows` another of its document need not say the title again."""
    whose = _("Trên bảng") if row.kind in _ON_BOARD else _("Theo %(who)s") % {"who": row.said_by}
    chosen = _("đã lấy bản đọc mới") if row.choice == "taken" else _("đã giữ như đang có")
    return Disagreement(
        ident=f"d{row.id}",
        document=row.document_label,
        document_url=reverse("document", args=[row.document_id]),
        title="" if follows or row.document_title == row.document_label else row.document_title,
        what=said(DISAGREEMENT_KINDS, row.kind),
        standing_head=whose,
        compared=tuple(_compared(row)),
        acts=() if row.settled else tuple(_acts(row)),
        settled=chosen if row.settled else "",
        settled_by=row.settled_by,
        settled_at=row.settled,
    )


def _acts(row: DisagreementRow) -> Iterator[Action]:
    """For a file that is divided otherwise there is nothing to take."""
    keep = _("Giữ như trên bảng") if row.kind in _ON_BOARD else _("Giữ của người")
    if row.kind == "divided":
        keep = _("Giữ như trong sổ")
    url, version = reverse("settle_disagreement", args=[row.id]), ("version", str(row.version))
    yield Action(words=keep, url=url, sends=True, fields=(version, ("choice", "keep")))
    if row.kind != "divided":
        yield Action(words=_("Lấy bản đọc mới"), url=url, sends=True, fields=(version, ("choice", "take")))


def _compared(row: DisagreementRow) -> Iterator[Compared]:
    if row.kind == "divided":
        return
    kept, read = row.kept, row.read
    nothing = _("không đọc thấy")
    if isinstance(kept, dict) and ("lead" in kept or row.kind in _ON_BOARD):
        gone = row.kind in {"gone", "missing"}
        yield Compared(_("Việc"), row.kept_words, nothing if gone else row.read_words)
        newer = read if isinstance(read, dict) else {}
        for name in _FIELDS:
            if kept.get(name) if gone else name in kept and kept[name] != newer.get(name):
                shown = nothing if gone else _field(name, newer)
                yield Compared(said(VALUE_LABELS, f"duty.{name}"), _field(name, kept), shown)
        return
    standing, now = said_value(row.label, kept) or _("đã bỏ"), said_value(row.label, read) or nothing
    yield Compared(
        label=said(VALUE_LABELS, row.label),
        standing=standing,
        newer=now,
        standing_words=row.kept_words if row.kept_words != standing else "",
        newer_words=row.read_words if row.read_words != now else "",
    )


def _field(name: str, duty: Mapping[str, Json]) -> str:
    value = duty.get(name)
    if isinstance(value, list):
        return "; ".join(one for one in cast(list[str | None], value) if one) or "–"
    return said_value(f"duty.{name}", value) or "–"
