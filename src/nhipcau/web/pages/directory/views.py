"""Agencies as a list, and one agency through time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.agencies.events.selectors import EventRow, events_of_agency_for, idents_of_agency_for
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.loading.services import may_load
from nhipcau.agencies.models import Family, Level
from nhipcau.agencies.selectors import AgencyFilters, AgencyRow, AgencySheet, agencies_for, agency_for
from nhipcau.agencies.upkeep import agency_history_for, may_keep_for, may_make_for
from nhipcau.foundation import clock
from nhipcau.foundation.audit import Entry
from nhipcau.ground.actor import Actor
from nhipcau.web.lists import address_with, page_number, pages_part, sheet_response, sheet_wanted
from nhipcau.web.pages.directory.event_tables import chronicle_table, idents_table
from nhipcau.web.pages.directory.tables import children_table, names_table, parents_table
from nhipcau.web.pages.people.section import people_section
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.agencies import AgencyChip
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Timeline
from nhipcau.web.parts.tables import Choice, Column, Empty, FilterSentence, Option, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of
from nhipcau.web.wording import FAMILIES, LEVELS, said


@login_required
@require_GET
def agencies(request: HttpRequest) -> HttpResponse:
    filters = _filters(request)
    viewer = actor_of(request)
    page = agencies_for(viewer, filters=filters, page=page_number(request))
    head = (_("Cơ quan"), _("Cơ quan cấp trên"), _("Khối"), _("Cấp"), _("Địa phương"), _("Tài khoản"))
    if sheet_wanted(request):
        return sheet_response(request, title=_("Cơ quan"), head=head, rows=[_sheet_row(row) for row in page.rows])
    table = Table(
        caption=_("Cơ quan"),
        columns=(
            Column(head[0], phone=Phone.FIRST),
            Column(head[1], phone=Phone.SECOND),
            Column(head[2], tight=True),
            Column(head[3], tight=True, phone=Phone.END),
            Column(head[4], tight=True),
            Column(head[5], numeric=True),
        ),
        rows=tuple(_row(row) for row in page.rows),
        empty=Empty(
            words=_("Không có cơ quan nào như vậy."),
            how=_("Cơ quan được lập khi một văn bản nhắc đến; bỏ bớt điều kiện lọc hoặc nạp văn bản."),
        ),
        sentence=_sentence(filters),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
        pages=pages_part(request, page),
    )
    context = {"table": table, "total": page.total, "may_make": may_make_for(viewer), "may_load": may_load(viewer)}
    return render(request, "directory/agencies.html", context)


@login_required
@require_GET
def agency(request: HttpRequest, agency_id: int) -> HttpResponse:
    viewer = actor_of(request)
    sheet = agency_for(viewer, agency_id)
    events = events_of_agency_for(viewer, agency_id)
    then = "&units=then" if sheet.last_day else ""
    context = {
        "sheet": sheet,
        "facts": (said(FAMILIES, sheet.row.family), said(LEVELS, sheet.row.level), sheet.row.locality),
        "heirs": _heirs(sheet, events),
        "tables": (
            names_table(sheet),
            parents_table(sheet),
            children_table(sheet),
            *_through_time(viewer, sheet, events),
        ),
        "people": people_section(viewer, agency_id, ended=sheet.last_day is not None),
        "board_url": f"{reverse('board')}?agency={agency_id}{then}",
        "acts": _acts(sheet) if may_keep_for(viewer, agency_id) else (),
        "timeline": _timeline(sheet, agency_history_for(viewer, agency_id)),
        "crumbs": Crumbs((Crumb(_("Cơ quan"), reverse("agencies")), Crumb(sheet.row.label))),
    }
    return render(request, "directory/agency.html", context)


def _heirs(sheet: AgencySheet, events: Sequence[EventRow]) -> tuple[AgencyChip, ...]:
    """Who took over what an agency had that is no more, as they are called today."""
    if sheet.last_day is None:
        return ()
    own = sheet.row.id
    legs = [leg for event in events if event.state == "applied" for leg in event.legs if leg.from_id == own]
    heirs = list(dict.fromkeys(leg.to_id for leg in legs if leg.to_id is not None and leg.to_id != own))
    labels = labels_of(heirs, on=clock.today())
    return tuple(AgencyChip(name=labels.get(one, ""), url=reverse("agency", args=[one])) for one in heirs)


def _through_time(viewer: Actor, sheet: AgencySheet, events: Sequence[EventRow]) -> tuple[Table, ...]:
    """Its codes, and all that happened to it by day."""
    idents = idents_of_agency_for(viewer, sheet.row.id)
    codes = (idents_table(idents),) if idents else ()
    return (*codes, chronicle_table(sheet, idents=idents, events=events))


def _acts(sheet: AgencySheet) -> tuple[Action, ...]:
    """For those who keep this agency's entry."""
    row = sheet.row
    ways = (
        (_("Đổi tên…"), "rename_agency"),
        (_("Chuyển sang nơi khác…"), "move_agency"),
        (_("Thêm tên gọi khác…"), "add_alias"),
    )
    acts = [Action(words, reverse(name, args=[row.id])) for words, name in ways]
    acts.append(Action(_("Ghi sự kiện…"), f"{reverse('new_agency_event')}?agency={row.id}"))
    acts.append(Action(_("Lập cơ quan trực thuộc…"), f"{reverse('new_agency')}?under={row.id}"))
    if row.provisional:
        seen = Action(_("Đã xem, đúng là một cơ quan"), reverse("look_at_agency", args=[row.id]), sends=True)
        acts.insert(0, seen)
    return tuple(acts)


