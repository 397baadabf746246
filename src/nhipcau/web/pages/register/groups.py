"""Whom the collectives of a document mean: each list with its rule and day, and open sets that wait for names."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.agencies.collectives.selectors import GroupRow
from nhipcau.agencies.selectors import agency_choices_for
from nhipcau.documents.selectors.register import document_for
from nhipcau.flows.collectives import groups_for, name_group, take_back_group
from nhipcau.ground.actor import Actor
from nhipcau.web.lists import whole_number
from nhipcau.web.pages.register.views import context_of
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import GROUP_STATES, said


@dataclass(frozen=True, slots=True)
class Shown:
    """One collective as the page prints it."""

    row: GroupRow
    state: str
    counted: str
    lacking: str
    asks: bool
    """Whether the viewer is asked for names here."""
    choices: tuple[tuple[int, str], ...]


@login_required
@require_GET
def groups(request: HttpRequest, document_id: int) -> HttpResponse:
    viewer = actor_of(request)
    sheet = document_for(viewer, document_id)
    if sheet.row.id != document_id:
        return redirect("document_groups", sheet.row.id)
    sought, asked = request.GET.get("q", ""), whole_number(request.GET.get("nhom", ""))
    rows = groups_for(viewer, document_id)
    shown = tuple(_shown(viewer, row, sought if row.id == asked else "") for row in rows)
    context = context_of(sheet, current="groups") | {"groups": shown, "sought": sought, "asked": asked}
    return render(request, "register/groups.html", context)


@login_required
@require_POST
def name(request: HttpRequest, document_id: int, group_id: int) -> HttpResponse:
    chosen = [number for text in request.POST.getlist("agency") if (number := whole_number(text)) is not None]
    if not chosen:
        document_for(actor_of(request), document_id)
        messages.warning(request, _("Chưa chọn cơ quan nào."))
        return redirect(_place(document_id, group_id))
    row = name_group(actor=actor_of(request), group_id=group_id, agency_ids=chosen)
    messages.success(
        request, _("Đã ghi: “%(phrase)s” gồm %(n)d cơ quan.") % {"phrase": row.phrase, "n": len(row.members)}
    )
    return redirect(_place(document_id, group_id))


@login_required
@require_POST
def take_back(request: HttpRequest, document_id: int, group_id: int) -> HttpResponse:
    row = take_back_group(actor=actor_of(request), group_id=group_id)
    messages.success(request, _("Đã bỏ các tên đã nêu cho “%(phrase)s”.") % {"phrase": row.phrase})
    return redirect(_place(document_id, group_id))


def _place(document_id: int, group_id: int) -> str:
    return f"{reverse('document_groups', args=[document_id])}#nhom-{group_id}"


def _shown(viewer: Actor, row: GroupRow, sought: str) -> Shown:
    lacking = ""
    if row.expected is not None and len(row.members) != row.expected:
        lacking = _("Theo luật là %(by_law)d; danh bạ ngày ấy chỉ có %(there)d.") % {
            "by_law": row.expected,
            "there": len(row.members),
        }
    known = {member.agency_id for member in row.members}
    found = agency_choices_for(viewer, text=sought) if sought and row.may_name else ()
    return Shown(
        row=row,
        state=said(GROUP_STATES, row.state),
        counted=_("%(n)d cơ quan, theo danh bạ ngày %(day)s") % {"n": len(row.members), "day": day(row.as_of)},
        lacking=lacking,
        asks=row.may_name,
        choices=tuple(choice for choice in found if choice[0] not in known),
    )
