"""Lines enter the books: a paper that came, one that goes out, numbers kept for papers still to be signed."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from nhipcau.api.books.shapes import BookEntryShape, entry_shape
from nhipcau.api.once import Key, once
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.book_rules import MOST_RESERVED
from nhipcau.documents.selectors.entries import entry_for
from nhipcau.documents.services.books import (
    Addressee,
    IncomingFacts,
    OutgoingFacts,
    register_outgoing,
    reserve_numbers,
)
from nhipcau.flows.receive import receive, receive_document
from nhipcau.foundation import clock

router = Router()

Urgency = Literal["", "khẩn", "thượng khẩn", "hỏa tốc"]
Medium = Literal["paper", "electronic"]
LONGEST_TEXT = 4000
MOST_COPIES = 1_000_000


class IncomingColumns(Schema):
    """Các cột của sổ đến có thể để trống."""

    code: str = Field("", max_length=80)
    document_date: dt.date | None = None
    type_name: str = Field("", max_length=100)
    urgency: Urgency = ""
    handed_to: str = Field("", max_length=300)
    submitted_on: dt.date | None = None
    transferred_on: dt.date | None = None
    signed_for: str = Field("", max_length=150)
    remarks: str = Field("", max_length=LONGEST_TEXT)
    due_on: dt.date | None = None


class Incoming(IncomingColumns):
    """Một văn bản đến, theo các cột của sổ; `document` là văn bản đã nạp, trống khi chỉ có bản giấy."""

    arrived_on: dt.date
    arrived_at: dt.time | None = None
    author: str = Field(max_length=300, description="cơ quan ban hành")
    subject: str = Field(max_length=LONGEST_TEXT, description="trích yếu")
    medium: Medium = "paper"
    document: int | None = None
    book: int | None = Field(None, description="số của sổ; trống là sổ chung của năm")
    looked_at: list[int] = Field(
        default=[],
        max_length=20,
        description="các dòng giống nó mà người dùng đã xem và biết là văn bản khác (sau lời từ chối already_entered)",
    )


class IncomingDocument(Schema):
    """Vào sổ theo những gì đọc được trong một văn bản đã nạp."""

    document: int
    on: dt.date | None = Field(None, description="ngày đến; trống là hôm nay")
    at: dt.time | None = None
    type_name: str = Field("", max_length=100)


class AddresseeGiven(Schema):
    name: str = Field(min_length=1, max_length=300)
    agency_id: int | None = Field(None, description="số của cơ quan, nếu biết")


class Outgoing(Schema):
    """Một văn bản đi; số do sổ cấp, hoặc là số đã giữ (`reserved`)."""

    dated: dt.date
    symbol: str = Field(max_length=60, description="phần sau số, ví dụ UBND-NC, KH-UBND")
    subject: str = Field(max_length=LONGEST_TEXT)
    type_name: str = Field("", max_length=100)
    signer: str = Field("", max_length=150)
    urgency: Urgency = ""
    medium: Medium = "electronic"
    addressees: list[AddresseeGiven] = Field(default=[], max_length=500)
    kept_by: str = Field("", max_length=200)
    copies: int | None = Field(None, ge=0, le=MOST_COPIES)
    transferred_on: dt.date | None = None
    signed_for: str = Field("", max_length=150)
    remarks: str = Field("", max_length=LONGEST_TEXT)
    book: int | None = None
    reserved: int | None = Field(None, description="số của dòng đã giữ số")


class Reserving(Schema):
    on: dt.date
    count: int = Field(1, ge=1, le=MOST_RESERVED)
    remarks: str = Field("", max_length=200, description="giữ cho văn bản nào")
    book: int | None = None


class NumberKept(Schema):
    id: int = Field(description="số của dòng trong sổ")
    number: int


@router.post(
    "/entries/incoming",
    response=answers(BookEntryShape, status=201),
    operation_id="enterIncoming",
    summary="Vào sổ một văn bản đến, lấy số đến",
)
def post_incoming(request: HttpRequest, given: Incoming, key: Key) -> Status[BookEntryShape]:
    actor, facts = actor_of(request), given.dict(exclude={"document", "book", "looked_at"})

    def do() -> list[int]:
        entry = receive(
            actor=actor,
            facts=IncomingFacts(**facts),
            document_id=given.document,
            book_id=given.book,
            looked_at=given.looked_at,
        )
        return [entry.pk]

    (entry_id,) = once(request, key=key, act="enterIncoming", given=given, do=do)
    return Status(201, entry_shape(entry_for(actor, entry_id)))


@router.post(
    "/entries/incoming/from-document",
    response=answers(BookEntryShape, status=201),
    operation_id="enterDocument",
    summary="Vào sổ đến một văn bản đã nạp, theo những gì đọc được",
)
def post_document(request: HttpRequest, given: IncomingDocument) -> Status[BookEntryShape]:
    """Đã có trong sổ thì bị từ chối (409, book.already_entered) và cho biết số của dòng."""
    actor = actor_of(request)
    on = given.on or clock.today()
    entry = receive_document(actor=actor, document_id=given.document, on=on, at=given.at, type_name=given.type_name)
    return Status(201, entry_shape(entry_for(actor, entry.pk)))


@router.post(
    "/entries/outgoing",
    response=answers(BookEntryShape, status=201),
    operation_id="enterOutgoing",
    summary="Vào sổ một văn bản đi, lấy số đi hoặc dùng số đã giữ",
)
def post_outgoing(request: HttpRequest, given: Outgoing, key: Key) -> Status[BookEntryShape]:
    actor, facts = actor_of(request), given.dict(exclude={"addressees", "book", "reserved"})
    addressees = tuple(Addressee(one.name, one.agency_id) for one in given.addressees)

    def do() -> list[int]:
        entry = register_outgoing(
            actor=actor,
            facts=OutgoingFacts(**facts, addressees=addressees),
            book_id=given.book,
            reserved_id=given.reserved,
        )
        return [entry.pk]

    (entry_id,) = once(request, key=key, act="enterOutgoing", given=given, do=do)
    return Status(201, entry_shape(entry_for(actor, entry_id)))


@router.post(
    "/entries/reserve",
    response=answers(list[NumberKept], status=201),
    operation_id="reserveNumbers",
    summary="Giữ số cho văn bản đi còn chờ ký",
)
def post_reserve(request: HttpRequest, given: Reserving, key: Key) -> Status[list[NumberKept]]:
    actor = actor_of(request)

    def do() -> list[int]:
        kept = reserve_numbers(actor=actor, on=given.on, count=given.count, remarks=given.remarks, book_id=given.book)
        return [entry.pk for entry in kept]

    made = once(request, key=key, act="reserveNumbers", given=given, do=do)
    return Status(201, [NumberKept(id=one, number=entry_for(actor, one).row.number) for one in made])
