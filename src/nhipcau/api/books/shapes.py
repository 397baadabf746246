"""What the API says of books, their lines and slips."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Literal

from ninja import Field, Schema

from nhipcau.api.documents.shapes import EntryShape as ActShape
from nhipcau.api.paging import Paging
from nhipcau.documents.selectors.books import EntryFilters
from nhipcau.documents.selectors.entries import EntrySheet, SlipSheet


class BookLine(Schema):
    """Một sổ: một dãy số của một cơ quan, theo năm hoặc theo nhiệm kỳ và loại văn bản."""

    id: int
    agency_id: int
    agency: str
    kind: str = Field(description="incoming (đến) hoặc outgoing (đi)")
    label: str = Field(description="tên riêng của dãy số; trống nếu là sổ chung")
    year: int | None
    term: str
    document_type: str
    opened_on: dt.date
    closed_on: dt.date | None
    next_number: int = Field(description="số của dòng kế tiếp, nếu không ai nhanh hơn")
    may_keep: bool


class BookQuery(Schema):
    kind: Literal["incoming", "outgoing", ""] = ""


class EntryQuery(Paging):
    kind: Literal["incoming", "outgoing"] = "incoming"
    book: int | None = Field(None, description="số của sổ")
    day_from: dt.date | None = None
    day_to: dt.date | None = None
    q: str = Field("", max_length=200, description="chữ trong số, ký hiệu, tác giả, trích yếu")
    state: Literal["reserved", "registered", "void", "recalled", "replaced", "corrected", ""] = ""
    open: bool = Field(default=False, description="chỉ văn bản đến chưa giải quyết")
    late: bool = Field(default=False, description="chỉ văn bản đến quá thời hạn giải quyết")

    def filters(self) -> EntryFilters:
        return EntryFilters(
            kind=self.kind,
            book_id=self.book,
            day_from=self.day_from,
            day_to=self.day_to,
            text=self.q,
            state=self.state,
            open=self.open,
            late=self.late,
        )


class AmendmentShape(Schema):
    id: int
    kind: str = Field(description="recalled, replaced hoặc corrected")
    words: str = Field(description="theo văn bản nào")
    on: dt.date
    by_id: int | None


class BookEntryLine(Schema):
    """Một dòng trong sổ, đủ các cột theo Phụ lục IV Nghị định 30/2020/NĐ-CP."""

    id: int
    book_id: int
    kind: str
    number: int
    state: str = Field(description="reserved, registered, void, recalled hoặc replaced")
    medium: str
    document_id: int | None = Field(description="trống nếu chỉ có bản giấy")
    entered_on: dt.date
    arrived_at: dt.time | None
    author: str
    code: str
    document_date: dt.date | None
    type_name: str
    subject: str
    urgency: str
    handed_to: str
    submitted_on: dt.date | None
    transferred_on: dt.date | None
    signed_for: str
    remarks: str
    signer: str
    recipients: str
    kept_by: str
    copies: int | None
    due_on: dt.date | None
    answer_id: int | None
    answer_words: str
    resolved_on: dt.date | None
    registered: dt.datetime
    registered_by: str
    version: int
    amendments: list[AmendmentShape]


class LimitShape(Schema):
    act: str = Field(description="register, submit hoặc issue")
    by: dt.date | None = Field(description="chậm nhất; trống nếu lịch làm việc năm ấy chưa đủ")
    at_once: bool
    article: str
    done_on: dt.date | None
    missed: bool


class SendingShape(Schema):
    id: int
    name: str
    agency_id: int | None
    state: str = Field(description="waiting, sent, received hoặc returned")
    sent_on: dt.date | None
    received_on: dt.date | None
    number_there: int | None = Field(description="số đến ở nơi nhận")
    note: str


class OpinionShape(Schema):
    id: int
    rank: str = Field(description="agency_leader, unit_leader hoặc officer")
    words: str
    by_name: str
    on: dt.date
    at: dt.datetime
    written_by: str
    withdrawn: bool


class PartShape(Schema):
    part: str = Field(description="lead hoặc coordinator")
    name: str
    agency_id: int | None
    due_on: dt.date | None


class SlipShape(Schema):
    """Phiếu giải quyết văn bản đến."""

    agency: str
    version: int = Field(description="phiên bản của dòng; gửi kèm khi giao hoặc rút lại")
    opinions: list[OpinionShape]
    parts: list[PartShape]


class BookEntryShape(BookEntryLine):
    """Một dòng với thời hạn của văn thư, nơi gửi, phiếu giải quyết và lịch sử."""

    book: BookLine
    limits: list[LimitShape]
    sendings: list[SendingShape]
    slip: SlipShape | None
    history: list[ActShape]


def slip_shape(sheet: SlipSheet) -> SlipShape:
    return SlipShape(
        agency=sheet.agency,
        version=sheet.version,
        opinions=[OpinionShape(**asdict(one)) for one in sheet.opinions],
        parts=[PartShape(**asdict(one)) for one in sheet.parts],
    )


def entry_shape(sheet: EntrySheet) -> BookEntryShape:
    return BookEntryShape(
        **asdict(sheet.row),
        book=BookLine(**asdict(sheet.book)),
        limits=[
            LimitShape(
                act=one.limit.act,
                by=one.limit.by,
                at_once=one.limit.at_once,
                article=one.limit.article,
                done_on=one.done_on,
                missed=one.missed,
            )
            for one in sheet.limits
        ],
        sendings=[SendingShape(**asdict(one)) for one in sheet.sendings],
        slip=slip_shape(sheet.slip) if sheet.slip else None,
        history=[ActShape.from_orm(entry) for entry in sheet.history],
    )
