"""One year of the calendar as everyone reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.flows.recounting import preview_recount
from nhipcau.foundation import clock
from nhipcau.foundation.audit import Entry
from nhipcau.foundation.calendar import EntryLine, SpecialDay, YearSheet, calendar_year_for, working_calendar_for
from nhipcau.foundation.calendar.rules import FIRST, LAST, check_year
from nhipcau.ground.calendar import WorkingCalendar
from nhipcau.web.lists import address_with, sheet_response, sheet_wanted
from nhipcau.web.pages.board.reckoning import WEEKDAYS
from nhipcau.web.pages.calendar.counting import Count, count_of
from nhipcau.web.pages.calendar.forms import CountForm
from nhipcau.web.pages.calendar.months import months_of
from nhipcau.web.pages.calendar.recounting import recount_notice
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs, Tab, Tabs
from nhipcau.web.parts.notices import Timeline
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of
from nhipcau.web.wording import DAY_KINDS, said


@login_required
@require_GET
def this_year(request: HttpRequest) -> HttpResponse:
    """The running year at an address that stays; a count asked for goes along."""
    address = reverse("calendar_year", args=[clock.today().year])
    return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)


@login_required
@require_GET
def year(request: HttpRequest, year: int) -> HttpResponse:
    check_year(year)
    viewer = actor_of(request)
    sheet = calendar_year_for(viewer, year)
    if sheet_wanted(request):
        title = _("Lịch làm việc năm %(year)d") % {"year": year}
        return sheet_response(request, title=title, head=_head(), rows=[_sheet_row(one) for one in sheet.days])
    form = CountForm(request.GET if "after" in request.GET else None, initial={"after": clock.today(), "days": 5})
    context = {
        "sheet": sheet,
        "weekdays": (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN")),
        "months": months_of(sheet, today=clock.today()),
        "form": form,
        "count": _count(form, working_calendar_for(viewer)),
        "tabs": _years(sheet),
        "table": _days_table(request, sheet),
        "entries": _entries_table(sheet),
        "acts": _acts(sheet) if sheet.may_keep else (),
        "notice": recount_notice(preview_recount(viewer)) if sheet.may_keep else None,
        "timeline": _timeline(sheet.history),
        "crumbs": Crumbs((Crumb(_("Lịch làm việc"), reverse("calendar")), Crumb(str(year)))),
    }
    return render(request, "calendar/year.html", context)


def _count(form: CountForm, calendar: WorkingCalendar) -> Count | None:
    if not form.is_bound or not form.is_valid():
        return None
    return count_of(calendar, after=form.cleaned_data["after"], days=form.cleaned_data["days"])


def _years(sheet: YearSheet) -> Tabs:
    beside = range(max(FIRST, sheet.year - 2), min(LAST, sheet.year + 2) + 1)
    return Tabs(
        label=_("Năm"),
        tabs=tuple(Tab(str(one), reverse("calendar_year", args=[one]), current=one == sheet.year) for one in beside),
    )


def _acts(sheet: YearSheet) -> tuple[Action, ...]:
    decide = (
        Action(_("Mở lại năm này…"), reverse("reopen_year", args=[sheet.year]))
        if sheet.complete
        else Action(_("Năm này đã đủ ngày…"), reverse("complete_year", args=[sheet.year]), weight=Weight.MAIN)
    )
    return (
        Action(_("Thêm ngày nghỉ…"), reverse("add_day_off", args=[sheet.year])),
        Action(_("Hoán đổi ngày làm việc…"), reverse("swap_days", args=[sheet.year])),
        Action(_("Bỏ ngày nghỉ…"), reverse("make_ordinary", args=[sheet.year])),
        decide,
        Action(_("Tính lại thời hạn…"), reverse("recount_limits")),
    )


def _head() -> tuple[str, ...]:
    return (_("Ngày"), _("Thứ"), _("Loại"), _("Tên"), _("Hoán đổi với"), _("Căn cứ"))


def _days_table(request: HttpRequest, sheet: YearSheet) -> Table:
    head = _head()
    return Table(
        caption=_("Ngày nghỉ và ngày làm bù"),
        columns=(
            Column(head[0], phone=Phone.FIRST, tight=True),
            Column(head[1], phone=Phone.END),
            Column(head[2]),
            Column(head[3], phone=Phone.SECOND),
            Column(head[4], tight=True),
            Column(head[5], wide=True),
        ),
        rows=tuple(Row(cells=tuple(_shown(cell) for cell in _sheet_row(one))) for one in sheet.days),
        empty=Empty(
            words=_("Chưa có ngày nghỉ nào của năm này."),
            how=_("Người quản trị thêm ngày nghỉ và ngày hoán đổi khi có thông báo chính thức."),
        ),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
    )


def _sheet_row(one: SpecialDay) -> tuple[str | date | None, ...]:
    swapped_with = one.day.on if one.worked else one.day.worked_instead
    kind = _("làm bù") if one.worked else said(DAY_KINDS, one.day.kind)
    name = _("Ngày làm bù") if one.worked else one.day.name
    return (one.on, str(WEEKDAYS[one.on.weekday()]), kind, name, swapped_with, one.day.source)


def _shown(cell: str | date | None) -> str:
    return cell if isinstance(cell, str) else day(cell)


def _entries_table(sheet: YearSheet) -> Table | None:
    """What an administrator wrote; None where that is nothing."""
    if not sheet.entries:
        return None
    return Table(
        caption=_("Người quản trị đã ghi"),
        ident="entries",
        columns=(
            Column(_("Ghi gì"), phone=Phone.FIRST),
            Column(_("Văn bản quyết định"), phone=Phone.SECOND, wide=True),
            Column(_("Hiện trạng"), phone=Phone.END),
        ),
        rows=tuple(
            Row(
                cells=(_written(entry), entry.basis, _standing(entry, may_keep=sheet.may_keep)),
                quiet=entry.withdrawn is not None,
            )
            for entry in sheet.entries
        ),
        empty=Empty(words=""),
    )


def _written(entry: EntryLine) -> str:
    told = (
        said(DAY_KINDS, entry.kind),
        day(entry.on),
        entry.name,
        _("làm bù %(day)s") % {"day": day(entry.worked_instead)} if entry.worked_instead else "",
    )
    return " · ".join(one for one in told if one)


def _standing(entry: EntryLine, *, may_keep: bool) -> str | Action:
    if entry.withdrawn is not None:
        return _("đã rút lại")
    if not may_keep:
        return _("đang dùng")
    address = reverse("withdraw_calendar_entry", args=[entry.id])
    return Action(_("Rút lại"), address, sends=True, weight=Weight.QUIET, icon="undo")


def _timeline(entries: Sequence[Entry]) -> Timeline:
    return Timeline(
        events=tuple(
            replace(event, quote=_told(entry))
            for event, entry in zip(timeline_of(entries).events, reversed(entries), strict=True)
        )
    )


def _told(entry: Entry) -> str:
    days = [date.fromisoformat(str(entry.facts[name])) for name in ("on", "worked_instead") if entry.facts.get(name)]
    told = [" → ".join(day(one) for one in days), str(entry.facts.get("name") or ""), str(entry.facts.get("basis"))]
    return " · ".join(one for one in told if one)
