"""What the keeper of the lists writes: a row, another in its place, a row left out; and takes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.agencies.lists.shapes import shape_of
from nhipcau.agencies.names.trying import Draft
from nhipcau.foundation import clock
from nhipcau.foundation.lists import drafted, holding_row, leave_out, put_row, withdraw_written
from nhipcau.foundation.lists.access import require_may_keep_lists
from nhipcau.ground.lists import ListRow, ListShape, Written
from nhipcau.ground.refusal import Refusal
from nhipcau.web.pages.lists.forms import RowForm, SourceForm
from nhipcau.web.pages.lists.tables import row_address, subject_of
from nhipcau.web.pages.lists.trying import Trial, trial_address, trial_of
from nhipcau.web.pages.lists.wording import TITLES
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import said

Act = Callable[[], object]


@login_required
@require_http_methods(["GET", "POST"])
def new_row(request: HttpRequest, list_code: str) -> HttpResponse:
    actor, shape = actor_of(request), shape_of(list_code)
    form = RowForm(request.POST or None, shape=shape)

    def act() -> object:
        return put_row(actor=actor, shape=shape, content=form.content, **form.days)  # type: ignore[arg-type]  # as the form cleaned them

    def draft() -> Written:
        return _with_days(form, drafted(actor=actor, shape=shape, content=form.content))

    words = (_("Thêm mục"), _("Ghi mục này"), _("Đã ghi; từ nay văn bản được hiểu theo mục này."))
    return _written(request, shape, form, acts=(act, draft), words=words)


@login_required
@require_http_methods(["GET", "POST"])
def change_row(request: HttpRequest, list_code: str) -> HttpResponse:
    actor, shape = actor_of(request), shape_of(list_code)
    row = _row(request, shape)
    form = RowForm(request.POST or None, shape=shape, row=row)

    def act() -> object:
        return put_row(actor=actor, shape=shape, key=row.key, content=form.content, **form.days)  # type: ignore[arg-type]

    def draft() -> Written:
        return _with_days(form, drafted(actor=actor, shape=shape, key=row.key, content=form.content))

    words = (
        _("Sửa mục “%(name)s”") % {"name": subject_of(shape.code, row)},
        _("Ghi thay mục cũ"),
        _("Đã ghi thay; mục cũ trở lại nếu bạn rút mục này."),
    )
    return _written(request, shape, form, acts=(act, draft), words=words, row=row)


@login_required
@require_http_methods(["GET", "POST"])
def leave_out_row(request: HttpRequest, list_code: str) -> HttpResponse:
    actor, shape = actor_of(request), shape_of(list_code)
    row = _row(request, shape)
    form = SourceForm(request.POST or None)

    def act() -> object:
        return leave_out(actor=actor, shape=shape, key=row.key, **form.days)  # type: ignore[arg-type]

    def draft() -> Written:
        return _with_days(form, Written(row=row, left_out=True, valid_from=None, valid_to=None))

    words = (
        _("Bỏ mục “%(name)s”") % {"name": subject_of(shape.code, row)},
        _("Không dùng mục này nữa"),
        _("Đã bỏ; mục trở lại nếu bạn rút quyết định này."),
    )
    return _written(request, shape, form, acts=(act, draft), words=words)


@login_required
@require_POST
def withdraw_row(request: HttpRequest, list_entry_id: int) -> HttpResponse:
    entry = withdraw_written(actor=actor_of(request), entry_id=list_entry_id)
    messages.success(request, _("Đã rút lại; danh mục trở về như trước khi ghi mục này."))
    return redirect("list", entry.list)


def _row(request: HttpRequest, shape: ListShape) -> ListRow:
    require_may_keep_lists(actor_of(request))
    return holding_row(shape, request.GET.get("muc", "")[:300], on=clock.today())


def _with_days(form: SourceForm, row: Written) -> Written:
    given = form.cleaned_data
    return replace(row, valid_from=given["valid_from"], valid_to=given["valid_to"])


def _written(
    request: HttpRequest,
    shape: ListShape,
    form: SourceForm,
    *,
    acts: tuple[Act, Callable[[], Written]],
    words: tuple[str, str, str],
    row: ListRow | None = None,
) -> HttpResponse:
    """`acts` write the row, and make a draft of it to be tried; `words` are the heading, the button, and what is told
    afterwards; `row` is the one being changed."""
    require_may_keep_lists(actor_of(request))
    heading, send, told = words
    act, draft = acts
    trial = None
    if "try" in request.POST:
        trial = _tried(request, shape, form, draft=draft)
    elif request.method == "POST" and form.is_valid():
        try:
            act()
        except Refusal as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, told)
            return redirect(f"{reverse('list', args=[shape.code])}{trial_address(request.POST)}")
    address, title = reverse("list", args=[shape.code]), said(TITLES, shape.code)
    context = {
        "form": form,
        "heading": heading,
        "about": title,
        "send": send,
        "leave_url": address,
        "leave_out_url": row_address("leave_out_row", shape.code, row.key) if row is not None else "",
        "trial": trial or trial_of(actor_of(request), request.POST),
        "crumbs": Crumbs((Crumb(_("Danh mục từ ngữ"), reverse("lists")), Crumb(title, address), Crumb(heading))),
    }
    return render(request, "lists/row.html", context, status=422 if form.errors else 200)


def _tried(request: HttpRequest, shape: ListShape, form: SourceForm, *, draft: Callable[[], Written]) -> Trial | None:
    """A row may be tried before its source is known."""
    form.fields["source"].required = False
    whole = form.is_valid()
    form.fields["source"].required = True
    if not whole:
        return None
    try:
        trial = trial_of(actor_of(request), request.POST, draft=Draft(shape, draft()))
    except Refusal as refusal:
        _refused(form, refusal)
        return None
    if trial.now is None:
        form.add_error(None, _("Chưa ghi gì. Gõ một cách viết để thử, hoặc bấm nút ghi ở cuối trang."))
    return trial


def _refused(form: SourceForm, refusal: Refusal) -> None:
    field = str(refusal.facts.get("field", ""))
    form.add_error(field if field in form.fields else None, words_of(refusal))
