"""The collectives of a document: whom each meant on its day, and the naming of open sets."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Field, Router, Schema

from nhipcau.agencies.collectives.selectors import GroupRow
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.flows.collectives import groups_for, name_group, take_back_group

router = Router()


class MemberShape(Schema):
    """Một cơ quan trong nhóm."""

    agency_id: int
    label: str = Field(description="tên gọi vào ngày của danh sách")
    by_person: bool = Field(description="do người nêu, không phải do quy tắc")


class GroupShape(Schema):
    """Một cách gọi chung trong văn bản, và danh sách cơ quan của đúng ngày ấy."""

    id: int
    phrase: str
    state: str = Field(
        description="listed (đã kê ra), empty (ngày ấy không có cơ quan nào), open (tập hợp mở, chờ nêu tên), "
        "named (người đã nêu tên) hoặc general (lời chung)"
    )
    as_of: date = Field(description="danh bạ của ngày này; không đổi khi danh bạ đổi về sau")
    rule: str
    rule_words: str
    ended: str = Field(description="vì sao ngày ấy quy tắc không còn ai, và nơi kế tiếp")
    expected: int | None = Field(description="số cơ quan theo luật, nếu luật định")
    members: list[MemberShape]
    may_name: bool = Field(description="người hỏi có được nêu tên cho nhóm này không")
    proposed: list[MemberShape] = Field(description="nơi kế tiếp khi ngày ấy quy tắc không còn ai; chờ người nhận")


class Naming(Schema):
    """Các cơ quan mà tập hợp mở này gồm."""

    agency_ids: list[int] = Field(min_length=1, max_length=500)


@router.get(
    "/{document_id}/groups",
    response=answers(list[GroupShape]),
    operation_id="listGroups",
    summary="Các nhóm cơ quan mà văn bản gọi chung",
)
def list_groups(request: HttpRequest, document_id: int) -> list[GroupRow]:
    return list(groups_for(actor_of(request), document_id))


@router.post(
    "/groups/{group_id}/name",
    response=answers(GroupShape),
    operation_id="nameGroup",
    summary="Nêu tên các cơ quan của một tập hợp mở; cơ quan được nêu tên thì được xem văn bản",
)
def name(request: HttpRequest, group_id: int, given: Naming) -> GroupRow:
    return name_group(actor=actor_of(request), group_id=group_id, agency_ids=given.agency_ids)


@router.post(
    "/groups/{group_id}/take-back",
    response=answers(GroupShape),
    operation_id="takeBackGroup",
    summary="Bỏ các tên đã nêu cho một nhóm",
)
def take_back(request: HttpRequest, group_id: int) -> GroupRow:
    return take_back_group(actor=actor_of(request), group_id=group_id)
