"""What the keeper of the calendar writes: days off, swaps, ordinary days, years decided in full; and takes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.foundation.calendar import (
    add_day_off,
    complete_year,
    make_ordinary,
    reopen_year,
    swap_days,
    withdraw_entry,
)
from nhipcau.foundation.calendar.access import require_may_keep_calendar
from nhipcau.foundation.calendar.rules import check_year
from nhipcau.foundation.models import CalendarEntry
from nhipcau.ground.calendar import DayKind
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.pages.calendar.forms import BasisForm, DayOffForm, OrdinaryForm, SwapForm
from nhipcau.web.parts.navigation import Crumb
from nhipcau.web.requests import actor_of

Act = Callable[[Mapping[str, object]], CalendarEntry]


@login_required
@require_http_methods(["GET", "POST"])
def day_off(request: HttpRequest, year: int) -> HttpResponse:
    actor = actor_of(request)

    def act(given: Mapping[str, object]) -> CalendarEntry:
        told = {name: value for name, value in given.items() if name != "kind"}
        return add_day_off(actor=actor, in_lieu=given["kind"] == DayKind.IN_LIEU, **told)  # type: ignore[arg-type]  # as the form cleaned them

    words = FormWords(_("Thêm ngày nghỉ"), _("Ghi ngày nghỉ này"), _("Đã ghi ngày nghỉ."))
    return _written(request, year, DayOffForm(request.POST or None), act=act, words=words)


@login_required
@require_http_methods(["GET", "POST"])
def swap(request: HttpRequest, year: int) -> HttpResponse:
    actor = actor_of(request)
    name = _("Nghỉ do hoán đổi ngày làm việc")

    def act(given: Mapping[str, object]) -> CalendarEntry:
        return swap_days(actor=actor, name=name, **given)  # type: ignore[arg-type]  # as the form cleaned them

    words = FormWords(_("Hoán đổi ngày làm việc"), _("Ghi hoán đổi này"), _("Đã ghi hoán đổi ngày làm việc."))
    return _written(request, year, SwapForm(request.POST or None), act=act, words=words)


@login_required
@require_http_methods(["GET", "POST"])
def ordinary(request: HttpRequest, year: int) -> HttpResponse:
    actor = actor_of(request)

    def act(given: Mapping[str, object]) -> CalendarEntry:
        return make_ordinary(actor=actor, **given)  # type: ignore[arg-type]  # as the form cleaned them

    words = FormWords(_("Bỏ ngày nghỉ hoặc hoán đổi"), _("Ghi là ngày bình thường"), _("Đã ghi là ngày bình thường."))
    return _written(request, year, OrdinaryForm(request.POST or None), act=act, words=words)


@login_required
@require_http_methods(["GET", "POST"])
def complete(request: HttpRequest, year: int) -> HttpResponse:
    actor = actor_of(request)

    def act(given: Mapping[str, object]) -> CalendarEntry:
        return complete_year(actor=actor, year=year, basis=str(given["basis"]))

    words = FormWords(_("Năm đã đủ ngày nghỉ và ngày hoán đổi"), _("Ghi năm này đã đủ"), _("Đã ghi năm này đủ ngày."))
    return _written(request, year, BasisForm(request.POST or None), act=act, words=words)


@login_required
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, year: int) -> HttpResponse:
    actor = actor_of(request)

    def act(given: Mapping[str, object]) -> CalendarEntry:
        return reopen_year(actor=actor, year=year, basis=str(given["basis"]))

    words = FormWords(
        _("Mở lại năm: còn ngày chưa quyết định"), _("Ghi năm này chưa đủ"), _("Đã ghi năm này chưa đủ ngày.")
    )
    return _written(request, year, BasisForm(request.POST or None), act=act, words=words)


@login_required
@require_POST
def withdraw(request: HttpRequest, calendar_entry_id: int) -> HttpResponse:
    entry = withdraw_entry(actor=actor_of(request), entry_id=calendar_entry_id)
    messages.success(request, _("Đã rút lại; lịch trở về như trước khi ghi mục này."))
    return redirect("calendar_year", entry.year)


def _written(request: HttpRequest, year: int, form: forms.Form, *, act: Act, words: FormWords) -> HttpResponse:
    """An entry of a swap stands in the year of the day that becomes free, whichever year one came from."""
    require_may_keep_calendar(actor_of(request))
    check_year(year)
    address = reverse("calendar_year", args=[year])
    page = FormPage(
        words=words,
        leave=address,
        about=_("Lịch làm việc năm %(year)d") % {"year": year},
        crumbs=(Crumb(_("Lịch làm việc"), reverse("calendar")), Crumb(str(year), address)),
    )
    return form_page(
        request,
        form,
        page=page,
        act=lambda: act(form.cleaned_data),
        leads_to=lambda entry: reverse("calendar_year", args=[entry.year]),
    )
