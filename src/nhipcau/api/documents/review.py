"""People's acts on what was read. Each names the version it has seen; each can be undone as one."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from nhipcau.api.documents.shapes import ReviewedShape
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.flows import review as flow
from nhipcau.ground.plain import Json

router = Router()


class Seen(Schema):
    version: int = Field(description="phiên bản của văn bản mà người gửi đã xem")


class AtPointer(Seen):
    pointer: str = Field(max_length=80, description="JSON pointer của giá trị, ví dụ /duties/3/lead/0")


class Correction(AtPointer):
    value: object = Field(description="giá trị đúng: chữ, ngày ISO, hoặc đối tượng due của hợp đồng đọc")
    spans: list[list[int]] | None = Field(None, description="chỗ của chữ làm căn cứ trong văn bản đọc")


class Addition(Seen):
    into: str = Field(max_length=80, description="danh sách được thêm vào: /duties, /duties/3/lead, /references, …")
    value: object = Field(description="chữ, hoặc đối tượng việc, dẫn chiếu của hợp đồng đọc")
    spans: list[list[int]] | None = Field(None, description="chỗ của chữ làm căn cứ trong văn bản đọc")


class Undoing(Seen):
    batch: UUID = Field(description="lần quyết định cần hoàn tác")


@router.post(
    "/{document_id}/review/confirm",
    response=answers(ReviewedShape),
    operation_id="confirmValue",
    summary="Giá trị đúng; xác nhận cả một việc thì xác nhận luôn các phần của nó",
)
def confirm(request: HttpRequest, document_id: int, given: AtPointer) -> flow.ReviewOutcome:
    return flow.confirm_value(
        actor=actor_of(request), document_id=document_id, version=given.version, pointer=given.pointer
    )


@router.post(
    "/{document_id}/review/correct",
    response=answers(ReviewedShape),
    operation_id="correctValue",
    summary="Giá trị khác mới đúng",
)
def correct(request: HttpRequest, document_id: int, given: Correction) -> flow.ReviewOutcome:
    return flow.correct_value(
        actor=actor_of(request),
        document_id=document_id,
        version=given.version,
        pointer=given.pointer,
        value=cast(Json, given.value),
        spans=given.spans,
    )


@router.post(
    "/{document_id}/review/add",
    response=answers(ReviewedShape),
    operation_id="addValue",
    summary="Thêm giá trị máy bỏ sót",
)
def add(request: HttpRequest, document_id: int, given: Addition) -> flow.ReviewOutcome:
    return flow.add_value(
        actor=actor_of(request),
        document_id=document_id,
        version=given.version,
        into=given.into,
        value=cast(Json, given.value),
        spans=given.spans,
    )


@router.post(
    "/{document_id}/review/reject",
    response=answers(ReviewedShape),
    operation_id="rejectValue",
    summary="Ở đó không có giá trị nào",
)
def reject(request: HttpRequest, document_id: int, given: AtPointer) -> flow.ReviewOutcome:
    return flow.reject_value(
        actor=actor_of(request), document_id=document_id, version=given.version, pointer=given.pointer
    )


@router.post(
    "/{document_id}/review/confirm-all",
    response=answers(ReviewedShape),
    operation_id="confirmAll",
    summary="Xác nhận tất cả, trừ chỗ nghi ngờ",
)
def confirm_all(request: HttpRequest, document_id: int, given: Seen) -> flow.ReviewOutcome:
    return flow.confirm_all_but_doubtful(actor=actor_of(request), document_id=document_id, version=given.version)


@router.post(
    "/{document_id}/review/undo",
    response=answers(ReviewedShape),
    operation_id="undoReview",
    summary="Hoàn tác một lần quyết định, cùng những gì nó làm với các việc",
)
def undo(request: HttpRequest, document_id: int, given: Undoing) -> flow.ReviewOutcome:
    return flow.undo(actor=actor_of(request), document_id=document_id, version=given.version, batch=given.batch)
