"""Accounts: list, new, roles, one-time password, closing. Passwords are shown once and only to a person."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from nhipcau.agencies.selectors import AccountRow, account_for, accounts_for, agency_for
from nhipcau.agencies.services import create_account, deactivate_account, issue_one_time_password, set_roles
from nhipcau.api.paging import PageOf, Paging
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of, require_in_person
from nhipcau.foundation.pages import Page
from nhipcau.ground.actor import AccountRole, Actor

router = Router()


class AccountQuery(Paging):
    q: str = Field("", max_length=100, description="chữ trong tên đăng nhập hoặc họ tên")
    agency: int | None = Field(None, description="số của cơ quan")


class AccountShape(Schema):
    """Một tài khoản trong phần được quản trị."""

    id: int
    username: str
    full_name: str
    post: str
    agency_id: int | None
    agency_label: str
    watches_id: int | None
    watches_label: str
    roles: list[AccountRole]
    is_active: bool
    must_change_password: bool
    last_login: datetime | None


class Roles(Schema):
    roles: list[AccountRole] = Field(min_length=1)
    watches_id: int | None = Field(None, description="cơ quan đứng đầu phần được theo dõi")


class NewAccount(Roles):
    username: str = Field(min_length=1, max_length=150, pattern=r"^[\w.@+-]+$")
    full_name: str = Field(min_length=1, max_length=150)
    post: str = Field("", max_length=150, description="chức vụ")
    agency_id: int | None = None


class PasswordShape(Schema):
    account: AccountShape
    password: str = Field(description="mật khẩu dùng một lần, chỉ hiện lần này; phải đổi ngay khi đăng nhập")


@router.get("", response=answers(PageOf[AccountShape]), operation_id="listAccounts", summary="Các tài khoản")
def list_accounts(request: HttpRequest, asked: Query[AccountQuery]) -> Page[AccountRow]:
    return accounts_for(actor_of(request), text=asked.q, agency_id=asked.agency, page=asked.page, size=asked.size)


@router.get("/{account_id}", response=answers(AccountShape), operation_id="getAccount", summary="Một tài khoản")
def get_account(request: HttpRequest, account_id: int) -> AccountRow:
    return account_for(actor_of(request), account_id)


@router.post(
    "",
    response=answers(PasswordShape, status=201),
    operation_id="createAccount",
    summary="Tạo tài khoản; chỉ làm được khi đăng nhập bằng phiên",
)
def new_account(request: HttpRequest, given: NewAccount) -> Status[PasswordShape]:
    actor = require_in_person(request)
    _check_agencies(actor, given.agency_id, given.watches_id)
    account, password = create_account(
        actor=actor,
        username=given.username,
        full_name=given.full_name,
        post=given.post,
        roles=given.roles,
        agency=given.agency_id,
        watches=given.watches_id,
    )
    return Status(201, _with_password(actor, account.pk, password))


@router.post("/{account_id}/roles", response=answers(AccountShape), operation_id="setRoles", summary="Đặt vai trò")
def give_roles(request: HttpRequest, account_id: int, given: Roles) -> AccountRow:
    actor = require_in_person(request)
    account_for(actor, account_id)
    _check_agencies(actor, given.watches_id)
    set_roles(actor=actor, account_id=account_id, roles=given.roles, watches=given.watches_id)
    return account_for(actor, account_id)


@router.post(
    "/{account_id}/one-time-password",
    response=answers(PasswordShape),
    operation_id="issueOneTimePassword",
    summary="Cấp mật khẩu dùng một lần",
)
def issue_password(request: HttpRequest, account_id: int) -> PasswordShape:
    actor = require_in_person(request)
    account_for(actor, account_id)
    return _with_password(actor, account_id, issue_one_time_password(actor=actor, account_id=account_id))


@router.post(
    "/{account_id}/deactivate",
    response=answers(AccountShape),
    operation_id="deactivateAccount",
    summary="Ngừng dùng tài khoản; mã truy cập của nó cũng hết tác dụng",
)
def deactivate(request: HttpRequest, account_id: int) -> AccountRow:
    actor = actor_of(request)
    account_for(actor, account_id)
    deactivate_account(actor=actor, account_id=account_id)
    return account_for(actor, account_id)


def _check_agencies(actor: Actor, *agency_ids: int | None) -> None:
    """Refuses agencies that do not exist."""
    for agency_id in agency_ids:
        if agency_id is not None:
            agency_for(actor, agency_id)


def _with_password(actor: Actor, account_id: int, password: str) -> PasswordShape:
    return PasswordShape(account=AccountShape.from_orm(account_for(actor, account_id)), password=password)
