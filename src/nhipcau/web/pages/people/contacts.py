"""How to reach a person: asked for with a purpose, shown once, kept and removed (§9.2)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nhipcau.agencies.people.contacts import Contact, keep_contact, read_contact, remove_contact
from nhipcau.agencies.people.selectors import may_keep_person_for, person_name_for
from nhipcau.ground.refusal import Refusal
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.pages.people.forms import ContactForm, PurposeForm, WhyForm
from nhipcau.web.pages.people.words import CONTACT_GROUNDS
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import said


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, person_id: int) -> HttpResponse:
    """The contact itself comes only as the answer to a purpose; each answer is in the log."""
    actor = actor_of(request)
    name = person_name_for(actor, person_id)
    form = PurposeForm(request.POST or None)
    shown: Contact | None = None
    if request.method == "POST" and form.is_valid():
        try:
            shown = read_contact(actor=actor, person_id=person_id, purpose=form.cleaned_data["purpose"])
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
    context = {
        "name": name,
        "person_id": person_id,
        "form": form,
        "shown": shown,
        "ground": said(CONTACT_GROUNDS, shown.ground) if shown else "",
        "may_keep": may_keep_person_for(actor, person_id),
        "crumbs": Crumbs((Crumb(_("Cơ quan"), reverse("agencies")), Crumb(_("Liên hệ của %(name)s") % {"name": name}))),
    }
    return render(request, "people/contact.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def keeping_contact(request: HttpRequest, person_id: int) -> HttpResponse:
    actor = actor_of(request)
    words = FormWords(_("Ghi liên hệ"), _("Ghi liên hệ này"), _("Đã ghi liên hệ."))
    page = _page(request, person_id, words=words)
    form = ContactForm(request.POST or None)
    return form_page(
        request, form, page=page, act=lambda: keep_contact(actor=actor, person_id=person_id, **form.cleaned_data)
    )


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def removing_contact(request: HttpRequest, person_id: int) -> HttpResponse:
    actor = actor_of(request)
    page = _page(
        request,
        person_id,
        words=FormWords(_("Xóa liên hệ?"), _("Xóa hẳn liên hệ"), _("Đã xóa liên hệ.")),
        consequences=(
            _("Điện thoại, thư điện tử và mục đích giữ bị xóa hẳn, không lấy lại được."),
            _("Họ tên và chức vụ vẫn còn; nhật ký vẫn ghi là đã có và đã xóa."),
        ),
    )
    form = WhyForm(request.POST or None)
    return form_page(
        request, form, page=page, act=lambda: remove_contact(actor=actor, person_id=person_id, **form.cleaned_data)
    )


def _page(request: HttpRequest, person_id: int, *, words: FormWords, consequences: tuple[str, ...] = ()) -> FormPage:
    actor = actor_of(request)
    name = person_name_for(actor, person_id)
    if not may_keep_person_for(actor, person_id):
        raise Refusal("person.not_allowed")
    address = reverse("contact", args=[person_id])
    return FormPage(
        words=words,
        leave=address,
        about=name,
        crumbs=(Crumb(_("Cơ quan"), reverse("agencies")), Crumb(name, address)),
        destroys=bool(consequences),
        consequences=consequences,
    )
