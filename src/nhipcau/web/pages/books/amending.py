"""A line is recalled, replaced or corrected, and taken back; the tasks of a replaced paper go over to the newer one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.documents.selectors.amending import line_numbered
from nhipcau.flows import recall
from nhipcau.foundation import clock
from nhipcau.ground.refusal import Refusal
from nhipcau.web.lists import whole_number
from nhipcau.web.pages.books.forms import AmendForm
from nhipcau.web.pages.books.line import done_on, kept, version_of
from nhipcau.web.pages.books.words import KINDS, entry_name
from nhipcau.web.pages.register.going import done_lines, going_given, groups_of
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import said


@login_required
@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, entry_id: int) -> HttpResponse:
    """The paper that says so is named by its number in the same book, or in words."""
    sheet = kept(request, entry_id)
    form = AmendForm(request.POST or None, initial={"on": clock.today()})

    def act() -> None:
        actor, given = actor_of(request), dict(form.cleaned_data)
        number = given.pop("by_number")
        by = line_numbered(actor, like_entry=entry_id, number=number) if number else None
        _amendment, tasks = recall.amend(actor=actor, entry_id=entry_id, version=version_of(request), by_id=by, **given)
        if tasks:
            told = ngettext("%(n)d việc đang mở tạm dừng.", "%(n)d việc đang mở tạm dừng.", len(tasks))
            messages.warning(request, told % {"n": len(tasks)})

    words = (_("Thu hồi, thay thế, đính chính"), _("Ghi vào sổ"), _("Đã ghi; dòng cũ vẫn còn trong sổ."))
    return done_on(request, sheet, form, act=act, words=words)


@login_required
@require_POST
def unamended(request: HttpRequest, amendment_id: int) -> HttpResponse:
    entry = recall.unamend(actor=actor_of(request), amendment_id=amendment_id)
    messages.success(request, _("Đã gỡ ghi chép ấy; việc tạm dừng vì nó trở lại như trước."))
    return redirect("entry", entry.pk)


@login_required
@require_http_methods(["GET", "POST"])
def take_over(request: HttpRequest, amendment_id: int) -> HttpResponse:
    """Each open task of the replaced paper beside what goes on with it, with what differs in their words."""
    actor = actor_of(request)
    found = recall.preview_replacement(actor, amendment_id)
    paper, refused = found.paper, None
    if request.method == "POST":
        try:
            recall.go_over(actor=actor, amendment_id=amendment_id, becomes=going_given(found.going, request.POST))
        except Refusal as refusal:
            if not refusal.code.startswith("handover."):
                raise
            refused = refusal
        else:
            messages.success(request, _("Đã chuyển việc sang văn bản thay thế. Có thể hoàn tác ở trang này."))
            return redirect("entry", paper.entry_id)
    sheet = kept(request, paper.entry_id)
    heading = _("Chuyển việc của %(older)s sang %(newer)s") % {"older": paper.older, "newer": paper.newer}
    address = reverse("entry", args=[paper.entry_id])
    context = {
        "heading": heading,
        "about": paper.words,
        "going": groups_of(found.going, request.POST),
        "number_going": len(found.going),
        "done": done_lines(found.done),
        "rest_ends": "rest" in request.POST,
        "notice": Notice(Tone.ERROR, words_of(refused)) if refused else None,
        "leave_url": address,
        "crumbs": Crumbs(
            (
                Crumb(said(KINDS, sheet.row.kind), reverse(f"{sheet.row.kind}_book")),
                Crumb(entry_name(sheet.row), address),
                Crumb(_("Chuyển việc")),
            )
        ),
    }
    return render(request, "books/take_over.html", context, status=422 if refused else 200)


@login_required
@require_POST
def handed_back(request: HttpRequest) -> HttpResponse:
    handover_id = whole_number(request.POST.get("handover", "")) or 0
    entry = recall.undo_go_over(actor=actor_of(request), handover_id=handover_id)
    messages.success(request, _("Đã hoàn tác: việc của văn bản cũ lại tạm dừng như trước."))
    return redirect("entry", entry.pk)
