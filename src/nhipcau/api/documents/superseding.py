"""A newer plan takes the place of several that live side by side: looked at first, done, undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.execution.models import Handover
from nhipcau.flows.superseding import Going, Preview, consolidate, preview_consolidation, undo_consolidation

router = Router()


class PlanShape(Schema):
    id: int
    code: str
    title: str
    issuer: str = Field(description="như văn bản viết")
    date: dt.date | None
    chosen: bool


class GoingShape(Schema):
    """Một việc còn mở của kế hoạch cũ; `becomes` là việc mới được đề xuất."""

    task: int
    document: str
    words: str
    state: str
    becomes: int | None
    offered: list[int]


class PreviewShape(Schema):
    agency: str = Field(description="cơ quan nay trả lời cho mọi kế hoạch này")
    plans: list[PlanShape]
    going: list[GoingShape]
    done: list[int] = Field(description="việc đã xong, giữ nguyên")


class PreviewQuery(Schema):
    plan: list[int] = Field(default=[], description="để trống là mọi kế hoạch thay thế được")


class GoesShape(Schema):
    task: int
    becomes: int | None = Field(None, description="trống là kết thúc cùng kế hoạch cũ")


class ConsolidationGiven(Schema):
    """Mỗi việc còn mở phải nói rõ: chuyển sang việc nào, hay kết thúc."""

    plans: list[int]
    goes: list[GoesShape]
    basis: str = Field(max_length=500)
    since: dt.date | None = None


class HandoverShape(Schema):
    id: int
    kind: str
    basis: str
    relations: list[int]
    undone: dt.datetime | None


class HandoverUndone(Schema):
    handover: int


@router.get("/{document_id}/consolidation", response=answers(PreviewShape), operation_id="previewConsolidation",
            summary="Kế hoạch này thay thế được những kế hoạch nào, việc nào chuyển đi đâu")  # fmt: skip
def preview(request: HttpRequest, document_id: int, asked: Query[PreviewQuery]) -> PreviewShape:
    return _shape(preview_consolidation(actor_of(request), document_id=document_id, plan_ids=asked.plan or None))


@router.post("/{document_id}/consolidation", response=answers(HandoverShape), operation_id="consolidatePlans",
             summary="Thay thế các kế hoạch cùng triển khai trong một lần")  # fmt: skip
def post(request: HttpRequest, document_id: int, given: ConsolidationGiven) -> Handover:
    return consolidate(
        actor=actor_of(request),
        document_id=document_id,
        plan_ids=given.plans,
        becomes=becomes_of(given.goes),
        basis=given.basis,
        since=given.since,
    )


@router.post("/{document_id}/consolidation/undo", response=answers(HandoverShape), operation_id="undoConsolidation",
             summary="Hoàn tác lần thay thế")  # fmt: skip
def undo(request: HttpRequest, document_id: int, given: HandoverUndone) -> Handover:
    return undo_consolidation(actor=actor_of(request), document_id=document_id, handover_id=given.handover)


def _shape(found: Preview) -> PreviewShape:
    return PreviewShape(
        agency=found.replaceable.agency,
        plans=[
            PlanShape(
                id=plan.id,
                code=plan.code,
                title=plan.title,
                issuer=plan.issuer,
                date=plan.date,
                chosen=plan.id in found.chosen,
            )
            for plan in found.replaceable.plans
        ],
        going=[going_shape(one) for one in found.going],
        done=[row.id for row in found.done],
    )


def going_shape(going: Going) -> GoingShape:
    return GoingShape(
        task=going.row.id,
        document=going.row.document,
        words=going.row.words,
        state=going.row.state,
        becomes=going.becomes,
        offered=[row.id for row in going.offered],
    )


def becomes_of(goes: Sequence[GoesShape]) -> dict[int, int | None]:
    return {one.task: one.becomes for one in goes}
