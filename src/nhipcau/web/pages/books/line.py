"""One line of a book: what stands in it, its limits, whom it was sent to, what was done; and what may be done now."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.documents.selectors.books import EntryFilters, entries_for
from nhipcau.documents.selectors.entries import EntrySheet, entry_for
from nhipcau.documents.services.book_lines import (
    complete_entry,
    note_delivery,
    reopen_entry,
)
from nhipcau.execution.selectors.slips import tasks_of_slips_for
from nhipcau.flows.printing import arrival_stamp
from nhipcau.flows.receive import resolve, submit
from nhipcau.flows.receive import void as void_line
from nhipcau.foundation import clock
from nhipcau.ground.refusal import Refusal
from nhipcau.web.document_lines import line_of
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.lists import whole_number
from nhipcau.web.pages.books.amended import amendment_notices
from nhipcau.web.pages.books.facts import facts_of, limits_of, sendings_of, slip_lines
from nhipcau.web.pages.books.forms import (
    CompleteIncomingForm,
    CompleteOutgoingForm,
    DeliveryForm,
    ResolveForm,
    VoidForm,
)
from nhipcau.web.pages.books.words import KINDS, book_name, entry_name, state_words
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of
from nhipcau.web.wording import said

Act = Callable[[], object]


@login_required
@require_GET
def entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    viewer = actor_of(request)
    sheet = entry_for(viewer, entry_id)
    task = tasks_of_slips_for(viewer, [entry_id]).get(entry_id)
    row = sheet.row
    context = {
        "sheet": sheet,
        "row": row,
        "heading": entry_name(row),
        "state": state_words(row),
        "facts": facts_of(sheet),
        "notices": amendment_notices(viewer, sheet),
        "stamp": arrival_stamp(row, agency=sheet.book.agency)
        if row.kind == "incoming" and row.state != "void"
        else None,
        "line": line_of(sheet.document) if sheet.document else None,
        "limits": limits_of(sheet.limits),
        "sendings": sendings_of(sheet.sendings, may_keep=sheet.may_keep),
        "slip": slip_lines(sheet.slip) if sheet.slip else None,
        "task_url": reverse("task", args=[task.id]) if task else "",
        "actions": _actions(sheet),
        "timeline": timeline_of(sheet.history),
        "crumbs": Crumbs(
            (
                Crumb(said(KINDS, row.kind), reverse(f"{row.kind}_book")),
                Crumb(book_name(sheet.book), f"{reverse(f'{row.kind}_book')}?book={row.book_id}"),
                Crumb(entry_name(row)),
            )
        ),
    }
    return render(request, "books/entry.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def complete(request: HttpRequest, entry_id: int) -> HttpResponse:
    sheet = kept(request, entry_id)
    kind = CompleteIncomingForm if sheet.row.kind == "incoming" else CompleteOutgoingForm
    initial = {name: getattr(sheet.row, name) for name in kind.base_fields}
    form = kind(request.POST or None, initial=initial)
    return done_on(
        request,
        sheet,
        form,
        act=lambda: complete_entry(
            actor=actor_of(request), entry_id=entry_id, version=version_of(request), changes=form.cleaned_data
        ),
        words=(_("Bổ sung, sửa dòng này"), _("Ghi vào sổ"), _("Đã ghi.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def void(request: HttpRequest, entry_id: int) -> HttpResponse:
    sheet = kept(request, entry_id)
    form = VoidForm(request.POST or None)
    return done_on(
        request,
        sheet,
        form,
        act=lambda: void_line(
            actor=actor_of(request),
            entry_id=entry_id,
            version=version_of(request),
            reason=form.cleaned_data["reason"],
        ),
        words=(_("Bỏ số"), _("Bỏ số này, không dùng lại"), _("Đã bỏ số.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
def resolved(request: HttpRequest, entry_id: int) -> HttpResponse:
    viewer = actor_of(request)
    sheet = kept(request, entry_id)
    recent = entries_for(viewer, filters=EntryFilters(kind="outgoing", state="registered"), size=50).rows
    answers = [(one.id, f"{one.code} · {day(one.entered_on)} · {one.subject[:80]}") for one in recent if one.code]
    form = ResolveForm(request.POST or None, answers=answers, initial={"on": clock.today()})

    def act() -> object:
        given = form.cleaned_data
        return resolve(
            actor=viewer,
            entry_id=entry_id,
            version=version_of(request),
            on=given["on"],
            answer_id=given["answer"],
            answer_words=given["answer_words"],
        )

    words = (_("Đã giải quyết xong"), _("Ghi đã giải quyết"), _("Đã ghi giải quyết xong."))
    return done_on(request, sheet, form, act=act, words=words)


@login_required
@require_POST
def unresolve(request: HttpRequest, entry_id: int) -> HttpResponse:
    reopen_entry(actor=actor_of(request), entry_id=entry_id, version=version_of(request))
    messages.success(request, _("Đã ghi: chưa giải quyết xong."))
    return redirect("entry", entry_id)


@login_required
@require_POST
def submitted(request: HttpRequest, entry_id: int) -> HttpResponse:
    submit(actor=actor_of(request), entry_id=entry_id, version=version_of(request), on=clock.today())
    messages.success(request, _("Đã ghi: trình hôm nay."))
    return redirect("entry", entry_id)


@login_required
@require_http_methods(["GET", "POST"])
def delivery(request: HttpRequest, entry_id: int, place: int) -> HttpResponse:
    sheet = kept(request, entry_id)
    if not 0 <= place < len(sheet.sendings):
        raise Refusal("entry.not_found")
    sending = sheet.sendings[place]
    form = DeliveryForm(request.POST or None, initial={"state": "received", "on": clock.today(), "note": sending.note})
    return done_on(
        request,
        sheet,
        form,
        act=lambda: note_delivery(actor=actor_of(request), sending_id=sending.id, **form.cleaned_data),
        words=(sending.name, _("Ghi tình trạng gửi, nhận"), _("Đã ghi tình trạng gửi, nhận.")),
    )


def done_on(
    request: HttpRequest, sheet: EntrySheet, form: forms.Form, *, act: Act, words: tuple[str, str, str]
) -> HttpResponse:
    """One act on one line. `words` are the heading, the button, and what is told afterwards."""
    row = sheet.row
    address = reverse("entry", args=[row.id])
    page = FormPage(
        words=FormWords(*words),
        leave=address,
        about=f"{entry_name(row)} · {row.subject}",
        crumbs=(Crumb(said(KINDS, row.kind), reverse(f"{row.kind}_book")), Crumb(entry_name(row), address)),
        version=request.POST.get("version", str(row.version)),
    )
    return form_page(request, form, page=page, act=act)


def kept(request: HttpRequest, entry_id: int) -> EntrySheet:
    """A line the account may write in."""
    sheet = entry_for(actor_of(request), entry_id)
    if not sheet.may_keep:
        raise Refusal("book.not_allowed")
    return sheet


def version_of(request: HttpRequest) -> int:
    return whole_number(request.POST.get("version", "")) or 0


def _actions(sheet: EntrySheet) -> tuple[Action, ...]:
    row = sheet.row
    at = {name: reverse(name, args=[row.id]) for name in ("complete_entry", "void_entry", "amend_entry")}
    slip = sheet.slip
    found = []
    if slip is not None and slip.may_decide:
        words = _("Giao lại") if slip.parts else _("Giao giải quyết")
        found.append(Action(words=words, url=reverse("assign_entry", args=[row.id]), weight=Weight.MAIN))
    if slip is not None:
        found.append(Action(words=_("Phiếu giải quyết"), url=reverse("slip", args=[row.id])))
    if not sheet.may_keep:
        return tuple(found)
    version = (("version", str(row.version)),)
    if row.state == "registered" and row.kind == "incoming" and row.resolved_on is None:
        if row.submitted_on is None:
            found.append(
                Action(
                    words=_("Ghi: trình hôm nay"),
                    url=reverse("submit_entry", args=[row.id]),
                    sends=True,
                    fields=version,
                )
            )
        found.append(Action(words=_("Đã giải quyết xong"), url=reverse("resolve_entry", args=[row.id])))
    if row.resolved_on is not None and row.state == "registered":
        undo = reverse("reopen_entry", args=[row.id])
        found.append(Action(words=_("Chưa xong, mở lại"), url=undo, sends=True, icon="undo", fields=version))
    if row.state == "reserved":
        use = f"{reverse('new_outgoing')}?reserved={row.id}"
        found.append(Action(words=_("Vào sổ với số này"), url=use, weight=Weight.MAIN))
    if row.state == "registered":
        found.append(Action(words=_("Sửa"), url=at["complete_entry"], icon="edit"))
    if row.state in {"registered", "recalled", "replaced"}:
        found.append(Action(words=_("Thu hồi, thay thế, đính chính"), url=at["amend_entry"], weight=Weight.QUIET))
    if row.state in {"registered", "reserved"}:
        found.append(Action(words=_("Bỏ số"), url=at["void_entry"], weight=Weight.QUIET))
    return tuple(found)
