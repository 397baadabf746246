"""What happened to agencies, and is planned to: read by programs, and written on the pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.agencies.events.selectors import EventFilters, EventRow, EventSheet, event_for, events_for
from nhipcau.api.paging import PageOf, Paging
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.foundation.pages import Page

router = Router()


class EventQuery(Paging):
    kind: Literal["", "rename", "merge", "absorb", "split", "upgrade", "abolish", "function_transfer"] = ""
    state: Literal["", "planned", "applied", "undone"] = ""
    agency_id: int | None = None
    q: str = Field("", max_length=200, description="chữ trong tên cơ quan hoặc tên tỉnh")


class LegShape(Schema):
    """Từ cơ quan nào sang cơ quan nào."""

    from_id: int | None
    from_label: str = Field(description="tên ngày hôm trước")
    to_id: int | None
    to_label: str = Field(description="tên từ ngày có hiệu lực; trống nếu không cơ quan nào nhận")
    function_scope: str = Field(description="chức năng được chuyển; trống là toàn bộ")
    takes_units: bool
    new_locality: str
    decided: datetime | None


class EventShape(Schema):
    """Một sự kiện: đổi tên, hợp nhất, sáp nhập, chia tách, nâng cấp, giải thể, chuyển chức năng."""

    id: int
    kind: str
    effective: date
    basis: str
    note: str
    state: str
    shipped: bool = Field(description="từ dữ liệu kèm theo phần mềm")
    document_id: int | None
    legs: list[LegShape]


class ChangeShape(Schema):
    """Một dòng của danh bạ kết thúc, bắt đầu hoặc đổi."""

    what: str
    agency_id: int | None
    label: str
    words: str
    day: str


class EventSheetShape(Schema):
    """Sự kiện cùng những gì nó đã ghi, hoặc sẽ ghi nếu áp dụng bây giờ."""

    row: EventShape
    changes: list[ChangeShape]
    obstacle: str = Field(description="mã lời từ chối nếu chưa áp dụng được")
    ended: list[int] = Field(description="cơ quan kết thúc")
    applied: datetime | None
    undone: datetime | None


@router.get(
    "",
    response=answers(PageOf[EventShape]),
    operation_id="listAgencyEvents",
    summary="Những gì xảy ra với các cơ quan, mới nhất trước",
)
def list_events(request: HttpRequest, asked: Query[EventQuery]) -> Page[EventRow]:
    filters = EventFilters(kind=asked.kind, state=asked.state, agency_id=asked.agency_id, text=asked.q)
    return events_for(actor_of(request), filters=filters, page=asked.page, size=asked.size)


@router.get(
    "/{event_id}",
    response=answers(EventSheetShape),
    operation_id="getAgencyEvent",
    summary="Một sự kiện và những gì nó ghi vào danh bạ",
)
def get_event(request: HttpRequest, event_id: int) -> EventSheetShape:
    return _shape(event_for(actor_of(request), event_id))


def _shape(sheet: EventSheet) -> EventSheetShape:
    return EventSheetShape(
        row=EventShape.from_orm(sheet.row),
        changes=[ChangeShape.from_orm(change) for change in sheet.changes],
        obstacle=sheet.obstacle.code if sheet.obstacle else "",
        ended=list(sheet.ended),
        applied=sheet.applied,
        undone=sheet.undone,
    )