def _timeline(sheet: AgencySheet, entries: Sequence[Entry]) -> Timeline:
    """Each change with what it changed to, from when, and by which paper."""
    superiors = {parent.parent_id: parent.label for parent in sheet.parents}
    return Timeline(
        events=tuple(
            replace(event, quote=_told(entry, superiors))
            for event, entry in zip(timeline_of(entries).events, reversed(entries), strict=True)
        )
    )


def _told(entry: Entry, superiors: Mapping[int, str]) -> str:
    facts = entry.facts
    parent = facts.get("parent")
    since = parse_date(str(facts.get("valid_from") or ""))
    told = (
        str(facts.get("name") or ""),
        superiors.get(parent, "") if isinstance(parent, int) else "",
        _("từ %(day)s") % {"day": day(since)} if since else "",
        str(facts.get("basis") or ""),
    )
    return " · ".join(one for one in told if one)


def _filters(request: HttpRequest) -> AgencyFilters:
    asked = request.GET
    return AgencyFilters(
        text=asked.get("q", "").strip()[:200],
        family=asked.get("family", "") if asked.get("family") in Family.values else "",
        level=asked.get("level", "") if asked.get("level") in Level.values else "",
        locality=asked.get("locality", "").strip()[:100],
        provisional=True if asked.get("provisional") == "1" else None,
    )


def _sentence(filters: AgencyFilters) -> FilterSentence:
    families = tuple(Option(code, str(words)) for code, words in FAMILIES.items())
    levels = tuple(Option(code, str(words)) for code, words in LEVELS.items())
    return FilterSentence(
        url=reverse("agencies"),
        pieces=(
            _("Cơ quan"),
            Choice("family", _("Khối"), (Option("", _("mọi khối")), *families), filters.family),
            Choice("level", _("Cấp"), (Option("", _("mọi cấp")), *levels), filters.level),
            Choice(
                "provisional",
                _("Đã xem hay chưa"),
                (Option("", _("đã và chưa xem")), Option("1", _("lập từ văn bản, chưa ai xem"))),
                "1" if filters.provisional else "",
            ),
        ),
        kept=tuple((name, value) for name, value in (("q", filters.text), ("locality", filters.locality)) if value),
    )


def _row(row: AgencyRow) -> Row:
    return Row(
        cells=(
            row.label,
            row.parent_label,
            said(FAMILIES, row.family),
            said(LEVELS, row.level),
            row.locality,
            str(row.accounts or ""),
        ),
        url=reverse("agency", args=[row.id]),
        quiet=row.provisional,
    )


def _sheet_row(row: AgencyRow) -> tuple[str | int, ...]:
    return (
        row.label,
        row.parent_label,
        said(FAMILIES, row.family),
        said(LEVELS, row.level),
        row.locality,
        row.accounts,
    )
