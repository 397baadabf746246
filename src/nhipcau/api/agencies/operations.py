"""The directory of agencies."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.agencies.models import Family, Level
from nhipcau.agencies.selectors import AgencyFilters, AgencyRow, AgencySheet, agencies_for, agency_for
from nhipcau.api.paging import PageOf, Paging
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.foundation.pages import Page

router = Router()


class AgencyQuery(Paging):
    q: str = Field("", max_length=200, description="chữ trong tên, kể cả tên tỉnh")
    family: Family | None = None
    level: Level | None = None
    locality: str = Field("", max_length=100, description="tỉnh, thành phố")
    provisional: bool | None = Field(None, description="true: chỉ những cơ quan máy lập ra từ tên trong văn bản")


class AgencyLine(Schema):
    """Một cơ quan, với tên và cấp trên hiện nay."""

    id: int
    label: str
    family: str
    level: str
    locality: str
    provisional: bool = Field(description="lập ra từ tên trong văn bản, chưa ai xem")
    parent_id: int | None
    parent_label: str
    accounts: int
    children: int


class DatedNameShape(Schema):
    name: str
    is_alias: bool
    valid_from: date | None
    valid_to: date | None
    basis: str


class DatedParentShape(Schema):
    parent_id: int
    label: str
    line: str
    valid_from: date | None
    valid_to: date | None
    basis: str


class AgencyShape(Schema):
    """Một cơ quan qua thời gian: các tên, các cấp trên, và những gì đang đứng dưới nó."""

    row: AgencyLine
    names: list[DatedNameShape]
    parents: list[DatedParentShape]
    children: list[AgencyLine]


@router.get("", response=answers(PageOf[AgencyLine]), operation_id="listAgencies", summary="Danh bạ cơ quan")
def list_agencies(request: HttpRequest, asked: Query[AgencyQuery]) -> Page[AgencyRow]:
    filters = AgencyFilters(
        text=asked.q,
        family=asked.family or "",
        level=asked.level or "",
        locality=asked.locality,
        provisional=asked.provisional,
    )
    return agencies_for(actor_of(request), filters=filters, page=asked.page, size=asked.size)


@router.get("/{agency_id}", response=answers(AgencyShape), operation_id="getAgency", summary="Một cơ quan")
def get_agency(request: HttpRequest, agency_id: int) -> AgencySheet:
    return agency_for(actor_of(request), agency_id)
