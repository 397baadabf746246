"""The searches people keep: saved from what was found, renamed, shared, put on the home page, removed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.documents.selectors.keeping import kept_search_for, kept_searches_for
from nhipcau.documents.services.keeping import bring_search_back, change_search, keep_search, remove_search
from nhipcau.ground.refusal import Refusal
from nhipcau.web.lists import number_in
from nhipcau.web.pages.finding.asking import asking_in
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of


@login_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Of the address only what this version understands is kept."""
    asking = asking_in(QueryDict(request.POST.get("address", "")[:2000]))
    back = f"{reverse('search')}?{asking.address}&list=1"
    try:
        kept = keep_search(
            actor=actor_of(request),
            name=request.POST.get("name", ""),
            address=asking.address,
            shared=request.POST.get("shared") == "1",
        )
    except Refusal as refusal:
        messages.error(request, words_of(refusal))
        return redirect(back)
    messages.success(request, _("Đã lưu bộ lọc “%(name)s”; nó có ô riêng ở trang Việc hôm nay.") % {"name": kept.name})
    return redirect(back)


@login_required
@require_GET
def kept(request: HttpRequest) -> HttpResponse:
    viewer = actor_of(request)
    removed = number_in(request, "removed")
    context = {
        "rows": kept_searches_for(viewer),
        "removed": kept_search_for(viewer, removed) if removed else None,
        "may_share": viewer.agency_id is not None,
        "crumbs": Crumbs((Crumb(_("Tìm văn bản"), reverse("search")), Crumb(_("Bộ lọc đã lưu")))),
    }
    return render(request, "finding/kept.html", context)


@login_required
@require_POST
def change(request: HttpRequest, search_id: int) -> HttpResponse:
    try:
        change_search(
            actor=actor_of(request),
            search_id=search_id,
            name=request.POST.get("name", ""),
            shared=request.POST.get("shared") == "1",
            on_home=request.POST.get("on_home") == "1",
        )
    except Refusal as refusal:
        if refusal.code not in ("search.name_missing", "search.name_taken"):
            raise
        messages.error(request, words_of(refusal))
    else:
        messages.success(request, _("Đã ghi thay đổi của bộ lọc."))
    return redirect("kept_searches")


@login_required
@require_POST
def remove(request: HttpRequest, search_id: int) -> HttpResponse:
    remove_search(actor=actor_of(request), search_id=search_id)
    return redirect(f"{reverse('kept_searches')}?removed={search_id}")


@login_required
@require_POST
def bring_back(request: HttpRequest, search_id: int) -> HttpResponse:
    try:
        found = bring_search_back(actor=actor_of(request), search_id=search_id)
    except Refusal as refusal:
        if refusal.code != "search.name_taken":
            raise
        messages.error(request, words_of(refusal))
    else:
        messages.success(request, _("Đã lấy lại bộ lọc “%(name)s”.") % {"name": found.name})
    return redirect("kept_searches")
