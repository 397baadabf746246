"""The slip of an incoming paper: read, opinions given and withdrawn, handed out with its task, taken back."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from nhipcau.api.books.entering import LONGEST_TEXT
from nhipcau.api.books.lines import SeenLine
from nhipcau.api.books.shapes import SlipShape, slip_shape
from nhipcau.api.once import Key, once
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.selectors.entries import slip_for
from nhipcau.documents.services.slips import Handed, give_opinion, withdraw_opinion
from nhipcau.execution.selectors.slips import tasks_of_slips_for
from nhipcau.flows.receive import Decision, assign, take_back
from nhipcau.foundation import clock

router = Router()
MOST_COORDINATORS = 50


class OpinionGiven(Schema):
    """Ý kiến của một người, ở một trong ba cấp của phiếu."""

    rank: Literal["agency_leader", "unit_leader", "officer"]
    words: str = Field(max_length=LONGEST_TEXT)
    by_name: str = Field("", max_length=150, description="ai cho ý kiến; trống là chính tài khoản này")
    on: dt.date | None = Field(None, description="trống là hôm nay")


class HandedGiven(Schema):
    """Một đơn vị hoặc người; không có `agency_id` là bộ phận hoặc người trong cơ quan."""

    name: str = Field(max_length=300)
    agency_id: int | None = Field(None, description="đơn vị cấp dưới nhận việc trên bảng của họ")
    due_on: dt.date | None = None


class Assigning(SeenLine):
    """Ai chủ trì, ai phối hợp, mỗi bên đến khi nào; thay cho lần giao trước."""

    lead: HandedGiven
    coordinators: list[HandedGiven] = Field(default=[], max_length=MOST_COORDINATORS)
    words: str = Field("", max_length=LONGEST_TEXT, description="ý kiến chỉ đạo; trống nếu đã ghi trên phiếu")
    by_name: str = Field("", max_length=150)
    on: dt.date | None = Field(None, description="ngày cho ý kiến; trống là hôm nay")


class AssignedShape(SlipShape):
    task_id: int | None = Field(description="việc trên bảng, nếu tài khoản được xem")


@router.get(
    "/entries/{entry_id}/slip",
    response=answers(SlipShape),
    operation_id="getSlip",
    summary="Phiếu giải quyết của một văn bản đến",
)
def get_slip(request: HttpRequest, entry_id: int) -> SlipShape:
    return slip_shape(slip_for(actor_of(request), entry_id))


@router.post(
    "/entries/{entry_id}/slip/opinions",
    response=answers(SlipShape, status=201),
    operation_id="giveOpinion",
    summary="Ghi ý kiến vào phiếu",
)
def post_opinion(request: HttpRequest, entry_id: int, given: OpinionGiven, key: Key) -> Status[SlipShape]:
    actor = actor_of(request)

    def do() -> list[int]:
        said = give_opinion(
            actor=actor,
            entry_id=entry_id,
            rank=given.rank,
            words=given.words,
            by_name=given.by_name,
            on=given.on or clock.today(),
        )
        return [said.pk]

    once(request, key=key, act=f"giveOpinion {entry_id}", given=given, do=do)
    return Status(201, slip_shape(slip_for(actor, entry_id)))


@router.post(
    "/opinions/{opinion_id}/withdraw",
    response=answers(SlipShape),
    operation_id="withdrawOpinion",
    summary="Rút ý kiến; vẫn đọc được trên phiếu",
)
def put_withdrawn(request: HttpRequest, opinion_id: int) -> SlipShape:
    actor = actor_of(request)
    entry = withdraw_opinion(actor=actor, opinion_id=opinion_id)
    return slip_shape(slip_for(actor, entry.pk))


@router.post(
    "/entries/{entry_id}/slip/assign",
    response=answers(AssignedShape),
    operation_id="assignBookEntry",
    summary="Giao giải quyết; việc đứng trên bảng của đơn vị chủ trì",
)
def put_assigned(request: HttpRequest, entry_id: int, given: Assigning) -> AssignedShape:
    actor = actor_of(request)
    decision = Decision(
        words=given.words,
        by_name=given.by_name,
        on=given.on or clock.today(),
        lead=_handed(given.lead),
        coordinators=tuple(_handed(one) for one in given.coordinators),
    )
    assign(actor=actor, entry_id=entry_id, version=given.version, decision=decision)
    task = tasks_of_slips_for(actor, [entry_id]).get(entry_id)
    return AssignedShape(**slip_shape(slip_for(actor, entry_id)).dict(), task_id=task.id if task else None)


@router.post(
    "/entries/{entry_id}/slip/take-back",
    response=answers(SlipShape),
    operation_id="takeBackBookEntry",
    summary="Rút lại việc giao, khi chưa ai bắt đầu",
)
def put_taken_back(request: HttpRequest, entry_id: int, given: SeenLine) -> SlipShape:
    actor = actor_of(request)
    take_back(actor=actor, entry_id=entry_id, version=given.version)
    return slip_shape(slip_for(actor, entry_id))


def _handed(given: HandedGiven) -> Handed:
    return Handed(given.name.strip(), given.agency_id, given.due_on)
