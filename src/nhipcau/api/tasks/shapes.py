"""What the API says of tasks."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Literal

from ninja import Field, Schema

from nhipcau.api.documents.reading import DueShape
from nhipcau.api.documents.shapes import EntryShape
from nhipcau.api.paging import Paging
from nhipcau.execution.selectors import TaskFilters, TaskSheet

Sort = Literal["due", "-due", "document", "state", "-created", "place"]


class TaskFilterQuery(Schema):
    """Bộ lọc của bảng việc; để trống là không lọc."""

    q: str = Field("", max_length=200, description="chữ trong việc và tên cơ quan")
    agency: int | None = Field(None, description="số của cơ quan")
    part: Literal["lead", "coordinator", "requested", ""] = Field("", description="cơ quan ấy giữ vai gì")
    unmatched: str = Field("", max_length=300, description="tên chủ trì chưa khớp với cơ quan nào")
    nobody: bool = Field(default=False, description="chỉ việc không nêu ai chủ trì")
    state: Literal["proposed", "assigned", "in_progress", "done", "rejected", "superseded", "suspended", ""] = Field(
        "", description="để trống: mọi trạng thái trừ việc đã bị bác và việc đã có trong văn bản gốc hay kế hoạch mới"
    )
    nature: Literal["task", "report", "standing", ""] = ""
    standing: bool | None = Field(None, description="true: chỉ việc thường xuyên; false: trừ việc thường xuyên")
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    undated: bool = False
    late: bool = False
    soon: bool = False
    past: bool = Field(default=False, description="ngày đã qua mà việc chưa giao hoặc đã xong")
    giver: int | None = None
    document: int | None = None

    def filters(self) -> TaskFilters:
        return TaskFilters(
            text=self.q,
            agency_id=self.agency,
            part=self.part,
            unmatched=self.unmatched,
            nobody=self.nobody,
            state=self.state,
            nature=self.nature,
            standing=self.standing,
            due_from=self.due_from,
            due_to=self.due_to,
            undated=self.undated,
            late=self.late,
            soon=self.soon,
            past=self.past,
            giver_id=self.giver,
            document_id=self.document,
        )


class TaskQuery(TaskFilterQuery, Paging):
    sort: Sort = "due"


class PartyShape(Schema):
    """Một bên của việc: tên như văn bản viết, và cơ quan nếu đã khớp."""

    name: str
    agency_id: int | None
    label: str = Field(description="tên hiện nay của cơ quan")


class TaskLine(Schema):
    """Một việc trên bảng."""

    id: int
    state: str = Field(
        description="proposed (chưa ai xác nhận), assigned, in_progress, done, rejected, superseded, suspended"
    )
    nature: str = Field(description="task, report hoặc standing")
    section: str
    words: str = Field(description="nguyên văn")
    due: DueShape | None = Field(description="thời hạn như văn bản viết")
    due_on: dt.date | None = Field(description="ngày cuối cùng còn đúng hạn")
    counted_from: dt.date | None = Field(description="ngày văn bản đến cơ quan chủ trì, khi thời hạn tính từ ngày ấy")
    late: bool
    days_left: int | None
    hollow: bool = Field(description="chưa ai xác nhận nên chưa là việc của ai")
    reported: bool = Field(description="chỉ biết qua báo chí, chưa có bản gốc")
    document_id: int | None = Field(description="văn bản giao việc; trống khi việc từ kết luận một phiên họp")
    meeting_id: int | None = Field(description="phiên họp đã kết luận; trống khi việc từ văn bản")
    document: str
    document_title: str
    giver_id: int | None
    giver: str
    leads: list[PartyShape]
    coordinators: list[PartyShape]
    requested: list[PartyShape]
    version: int


class TaskShape(TaskLine):
    """Một việc; chữ của nó là text[start:end] của văn bản."""

    duty_pointer: str
    duty_state: str
    start: int
    end: int
    report_to: str
    via: list[str]
    roles: list[str]
    may_start: bool
    may_finish: bool
    may_reopen: bool
    history: list[EntryShape]


def task_shape(sheet: TaskSheet) -> TaskShape:
    return TaskShape(
        **asdict(sheet.row),
        duty_pointer=sheet.duty_pointer,
        duty_state=sheet.duty_state,
        start=sheet.start,
        end=sheet.end,
        report_to=sheet.report_to,
        via=list(sheet.via),
        roles=list(sheet.roles),
        may_start=sheet.may_start,
        may_finish=sheet.may_finish,
        may_reopen=sheet.may_reopen,
        history=[EntryShape.from_orm(entry) for entry in sheet.history],
    )


class CountsShape(Schema):
    """Số việc, không kể việc đã bị bác."""

    total: int
    hollow: int
    assigned: int
    in_progress: int
    done: int
    late: int
    soon: int
    standing: int


class AgencyGroupShape(Schema):
    """Việc của một chủ trì; không có agency_id là một tên chưa khớp, không có tên là việc không nêu ai."""

    agency_id: int | None
    label: str
    counts: CountsShape


class DateGroupShape(Schema):
    key: str = Field(description="late, week, month, later, past, undated hoặc standing")
    due_from: dt.date | None
    due_to: dt.date | None
    count: int
