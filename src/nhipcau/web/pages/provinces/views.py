"""Choosing a province, looking at what loading it makes, loading it, taking the loading back."""

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

from nhipcau.agencies.loading.selectors import ProvinceRow, loading_for, preview_for, province_for, provinces_for
from nhipcau.agencies.models import AgencyEvent
from nhipcau.flows.provinces import load_province, undo_loading
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.web.pages.provinces.tables import counts_table, events_table, groups_of, loadings_table, provinces_table
from nhipcau.web.parts.actions import Action, Confirm, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.requests import actor_of

PLANNED = frozenset({str(AgencyEvent.State.PLANNED)})


class LoadingForm(forms.Form):
    with_units = forms.BooleanField(
        label=gettext_lazy("Cả huyện (đến 30/6/2025) và xã, phường, đặc khu"),
        required=False,
        help_text=gettext_lazy("Thêm vài trăm cơ quan; có thể nạp sau, lần nạp sau chỉ thêm phần còn thiếu."),
    )


@login_required
@require_GET
def provinces(request: HttpRequest) -> HttpResponse:
    rows = provinces_for(actor_of(request))
    context = {"table": provinces_table(rows), "crumbs": Crumbs((_above(), Crumb(_("Nạp danh bạ tỉnh"))))}
    return render(request, "provinces/provinces.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def province(request: HttpRequest, province_code: str) -> HttpResponse:
    """A POST looks ahead, and with `act=load` does it: looking writes nothing that stays."""
    actor = actor_of(request)
    row = province_for(actor, province_code)
    form = LoadingForm(request.POST or None)
    preview: dict[str, object] = {}
    if request.method == "POST" and form.is_valid():
        with_units = form.cleaned_data["with_units"]
        if request.POST.get("act") == "load":
            loading = load_province(actor=actor, province=row.name, with_units=with_units)
            messages.success(
                request,
                _("Đã nạp %(name)s: %(made)d cơ quan mới, %(planned)d sự kiện chờ người xem.")
                % {"name": row.name, "made": loading.made, "planned": loading.planned},
            )
            return redirect("province", province_code)
        preview = _preview(actor, row, with_units=with_units)
    context = {
        "row": row,
        "form": form,
        "loadings": loadings_table(row.loadings),
        "crumbs": Crumbs((_above(), Crumb(_("Nạp danh bạ tỉnh"), reverse("provinces")), Crumb(row.name))),
        **preview,
    }
    return render(request, "provinces/province.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def undo_province(request: HttpRequest, loading_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = loading_for(actor, loading_id)
    code = next(one.code for one in provinces_for(actor) if one.name == row.province)
    address = reverse("province", args=[code])
    if request.method == "POST":
        undo_loading(actor=actor, loading_id=loading_id)
        messages.success(request, _("Đã rút lại: danh bạ trở lại như trước lần nạp này."))
        return redirect(address)
    confirm = Confirm(
        question=_("Rút lại lần nạp này?"),
        consequences=(
            _("%(made)d cơ quan và %(events)d sự kiện được đưa ra khỏi danh bạ.")
            % {"made": row.made, "events": row.applied + row.planned},
            _("Chỉ rút được khi chưa có văn bản, việc, tài khoản hay chức vụ nào gắn với các cơ quan ấy."),
            _("Sau này có thể nạp lại."),
        ),
        agree=Action(
            _("Rút lại lần nạp"), reverse("undo_province", args=[loading_id]), sends=True, weight=Weight.DESTROY
        ),
        leave=Action(_("Thôi"), address),
    )
    title = row.province
    crumbs = Crumbs((_above(), Crumb(_("Nạp danh bạ tỉnh"), reverse("provinces")), Crumb(title, address)))
    return render(request, "directory/event_undo.html", {"confirm": confirm, "title": title, "crumbs": crumbs})


def _preview(actor: Actor, row: ProvinceRow, *, with_units: bool) -> dict[str, object]:
    seen = preview_for(actor, row.name, with_units=with_units, on=clock.today())
    return {
        "counts": counts_table(seen),
        "groups": groups_of(seen.made),
        "events": events_table(seen.events, planned=PLANNED),
        "there": seen.there,
        "number": len(seen.made),
        "nothing_new": not seen.made and not seen.events,
        "with_units": with_units,
    }


def _above() -> Crumb:
    return Crumb(_("Cơ quan"), reverse("agencies"))
