"""Which duties wait for a successor, the question with its proposals, and the decisions with the way back."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.loading.services import may_load
from nhipcau.agencies.selectors import agency_choices_for
from nhipcau.execution.selectors.succession import (
    Choice,
    Decided,
    Undecided,
    decided_for,
    question_for,
    require_may_see_successions,
    undecided_for,
)
from nhipcau.execution.services import decide_succession, take_back_succession
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.web.lists import page_number, pages_part, whole_number
from nhipcau.web.pages.succession.addresses import question_url
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import Words, said

REASONS: Words = {
    "function": gettext_lazy("đề xuất: chức năng này được chuyển về đây"),
    "rest": gettext_lazy("nhận phần còn lại của cơ quan cũ"),
    "stays": gettext_lazy("vẫn là cơ quan cũ, chức năng đã chuyển đi"),
    "other": gettext_lazy("nhận chức năng khác"),
}


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    viewer = actor_of(request)
    require_may_see_successions(viewer)
    page = undecided_for(viewer, page=page_number(request))
    waiting = Table(
        caption=_("Chờ xác định đơn vị kế thừa"),
        columns=(
            Column(_("Cơ quan trong văn bản"), phone=Phone.FIRST, wide=True),
            Column(_("Phần việc")),
            Column(_("Từ ngày"), tight=True),
            Column(_("Đề xuất"), phone=Phone.SECOND),
            Column(_("Việc còn mở"), numeric=True, phone=Phone.END),
        ),
        rows=tuple(_waiting_row(one) for one in page.rows),
        pages=pages_part(request, page),
        empty=Empty(
            words=_("Không có việc nào chờ xác định đơn vị kế thừa."),
            how=_(
                "Khi một cơ quan được chia cho nhiều nơi hoặc kết thúc, phần việc của nó chờ ở đây. Việc của tỉnh chưa "
                "nạp danh bạ chưa biết nay của ai."
            ),
            action=Action(_("Nạp danh bạ tỉnh…"), reverse("provinces")) if may_load(viewer) else None,
        ),
    )
    made = decided_for(viewer)
    return render(
        request,
        "succession/queue.html",
        {"waiting": waiting, "decided": [(one, _told(one), _back(one)) for one in made]},
    )


@login_required
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest) -> HttpResponse:
    viewer = actor_of(request)
    asked = request.GET if request.method == "GET" else request.POST
    agency_id, scope = whole_number(asked.get("of", "")) or 0, asked.get("scope", "")[:300]
    effective = parse_date(asked.get("from", "")[:10]) or date.min
    refused = None
    if request.method == "POST":
        try:
            return _decided(request, viewer, agency_id=agency_id, scope=scope, effective=effective)
        except Refusal as refusal:
            if refusal.code not in {"agency.basis_missing", "succession.heir_ended", "agency.not_found"}:
                raise
            refused = refusal
    require_may_see_successions(viewer)
    found = question_for(viewer, agency_id=agency_id, scope=scope, effective=effective)
    one, sought = found.asked, asked.get("q", "").strip()[:200]
    known = {choice.agency_id for choice in one.choices}
    others = agency_choices_for(viewer, text=sought) if sought else found.communes
    context = {
        "one": one,
        "heading": one.label,
        "scope": one.scope or _("mọi chức năng còn lại"),
        "tasks_url": _tasks_url(one),
        "choices": [(choice.agency_id, choice.label, _why(choice)) for choice in one.choices],
        "others": [(id_, label) for id_, label in others if id_ not in known],
        "communes": not sought and bool(found.communes),
        "sought": sought,
        "may_decide": found.may_decide,
        "basis": asked.get("basis", ""),
        "notice": Notice(Tone.ERROR, words_of(refused)) if refused else None,
        "effective": effective.isoformat(),
        "crumbs": Crumbs((Crumb(_("Chờ xác định đơn vị kế thừa"), reverse("successions")), Crumb(one.label))),
    }
    return render(request, "succession/question.html", context, status=422 if refused else 200)


@login_required
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    followed = take_back_succession(actor=actor_of(request), event_id=whole_number(request.POST.get("event", "")) or 0)
    messages.success(request, _("Đã hoàn tác: %(many)d phần việc lại chờ xác định.") % {"many": followed.parts})
    return redirect("successions")


def _decided(request: HttpRequest, viewer: Actor, *, agency_id: int, scope: str, effective: date) -> HttpResponse:
    event, followed = decide_succession(
        actor=viewer,
        agency_id=agency_id,
        scope=scope,
        effective=effective,
        to_agency_id=whole_number(request.POST.get("to", "")) or 0,
        basis=request.POST.get("basis", ""),
    )
    told = ngettext(
        "Đã ghi nhớ đơn vị kế thừa: %(many)d phần việc đi theo.",
        "Đã ghi nhớ đơn vị kế thừa: %(many)d phần việc đi theo.",
        followed.parts,
    )
    messages.success(request, told % {"many": followed.parts})
    return redirect(f"{reverse('successions')}#d-{event.pk}")


def _waiting_row(one: Undecided) -> Row:
    proposed = one.choices[0].label if one.choices else _("không có đơn vị kế thừa")
    return Row(
        cells=(one.label, one.scope or _("mọi chức năng còn lại"), day(one.effective), proposed, str(one.open_tasks)),
        url=question_url(agency_id=one.agency_id, scope=one.scope, effective=one.effective),
        label=one.label,
    )


def _tasks_url(one: Undecided) -> str:
    words = {"agency": one.agency_id, "units": "then", "succession": "undecided" if one.choices else "ended"}
    return f"{reverse('board')}?{urlencode(words)}"


def _why(choice: Choice) -> str:
    told = said(REASONS, choice.reason)
    return f"{told}: {choice.scope}" if choice.scope else told


def _told(one: Decided) -> str:
    scope = one.scope or _("mọi chức năng còn lại")
    return _("%(old)s (%(scope)s) → %(new)s, từ %(day)s") % {
        "old": one.label,
        "scope": scope,
        "new": one.to_label,
        "day": day(one.effective),
    }


def _back(one: Decided) -> Action | None:
    if not one.holds:
        return None
    return Action(
        words=_("Hoàn tác"),
        url=reverse("take_back_succession"),
        sends=True,
        fields=(("event", str(one.event_id)),),
    )
