"""The queue of names that are no one agency yet."""

from __future__ import annotations

from typing import Literal, TypeVar

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.agencies.models import Family, Level
from nhipcau.agencies.names.queue import NameRow, unmatched_name_for, unmatched_names_for
from nhipcau.agencies.selectors import agency_for
from nhipcau.api.paging import PageOf, Paging
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.flows.directory import (
    settle_as_agency,
    settle_as_new_agency,
    settle_as_no_agency,
    take_back_settling,
)
from nhipcau.foundation.pages import Page
from nhipcau.ground.refusal import Refusal

router = Router()
Given = TypeVar("Given")


class NameQuery(Paging):
    state: Literal["open", "matched", "made", "set_aside", ""] = "open"
    q: str = Field("", max_length=200, description="chữ trong tên")


class LikelyShape(Schema):
    """Một cơ quan mà tên này có thể chỉ."""

    agency_id: int
    label: str
    score: int = Field(description="trên 100; chữ số và tên tỉnh không bao giờ được đoán")
    why: str = Field(
        description="spelling (chỉ khác cách viết), initials (viết tắt), misspelt (có thể viết sai), part (thiếu chữ) "
        "hoặc longer (thừa chữ)"
    )


class NameShape(Schema):
    """Một tên gặp trong văn bản."""

    id: int
    name: str
    locality_key: str = Field(description="địa phương của các văn bản có tên này, viết không dấu")
    state: str = Field(description="open, matched (là cơ quan đã có), made (lập cơ quan mới) hoặc set_aside")
    met: int = Field(description="số văn bản có tên này")
    document_id: int | None = Field(description="văn bản đầu tiên có tên này")
    agency_id: int | None
    agency_label: str
    host_label: str = Field(description="cơ quan mà tên này là đơn vị của nó; trống nếu không phải đơn vị")
    proposals: list[LikelyShape] = Field(description="gần nhất trước; chỉ với tên đang chờ")


class Settling(Schema):
    """Tên này là gì. `agency` cần agency_id; `new` cần family và level; `none` không cần gì thêm."""

    meaning: Literal["agency", "new", "none"]
    agency_id: int | None = None
    family: Family | None = None
    level: Level | None = None
    parent_id: int | None = None


class SettledShape(Schema):
    name: NameShape
    filled: int = Field(description="số chỗ trong các việc nay có cơ quan; số âm: nay không còn")


@router.get(
    "", response=answers(PageOf[NameShape]), operation_id="listUnmatchedNames", summary="Các tên, gặp nhiều trước"
)
def list_names(request: HttpRequest, asked: Query[NameQuery]) -> Page[NameRow]:
    return unmatched_names_for(actor_of(request), state=asked.state, text=asked.q, page=asked.page, size=asked.size)


@router.get("/{name_id}", response=answers(NameShape), operation_id="getUnmatchedName", summary="Một tên")
def get_name(request: HttpRequest, name_id: int) -> NameRow:
    return unmatched_name_for(actor_of(request), name_id)


@router.post(
    "/{name_id}/settle",
    response=answers(SettledShape),
    operation_id="settleName",
    summary="Quyết định tên này là cơ quan nào; các việc đang chờ theo đó mà có cơ quan",
)
def settle(request: HttpRequest, name_id: int, given: Settling) -> SettledShape:
    actor = actor_of(request)
    filled = 0
    match given.meaning:
        case "agency":
            filled = settle_as_agency(actor=actor, name_id=name_id, agency_id=_needed(given.agency_id, "agency_id"))
        case "new":
            if given.parent_id is not None:
                agency_for(actor, given.parent_id)
            filled = settle_as_new_agency(
                actor=actor,
                name_id=name_id,
                family=_needed(given.family, "family"),
                level=_needed(given.level, "level"),
                parent_id=given.parent_id,
            )
        case "none":
            settle_as_no_agency(actor=actor, name_id=name_id)
    return SettledShape(name=NameShape.from_orm(unmatched_name_for(actor, name_id)), filled=filled)


@router.post(
    "/{name_id}/take-back",
    response=answers(SettledShape),
    operation_id="takeBackName",
    summary="Bỏ quyết định về tên này; các việc đã theo đó mà có cơ quan trở lại như trước, nếu chưa ai bắt đầu",
)
def take_back(request: HttpRequest, name_id: int) -> SettledShape:
    actor = actor_of(request)
    emptied = take_back_settling(actor=actor, name_id=name_id)
    return SettledShape(name=NameShape.from_orm(unmatched_name_for(actor, name_id)), filled=-emptied)


def _needed(value: Given | None, name: str) -> Given:
    if value is None:
        raise Refusal("request.invalid", where=name, why="thiếu")
    return value
