"""Bodies, who sits in them, their meetings, and the tasks that came of conclusions."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.agencies.bodies.selectors import (
    BodyFilters,
    BodyRow,
    BodySheet,
    MeetingRow,
    bodies_for,
    body_for,
    meeting_for,
    meetings_for,
)
from nhipcau.agencies.models import Body
from nhipcau.api.paging import PageOf, Paging
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.execution.selectors import tasks_of_conclusions_for
from nhipcau.foundation.pages import Page

router = Router()
meetings_router = Router()


class BodyQuery(Paging):
    q: str = Field("", max_length=200, description="chữ trong tên")
    kind: Body.Kind | None = None
    host: int | None = Field(None, description="số của cơ quan thường trực")
    ended: bool = Field(default=False, description="kể cả ban đã kết thúc")


class BodyLine(Schema):
    """Một ban, hội đồng, ban chấp hành."""

    id: int
    kind: str = Field(description="union, aid_board, committee hoặc other")
    name: str
    host_id: int
    host: str
    founding: str
    founded: dt.date
    term_from: dt.date | None
    term_to: dt.date | None
    rules_document: str
    ended: dt.date | None
    members: int
    last_meeting: dt.date | None
    version: int


class SeatShape(Schema):
    """Một thành viên: `who` là người hôm nay, trống khi chức vụ chưa có người hoặc cơ quan tự cử."""

    id: int
    role: str = Field(description="chair, vice_chair, secretary hoặc member")
    who: str
    behind: str
    by_post: bool
    agency_id: int | None
    valid_from: dt.date
    valid_to: dt.date | None
    basis: str
    current: bool


class MeetingLine(Schema):
    id: int
    body_id: int
    body: str
    on: dt.date
    place: str
    title: str
    conclusions: int
    has_minutes: bool
    cancelled: str = Field(description="vì sao không họp; trống khi vẫn họp")


class BodyShape(Schema):
    """Một ban; `meetings` trống với người không được xem, `may_read` cho biết."""

    row: BodyLine
    seats: list[SeatShape]
    meetings: list[MeetingLine]
    may_read: bool
    may_keep: bool


class ConclusionShape(Schema):
    id: int
    position: int
    words: str
    withdrawn: bool
    task_id: int | None = Field(description="việc đã giao theo kết luận này, nếu được xem")


class MeetingShape(Schema):
    """Một phiên họp: chương trình, biên bản, kết luận."""

    row: MeetingLine
    agenda: list[str]
    attended: str
    minutes: str
    conclusions: list[ConclusionShape]
    version: int
    may_keep: bool


class MeetingQuery(Paging):
    body: int | None = Field(None, description="số của ban")


@router.get("", response=answers(PageOf[BodyLine]), operation_id="listBodies", summary="Ban và tổ chức")
def list_bodies(request: HttpRequest, asked: Query[BodyQuery]) -> Page[BodyRow]:
    filters = BodyFilters(text=asked.q, kind=asked.kind or "", host_id=asked.host, ended=asked.ended)
    return bodies_for(actor_of(request), filters=filters, page=asked.page, size=asked.size)


@router.get("/{body_id}", response=answers(BodyShape), operation_id="getBody", summary="Một ban")
def get_body(request: HttpRequest, body_id: int) -> BodySheet:
    return body_for(actor_of(request), body_id)


@meetings_router.get("", response=answers(PageOf[MeetingLine]), operation_id="listMeetings", summary="Phiên họp")
def list_meetings(request: HttpRequest, asked: Query[MeetingQuery]) -> Page[MeetingRow]:
    return meetings_for(actor_of(request), body_id=asked.body, page=asked.page, size=asked.size)


@meetings_router.get(
    "/{meeting_id}", response=answers(MeetingShape), operation_id="getMeeting", summary="Một phiên họp"
)
def get_meeting(request: HttpRequest, meeting_id: int) -> MeetingShape:
    viewer = actor_of(request)
    sheet = meeting_for(viewer, meeting_id)
    tasks = tasks_of_conclusions_for(viewer, [one.id for one in sheet.conclusions])
    return MeetingShape(
        row=MeetingLine.from_orm(sheet.row),
        agenda=list(sheet.agenda),
        attended=sheet.attended,
        minutes=sheet.minutes,
        conclusions=[
            ConclusionShape(
                id=one.id,
                position=one.position,
                words=one.words,
                withdrawn=one.withdrawn,
                task_id=tasks[one.id].id if one.id in tasks else None,
            )
            for one in sheet.conclusions
        ],
        version=sheet.version,
        may_keep=sheet.may_keep,
    )
