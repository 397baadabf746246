"""What the keeper of the calendar writes: days off, swaps, ordinary days, years decided in full; and takes back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from nhipcau.api.once import Key, once
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.foundation.calendar import (
    EntryLine,
    add_day_off,
    calendar_year_for,
    complete_year,
    make_ordinary,
    reopen_year,
    swap_days,
    withdraw_entry,
)
from nhipcau.ground.actor import Actor

router = Router()
SWAPPED = "Nghỉ do hoán đổi ngày làm việc"


class CalendarEntryShape(Schema):
    """Một điều người quản trị ghi vào lịch; rút lại thì vẫn đọc được."""

    id: int
    kind: str = Field(description="holiday, in_lieu, swapped, ordinary; complete, reopened là của cả năm")
    on: date | None
    worked_instead: date | None
    name: str
    basis: str
    at: datetime
    withdrawn: datetime | None


class WithBasis(Schema):
    basis: str = Field(max_length=300, description="văn bản quyết định: số, ký hiệu, ngày và cơ quan ban hành")


class DayOff(WithBasis):
    on: date
    kind: Literal["holiday", "in_lieu"] = "holiday"
    name: str = Field(max_length=200)


class Swap(WithBasis):
    on: date = Field(description="ngày được nghỉ")
    worked_instead: date = Field(description="ngày làm bù, một ngày nghỉ hằng tuần")
    name: str = Field(SWAPPED, max_length=200)


class OrdinaryDay(WithBasis):
    on: date


class YearDecided(WithBasis):
    year: int
    complete: bool = Field(description="true: đã đủ ngày nghỉ, ngày hoán đổi; false: còn ngày chưa quyết định")


@router.post("/days-off", response=answers(CalendarEntryShape, status=201), operation_id="addDayOff",
             summary="Thêm ngày nghỉ lễ hoặc nghỉ bù")  # fmt: skip
def post_day_off(request: HttpRequest, given: DayOff, key: Key) -> Status[EntryLine]:
    actor, in_lieu = actor_of(request), given.kind == "in_lieu"

    def do() -> list[int]:
        return [add_day_off(actor=actor, on=given.on, name=given.name, basis=given.basis, in_lieu=in_lieu).pk]

    (entry_id,) = once(request, key=key, act="addDayOff", given=given, do=do)
    return Status(201, _line(actor, entry_id, year=given.on.year))


@router.post("/swaps", response=answers(CalendarEntryShape, status=201), operation_id="swapDays",
             summary="Hoán đổi ngày làm việc")  # fmt: skip
def post_swap(request: HttpRequest, given: Swap, key: Key) -> Status[EntryLine]:
    actor = actor_of(request)

    def do() -> list[int]:
        return [swap_days(actor=actor, **given.dict()).pk]

    (entry_id,) = once(request, key=key, act="swapDays", given=given, do=do)
    return Status(201, _line(actor, entry_id, year=given.on.year))


@router.post("/ordinary-days", response=answers(CalendarEntryShape, status=201), operation_id="makeDayOrdinary",
             summary="Bỏ ngày nghỉ hoặc hoán đổi: ngày ấy là ngày bình thường")  # fmt: skip
def post_ordinary(request: HttpRequest, given: OrdinaryDay, key: Key) -> Status[EntryLine]:
    actor = actor_of(request)

    def do() -> list[int]:
        return [make_ordinary(actor=actor, on=given.on, basis=given.basis).pk]

    (entry_id,) = once(request, key=key, act="makeDayOrdinary", given=given, do=do)
    return Status(201, _line(actor, entry_id, year=given.on.year))


@router.post("/years", response=answers(CalendarEntryShape, status=201), operation_id="decideYear",
             summary="Ghi một năm đã đủ ngày, hoặc mở lại")  # fmt: skip
def post_year(request: HttpRequest, given: YearDecided, key: Key) -> Status[EntryLine]:
    actor, act = actor_of(request), complete_year if given.complete else reopen_year

    def do() -> list[int]:
        return [act(actor=actor, year=given.year, basis=given.basis).pk]

    (entry_id,) = once(request, key=key, act="decideYear", given=given, do=do)
    return Status(201, _line(actor, entry_id, year=given.year))


@router.post("/entries/{calendar_entry_id}/withdraw", response=answers(CalendarEntryShape),
             operation_id="withdrawCalendarEntry", summary="Rút lại; lịch trở về như trước khi ghi")  # fmt: skip
def post_withdrawn(request: HttpRequest, calendar_entry_id: int) -> EntryLine:
    actor = actor_of(request)
    entry = withdraw_entry(actor=actor, entry_id=calendar_entry_id)
    return _line(actor, entry.pk, year=entry.year)


def _line(actor: Actor, entry_id: int, *, year: int) -> EntryLine:
    return next(one for one in calendar_year_for(actor, year).entries if one.id == entry_id)
