"""Provinces of the shipped register: looked at ahead, loaded, taken back."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from nhipcau.agencies.loading.selectors import (
    LoadingRow,
    ProvinceRow,
    loading_for,
    preview_for,
    province_for,
    provinces_for,
)
from nhipcau.api.agencies.events import EventShape
from nhipcau.api.once import Key, once
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.flows.provinces import load_province, undo_loading
from nhipcau.foundation import clock

router = Router()


class LoadingShape(Schema):
    """Một lần nạp."""

    id: int
    province: str
    with_units: bool = Field(description="cả huyện (đến 30/6/2025) và xã, phường, đặc khu")
    made: int = Field(description="số cơ quan mới")
    applied: int = Field(description="số sự kiện đã áp dụng")
    planned: int = Field(description="số sự kiện chờ người xem")
    at: datetime
    who: str
    undone: datetime | None
    undone_by: str


class ProvinceShape(Schema):
    """Một trong 34 tỉnh, thành phố."""

    code: str
    name: str
    formed_from: list[str]
    loaded: bool
    loadings: list[LoadingShape] = Field(description="mới trước")


class Loading(Schema):
    with_units: bool = False


class MadeShape(Schema):
    label: str
    level: str
    place: str
    last_day: date | None


class LoadingPreviewShape(Schema):
    """Nạp sẽ lập những gì; xem trước không để lại gì."""

    made: list[MadeShape]
    there: int = Field(description="số cơ quan của tỉnh đã có trong danh bạ")
    events: list[EventShape]


@router.get("", response=answers(list[ProvinceShape]), operation_id="listProvinces", summary="34 tỉnh nạp được")
def list_provinces(request: HttpRequest) -> list[ProvinceRow]:
    return list(provinces_for(actor_of(request)))


@router.get("/{province_code}", response=answers(ProvinceShape), operation_id="getProvince", summary="Một tỉnh")
def get_province(request: HttpRequest, province_code: str) -> ProvinceRow:
    return province_for(actor_of(request), province_code)


@router.post(
    "/{province_code}/preview",
    response=answers(LoadingPreviewShape),
    operation_id="previewProvince",
    summary="Xem trước nạp một tỉnh sẽ lập những gì; không để lại gì",
)
def post_preview(request: HttpRequest, province_code: str, given: Loading) -> LoadingPreviewShape:
    actor = actor_of(request)
    name = province_for(actor, province_code).name
    seen = preview_for(actor, name, with_units=given.with_units, on=clock.today())
    return LoadingPreviewShape(
        made=[MadeShape.from_orm(one) for one in seen.made],
        there=seen.there,
        events=[EventShape.from_orm(one) for one in seen.events],
    )


@router.post(
    "/{province_code}/load",
    response=answers(LoadingShape, status=201),
    operation_id="loadProvince",
    summary="Nạp danh bạ của một tỉnh",
)
def post_load(request: HttpRequest, province_code: str, given: Loading, key: Key) -> Status[LoadingRow]:
    actor = actor_of(request)
    name = province_for(actor, province_code).name

    def do() -> list[int]:
        return [load_province(actor=actor, province=name, with_units=given.with_units).pk]

    (loading_id,) = once(request, key=key, act=f"loadProvince {province_code}", given=given, do=do)
    return Status(201, loading_for(actor, loading_id))


@router.post(
    "/loadings/{loading_id}/undo",
    response=answers(LoadingShape),
    operation_id="undoLoading",
    summary="Rút lại một lần nạp, khi chưa có gì dựa vào các cơ quan ấy",
)
def post_undo(request: HttpRequest, loading_id: int) -> LoadingRow:
    actor = actor_of(request)
    undo_loading(actor=actor, loading_id=loading_id)
    return loading_for(actor, loading_id)
