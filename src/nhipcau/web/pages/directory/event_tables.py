"""The tables of events: the list, the arrows of one, what it writes, and one agency through time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from nhipcau.agencies.events.selectors import EventRow, EventSheet, IdentRow
from nhipcau.agencies.selectors import AgencySheet
from nhipcau.execution.selectors.bearing import Borne
from nhipcau.foundation.pages import Page
from nhipcau.web.pages.directory.event_words import KINDS, STATES, change_words, event_title, leg_words
from nhipcau.web.parts.tables import Column, Empty, FilterSentence, Pages, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.wording import said


def events_table(page: Page[EventRow], *, sentence: FilterSentence, pages: Pages | None) -> Table:
    return Table(
        caption=_("Sự kiện của cơ quan"),
        columns=(
            Column(_("Việc gì"), phone=Phone.FIRST, wide=True),
            Column(_("Từ ngày"), phone=Phone.END, tight=True),
            Column(_("Loại"), phone=Phone.SECOND, tight=True),
            Column(_("Tình trạng"), tight=True),
            Column(_("Căn cứ")),
        ),
        rows=tuple(event_row(row) for row in page.rows),
        empty=Empty(
            words=_("Không có sự kiện nào như vậy."),
            how=_("Đổi tên, sáp nhập, hợp nhất, chuyển chức năng của cơ quan được ghi ở đây, kèm văn bản làm căn cứ."),
        ),
        sentence=sentence,
        pages=pages,
    )


def event_row(row: EventRow) -> Row:
    return Row(
        cells=(event_title(row), day(row.effective), said(KINDS, row.kind), said(STATES, row.state), row.basis),
        url=reverse("agency_event", args=[row.id]),
        quiet=row.state == "undone",
    )


def legs_table(sheet: EventSheet) -> Table:
    return Table(
        caption=_("Từ đâu sang đâu"),
        columns=(
            Column(_("Cơ quan"), phone=Phone.FIRST, wide=True),
            Column(_("Chức năng"), phone=Phone.SECOND),
            Column(_("Đơn vị trực thuộc"), phone=Phone.END),
        ),
        rows=tuple(
            Row(
                cells=(
                    leg_words(leg),
                    leg.function_scope or _("toàn bộ"),
                    _("đi theo") if leg.takes_units else "",
                ),
                url=reverse("agency", args=[leg.from_id or leg.to_id]) if leg.from_id or leg.to_id else "",
            )
            for leg in sheet.row.legs
        ),
        empty=Empty(words=_("Sự kiện này không nói tới cơ quan nào."), how=_("Hãy bỏ đi và ghi lại.")),
    )


def changes_table(sheet: EventSheet) -> Table:
    """What the register will say otherwise, or says otherwise since."""
    applied = sheet.row.state == "applied"
    return Table(
        caption=_("Đã ghi vào danh bạ") if applied else _("Sẽ ghi vào danh bạ"),
        columns=(
            Column(_("Cơ quan"), phone=Phone.FIRST, wide=True),
            Column(_("Thay đổi"), phone=Phone.SECOND),
            Column(_("Nội dung")),
            Column(_("Ngày"), phone=Phone.END, tight=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    change.label or change.words,
                    change_words(change),
                    change.words,
                    day(parse_date(change.day)) if change.day else "",
                ),
                url=reverse("agency", args=[change.agency_id]) if change.agency_id else "",
            )
            for change in sheet.changes
        ),
        empty=Empty(
            words=_("Danh bạ không đổi."),
            how=_("Chuyển chức năng chỉ đổi cơ quan chịu trách nhiệm về việc, không đổi tên hay cấp trên."),
        ),
    )


def duties_table(sheet: EventSheet, duties: Mapping[int, Borne], labels: Mapping[int, str]) -> Table:
    """Open tasks of the agencies that end; each row leads to those the viewer may open."""
    then = "&units=then" if sheet.row.state == "applied" else ""
    return Table(
        caption=_("Việc đang mở của cơ quan kết thúc"),
        columns=(
            Column(_("Cơ quan"), phone=Phone.FIRST, wide=True),
            Column(_("Số việc"), numeric=True, phone=Phone.END),
        ),
        rows=tuple(
            Row(
                cells=(labels.get(one, ""), str(borne.number)),
                url=f"{reverse('board')}?agency={one}{then}" if borne.seen else "",
            )
            for one in sheet.ended
            for borne in (duties.get(one, Borne(0, 0)),)
        ),
        empty=Empty(words=_("Không cơ quan nào kết thúc."), how=_("Không việc nào đổi chủ.")),
    )


def idents_table(idents: Sequence[IdentRow]) -> Table:
    return Table(
        caption=_("Mã qua các thời kỳ"),
        columns=(
            Column(_("Mã"), phone=Phone.FIRST, wide=True),
            Column(_("Từ ngày"), phone=Phone.SECOND),
            Column(_("Đến ngày"), phone=Phone.END),
        ),
        rows=tuple(
            Row(
                cells=(
                    f"{ident.scheme} {ident.value}",
                    day(ident.valid_from) or "…",
                    day(ident.valid_to) or _("nay"),
                )
            )
            for ident in idents
        ),
        empty=Empty(words=_("Chưa có mã nào."), how=_("Mã của tỉnh, huyện, xã có trong dữ liệu kèm theo phần mềm.")),
    )


def chronicle_table(sheet: AgencySheet, *, idents: Sequence[IdentRow], events: Sequence[EventRow]) -> Table:
    """Names, superiors, codes and events of one agency in one order of days, the latest first."""
    lines: list[tuple[date, str, str, str, str]] = []
    for name in sheet.names:
        if name.valid_from:
            lines.append((name.valid_from, _("Tên mới"), name.name, name.basis, ""))
        if name.valid_to:
            lines.append((name.valid_to, _("Tên hết dùng"), name.name, "", ""))
    for parent in sheet.parents:
        if parent.valid_from:
            lines.append((parent.valid_from, _("Trực thuộc nơi mới"), parent.label, parent.basis, ""))
        if parent.valid_to:
            lines.append((parent.valid_to, _("Thôi trực thuộc"), parent.label, "", ""))
    for ident in idents:
        if ident.valid_from:
            lines.append((ident.valid_from, _("Mã mới"), f"{ident.scheme} {ident.value}", "", ""))
        if ident.valid_to:
            lines.append((ident.valid_to, _("Mã hết dùng"), f"{ident.scheme} {ident.value}", "", ""))
    for event in events:
        kind = f"{said(KINDS, event.kind)} ({said(STATES, event.state)})"
        address = reverse("agency_event", args=[event.id])
        lines.append((event.effective, kind, event_title(event), event.basis, address))
    return Table(
        caption=_("Cơ quan qua thời gian"),
        columns=(
            Column(_("Ngày"), phone=Phone.END, tight=True),
            Column(_("Việc gì"), phone=Phone.SECOND),
            Column(_("Nội dung"), phone=Phone.FIRST, wide=True),
            Column(_("Căn cứ")),
        ),
        rows=tuple(
            Row(cells=(day(when), what, content, basis), url=url)
            for when, what, content, basis, url in sorted(lines, key=lambda line: line[0], reverse=True)
        ),
        empty=Empty(
            words=_("Chưa có mốc nào có ngày."), how=_("Đổi tên, chuyển nơi trực thuộc, sáp nhập sẽ hiện ở đây.")
        ),
    )
