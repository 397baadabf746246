"""The lists of words and rules, and what administrators write beside them."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Field, Router, Schema

from nhipcau.agencies.lists.shapes import SHAPES, shape_of
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.foundation import clock
from nhipcau.foundation.lists import ListSheet, leave_out, list_sheet_for, put_row, withdraw_written
from nhipcau.foundation.models import ListEntry
from nhipcau.ground.lists import as_json, from_json

router = Router()


class ListName(Schema):
    code: str = Field(description="matching, collectives, functions hoặc levels")
    shipped: int = Field(description="số mục kèm theo phần mềm")
    written: int = Field(description="số mục người quản trị ghi, còn dùng")


class ListLineShape(Schema):
    """Một mục đang dùng hôm nay, hoặc một mục kèm theo phần mềm đã bỏ."""

    key: str
    content: dict[str, object] = Field(description="các ô của mục; ô nào tùy danh mục")
    source: str
    standing: str = Field(description="shipped, added, replaced hoặc left_out")
    valid_from: date | None
    valid_to: date | None


class WrittenShape(Schema):
    """Một lần người quản trị ghi."""

    id: int
    key: str
    left_out: bool = Field(description="true: không dùng mục này nữa")
    content: dict[str, object]
    source: str
    valid_from: date | None
    valid_to: date | None
    at: datetime
    who: str
    withdrawn: datetime | None = Field(description="đã rút lại; không còn tác dụng")


class ListShapeOut(Schema):
    code: str
    lines: list[ListLineShape]
    written: list[WrittenShape]


class Writing(Schema):
    """Ghi một mục mới; có `key` thì thay mục đang có khóa ấy."""

    key: str = Field("", max_length=200)
    content: dict[str, object] = Field(description="các ô của mục; danh sách là mảng chuỗi, ngày là 2026-11-05")
    source: str = Field(max_length=300, description="văn bản, hoặc ai cho biết và ngày nào")
    valid_from: date | None = None
    valid_to: date | None = None


class LeavingOut(Schema):
    key: str = Field(max_length=200)
    source: str = Field(max_length=300)
    valid_from: date | None = None
    valid_to: date | None = None


class EntryNumber(Schema):
    id: int


@router.get("", response=answers(list[ListName]), operation_id="listLists", summary="Các danh mục")
def every_list(request: HttpRequest) -> list[ListName]:
    viewer = actor_of(request)
    sheets = [list_sheet_for(viewer, shape, on=clock.today()) for shape in SHAPES.values()]
    return [
        ListName(code=sheet.code, shipped=sheet.shipped, written=sum(line.withdrawn is None for line in sheet.written))
        for sheet in sheets
    ]


@router.get("/{list_code}", response=answers(ListShapeOut), operation_id="getList", summary="Một danh mục")
def one_list(request: HttpRequest, list_code: str) -> ListShapeOut:
    return _body(list_sheet_for(actor_of(request), shape_of(list_code), on=clock.today()))


@router.post("/{list_code}", response=answers(EntryNumber), operation_id="putListRow", summary="Ghi hoặc thay một mục")
def put(request: HttpRequest, list_code: str, given: Writing) -> ListEntry:
    shape = shape_of(list_code)
    return put_row(
        actor=actor_of(request),
        shape=shape,
        key=given.key,
        content=from_json(shape, given.content),
        source=given.source,
        valid_from=given.valid_from,
        valid_to=given.valid_to,
    )


@router.post(
    "/{list_code}/leave-out", response=answers(EntryNumber), operation_id="leaveOutListRow", summary="Bỏ một mục"
)
def leave(request: HttpRequest, list_code: str, given: LeavingOut) -> ListEntry:
    return leave_out(
        actor=actor_of(request),
        shape=shape_of(list_code),
        key=given.key,
        source=given.source,
        valid_from=given.valid_from,
        valid_to=given.valid_to,
    )


@router.post(
    "/written/{list_entry_id}/withdraw",
    response=answers(EntryNumber),
    operation_id="withdrawListEntry",
    summary="Rút lại điều đã ghi; mục trở về như trước",
)
def withdraw(request: HttpRequest, list_entry_id: int) -> ListEntry:
    return withdraw_written(actor=actor_of(request), entry_id=list_entry_id)


def _body(sheet: ListSheet) -> ListShapeOut:
    return ListShapeOut(
        code=sheet.code,
        lines=[
            ListLineShape(
                key=line.row.key,
                content=as_json(dict(line.row.content)),
                source=line.row.source,
                standing=str(line.standing),
                valid_from=line.valid_from,
                valid_to=line.valid_to,
            )
            for line in sheet.lines
        ],
        written=[
            WrittenShape(
                id=line.id,
                key=line.row.key,
                left_out=line.left_out,
                content=as_json(dict(line.row.content)),
                source=line.row.source,
                valid_from=line.valid_from,
                valid_to=line.valid_to,
                at=line.at,
                who=line.who,
                withdrawn=line.withdrawn,
            )
            for line in sheet.written
        ],
    )
