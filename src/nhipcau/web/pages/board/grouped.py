"""The board in groups: who owes how much, and what comes when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.execution.selectors import (
    NOW,
    AgencyGroup,
    TaskFilters,
    board_by_agency_for,
    board_by_date_for,
    board_for,
    task_counts_for,
)
from nhipcau.ground.actor import Actor
from nhipcau.web.lists import address_with, sheet_response, sheet_wanted
from nhipcau.web.pages.board.asking import NOBODY, UNITS, Asked, sentence_of
from nhipcau.web.pages.board.cells import NumberLink
from nhipcau.web.pages.board.lines import columns, row_of
from nhipcau.web.parts.navigation import Tab, Tabs
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.wording import Words, said
from nhipcau.writing.sheets import Cell

SHOWN = 8
DATE_GROUPS: Words = {
    "late": gettext_lazy("Quá hạn"),
    "week": gettext_lazy("Tuần này"),
    "month": gettext_lazy("Sau đó, trong tháng này"),
    "later": gettext_lazy("Sau tháng này"),
    "past": gettext_lazy("Ngày đã qua: chưa xác nhận hoặc đã xong"),
    "undated": gettext_lazy("Chưa có ngày"),
    "standing": gettext_lazy("Việc thường xuyên"),
}


@dataclass(frozen=True, slots=True)
class DateSection:
    ident: str
    words: str
    count: int
    url: str
    table: Table | None


def by_agency(request: HttpRequest, *, viewer: Actor, asked: Asked, frame: Mapping[str, object]) -> HttpResponse:
    groups = board_by_agency_for(viewer, filters=asked.filters)
    head = _heads()
    if sheet_wanted(request):
        rows: list[tuple[Cell, ...]] = [(_label(group), *_numbers(group)) for group in groups]
        return sheet_response(request, title=_("Việc theo cơ quan"), head=head, rows=rows)
    table = Table(
        caption=_("Việc theo cơ quan chủ trì"),
        columns=(
            Column(head[0], phone=Phone.FIRST, wide=True),
            Column(head[1], numeric=True, phone=Phone.END),
            *(Column(words, numeric=True) for words in head[2:]),
        ),
        rows=tuple(_agency_row(request, group) for group in groups),
        empty=_empty(),
        sentence=sentence_of(viewer, asked),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
    )
    total = task_counts_for(viewer, filters=asked.filters).total
    return render(request, "board/board.html", {**frame, "table": table, "units": _units(request, asked), "sum": total})


def _units(request: HttpRequest, asked: Asked) -> Tabs:
    """The same tasks, by whom the texts name or by who answers for them today (domain §4.4, rule 3)."""
    return Tabs(
        label=_("Tính theo đơn vị nào"),
        tabs=tuple(
            Tab(
                words=capfirst(said(UNITS, code)),
                url=address_with(request, units=None if code == NOW else code, agency=None),
                current=asked.units == code,
            )
            for code in UNITS
        ),
    )


def by_date(request: HttpRequest, *, viewer: Actor, asked: Asked, frame: Mapping[str, object]) -> HttpResponse:
    """Each group with its first rows; the number leads to all of them."""
    sections = []
    for group in board_by_date_for(viewer, filters=asked.filters):
        if group.count == 0:
            continue
        narrowed = replace(asked, due="" if group.key == "standing" else group.key)
        shown = group.key not in {"standing", "past"}
        sections.append(
            DateSection(
                ident=f"g-{group.key}",
                words=said(DATE_GROUPS, group.key),
                count=group.count,
                url=_group_url(request, group.key),
                table=_first_rows(viewer, replace(narrowed.filters, standing=False), group.key) if shown else None,
            )
        )
    context = {**frame, "sections": sections, "sentence": sentence_of(viewer, asked), "empty": _empty()}
    return render(request, "board/by_date.html", context)


def _first_rows(viewer: Actor, filters: TaskFilters, key: str) -> Table:
    page = board_for(viewer, filters=filters, sort="due", size=SHOWN, exact=False)
    return Table(
        caption=said(DATE_GROUPS, key),
        ident=f"l-{key}",
        columns=columns(None),
        rows=tuple(row_of(row, viewer=viewer) for row in page.rows),
        empty=_empty(),
    )


def _group_url(request: HttpRequest, key: str) -> str:
    if key == "standing":
        return address_with(request, view=None, kind="standing", due=None)
    return address_with(request, view=None, due=key, kind=None)


def _heads() -> tuple[str, ...]:
    return (
        _("Cơ quan chủ trì"), _("Tất cả"), _("Quá hạn"), _("Sắp đến hạn"), _("Chưa xác nhận"), _("Đã giao"),
        _("Đang làm"), _("Đã xong"), _("Thường xuyên"),
    )  # fmt: skip


def _numbers(group: AgencyGroup) -> tuple[int, ...]:
    c = group.counts
    return (c.total, c.late, c.soon, c.hollow, c.assigned, c.in_progress, c.done, c.standing)


def _label(group: AgencyGroup) -> str:
    label = group.label or _("các nơi nhận nói chung (không nêu ai chủ trì)")
    if group.undecided:
        return _("%(agency)s – %(many)d việc cần xác định đơn vị kế thừa") % {
            "agency": label,
            "many": group.undecided,
        }
    if group.ended:
        return _("%(agency)s – không có đơn vị kế thừa") % {"agency": label}
    return label


def _agency_row(request: HttpRequest, group: AgencyGroup) -> Row:
    agency = str(group.agency_id) if group.agency_id is not None else group.label or NOBODY
    part = "" if agency == NOBODY else "lead"
    base: dict[str, str | None] = {"view": None, "agency": agency, "part": part}
    narrower: tuple[dict[str, str | None], ...] = (
        {},
        {"due": "late"},
        {"due": "soon"},
        {"state": "proposed"},
        {"state": "assigned"},
        {"state": "in_progress"},
        {"state": "done"},
        {"kind": "standing"},
    )
    cells = tuple(
        NumberLink(number, address_with(request, **{**base, **more})) if number else ""
        for number, more in zip(_numbers(group), narrower, strict=True)
    )
    return Row(
        cells=(_label(group), *cells),
        url=address_with(request, **base),
        label=_label(group),
        quiet=group.agency_id is None,
    )


def _empty() -> Empty:
    return Empty(
        words=_("Không có việc nào như vậy."),
        how=_("Việc hiện ra ở đây ngay khi một văn bản có giao việc được nạp vào."),
    )
