"""After the calendar changed: which limits would move, moving them in one act, taking that act back."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.flows.recounting import RecountPreview, preview_recount, recount_limits, undo_recount
from nhipcau.foundation.calendar.recounts import RecountLine, recounts_for

router = Router()


class LimitGroupShape(Schema):
    """Những thời hạn cùng độ dài, tính từ cùng một ngày, nên cùng đổi."""

    kind: str = Field(description="task (việc) hoặc step (mốc soạn thảo)")
    since: date = Field(description="ngày bắt đầu tính")
    days: int
    working: bool = Field(description="true: ngày làm việc")
    before: date | None = Field(description="ngày đang ghi; trống là chưa tính được")
    after: date = Field(description="ngày theo lịch hiện nay")
    limits: int = Field(description="bao nhiêu thời hạn")
    owed_by: list[str] = Field(description="của những cơ quan nào")


class RecountPreviewShape(Schema):
    groups: list[LimitGroupShape]
    tasks: int
    steps: int
    uncounted: int = Field(description="số thời hạn đi qua năm chưa đủ lịch; giữ nguyên")
    sign: str = Field(description="gửi kèm khi tính lại: chỉ làm đúng những gì đã xem")


class RecountShape(Schema):
    id: int
    at: datetime
    who: str
    note: str = Field(description="những văn bản làm lịch đổi")
    tasks: int
    steps: int
    undone: datetime | None
    undone_by: str
    may_undo: bool


class Recounting(Schema):
    sign: str = Field(max_length=64)


class RecountUndone(Schema):
    back: int = Field(description="số thời hạn trở lại như trước")
    kept: int = Field(description="số đã xong hoặc đã đổi từ đó đến nay, giữ nguyên")


@router.get("/recount", response=answers(RecountPreviewShape), operation_id="previewRecount",
            summary="Thời hạn nào còn mở đang tính theo lịch cũ, và sẽ là ngày nào")  # fmt: skip
def get_preview(request: HttpRequest) -> RecountPreview:
    return preview_recount(actor_of(request))


@router.post("/recount", response=answers(RecountShape, status=201), operation_id="recountLimits",
             summary="Tính lại những thời hạn đã xem, trong một lần")  # fmt: skip
def post_recount(request: HttpRequest, given: Recounting) -> Status[RecountLine]:
    actor = actor_of(request)
    recount = recount_limits(actor=actor, sign=given.sign)
    return Status(201, next(one for one in recounts_for(actor) if one.id == recount.pk))


@router.get("/recounts", response=answers(list[RecountShape]), operation_id="listRecounts",
            summary="Những lần đã tính lại, mới trước")  # fmt: skip
def list_recounts(request: HttpRequest) -> list[RecountLine]:
    return list(recounts_for(actor_of(request)))


@router.post("/recounts/{recount_id}/undo", response=answers(RecountUndone), operation_id="undoRecount",
             summary="Hoàn tác lần tính lại sau cùng")  # fmt: skip
def post_undo(request: HttpRequest, recount_id: int) -> RecountUndone:
    done = undo_recount(actor=actor_of(request), recount_id=recount_id)
    return RecountUndone(back=done.back, kept=done.kept)
