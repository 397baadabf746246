"""Bodies as a list, and one body with its members and meetings."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.agencies.bodies.selectors import (
    BodyFilters,
    BodyRow,
    BodySheet,
    SeatRow,
    bodies_for,
    body_for,
    hosts_for,
)
from nhipcau.agencies.models import Body
from nhipcau.foundation import clock
from nhipcau.web.lists import address_with, every_row, page_number, pages_part, sheet_response, sheet_wanted
from nhipcau.web.pages.bodies.words import BODY_KINDS, SEAT_ROLES
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.tables import Choice, Column, Empty, FilterSentence, Option, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of
from nhipcau.web.wording import said
from nhipcau.writing.sheets import Cell


@login_required
@require_GET
def bodies(request: HttpRequest) -> HttpResponse:
    viewer = actor_of(request)
    filters = _filters(request)
    head = (
        _("Tên"), _("Loại"), _("Cơ quan thường trực"), _("Quyết định thành lập"), _("Nhiệm kỳ từ"), _("Nhiệm kỳ đến"),
        _("Quy chế"), _("Thành viên"), _("Họp gần nhất"),
    )  # fmt: skip
    if sheet_wanted(request):
        rows = every_row(lambda number, size: bodies_for(viewer, filters=filters, page=number, size=size))
        return sheet_response(request, title=_("Ban và tổ chức"), head=head, rows=(_sheet_row(row) for row in rows))
    page = bodies_for(viewer, filters=filters, page=page_number(request))
    table = Table(
        caption=_("Ban và tổ chức"),
        columns=(
            Column(head[0], phone=Phone.FIRST, wide=True),
            Column(head[2], phone=Phone.SECOND),
            Column(_("Nhiệm kỳ")),
            Column(head[7], numeric=True),
            Column(head[8], phone=Phone.END),
        ),
        rows=tuple(_row(row) for row in page.rows),
        empty=Empty(
            words=_("Chưa có ban nào."),
            how=_("Ban chỉ đạo, ban điều phối viện trợ, ban chấp hành Liên hiệp được cơ quan thường trực lập ở đây."),
        ),
        sentence=_sentence(filters),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
        pages=pages_part(request, page),
        ident="bodies",
    )
    return render(request, "bodies/bodies.html", {"table": table, "may_found": bool(hosts_for(viewer))})


@login_required
@require_GET
def body(request: HttpRequest, body_id: int) -> HttpResponse:
    sheet = body_for(actor_of(request), body_id)
    row = sheet.row
    if sheet_wanted(request):
        head = (_("Vị trí"), _("Thành viên"), _("Chức vụ, cơ quan"), _("Từ ngày"), _("Đến ngày"), _("Quyết định"))
        rows = [
            (said(SEAT_ROLES, seat.role), seat.who, seat.behind, seat.valid_from, seat.valid_to, seat.basis)
            for seat in sheet.seats
        ]
        return sheet_response(request, title=row.name, head=head, rows=rows)
    context = {
        "sheet": sheet,
        "row": row,
        "kind": said(BODY_KINDS, row.kind),
        "term_over": row.term_over(clock.today()),
        "founding_url": _search(row.founding),
        "rules_url": _search(row.rules_document),
        "members": _members(request, sheet),
        "meetings": _meetings(sheet),
        "acts": _acts(row) if sheet.may_keep else (),
        "timeline": timeline_of(sheet.history),
        "crumbs": Crumbs((Crumb(_("Ban và tổ chức"), reverse("bodies")), Crumb(row.name))),
    }
    return render(request, "bodies/body.html", context)


def _search(words: str) -> str:
    """A number written so leads to the document, where the register has it."""
    return f"{reverse('search')}?{urlencode({'q': words[:100]})}" if words else ""


def _acts(row: BodyRow) -> tuple[Action, ...]:
    ways = (
        (_("Lập phiên họp…"), "new_meeting", Weight.MAIN),
        (_("Thêm thành viên…"), "new_seat", Weight.PLAIN),
        (_("Sửa, sang nhiệm kỳ mới…"), "change_body", Weight.PLAIN),
    )
    return tuple(Action(words, reverse(name, args=[row.id]), weight=weight) for words, name, weight in ways)


def _members(request: HttpRequest, sheet: BodySheet) -> Table:
    return Table(
        caption=_("Thành viên"),
        columns=(
            Column(_("Thành viên"), phone=Phone.FIRST),
            Column(_("Vị trí"), phone=Phone.SECOND),
            Column(_("Chức vụ, cơ quan"), wide=True),
            Column(_("Từ ngày")),
            Column(_("Đến ngày"), phone=Phone.END),
        ),
        rows=tuple(_seat_row(seat, may_keep=sheet.may_keep) for seat in sheet.seats),
        empty=Empty(
            words=_("Chưa ghi thành viên nào."),
            how=_("Cơ quan thường trực thêm theo quyết định: đích danh, theo chức vụ, hoặc cơ quan cử người."),
        ),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
        ident="members",
    )


def _seat_row(seat: SeatRow, *, may_keep: bool) -> Row:
    who = seat.who or (_("chưa có người giữ chức vụ") if seat.by_post else _("do cơ quan cử"))
    return Row(
        cells=(who, said(SEAT_ROLES, seat.role), seat.behind, day(seat.valid_from), day(seat.valid_to) or _("nay")),
        url=reverse("end_seat", args=[seat.id])
        if may_keep
        else reverse("agency", args=[seat.agency_id])
        if seat.agency_id is not None
        else "",
        quiet=not seat.current,
    )


def _meetings(sheet: BodySheet) -> Table | None:
    if not sheet.may_read:
        return None
    return Table(
        caption=_("Phiên họp"),
        columns=(
            Column(_("Họp về"), phone=Phone.FIRST, wide=True),
            Column(_("Ngày"), phone=Phone.END),
            Column(_("Nơi họp")),
            Column(_("Kết luận"), numeric=True),
            Column(_("Tình trạng"), phone=Phone.SECOND),
        ),
        rows=tuple(
            Row(
                cells=(
                    one.title,
                    day(one.on),
                    one.place,
                    str(one.conclusions or ""),
                    _("đã hủy") if one.cancelled else _("có biên bản") if one.has_minutes else _("chưa có biên bản"),
                ),
                url=reverse("meeting", args=[one.id]),
                quiet=bool(one.cancelled),
            )
            for one in sheet.meetings
        ),
        empty=Empty(words=_("Chưa có phiên họp nào."), how=_("Cơ quan thường trực lập phiên họp cùng chương trình.")),
        ident="meetings",
    )


def _filters(request: HttpRequest) -> BodyFilters:
    asked = request.GET
    return BodyFilters(
        text=asked.get("q", "").strip()[:200],
        kind=asked.get("kind", "") if asked.get("kind") in Body.Kind.values else "",
        ended=asked.get("ended") == "1",
    )


def _sentence(filters: BodyFilters) -> FilterSentence:
    kinds = tuple(Option(code, str(words)) for code, words in BODY_KINDS.items())
    lasting = (Option("", _("đang hoạt động")), Option("1", _("kể cả đã kết thúc")))
    return FilterSentence(
        url=reverse("bodies"),
        pieces=(
            _("Ban và tổ chức"),
            Choice("kind", _("Loại"), (Option("", _("mọi loại")), *kinds), filters.kind),
            Choice("ended", _("Còn hoạt động hay không"), lasting, "1" if filters.ended else ""),
        ),
        kept=(("q", filters.text),) if filters.text else (),
    )


def _row(row: BodyRow) -> Row:
    term = f"{day(row.term_from) or '…'} – {day(row.term_to) or '…'}" if row.term_from or row.term_to else ""
    over = f"{term} ({_('đã hết')})" if row.term_over(clock.today()) else term
    return Row(
        cells=(row.name, row.host, over, str(row.members or ""), day(row.last_meeting)),
        url=reverse("body", args=[row.id]),
        quiet=row.ended is not None and row.ended < clock.today(),
    )


def _sheet_row(row: BodyRow) -> tuple[Cell, ...]:
    return (
        row.name,
        said(BODY_KINDS, row.kind),
        row.host,
        row.founding,
        row.term_from,
        row.term_to,
        row.rules_document,
        row.members,
        row.last_meeting,
    )
