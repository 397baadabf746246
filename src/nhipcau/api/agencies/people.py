"""Who holds which post, how each signs, and who leads the field where. Contacts are not given to programs."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.agencies.models import Family
from nhipcau.agencies.people.leading import FieldLeadFilters, FieldLeadRow, field_leads_for
from nhipcau.agencies.people.selectors import AgencyPeople, TenureRow, people_of_agency_for
from nhipcau.api.paging import PageOf, Paging
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.foundation.pages import Page

router = Router()
leads_router = Router()


class PeopleQuery(Schema):
    on: dt.date | None = Field(None, description="tính tại ngày này; để trống là hôm nay")


class PostShape(Schema):
    id: int
    title: str
    kind: str = Field(description="head, deputy, unit_head, unit_deputy hoặc member")
    ended: dt.date | None


class SigningShape(Schema):
    look: str = Field(description="state hoặc party")
    lines: list[str] = Field(description="các dòng in trên chữ ký, từ trên xuống")


class TenureShape(Schema):
    """Một người giữ một chức vụ trong một thời gian."""

    id: int
    post_id: int
    post: str
    kind: str
    person_id: int
    person: str
    manner: str = Field(description="full, acting (Q.), in_charge (phụ trách) hoặc substitute (ký thay)")
    stands_in_for: str
    valid_from: dt.date
    valid_to: dt.date | None
    basis: str
    ending: str
    current: bool
    heads: bool = Field(description="đứng đầu cơ quan trong thời gian ấy")
    signing: list[SigningShape]


class LeadShape(Schema):
    """Lãnh đạo phụ trách công tác đối ngoại nhân dân."""

    tenure_id: int
    person: str
    post: str
    valid_from: dt.date
    valid_to: dt.date | None
    basis: str
    active: bool


class AgencyPeopleShape(Schema):
    """Người và chức vụ của một cơ quan tại một ngày; `signers` là thứ tự xin chữ ký."""

    agency_id: int
    on: dt.date
    posts: list[PostShape]
    tenures: list[TenureShape]
    leads: list[LeadShape]
    signers: list[int]


class FieldLeadQuery(Paging):
    q: str = Field("", max_length=200, description="chữ trong tên cơ quan, kể cả tên tỉnh")
    family: Family | None = None
    level: Literal["province", "department", "district", "commune"] | None = None
    locality: str = Field("", max_length=100, description="tỉnh, thành phố")
    named: Literal["yes", "no", ""] = Field("", description="no: chỉ cơ quan chưa cử ai")


class FieldLeadLine(Schema):
    agency_id: int
    agency: str
    family: str
    level: str
    lead: LeadShape | None


@router.get(
    "/{agency_id}/people",
    response=answers(AgencyPeopleShape),
    operation_id="getPeopleOfAgency",
    summary="Người và chức vụ của một cơ quan",
)
def get_people(request: HttpRequest, agency_id: int, asked: Query[PeopleQuery]) -> AgencyPeopleShape:
    return _people_shape(people_of_agency_for(actor_of(request), agency_id, on=asked.on))


@leads_router.get(
    "",
    response=answers(PageOf[FieldLeadLine]),
    operation_id="listFieldLeads",
    summary="Lãnh đạo phụ trách đối ngoại nhân dân ở từng cơ quan",
)
def list_field_leads(request: HttpRequest, asked: Query[FieldLeadQuery]) -> Page[FieldLeadRow]:
    filters = FieldLeadFilters(
        text=asked.q,
        family=asked.family or "",
        level=asked.level or "",
        locality=asked.locality,
        named=asked.named,
    )
    return field_leads_for(actor_of(request), filters=filters, page=asked.page, size=asked.size)


def _people_shape(people: AgencyPeople) -> AgencyPeopleShape:
    return AgencyPeopleShape(
        agency_id=people.agency_id,
        on=people.on,
        posts=[PostShape.from_orm(post) for post in people.posts],
        tenures=[_tenure_shape(row) for row in people.tenures],
        leads=[LeadShape.from_orm(lead) for lead in people.leads],
        signers=list(people.signers),
    )


def _tenure_shape(row: TenureRow) -> TenureShape:
    return TenureShape(
        id=row.id,
        post_id=row.post_id,
        post=row.post,
        kind=row.kind,
        person_id=row.person_id,
        person=row.person,
        manner=row.manner,
        stands_in_for=row.stands_in_for,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        basis=row.basis,
        ending=row.ending,
        current=row.current,
        heads=row.heads,
        signing=[SigningShape(look=look, lines=list(lines)) for look, lines in row.lines],
    )
