"""The administrator's accounts: list, new, roles, one-time password, closing."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.access import require_manager_of_accounts
from nhipcau.agencies.selectors import AccountRow, account_for, accounts_for, manageable_agencies_for
from nhipcau.agencies.services import create_account, deactivate_account, issue_one_time_password, set_roles
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from nhipcau.web.lists import page_number, pages_part
from nhipcau.web.pages.accounts.forms import AccountForm, RolesForm
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import ROLES, said


@login_required
@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_manager_of_accounts(actor)
    page = accounts_for(actor, text=request.GET.get("q", "").strip()[:100], page=page_number(request))
    table = Table(
        caption=_("Tài khoản"),
        columns=(
            Column(_("Tên đăng nhập"), phone=Phone.FIRST),
            Column(_("Họ và tên"), phone=Phone.SECOND),
            Column(_("Cơ quan"), wide=True),
            Column(_("Vai trò")),
            Column(_("Tình trạng"), phone=Phone.END),
        ),
        rows=tuple(_row(row) for row in page.rows),
        empty=Empty(
            words=_("Chưa có tài khoản nào như vậy."),
            how=_("Tạo tài khoản cho từng người; mỗi người một tài khoản."),
        ),
        pages=pages_part(request, page),
    )
    return render(request, "accounts/accounts.html", {"table": table})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new_account(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_manager_of_accounts(actor)
    form = AccountForm(request.POST or None, agencies=list(manageable_agencies_for(actor)))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made, password = create_account(
                actor=actor,
                username=given["username"],
                full_name=given["full_name"],
                post=given["post"],
                roles=[AccountRole(role) for role in given["roles"]],
                agency=given["agency"],
                watches=given["watches"],
            )
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            return _show_password(request, username=made.username, password=password)
    context = {"form": form, "crumbs": _crumbs(_("Tài khoản mới"))}
    return render(request, "accounts/new.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, account_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = account_for(actor, account_id)
    form = RolesForm(
        request.POST or None,
        agencies=list(manageable_agencies_for(actor)),
        initial={"roles": [role.value for role in row.roles], "watches": row.watches_id},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            roles = [AccountRole(role) for role in given["roles"]]
            set_roles(actor=actor, account_id=account_id, roles=roles, watches=given["watches"])
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            messages.success(request, _("Đã ghi vai trò của %(name)s.") % {"name": row.full_name})
            return redirect("accounts")
    context = {"row": row, "form": form, "crumbs": _crumbs(row.username)}
    return render(request, "accounts/account.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def issue_password(request: HttpRequest, account_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = account_for(actor, account_id)
    password = issue_one_time_password(actor=actor, account_id=account_id)
    return _show_password(request, username=row.username, password=password)


@login_required
@require_POST
def deactivate(request: HttpRequest, account_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = account_for(actor, account_id)
    deactivate_account(actor=actor, account_id=account_id)
    messages.success(request, _("Tài khoản %(name)s đã ngừng dùng.") % {"name": row.username})
    return redirect("accounts")


def _show_password(request: HttpRequest, *, username: str, password: str) -> HttpResponse:
    """Shown in the answer itself and nowhere kept: reloading cannot show it again."""
    context = {"username": username, "password": password, "crumbs": _crumbs(_("Mật khẩu dùng một lần"))}
    return render(request, "accounts/password.html", context)


def _row(row: AccountRow) -> Row:
    state = _("đang dùng") if row.is_active else _("đã ngừng")
    return Row(
        cells=(
            row.username,
            row.full_name,
            row.agency_label,
            ", ".join(said(ROLES, role) for role in row.roles),
            _("chờ đổi mật khẩu") if row.is_active and row.must_change_password else state,
        ),
        url=reverse("account", args=[row.id]),
        quiet=not row.is_active,
    )


def _crumbs(last: str) -> Crumbs:
    return Crumbs((Crumb(_("Quản trị"), reverse("accounts")), Crumb(last)))
