"""The working calendar, and limits counted by it."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.foundation.calendar import calendar_year_for, working_calendar_for
from nhipcau.foundation.calendar.rules import check_year

router = Router()
LONGEST_COUNT = 400


class SpecialDayShape(Schema):
    on: date
    worked: bool = Field(description="true: ngày nghỉ hằng tuần phải làm bù")
    kind: str = Field(description="holiday, in_lieu, swapped")
    name: str
    source: str = Field(description="văn bản quyết định")
    swapped_with: date | None = Field(description="ngày kia của một lần hoán đổi")


class CalendarYearShape(Schema):
    """Một năm: ngày nghỉ ngoài thứ Bảy, Chủ nhật, và ngày làm bù."""

    year: int
    complete: bool = Field(description="false: còn ngày chưa quyết định, chưa tính hạn qua năm này được")
    source: str
    days: list[SpecialDayShape]


class CountQuery(Schema):
    after: date = Field(description="ngày bắt đầu; ngày đầu tiên được tính là ngày làm việc liền sau")
    days: int = Field(ge=0, le=LONGEST_COUNT, description="số ngày làm việc")


class CountShape(Schema):
    last: date = Field(description="ngày cuối của thời hạn")
    counted: list[date] = Field(description="từng ngày làm việc được tính")


@router.get("/count", response=answers(CountShape), operation_id="countWorkingDays", summary="Đếm ngày làm việc")
def count_working_days(request: HttpRequest, asked: Query[CountQuery]) -> CountShape:
    calendar, counted, last = working_calendar_for(actor_of(request)), [], asked.after
    for _ in range(asked.days):
        last = calendar.nth_working_day(after=last, n=1)
        counted.append(last)
    return CountShape(last=last, counted=counted)


@router.get(
    "/{year}", response=answers(CalendarYearShape), operation_id="getCalendarYear", summary="Lịch làm việc một năm"
)
def get_calendar_year(request: HttpRequest, year: int) -> CalendarYearShape:
    """Từ năm 2000 đến năm 2100."""
    check_year(year)
    sheet = calendar_year_for(actor_of(request), year)
    days = [
        SpecialDayShape(
            on=one.on,
            worked=one.worked,
            kind=one.day.kind,
            name=one.day.name,
            source=one.day.source,
            swapped_with=one.day.on if one.worked else one.day.worked_instead,
        )
        for one in sheet.days
    ]
    return CalendarYearShape(year=year, complete=sheet.complete, source=sheet.source, days=days)
