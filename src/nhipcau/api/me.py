"""The account that asks, and its tokens."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from nhipcau.agencies.selectors import own_agency_label_for
from nhipcau.agencies.services import issue_token, revoke_token
from nhipcau.agencies.services.tokens import LONGEST_DAYS
from nhipcau.agencies.tokens import TokenRow, own_tokens_for
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of, caller_of, require_in_person

router = Router()


class MeShape(Schema):
    """Tài khoản đang hỏi: thuộc cơ quan nào, làm được những gì."""

    account_id: int
    username: str
    full_name: str
    agency_id: int | None
    agency: str
    watches_id: int | None = Field(description="cơ quan đứng đầu phần được theo dõi")
    roles: list[str]
    by_token: bool = Field(description="vào bằng mã truy cập, không phải phiên đăng nhập")


class TokenShape(Schema):
    key: str = Field(description="phần không bí mật của mã, để nhận ra và thu hồi")
    name: str
    created: datetime
    expires: datetime | None
    revoked: datetime | None


class TokenWish(Schema):
    name: str = Field(min_length=1, max_length=100, description="chương trình nào dùng mã này")
    days: int = Field(365, ge=1, le=LONGEST_DAYS, description="dùng được bao nhiêu ngày")


class NewToken(Schema):
    token: str = Field(description="mã truy cập, chỉ hiện lần này")
    key: str


@router.get("", response=answers(MeShape), operation_id="getMe", summary="Tôi là ai")
def get_me(request: HttpRequest) -> MeShape:
    caller, actor = caller_of(request), actor_of(request)
    return MeShape(
        account_id=caller.account.pk,
        username=caller.account.username,
        full_name=caller.account.full_name,
        agency_id=actor.agency_id,
        agency=own_agency_label_for(actor),
        watches_id=actor.watches_id,
        roles=sorted(actor.roles),
        by_token=caller.by_token,
    )


@router.get("/tokens", response=answers(list[TokenShape]), operation_id="listTokens", summary="Mã truy cập của tôi")
def list_tokens(request: HttpRequest) -> list[TokenRow]:
    return list(own_tokens_for(actor_of(request)))


@router.post(
    "/tokens",
    response=answers(NewToken, status=201),
    operation_id="issueToken",
    summary="Tạo mã truy cập; chỉ làm được khi đăng nhập bằng phiên",
)
def create_token(request: HttpRequest, wish: TokenWish) -> Status[NewToken]:
    actor = require_in_person(request)
    account_id = caller_of(request).account.pk
    token, words = issue_token(actor=actor, account_id=account_id, name=wish.name, days=wish.days)
    return Status(201, NewToken(token=words, key=token.key))


@router.post(
    "/tokens/{key}/revoke", response=answers(TokenShape), operation_id="revokeToken", summary="Thu hồi mã truy cập"
)
def end_token(request: HttpRequest, key: str) -> object:
    return revoke_token(actor=actor_of(request), key=key)
