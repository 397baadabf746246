"""A line is recalled, replaced or corrected, and taken back; the tasks of a replaced paper go over to the newer one."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema

from nhipcau.api.books.lines import SeenLine
from nhipcau.api.books.shapes import BookEntryShape, entry_shape
from nhipcau.api.documents.superseding import GoesShape, GoingShape, HandoverShape, becomes_of, going_shape
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.selectors.entries import entry_for
from nhipcau.execution.models import Handover
from nhipcau.flows import recall

router = Router()


class Amending(SeenLine):
    """Theo văn bản nào: dòng của nó trong sổ của cơ quan (`by`), hoặc bằng lời (`words`)."""

    kind: Literal["recalled", "replaced", "corrected"]
    on: dt.date
    by: int | None = Field(None, description="dòng của thông báo thu hồi, văn bản thay thế hay công văn đính chính")
    words: str = Field("", max_length=300)


class AmendedShape(Schema):
    amendment_id: int
    halted: list[int] = Field(description="việc đang mở nay tạm dừng")
    entry: BookEntryShape


class ReplacementShape(Schema):
    """Việc của văn bản bị thay thế có thể đi đâu; chưa có gì thay đổi."""

    amendment_id: int
    entry_id: int
    older: str
    older_id: int | None
    newer: str
    newer_id: int | None
    words: str
    going: list[GoingShape]
    done: list[int] = Field(description="việc đã xong, giữ nguyên")


class GoingOver(Schema):
    """Mỗi việc còn mở phải nói rõ: chuyển sang việc nào, hay kết thúc."""

    goes: list[GoesShape]


@router.post(
    "/entries/{entry_id}/amend",
    response=answers(AmendedShape),
    operation_id="amendBookEntry",
    summary="Ghi: bị thu hồi, được thay thế hay đính chính; việc còn mở tạm dừng khi thu hồi, thay thế",
)
def put_amended(request: HttpRequest, entry_id: int, given: Amending) -> AmendedShape:
    actor = actor_of(request)
    amendment, halted = recall.amend(
        actor=actor,
        entry_id=entry_id,
        version=given.version,
        kind=given.kind,
        words=given.words,
        on=given.on,
        by_id=given.by,
    )
    return AmendedShape(amendment_id=amendment.pk, halted=list(halted), entry=entry_shape(entry_for(actor, entry_id)))


@router.post(
    "/amendments/{amendment_id}/withdraw",
    response=answers(BookEntryShape),
    operation_id="withdrawAmendment",
    summary="Gỡ, ghi nhầm: dòng và việc trở lại như trước",
)
def put_withdrawn(request: HttpRequest, amendment_id: int) -> BookEntryShape:
    actor = actor_of(request)
    entry = recall.unamend(actor=actor, amendment_id=amendment_id)
    return entry_shape(entry_for(actor, entry.pk))


@router.get(
    "/amendments/{amendment_id}/replacement",
    response=answers(ReplacementShape),
    operation_id="previewReplacement",
    summary="Việc nào của văn bản bị thay thế chuyển được sang việc nào",
)
def preview(request: HttpRequest, amendment_id: int) -> ReplacementShape:
    found = recall.preview_replacement(actor_of(request), amendment_id)
    paper = found.paper
    return ReplacementShape(
        amendment_id=paper.amendment_id,
        entry_id=paper.entry_id,
        older=paper.older,
        older_id=paper.older_id,
        newer=paper.newer,
        newer_id=paper.newer_id,
        words=paper.words,
        going=[going_shape(one) for one in found.going],
        done=[row.id for row in found.done],
    )


@router.post(
    "/amendments/{amendment_id}/go-over",
    response=answers(HandoverShape),
    operation_id="goOverToReplacement",
    summary="Chuyển việc sang văn bản thay thế, trong một lần",
)
def put_over(request: HttpRequest, amendment_id: int, given: GoingOver) -> Handover:
    return recall.go_over(actor=actor_of(request), amendment_id=amendment_id, becomes=becomes_of(given.goes))


@router.post(
    "/handovers/{handover_id}/undo",
    response=answers(BookEntryShape),
    operation_id="undoGoOver",
    summary="Hoàn tác lần chuyển việc: việc của văn bản cũ lại tạm dừng như trước",
)
def put_back(request: HttpRequest, handover_id: int) -> BookEntryShape:
    actor = actor_of(request)
    entry = recall.undo_go_over(actor=actor, handover_id=handover_id)
    return entry_shape(entry_for(actor, entry.pk))
