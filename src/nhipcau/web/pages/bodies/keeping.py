"""Bodies founded and changed, members seated, meetings called."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.agencies.bodies.selectors import (
    BodyRow,
    body_for,
    hosts_for,
    require_may_keep_body_for,
    seat_body_for,
)
from nhipcau.agencies.bodies.services import end_seat, seat_member
from nhipcau.agencies.models import Body
from nhipcau.flows.bodies import call_meeting, change_body, found_body
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.pages.bodies.choosing import offered_near
from nhipcau.web.pages.bodies.forms import BodyForm, ChangeBodyForm, EndSeatForm, MeetingForm, SeatForm
from nhipcau.web.parts.navigation import Crumb
from nhipcau.web.requests import actor_of


@login_required
@require_http_methods(["GET", "POST"])
def new_body(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    hosts = hosts_for(actor)
    if not hosts:
        raise Refusal("body.not_allowed")
    form = BodyForm(request.POST or None, hosts=list(hosts))
    page = FormPage(
        words=FormWords(_("Lập ban"), _("Lập ban này")),
        leave=reverse("bodies"),
        crumbs=(Crumb(_("Ban và tổ chức"), reverse("bodies")),),
    )

    def act() -> Body:
        given = {**form.cleaned_data}
        return found_body(actor=actor, host_id=given.pop("host"), **given)

    return form_page(request, form, page=page, act=act, leads_to=lambda made: reverse("body", args=[made.pk]))


@login_required
@require_http_methods(["GET", "POST"])
def changing_body(request: HttpRequest, body_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = _kept(actor, body_id)
    initial = {name: getattr(row, name) for name in ChangeBodyForm.base_fields}
    form = ChangeBodyForm(request.POST or None, initial=initial)
    words = FormWords(_("Sửa, sang nhiệm kỳ mới"), _("Ghi thay đổi"), _("Đã ghi thay đổi."))
    return form_page(
        request,
        form,
        page=_page(row, words=words),
        act=lambda: change_body(actor=actor, body_id=body_id, **form.cleaned_data),
    )


@login_required
@require_http_methods(["GET", "POST"])
def seating(request: HttpRequest, body_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = _kept(actor, body_id)
    form = SeatForm(request.POST or None, viewer=actor, initial={"role": "member"})

    def act() -> object:
        given = form.cleaned_data
        return seat_member(
            actor=actor,
            body_id=body_id,
            role=given["role"],
            person_id=given["person_id"],
            post_id=given["post_id"],
            agency_id=given["agency_id"],
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            basis=given["basis"],
        )

    words = FormWords(_("Thêm thành viên"), _("Thêm thành viên này"), _("Đã thêm thành viên."))
    return form_page(request, form, page=_page(row, words=words, choices=offered_near(actor, row.host_id)), act=act)


@login_required
@require_http_methods(["GET", "POST"])
def ending_seat(request: HttpRequest, seat_id: int) -> HttpResponse:
    actor = actor_of(request)
    body_id, seat = seat_body_for(actor, seat_id)
    row = _kept(actor, body_id)
    form = EndSeatForm(request.POST or None, initial={"valid_to": seat.valid_to})
    words = FormWords(_("Thôi là thành viên"), _("Ghi ngày thôi"), _("Đã ghi."))
    about = " · ".join(one for one in (seat.who, seat.behind, row.name) if one)
    return form_page(
        request,
        form,
        page=_page(row, words=words, about=about),
        act=lambda: end_seat(actor=actor, seat_id=seat_id, **form.cleaned_data),
    )


@login_required
@require_http_methods(["GET", "POST"])
def new_meeting(request: HttpRequest, body_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = _kept(actor, body_id)
    form = MeetingForm(request.POST or None)

    def act() -> object:
        given = form.cleaned_data
        return call_meeting(
            actor=actor,
            body_id=body_id,
            on=given["on"],
            title=given["title"],
            place=given["place"],
            agenda=given["agenda"],
        )

    words = FormWords(_("Lập phiên họp"), _("Lập phiên họp này"), _("Đã lập phiên họp."))
    return form_page(request, form, page=_page(row, words=words), act=act)


def _kept(actor: Actor, body_id: int) -> BodyRow:
    row = body_for(actor, body_id).row
    require_may_keep_body_for(actor, row.host_id)
    return row


def _page(row: BodyRow, *, words: FormWords, about: str = "", choices: tuple[str, ...] = ()) -> FormPage:
    """`words` are the heading, the button, and what is told afterwards."""
    address = reverse("body", args=[row.id])
    return FormPage(
        words=words,
        leave=address,
        about=about or row.name,
        crumbs=(Crumb(_("Ban và tổ chức"), reverse("bodies")), Crumb(row.name, address)),
        lists={"agencies": choices} if choices else {},
    )
