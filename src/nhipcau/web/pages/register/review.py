"""Acts on what was read: right, wrong, another value, a missed one, all at once, and back.

Every act answers a page or, asked by htmx, the one value it changed and the new version of the document.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from textwrap import shorten

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.documents.pointers import kind_of_value, unit_of
from nhipcau.documents.selectors import ReviewSheet, ReviewValue, values_for_review
from nhipcau.flows import review as flow
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.web.pages.register.acts import review_actions
from nhipcau.web.pages.register.editing import AddDutyForm, NameForm, form_for
from nhipcau.web.pages.register.reader import read_value_of, value_id
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of


@login_required
@require_POST
def confirm(request: HttpRequest, document_id: int, pointer: str) -> HttpResponse:
    actor = actor_of(request)
    done = flow.confirm_value(actor=actor, document_id=document_id, version=_version(request), pointer=f"/{pointer}")
    return _answer(request, actor, document_id, pointer=f"/{pointer}", reviewed=done)


@login_required
@require_POST
def reject(request: HttpRequest, document_id: int, pointer: str) -> HttpResponse:
    actor = actor_of(request)
    done = flow.reject_value(actor=actor, document_id=document_id, version=_version(request), pointer=f"/{pointer}")
    return _answer(request, actor, document_id, pointer=f"/{pointer}", reviewed=done)


@login_required
@require_POST
def reopen(request: HttpRequest, document_id: int, pointer: str) -> HttpResponse:
    """Takes back the act that settled this value; an act on many values is taken back as a whole."""
    actor = actor_of(request)
    value = _value(values_for_review(actor, document_id), f"/{pointer}")
    if value.batch is None:
        raise Refusal("document.nothing_to_undo")
    done = flow.undo(actor=actor, document_id=document_id, version=_version(request), batch=value.batch)
    return _answer(request, actor, document_id, pointer=f"/{pointer}", reviewed=done)


@login_required
@require_POST
def confirm_all(request: HttpRequest, document_id: int) -> HttpResponse:
    done = flow.confirm_all_but_doubtful(actor=actor_of(request), document_id=document_id, version=_version(request))
    _tell(request, done)
    return redirect("document", document_id)


@login_required
@require_POST
def undo(request: HttpRequest, document_id: int) -> HttpResponse:
    try:
        batch = uuid.UUID(request.POST.get("batch", ""))
    except ValueError:
        raise Refusal("document.nothing_to_undo") from None
    done = flow.undo(actor=actor_of(request), document_id=document_id, version=_version(request), batch=batch)
    messages.success(request, _("Đã hoàn tác: %(n)d chỗ trở lại như trước.") % {"n": done.values})
    return redirect("document", document_id)


@login_required
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, document_id: int, pointer: str) -> HttpResponse:
    """The form in place of the value, or on a page of its own without JavaScript."""
    actor = actor_of(request)
    sheet = values_for_review(actor, document_id)
    value = _value(sheet, f"/{pointer}")
    if request.method == "GET" and request.GET.get("leave"):
        return _part(request, sheet, value)
    form = form_for(value, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            done = flow.correct_value(
                actor=actor,
                document_id=document_id,
                version=_version(request),
                pointer=value.pointer,
                value=form.value(),
            )
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            return _answer(request, actor, document_id, pointer=value.pointer, reviewed=done)
    template = "register/correct_part.html" if _by_htmx(request) else "register/correct.html"
    context = {
        "form": form,
        "value": read_value_of(value, document_id=document_id, may_review=True),
        "quote": value.quote,
        "version": request.POST.get("version") or sheet.document.version,
        "send_url": request.path,
        "leave_url": f"{request.path}?leave=1" if _by_htmx(request) else _back(document_id, value.pointer),
        "crumbs": _crumbs(sheet, _("Sửa")),
    }
    return render(request, template, context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, document_id: int, into: str) -> HttpResponse:
    """A duty or a name that the program missed."""
    actor = actor_of(request)
    sheet = values_for_review(actor, document_id)
    document = sheet.document
    kind = AddDutyForm if into == "duties" else NameForm
    given = request.POST if request.method == "POST" else None
    form = kind(given, text=document.text, start=document.start, end=document.end)
    if request.method == "POST" and form.is_valid():
        try:
            done = flow.add_value(
                actor=actor,
                document_id=document_id,
                version=_version(request),
                into=f"/{into}",
                value=form.value(),
                spans=form.spans(),
            )
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            _tell(request, done)
            return redirect("document", document_id)
    context = {
        "form": form,
        "version": request.POST.get("version") or document.version,
        "text": document.text[document.start : document.end],
        "leave_url": reverse("document", args=[document_id]),
        "crumbs": _crumbs(sheet, _("Thêm")),
    }
    return render(request, "register/add.html", context, status=422 if form.errors else 200)


def _answer(
    request: HttpRequest, actor: Actor, document_id: int, *, pointer: str, reviewed: flow.ReviewOutcome
) -> HttpResponse:
    if not _by_htmx(request):
        _tell(request, reviewed)
        return redirect(_back(document_id, pointer))
    sheet = values_for_review(actor, document_id)
    changed = [
        value for group in sheet.groups for value in group.values if value.unit == pointer or value.pointer == pointer
    ]
    value = next((value for value in changed if value.pointer == pointer), None)
    if value is None:
        # What was added and is taken back leaves nothing to draw.
        return HttpResponse("")
    return _part(request, sheet, value, others=[other for other in changed if other.pointer != pointer])


def _part(
    request: HttpRequest, sheet: ReviewSheet, value: ReviewValue, *, others: list[ReviewValue] | None = None
) -> HttpResponse:
    document = sheet.document

    def drawn(one: ReviewValue, *, beside: bool) -> object:
        return read_value_of(one, document_id=document.row.id, may_review=document.may_review, beside=beside)

    context = {
        "value": drawn(value, beside=False),
        "others": [drawn(other, beside=True) for other in others or []],
        "sheet": sheet,
        "actions": review_actions(sheet),
        "undecided": sheet.undecided,
        "doubtful": sheet.doubtful,
    }
    return render(request, "register/value_part.html", context)


def _tell(request: HttpRequest, reviewed: flow.ReviewOutcome) -> None:
    """What the act did, and which tasks it left hollow and why: nothing happens silently."""
    words = _("Đã ghi %(n)d chỗ.") % {"n": reviewed.values}
    if reviewed.assigned:
        words += " " + _("%(n)d việc được giao.") % {"n": len(reviewed.assigned)}
    messages.success(request, words)
    if reviewed.left_hollow:
        messages.info(
            request,
            _("%(n)d việc còn để trống vì cơ quan của bạn không giao việc cho nơi chủ trì, hoặc chưa có văn bản gốc.")
            % {"n": len(reviewed.left_hollow)},
        )


def _value(sheet: ReviewSheet, pointer: str) -> ReviewValue:
    """A duty without a date has the place for one."""
    values = {value.pointer: value for group in sheet.groups for value in group.values}
    if pointer in values:
        return values[pointer]
    duty = values.get(unit_of(pointer))
    if duty is not None and duty.value is not None and kind_of_value(pointer) == "due":
        return replace(duty, pointer=pointer, label="duty.due", value=None, read=None, verdict=None, batch=None)
    raise Refusal("document.no_such_value", pointer=pointer)


def _version(request: HttpRequest) -> int:
    words = request.POST.get("version", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


def _back(document_id: int, pointer: str) -> str:
    return f"{reverse('document', args=[document_id])}#{value_id(pointer)}"


def _by_htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _crumbs(sheet: ReviewSheet, last: str) -> Crumbs:
    row = sheet.document.row
    return Crumbs(
        (
            Crumb(_("Văn bản"), reverse("documents")),
            Crumb(row.code or shorten(row.title, 60, placeholder="…"), reverse("document", args=[row.id])),
            Crumb(last),
        )
    )
