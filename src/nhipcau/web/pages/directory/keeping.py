"""The directory kept by hand: a new agency, another name, another superior, a name beside, looked at."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.agencies.models import Agency, Family, Level
from nhipcau.agencies.names.naming import locality_from
from nhipcau.agencies.selectors import agency_for, manageable_agencies_for
from nhipcau.agencies.services import add_alias, look_at_agency, make_agency, move_agency, rename_agency
from nhipcau.agencies.upkeep import require_may_keep_for, require_may_make_for
from nhipcau.ground.actor import Actor
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.lists import number_in
from nhipcau.web.pages.directory.forms import AgencyForm, AliasForm, MoveForm, RenameForm
from nhipcau.web.parts.navigation import Crumb
from nhipcau.web.requests import actor_of

Act = Callable[[], object]


@login_required
@require_http_methods(["GET", "POST"])
def new_agency(request: HttpRequest) -> HttpResponse:
    """Under one's own agency; outside of all only for the administrator of the installation."""
    actor = actor_of(request)
    require_may_make_for(actor)
    none = _("không có cơ quan cấp trên") if actor.agency_id is None else ""
    form = AgencyForm(request.POST or None, agencies=_superiors(actor), none=none, initial=_proposed(request, actor))

    def act() -> Agency:
        given = form.cleaned_data
        return make_agency(
            actor=actor,
            name=given["name"],
            family=given["family"],
            level=given["level"],
            locality=locality_from(given["locality"]),
            parent_id=given["parent"],
            valid_from=given["valid_from"],
            basis=given["basis"],
        )

    page = FormPage(
        words=FormWords(_("Cơ quan mới"), _("Lập cơ quan này")),
        leave=reverse("agencies"),
        crumbs=(Crumb(_("Cơ quan"), reverse("agencies")),),
    )
    return form_page(
        request,
        form,
        page=page,
        act=act,
        leads_to=lambda made: reverse("agency", args=[made.pk]),
        tells=lambda _made: _("Đã lập cơ quan “%(name)s”.") % {"name": form.cleaned_data["name"]},
    )


@login_required
@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, agency_id: int) -> HttpResponse:
    form = RenameForm(request.POST or None)
    return _kept(
        request,
        agency_id,
        form,
        act=lambda: rename_agency(actor=actor_of(request), agency_id=agency_id, **form.cleaned_data),
        words=FormWords(_("Đổi tên"), _("Ghi tên mới"), _("Đã ghi tên mới.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, agency_id: int) -> HttpResponse:
    actor = actor_of(request)
    others = [(id_, label) for id_, label in _superiors(actor) if id_ != agency_id]
    form = MoveForm(request.POST or None, agencies=others)

    def act() -> object:
        given = form.cleaned_data
        return move_agency(
            actor=actor,
            agency_id=agency_id,
            parent_id=given["parent"],
            valid_from=given["valid_from"],
            basis=given["basis"],
        )

    words = FormWords(
        _("Chuyển sang trực thuộc cơ quan khác"), _("Ghi cơ quan cấp trên mới"), _("Đã ghi cơ quan cấp trên mới.")
    )
    return _kept(request, agency_id, form, act=act, words=words)


@login_required
@require_http_methods(["GET", "POST"])
def alias(request: HttpRequest, agency_id: int) -> HttpResponse:
    form = AliasForm(request.POST or None)
    return _kept(
        request,
        agency_id,
        form,
        act=lambda: add_alias(actor=actor_of(request), agency_id=agency_id, **form.cleaned_data),
        words=FormWords(_("Thêm tên gọi khác"), _("Thêm tên này"), _("Đã thêm tên gọi khác.")),
    )


@login_required
@require_POST
def look_at(request: HttpRequest, agency_id: int) -> HttpResponse:
    look_at_agency(actor=actor_of(request), agency_id=agency_id)
    messages.success(request, _("Đã ghi: đây là một cơ quan, đã có người xem."))
    return redirect("agency", agency_id)


def _kept(request: HttpRequest, agency_id: int, form: forms.Form, *, act: Act, words: FormWords) -> HttpResponse:
    """One change to one agency."""
    actor = actor_of(request)
    require_may_keep_for(actor, agency_id)
    label, address = agency_for(actor, agency_id).row.label, reverse("agency", args=[agency_id])
    crumbs = (Crumb(_("Cơ quan"), reverse("agencies")), Crumb(label, address))
    return form_page(request, form, page=FormPage(words=words, leave=address, about=label, crumbs=crumbs), act=act)


def _superiors(actor: Actor) -> list[tuple[int | str, str]]:
    return list(manageable_agencies_for(actor))


def _proposed(request: HttpRequest, actor: Actor) -> dict[str, object]:
    """Under the agency whose page led here, or one's own, and of its province."""
    parent = number_in(request, "under") or actor.agency_id
    proposed: dict[str, object] = {"parent": parent, "family": Family.STATE, "level": Level.UNIT}
    if parent is not None:
        row = agency_for(actor, parent).row
        proposed |= {"locality": row.locality, "family": row.family}
    return proposed
