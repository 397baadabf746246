"""Which held document a placeholder is: likely pairs, saying so, taking it back."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.api.documents.shapes import DocumentLine
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.selectors import (
    Candidate,
    attached_for,
    document_for,
    placeholder_choices_for,
    text_choices_for,
)
from nhipcau.flows import attach as flow

router = Router()


class CandidateShape(Schema):
    """Một văn bản có thể là văn bản đang xem."""

    row: DocumentLine
    likeness: float = Field(description="giống đến đâu, từ 0 đến 1; chỉ để gợi ý")
    version: int


class Joining(Schema):
    text: int = Field(description="số của văn bản có bản gốc")
    version: int = Field(description="phiên bản của văn bản có bản gốc mà người gửi đã xem")


class JoinedShape(Schema):
    """Điều đã xảy ra. `version` là phiên bản mới của văn bản có bản gốc."""

    document_id: int
    placeholder_id: int
    version: int
    citations: int = Field(description="số chỗ viện dẫn nay dẫn tới văn bản khác")
    superseded: list[int] = Field(description="các việc theo báo chí nay đã có trong văn bản gốc")


class Sought(Schema):
    q: str = Field("", max_length=200, description="chữ trong số ký hiệu, trích yếu, cơ quan của văn bản cần tìm")


@router.get(
    "/{document_id}/candidates",
    response=answers(list[CandidateShape]),
    operation_id="listCandidates",
    summary="Văn bản chưa có bản gốc này có thể là văn bản nào; hoặc văn bản này có thể là bản gốc của những gì",
)
def list_candidates(request: HttpRequest, document_id: int, asked: Query[Sought]) -> list[Candidate]:
    viewer = actor_of(request)
    if document_for(viewer, document_id).row.state == "held":
        return list(placeholder_choices_for(viewer, document_id))
    return list(text_choices_for(viewer, document_id, text=asked.q))


@router.get(
    "/{document_id}/attached",
    response=answers(list[DocumentLine]),
    operation_id="listAttached",
    summary="Những văn bản chỉ được nhắc tới mà người xem đã xác định chính là văn bản này",
)
def list_attached(request: HttpRequest, document_id: int) -> list[object]:
    return list(attached_for(actor_of(request), document_id))


@router.post(
    "/{document_id}/attach",
    response=answers(JoinedShape),
    operation_id="attachText",
    summary="Văn bản chưa có bản gốc này chính là văn bản kia",
)
def attach(request: HttpRequest, document_id: int, given: Joining) -> flow.AttachOutcome:
    return flow.attach(
        actor=actor_of(request), placeholder_id=document_id, document_id=given.text, version=given.version
    )


@router.post(
    "/{document_id}/detach",
    response=answers(JoinedShape),
    operation_id="detachText",
    summary="Hoàn tác: văn bản này không phải văn bản kia",
)
def detach(request: HttpRequest, document_id: int, given: Joining) -> flow.AttachOutcome:
    return flow.detach(
        actor=actor_of(request), placeholder_id=document_id, document_id=given.text, version=given.version
    )
