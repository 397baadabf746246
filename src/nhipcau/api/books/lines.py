"""What becomes of a line: completed, submitted, resolved, its number void, what is known of where it was sent."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema

from nhipcau.api.books.entering import LONGEST_TEXT, MOST_COPIES, IncomingColumns
from nhipcau.api.books.shapes import BookEntryShape, SendingShape, entry_shape
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.models import Sending
from nhipcau.documents.selectors.entries import entry_for
from nhipcau.documents.services.book_lines import complete_entry, note_delivery, reopen_entry
from nhipcau.flows.receive import resolve, submit, void
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor

router = Router()


class SeenLine(Schema):
    version: int = Field(description="phiên bản của dòng mà người gửi đã xem")


class Changes(IncomingColumns):
    """Chỉ những cột gửi kèm mới đổi; cột không thuộc loại sổ ấy thì giữ nguyên."""

    author: str = Field("", max_length=300)
    subject: str = Field("", max_length=LONGEST_TEXT)
    signer: str = Field("", max_length=150)
    kept_by: str = Field("", max_length=200)
    copies: int | None = Field(None, ge=0, le=MOST_COPIES)


class Completing(SeenLine):
    changes: Changes


class Voiding(SeenLine):
    reason: str = Field(max_length=200)


class Submitting(SeenLine):
    on: dt.date | None = Field(None, description="trống là hôm nay")


class Resolving(SeenLine):
    on: dt.date | None = Field(None, description="ngày giải quyết xong; trống là hôm nay")
    answer: int | None = Field(None, description="dòng trong sổ đi của văn bản trả lời")
    answer_words: str = Field("", max_length=200, description="hoặc số, ký hiệu văn bản trả lời")


class Delivery(Schema):
    state: Literal["waiting", "sent", "received", "returned"]
    on: dt.date | None = Field(None, description="trống là hôm nay")
    note: str = Field("", max_length=200)


@router.post(
    "/entries/{entry_id}/complete",
    response=answers(BookEntryShape),
    operation_id="completeBookEntry",
    summary="Bổ sung, sửa một dòng; số, ngày và loại sổ giữ nguyên",
)
def complete(request: HttpRequest, entry_id: int, given: Completing) -> BookEntryShape:
    actor = actor_of(request)
    changes = given.changes.dict(exclude_unset=True)
    complete_entry(actor=actor, entry_id=entry_id, version=given.version, changes=changes)
    return _line(actor, entry_id)


@router.post(
    "/entries/{entry_id}/void",
    response=answers(BookEntryShape),
    operation_id="voidBookEntry",
    summary="Bỏ số; số ấy không dùng lại",
)
def put_void(request: HttpRequest, entry_id: int, given: Voiding) -> BookEntryShape:
    actor = actor_of(request)
    void(actor=actor, entry_id=entry_id, version=given.version, reason=given.reason)
    return _line(actor, entry_id)


@router.post(
    "/entries/{entry_id}/submit",
    response=answers(BookEntryShape),
    operation_id="submitBookEntry",
    summary="Ghi ngày trình người có thẩm quyền",
)
def put_submitted(request: HttpRequest, entry_id: int, given: Submitting) -> BookEntryShape:
    actor = actor_of(request)
    submit(actor=actor, entry_id=entry_id, version=given.version, on=given.on or clock.today())
    return _line(actor, entry_id)


@router.post(
    "/entries/{entry_id}/resolve",
    response=answers(BookEntryShape),
    operation_id="resolveBookEntry",
    summary="Đã giải quyết xong; việc trên phiếu cũng xong",
)
def put_resolved(request: HttpRequest, entry_id: int, given: Resolving) -> BookEntryShape:
    actor = actor_of(request)
    resolve(
        actor=actor,
        entry_id=entry_id,
        version=given.version,
        on=given.on or clock.today(),
        answer_id=given.answer,
        answer_words=given.answer_words,
    )
    return _line(actor, entry_id)


@router.post(
    "/entries/{entry_id}/reopen",
    response=answers(BookEntryShape),
    operation_id="reopenBookEntry",
    summary="Chưa giải quyết xong",
)
def put_reopened(request: HttpRequest, entry_id: int, given: SeenLine) -> BookEntryShape:
    actor = actor_of(request)
    reopen_entry(actor=actor, entry_id=entry_id, version=given.version)
    return _line(actor, entry_id)


@router.post(
    "/sendings/{sending_id}",
    response=answers(SendingShape),
    operation_id="noteDelivery",
    summary="Ghi tình trạng gửi, nhận ở một nơi nhận",
)
def put_delivery(request: HttpRequest, sending_id: int, given: Delivery) -> Sending:
    on = given.on or clock.today()
    return note_delivery(actor=actor_of(request), sending_id=sending_id, state=given.state, on=on, note=given.note)


def _line(actor: Actor, entry_id: int) -> BookEntryShape:
    return entry_shape(entry_for(actor, entry_id))
