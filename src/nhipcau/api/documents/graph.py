"""How documents stand to each other: relations said, validity on a day, missing originals, what rests on what."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.api.documents.shapes import ChainNodeShape
from nhipcau.api.paging import PageOf, Paging
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.selectors.conflicts import ConflictRow, conflicts_for
from nhipcau.documents.selectors.missing import MissingFilters, MissingRow, missing_for
from nhipcau.documents.selectors.register import seen_document
from nhipcau.documents.selectors.validity import ValiditySheet, validity_sheet_for
from nhipcau.documents.selectors.watching import WatchRow, WatchSheet, watch_sheet_for, watched_for
from nhipcau.documents.services.conflicts import decide_conflict, reopen_conflict
from nhipcau.documents.services.effects import set_effect_days, withdraw_effect_days
from nhipcau.documents.services.instruments import NamedInstrument
from nhipcau.documents.services.relating import Saying, relate_to_named, restore_relation, withdraw_relation
from nhipcau.documents.services.watching import acknowledge, withdraw_acknowledgement
from nhipcau.foundation import clock
from nhipcau.foundation.pages import Page

router = Router()
missing_router = Router()
watch_router = Router()
conflict_router = Router()


class ChangeShape(Schema):
    kind: str
    by: int = Field(description="số của văn bản làm thay đổi")
    since: dt.date | None
    part: str
    read: bool = Field(description="máy đọc, chưa có người nói")


class ValidityShape(Schema):
    state: str = Field(description="not_yet, in_force, amended, partly_replaced, replaced, repealed, recalled, …")
    since: dt.date | None
    changes: list[ChangeShape]
    coming: list[ChangeShape]


class RelationShape(Schema):
    id: int | None = Field(description="trống là máy đọc trong văn bản")
    kind: str
    other: int
    outward: bool = Field(description="đúng: văn bản đang hỏi tác động đến văn bản kia; sai: ngược lại")
    since: dt.date | None
    part: str
    basis: str
    by: str


class DaysShape(Schema):
    id: int
    effective: dt.date | None
    expires: dt.date | None
    basis: str
    by: str


class ValiditySheetShape(Schema):
    """Hiệu lực tại một ngày, và những gì người đã nói."""

    validity: ValidityShape
    days: DaysShape | None
    relations: list[RelationShape]
    taken_back: list[RelationShape] = Field(description="đã rút lại; người hỏi có thể ghi lại")


class RelationGiven(Schema):
    """Văn bản kia nêu bằng số, ký hiệu; chưa có trong sổ thì được ghi nhận là mới chỉ nhắc tới."""

    kind: str = Field(max_length=20)
    code: str = Field(max_length=80)
    date: dt.date | None = None
    type: str = Field("", max_length=12)
    issuer: str = Field("", max_length=300)
    title: str = Field("", max_length=1000)
    since: dt.date | None = None
    part: str = Field("", max_length=200)
    basis: str = Field(max_length=500)
    turned: bool = Field(default=False, description="đúng: văn bản kia tác động đến văn bản này")


class DaysGiven(Schema):
    effective: dt.date | None = None
    expires: dt.date | None = None
    basis: str = Field(max_length=500)


class WithdrawnShape(Schema):
    id: int


class CiterShape(Schema):
    id: int
    code: str
    title: str


class MissingShape(Schema):
    id: int
    type: str
    code: str
    date: dt.date | None
    issuer: str
    title: str
    cited: int = Field(description="bao nhiêu văn bản bạn được xem viện dẫn nó")
    citers: list[CiterShape]


class MissingQuery(Paging):
    q: str = Field("", max_length=200)
    type: str = Field("", max_length=12)


class WatchQuery(Paging):
    every: bool = Field(default=False, description="cả những nơi đã xem lại hết")
    on: dt.date | None = None


class WatchShape(Schema):
    instrument: ChainNodeShape
    validity: ValidityShape
    resting: int
    waiting: int


class RestingShape(Schema):
    kind: str
    row_id: int
    label: str
    relation: str
    article: str
    document: ChainNodeShape | None
    may_acknowledge: bool
    looked_at: dt.datetime | None
    looked_at_by: str
    note: str


class WatchSheetShape(Schema):
    """Một văn bản, hiệu lực của nó, và mọi thứ dựa vào nó."""

    instrument: ChainNodeShape
    validity: ValidityShape
    changers: list[ChainNodeShape]
    resting: list[RestingShape]


class LookedAt(Schema):
    state: str = Field(max_length=20, description="hiệu lực của căn cứ như người gửi đã thấy")
    kind: str = Field(max_length=40)
    row_id: int
    note: str = Field("", max_length=500)
    undo: bool = False


class ConflictShape(Schema):
    id: int
    kind: str
    document: ChainNodeShape
    other: ChainNodeShape
    said: str
    otherwise: str
    choice: str
    note: str
    decided_by: str


class ConflictQuery(Paging):
    state: str = Field("open", max_length=10, description="open hoặc decided")


class Decision(Schema):
    conflict: int
    choice: str = Field("", max_length=10, description="same, different, set_aside; trống là mở lại")
    note: str = Field("", max_length=500)


@router.get("/{document_id}/validity", response=answers(ValiditySheetShape), operation_id="getValidity",
            summary="Hiệu lực của văn bản tại một ngày")  # fmt: skip
def get_validity(request: HttpRequest, document_id: int, on: dt.date | None = None) -> ValiditySheet:
    return validity_sheet_for(actor_of(request), document_id, on=on or clock.today())


@router.post("/{document_id}/relations", response=answers(ValiditySheetShape), operation_id="stateRelation",
             summary="Ghi quan hệ với văn bản khác")  # fmt: skip
def state_relation(request: HttpRequest, document_id: int, given: RelationGiven) -> ValiditySheet:
    actor = actor_of(request)
    relate_to_named(
        actor=actor,
        document_id=document_id,
        named=NamedInstrument(given.code, given.date, given.type, given.issuer, given.title),
        said=Saying(given.kind, given.basis, given.since, given.part),
        turned=given.turned,
    )
    return validity_sheet_for(actor, document_id, on=clock.today())


@router.post("/{document_id}/relations/withdraw", response=answers(ValiditySheetShape),
             operation_id="withdrawRelation", summary="Rút lại một quan hệ")  # fmt: skip
def withdraw(request: HttpRequest, document_id: int, given: WithdrawnShape) -> ValiditySheet:
    actor = actor_of(request)
    seen_document(actor, document_id)
    withdraw_relation(actor=actor, relation_id=given.id)
    return validity_sheet_for(actor, document_id, on=clock.today())


@router.post("/{document_id}/relations/restore", response=answers(ValiditySheetShape),
             operation_id="restoreRelation", summary="Ghi lại một quan hệ đã rút")  # fmt: skip
def restore(request: HttpRequest, document_id: int, given: WithdrawnShape) -> ValiditySheet:
    actor = actor_of(request)
    seen_document(actor, document_id)
    restore_relation(actor=actor, relation_id=given.id)
    return validity_sheet_for(actor, document_id, on=clock.today())


@router.post("/{document_id}/effect", response=answers(ValiditySheetShape), operation_id="setEffectDays",
             summary="Ghi ngày có hiệu lực, hết hiệu lực")  # fmt: skip
def set_days(request: HttpRequest, document_id: int, given: DaysGiven) -> ValiditySheet:
    actor = actor_of(request)
    set_effect_days(
        actor=actor, document_id=document_id, effective=given.effective, expires=given.expires, basis=given.basis
    )
    return validity_sheet_for(actor, document_id, on=clock.today())


@router.post("/{document_id}/effect/withdraw", response=answers(ValiditySheetShape),
             operation_id="withdrawEffectDays", summary="Rút lại các ngày hiệu lực đã ghi")  # fmt: skip
def withdraw_days(request: HttpRequest, document_id: int, given: WithdrawnShape) -> ValiditySheet:
    actor = actor_of(request)
    seen_document(actor, document_id)
    withdraw_effect_days(actor=actor, effect_id=given.id)
    return validity_sheet_for(actor, document_id, on=clock.today())


@router.get("/{document_id}/resting", response=answers(WatchSheetShape), operation_id="listResting",
            summary="Những gì dựa vào văn bản này")  # fmt: skip
def list_resting(request: HttpRequest, document_id: int, on: dt.date | None = None) -> WatchSheet:
    return watch_sheet_for(actor_of(request), document_id, on=on or clock.today())


@router.post("/{document_id}/resting/acknowledge", response=answers(WatchSheetShape),
             operation_id="acknowledgeBasis", summary="Đã xem lại một nơi dựa vào; hoặc bỏ dấu đã xem")  # fmt: skip
def look_at(request: HttpRequest, document_id: int, given: LookedAt) -> WatchSheet:
    actor = actor_of(request)
    if given.undo:
        withdraw_acknowledgement(
            actor=actor, instrument_id=document_id, state=given.state, kind=given.kind, row_id=given.row_id
        )
    else:
        acknowledge(
            actor=actor,
            instrument_id=document_id,
            state=given.state,
            kind=given.kind,
            row_id=given.row_id,
            note=given.note,
        )
    return watch_sheet_for(actor, document_id, on=clock.today())


@missing_router.get("", response=answers(PageOf[MissingShape]), operation_id="listMissingOriginals",
                    summary="Văn bản được viện dẫn mà chưa có bản gốc")  # fmt: skip
def list_missing(request: HttpRequest, asked: Query[MissingQuery]) -> Page[MissingRow]:
    filters = MissingFilters(text=asked.q, type=asked.type)
    return missing_for(actor_of(request), filters=filters, page=asked.page, size=asked.size)


@watch_router.get("", response=answers(PageOf[WatchShape]), operation_id="listWatchedBases",
                  summary="Căn cứ đã thay đổi và số nơi đang dựa vào")  # fmt: skip
def list_watched(request: HttpRequest, asked: Query[WatchQuery]) -> Page[WatchRow]:
    on = asked.on or clock.today()
    return watched_for(actor_of(request), on=on, waiting_only=not asked.every, page=asked.page, size=asked.size)


@conflict_router.get("", response=answers(PageOf[ConflictShape]), operation_id="listConflicts",
                     summary="Chỗ trùng số hoặc lệch cách ghi")  # fmt: skip
def list_conflicts(request: HttpRequest, asked: Query[ConflictQuery]) -> Page[ConflictRow]:
    return conflicts_for(actor_of(request), state=asked.state, page=asked.page, size=asked.size)


@conflict_router.post("/decide", response=answers(PageOf[ConflictShape]), operation_id="decideConflict",
                      summary="Quyết định về một chỗ, hoặc mở lại")  # fmt: skip
def decide(request: HttpRequest, given: Decision) -> Page[ConflictRow]:
    actor = actor_of(request)
    if given.choice:
        decide_conflict(actor=actor, conflict_id=given.conflict, choice=given.choice, note=given.note)
    else:
        reopen_conflict(actor=actor, conflict_id=given.conflict)
    return conflicts_for(actor, state="open")
