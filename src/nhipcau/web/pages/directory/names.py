"""The queue of names: each is an agency that exists, a new one, or no one agency."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.agencies.models import Family, Level
from nhipcau.agencies.names.queue import NameRow, unmatched_name_for, unmatched_names_for
from nhipcau.agencies.selectors import agency_choices_for
from nhipcau.flows.directory import (
    settle_as_agency,
    settle_as_new_agency,
    settle_as_no_agency,
    take_back_settling,
)
from nhipcau.ground.actor import Actor
from nhipcau.web.lists import address_with, number_in, page_number, pages_part, whole_number
from nhipcau.web.parts.navigation import Crumb, Crumbs, Tab, Tabs
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import FAMILIES, LEVELS, NAME_STATES, NEARNESS, said


class NewAgencyForm(forms.Form):
    family = forms.ChoiceField(
        label=gettext_lazy("Khối"), choices=[(code, FAMILIES[code]) for code in Family.values], initial=Family.STATE
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Cấp"), choices=[(code, LEVELS[code]) for code in Level.values], initial=Level.DEPARTMENT
    )


@login_required
@require_GET
def unmatched(request: HttpRequest) -> HttpResponse:
    state, sought = request.GET.get("state", "open"), request.GET.get("q", "").strip()[:200]
    page = unmatched_names_for(actor_of(request), state=state, text=sought, page=page_number(request))
    tabs = Tabs(
        label=_("Tình trạng"),
        tabs=tuple(
            Tab(words=said(NAME_STATES, code), url=address_with(request, state=code), current=code == state)
            for code in NAME_STATES
        ),
    )
    table = Table(
        caption=_("Tên chưa khớp"),
        columns=(
            Column(_("Tên trong văn bản"), phone=Phone.FIRST, wide=True),
            Column(_("Số lần gặp"), numeric=True, phone=Phone.END),
            Column(_("Cơ quan, hoặc cơ quan gần nhất"), phone=Phone.SECOND),
        ),
        rows=tuple(
            Row(cells=(row.name, str(row.met), _meant(row)), url=reverse("settle_name", args=[row.id]))
            for row in page.rows
        ),
        empty=Empty(
            words=_("Không còn tên nào ở đây."),
            how=_("Tên mà máy chưa biết là cơ quan nào đứng ở đây, kèm cơ quan gần nhất, để người xem quyết định."),
        ),
        pages=pages_part(request, page),
    )
    crumbs = Crumbs((Crumb(_("Cơ quan"), reverse("agencies")), Crumb(_("Tên chưa khớp"))))
    context = {"table": table, "tabs": tabs, "state": state, "sought": sought, "crumbs": crumbs}
    return render(request, "directory/unmatched.html", context)


def _meant(row: NameRow) -> str:
    if row.agency_label or not row.proposals:
        return row.agency_label
    first = row.proposals[0]
    return _("có thể là %(agency)s (%(score)d/100)") % {"agency": first.label, "score": first.score}


@login_required
@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, name_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = unmatched_name_for(actor, name_id)
    form = NewAgencyForm(request.POST if request.POST.get("as") == "new" else None)
    if request.method == "POST" and _settled(request, actor=actor, row=row, form=form):
        messages.success(request, _decided(row, request.POST.get("as", "")))
        return redirect(reverse("settle_name", args=[row.id]))
    sought = request.GET.get("q", row.name)
    context = {
        "row": row,
        "proposals": [(one, said(NEARNESS, one.why)) for one in row.proposals],
        "waits": row.state == "open",
        "next_url": "" if row.state == "open" else _next_waiting(actor),
        "sought": sought,
        "choices": agency_choices_for(actor, text=sought),
        "form": form,
        "document_url": reverse("document", args=[row.document_id]) if row.document_id else "",
        "crumbs": Crumbs(
            (
                Crumb(_("Cơ quan"), reverse("agencies")),
                Crumb(_("Tên chưa khớp"), reverse("unmatched")),
                Crumb(row.name),
            )
        ),
    }
    return render(request, "directory/settle.html", context, status=422 if form.errors else 200)


def _next_waiting(actor: Actor) -> str:
    """The name met most often of those that still wait; empty where none does."""
    rows = unmatched_names_for(actor, size=1).rows
    return reverse("settle_name", args=[rows[0].id]) if rows else ""


def _decided(row: NameRow, meaning: str) -> str:
    if meaning == "back":
        return _("Tên “%(name)s” lại chờ quyết định.") % {"name": row.name}
    return _("Đã quyết định cho tên “%(name)s”; cần thì bỏ quyết định ngay tại đây.") % {"name": row.name}


def _settled(request: HttpRequest, *, actor: Actor, row: NameRow, form: NewAgencyForm) -> bool:
    match request.POST.get("as"):
        case "agency":
            settle_as_agency(actor=actor, name_id=row.id, agency_id=whole_number(request.POST.get("agency", "")) or 0)
        case "new" if form.is_valid():
            settle_as_new_agency(
                actor=actor,
                name_id=row.id,
                family=form.cleaned_data["family"],
                level=form.cleaned_data["level"],
                parent_id=number_in(request, "parent"),
            )
        case "none":
            settle_as_no_agency(actor=actor, name_id=row.id)
        case "back":
            take_back_settling(actor=actor, name_id=row.id)
        case _:
            return False
    return True
