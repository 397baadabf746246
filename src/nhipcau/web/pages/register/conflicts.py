"""Numbers that collide and words that differ: the queue, and what a person says is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.documents.selectors.conflicts import STATES, ConflictRow, conflicts_for
from nhipcau.documents.selectors.register import seen_document
from nhipcau.documents.services.conflicts import decide_conflict, reopen_conflict
from nhipcau.web.document_lines import line_of
from nhipcau.web.lists import address_with, page_number, pages_part, whole_number
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.documents import DocumentLine
from nhipcau.web.parts.navigation import Crumb, Crumbs, Tab, Tabs
from nhipcau.web.parts.tables import Empty
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import CONFLICT_CHOICES, CONFLICT_KINDS, CONFLICT_STATES, said


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides, and what can be said of them."""

    template: ClassVar[str] = "register/conflict.html"
    ident: str
    what: str
    document: DocumentLine
    said: str
    other: DocumentLine
    otherwise: str
    decided: str
    acts: tuple[Action, ...]


@login_required
@require_GET
def conflicts(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state", STATES[0])
    page = conflicts_for(actor_of(request), state=state, page=page_number(request))
    tabs = Tabs(
        label=_("Tình trạng"),
        tabs=tuple(Tab(said(CONFLICT_STATES, one), address_with(request, state=one), one == state) for one in STATES),
    )
    empty = Empty(
        words=_("Không có chỗ trùng số hay lệch nào ở đây."),
        how=_("Khi hai văn bản cùng số khác ngày, hoặc hai nơi nói khác nhau về một văn bản, chỗ ấy đứng ở đây."),
    )
    context = {
        "tabs": tabs,
        "conflicts": [_part(row) for row in page.rows],
        "empty": None if page.rows else empty,
        "pages": pages_part(request, page),
        "crumbs": Crumbs((Crumb(_("Văn bản"), reverse("documents")), Crumb(_("Trùng số, lệch cách ghi")))),
    }
    return render(request, "register/conflicts.html", context)


@login_required
@require_POST
def decide(request: HttpRequest, document_id: int) -> HttpResponse:
    """`document_id` is the document of the conflict; `choice` empty opens it again."""
    actor = actor_of(request)
    seen_document(actor, document_id)
    conflict, choice = whole_number(request.POST.get("conflict", "")) or 0, request.POST.get("choice", "")
    if choice:
        decide_conflict(actor=actor, conflict_id=conflict, choice=choice, note=request.POST.get("note", ""))
        messages.success(request, _("Đã ghi quyết định. Có thể mở lại ở mục “đã quyết định”."))
    else:
        reopen_conflict(actor=actor, conflict_id=conflict)
        messages.success(request, _("Đã mở lại."))
    return redirect("conflicts")


def _part(row: ConflictRow) -> Conflict:
    url = reverse("decide_conflict", args=[row.document.id])
    own = ("conflict", str(row.id))
    if row.choice:
        acts: tuple[Action, ...] = (Action(_("Mở lại"), url, sends=True, icon="undo", fields=(own, ("choice", ""))),)
    else:
        acts = tuple(
            Action(str(words), url, sends=True, fields=(own, ("choice", choice)))
            for choice, words in CONFLICT_CHOICES.items()
        )
    by = f"{said(CONFLICT_CHOICES, row.choice)} · {row.decided_by} · {day(row.decided)}" if row.choice else ""
    return Conflict(
        ident=f"c{row.id}",
        what=said(CONFLICT_KINDS, row.kind),
        document=line_of(row.document),
        said=_told(row.kind, row.said),
        other=line_of(row.other),
        otherwise=_told(row.kind, row.otherwise),
        decided=by,
        acts=acts,
    )


def _told(kind: str, words: str) -> str:
    return (day(parse_date(words)) or words) if kind == "two_dates" else words
