"""What the keeper of the lists writes: a row, another in its place, a row left out; and takes back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.agencies.lists.shapes import shape_of
from nhipcau.foundation import clock
from nhipcau.foundation.lists import holding_row, leave_out, put_row, withdraw_written
from nhipcau.foundation.lists.access import require_may_keep_lists
from nhipcau.ground.lists import ListRow, ListShape
from nhipcau.ground.refusal import Refusal
from nhipcau.web.pages.lists.forms import RowForm, SourceForm
from nhipcau.web.pages.lists.tables import row_address, subject_of
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

    words = (_("Thêm mục"), _("Ghi mục này"), _("Đã ghi; từ nay văn bản được hiểu theo mục này."))
    return _written(request, shape, form, act=act, words=words)


@login_required
@require_http_methods(["GET", "POST"])
def change_row(request: HttpRequest, list_code: str) -> HttpResponse:
    actor, shape = actor_of(request), shape_of(list_code)
    row = _row(request, shape)
    form = RowForm(request.POST or None, shape=shape, row=row)

    def act() -> object:
        return put_row(actor=actor, shape=shape, key=row.key, content=form.content, **form.days)  # type: ignore[arg-type]

    words = (
        _("Sửa mục “%(name)s”") % {"name": subject_of(shape.code, row)},
        _("Ghi thay mục cũ"),
        _("Đã ghi thay; mục cũ trở lại nếu bạn rút mục này."),
    )
    return _written(request, shape, form, act=act, words=words, row=row)


@login_required
@require_http_methods(["GET", "POST"])
def leave_out_row(request: HttpRequest, list_code: str) -> HttpResponse:
    actor, shape = actor_of(request), shape_of(list_code)
    row = _row(request, shape)
    form = SourceForm(request.POST or None)

    def act() -> object:
        return leave_out(actor=actor, shape=shape, key=row.key, **form.days)  # type: ignore[arg-type]

    words = (
        _("Bỏ mục “%(name)s”") % {"name": subject_of(shape.code, row)},
        _("Không dùng mục này nữa"),
        _("Đã bỏ; mục trở lại nếu bạn rút quyết định này."),
    )
    return _written(request, shape, form, act=act, words=words)


@login_required
@require_POST
def withdraw_row(request: HttpRequest, list_entry_id: int) -> HttpResponse:
    entry = withdraw_written(actor=actor_of(request), entry_id=list_entry_id)
    messages.success(request, _("Đã rút lại; danh mục trở về như trước khi ghi mục này."))
    return redirect("list", entry.list)


def _row(request: HttpRequest, shape: ListShape) -> ListRow:
    require_may_keep_lists(actor_of(request))
    return holding_row(shape, request.GET.get("muc", "")[:300], on=clock.today())


def _written(
    request: HttpRequest,
    shape: ListShape,
    form: SourceForm,
    *,
    act: Act,
    words: tuple[str, str, str],
    row: ListRow | None = None,
) -> HttpResponse:
    """`words` are the heading, the button, and what is told afterwards; `row` is the one being changed."""
    require_may_keep_lists(actor_of(request))
    heading, send, told = words
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refusal as refusal:
            field = str(refusal.facts.get("field", ""))
            form.add_error(field if field in form.fields else None, words_of(refusal))
        else:
            messages.success(request, told)
            return redirect("list", shape.code)
    address, title = reverse("list", args=[shape.code]), said(TITLES, shape.code)
    context = {
        "form": form,
        "heading": heading,
        "about": title,
        "send": send,
        "leave_url": address,
        "leave_out_url": row_address("leave_out_row", shape.code, row.key) if row is not None else "",
        "crumbs": Crumbs((Crumb(_("Danh mục từ ngữ"), reverse("lists")), Crumb(title, address), Crumb(heading))),
    }
    return render(request, "lists/row.html", context, status=422 if form.errors else 200)
