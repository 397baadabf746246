"""Posts made and ended, people appointed, ended, put in charge of the field."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.agencies.people.selectors import (
    AgencyPeople,
    TenureRow,
    people_of_agency_for,
    require_may_keep_people_for,
    tenure_for,
)
from nhipcau.agencies.people.services import (
    appoint,
    end_field_lead,
    end_post,
    end_tenure,
    make_post,
    name_field_lead,
    withdraw_tenure,
)
from nhipcau.agencies.selectors import agency_for
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.lists import number_in
from nhipcau.web.pages.people.forms import (
    AppointForm,
    Choices,
    EndForm,
    FieldLeadForm,
    LastDayForm,
    LastDayOfPostForm,
    PostForm,
)
from nhipcau.web.pages.people.words import MANNERS
from nhipcau.web.parts.navigation import Crumb
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import said


@login_required
@require_http_methods(["GET", "POST"])
def new_post(request: HttpRequest, agency_id: int) -> HttpResponse:
    actor = actor_of(request)
    form = PostForm(request.POST or None)
    words = FormWords(_("Thêm chức vụ"), _("Thêm chức vụ này"), _("Đã thêm chức vụ."))
    page = _page_of_agency(actor, agency_id, words=words)
    return form_page(
        request, form, page=page, act=lambda: make_post(actor=actor, agency_id=agency_id, **form.cleaned_data)
    )


@login_required
@require_http_methods(["GET", "POST"])
def appointing(request: HttpRequest, agency_id: int) -> HttpResponse:
    actor = actor_of(request)
    words = FormWords(_("Bổ nhiệm, giao chức vụ"), _("Ghi người giữ chức vụ"), _("Đã ghi người giữ chức vụ."))
    page = _page_of_agency(actor, agency_id, words=words)
    people = people_of_agency_for(actor, agency_id)
    form = AppointForm(
        request.POST or None,
        posts=_posts(people),
        people=_known(people),
        heads=_heads(people),
        initial={"post": number_in(request, "post")},
    )

    def act() -> object:
        given = form.cleaned_data
        return appoint(
            actor=actor,
            post_id=given["post"],
            person_id=given["person"],
            full_name=given["full_name"],
            manner=given["manner"],
            stands_in_for_id=given["stands_in_for"],
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            basis=given["basis"],
        )

    return form_page(request, form, page=page, act=act)


@login_required
@require_http_methods(["GET", "POST"])
def ending(request: HttpRequest, tenure_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = tenure_for(actor, tenure_id)
    form = EndForm(request.POST or None, initial={"valid_to": row.valid_to, "basis": row.ending})
    words = FormWords(_("Thôi giữ chức vụ"), _("Ghi ngày thôi"), _("Đã ghi ngày thôi giữ chức vụ."))
    page = _page_of_tenure(actor, row, words=words)
    return form_page(
        request, form, page=page, act=lambda: end_tenure(actor=actor, tenure_id=tenure_id, **form.cleaned_data)
    )


@login_required
@require_http_methods(["GET", "POST"])
def withdrawing(request: HttpRequest, tenure_id: int) -> HttpResponse:
    """Asks first: it cannot be put back, only entered anew."""
    actor = actor_of(request)
    row = tenure_for(actor, tenure_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    words = FormWords(
        _("Bỏ dòng nhập nhầm?"), _("Bỏ dòng này"), _("Đã bỏ dòng nhập nhầm; lịch sử của cơ quan vẫn ghi lại.")
    )
    page = _page_of_tenure(
        actor,
        row,
        words=words,
        then=reverse("agency", args=[row.agency_id]),
        destroys=True,
        consequences=(
            _("%(person)s coi như chưa từng giữ chức vụ này.") % {"person": row.person},
            _("Những người đã ghi là ký thay, và việc phụ trách công tác đối ngoại nhân dân theo dòng này, cũng bỏ."),
        ),
    )
    return form_page(request, form, page=page, act=lambda: withdraw_tenure(actor=actor, tenure_id=tenure_id))


@login_required
@require_http_methods(["GET", "POST"])
def leading(request: HttpRequest, tenure_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = tenure_for(actor, tenure_id)
    form = FieldLeadForm(request.POST or None)
    words = FormWords(
        _("Cử phụ trách công tác đối ngoại nhân dân"),
        _("Cử người này phụ trách"),
        _("Đã ghi lãnh đạo phụ trách công tác đối ngoại nhân dân."),
    )
    page = _page_of_tenure(actor, row, words=words)
    return form_page(
        request, form, page=page, act=lambda: name_field_lead(actor=actor, tenure_id=tenure_id, **form.cleaned_data)
    )


@login_required
@require_http_methods(["GET", "POST"])
def ending_lead(request: HttpRequest, agency_id: int) -> HttpResponse:
    actor = actor_of(request)
    form = LastDayForm(request.POST or None)
    words = FormWords(
        _("Thôi phụ trách công tác đối ngoại nhân dân"),
        _("Ghi ngày thôi phụ trách"),
        _("Đã ghi; cơ quan chưa có lãnh đạo phụ trách."),
    )
    page = _page_of_agency(actor, agency_id, words=words)
    return form_page(
        request, form, page=page, act=lambda: end_field_lead(actor=actor, agency_id=agency_id, **form.cleaned_data)
    )


@login_required
@require_http_methods(["GET", "POST"])
def ending_post(request: HttpRequest, agency_id: int, post_id: int) -> HttpResponse:
    actor = actor_of(request)
    words = FormWords(_("Bỏ chức vụ"), _("Ghi ngày hết chức vụ"), _("Đã ghi ngày hết chức vụ."))
    page = _page_of_agency(actor, agency_id, words=words)
    post = next((post for post in people_of_agency_for(actor, agency_id).posts if post.id == post_id), None)
    if post is None:
        raise Refusal("post.not_found")
    form = LastDayOfPostForm(request.POST or None)
    return form_page(request, form, page=page, act=lambda: end_post(actor=actor, post_id=post_id, **form.cleaned_data))


Words = FormWords


def _page_of_agency(actor: Actor, agency_id: int, *, words: Words) -> FormPage:
    """`words` are the heading, the button, and what is told afterwards. Only for those who keep its people."""
    require_may_keep_people_for(actor, agency_id)
    label = agency_for(actor, agency_id).row.label
    address = reverse("agency", args=[agency_id])
    return FormPage(
        words=words,
        leave=f"{address}#people",
        about=label,
        crumbs=(Crumb(_("Cơ quan"), reverse("agencies")), Crumb(label, address)),
    )


def _page_of_tenure(
    actor: Actor,
    row: TenureRow,
    *,
    words: Words,
    then: str = "",
    destroys: bool = False,
    consequences: tuple[str, ...] = (),
) -> FormPage:
    require_may_keep_people_for(actor, row.agency_id)
    label = agency_for(actor, row.agency_id).row.label
    address = reverse("tenure", args=[row.id])
    return FormPage(
        words=words,
        leave=address,
        then=then,
        about=f"{row.person} · {row.post} · {label}",
        crumbs=(
            Crumb(_("Cơ quan"), reverse("agencies")),
            Crumb(label, reverse("agency", args=[row.agency_id])),
            Crumb(row.person, address),
        ),
        destroys=destroys,
        consequences=consequences,
    )


def _posts(people: AgencyPeople) -> Choices:
    return [(post.id, post.title) for post in people.posts if post.ended is None or post.ended >= people.on]


def _known(people: AgencyPeople) -> Choices:
    """Everyone once, by name."""
    names = {row.person_id: row.person for row in people.tenures}
    return [(person_id, name) for person_id, name in sorted(names.items(), key=lambda item: item[1])]


def _heads(people: AgencyPeople) -> Choices:
    return [
        (row.id, f"{row.person} ({row.post}, {said(MANNERS, row.manner)}, {_('từ')} {day(row.valid_from)})")
        for row in people.tenures
        if row.heads
    ]
