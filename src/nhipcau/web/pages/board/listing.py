"""The board as a list: what has a day or a product apart from standing duties; the same rows as a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from nhipcau.execution.selectors import (
    THEN,
    TaskCounts,
    TaskFilters,
    board_for,
    kinds_so_far_for,
    task_counts_for,
    task_counts_so_far_for,
)
from nhipcau.ground.actor import Actor
from nhipcau.web.lists import address_with, every_row, page_number, pages_part, sheet_response, sheet_wanted
from nhipcau.web.pages.board.asking import Asked, asked_of, sentence_of
from nhipcau.web.pages.board.grouped import by_agency, by_date
from nhipcau.web.pages.board.lines import columns, row_of, sheet_head, sheet_row
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Tab, Tabs
from nhipcau.web.parts.tables import Count, Empty, Table
from nhipcau.web.parts.words import so_far
from nhipcau.web.requests import actor_of


@login_required
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    viewer, asked = actor_of(request), asked_of(request)
    dated, standing = kinds_so_far_for(viewer, filters=asked.filters)
    # A plan of standing duties alone does not open on an empty table.
    asked = replace(asked, kind=asked.kind or ("standing" if standing and not dated else "dated"))
    if sheet_wanted(request):
        if asked.view == "agency":
            return by_agency(request, viewer=viewer, asked=asked, frame={})
        filters = _listed(asked)
        rows = every_row(lambda n, size: board_for(viewer, filters=filters, sort=asked.sort, page=n, size=size))
        return sheet_response(request, title=_("Bảng việc"), head=sheet_head(), rows=map(sheet_row, rows))
    frame: Mapping[str, object] = {
        "tabs": _tabs(request, asked, dated=dated, standing=standing),
        "asked": asked,
        "kept": [(name, value) for name, value in request.GET.items() if name not in {"q", "page"}],
    }
    if asked.view == "agency":
        return by_agency(request, viewer=viewer, asked=asked, frame=frame)
    if asked.view == "date":
        return by_date(request, viewer=viewer, asked=asked, frame=frame)
    return render(request, "board/board.html", {**frame, "table": _table(request, viewer, asked)})


def _listed(asked: Asked) -> TaskFilters:
    return replace(asked.filters, standing=asked.kind == "standing")


def _table(request: HttpRequest, viewer: Actor, asked: Asked) -> Table:
    around = task_counts_so_far_for(viewer, filters=_listed(asked.without_standing))
    page = board_for(
        viewer,
        filters=_listed(asked),
        sort=asked.sort,
        page=page_number(request),
        exact=False,
        total=around.total if asked == asked.without_standing else None,
    )
    return Table(
        caption=_("Việc thường xuyên") if asked.kind == "standing" else _("Việc có thời hạn hoặc sản phẩm"),
        columns=columns(request, sort=asked.sort, standing=asked.kind == "standing"),
        rows=tuple(row_of(row, viewer=viewer) for row in page.rows),
        empty=(not page.rows and _gone_on(request, viewer, asked)) or _empty(asked, any_at_all=bool(around.total)),
        sentence=sentence_of(viewer, asked),
        counts=_counts(request, asked, around),
        csv_url=address_with(request, format="csv", kind=asked.kind),
        xlsx_url=address_with(request, format="xlsx", kind=asked.kind),
        pages=pages_part(request, page),
    )


def _tabs(request: HttpRequest, asked: Asked, *, dated: int, standing: int) -> Tabs:
    listed = asked.view == "list"
    return Tabs(
        label=_("Cách xem việc"),
        tabs=(
            Tab(
                _("Có thời hạn hoặc sản phẩm"),
                address_with(request, kind="dated", view=None),
                current=listed and asked.kind == "dated",
                number=dated,
            ),
            Tab(
                _("Thường xuyên"),
                address_with(request, kind="standing", view=None, due=None),
                current=listed and asked.kind == "standing",
                number=standing,
            ),
            Tab(_("Theo cơ quan"), address_with(request, view="agency", kind=None), current=asked.view == "agency"),
            Tab(
                _("Theo ngày"),
                address_with(request, view="date", kind=None, due=None),
                current=asked.view == "date",
            ),
        ),
    )


def _counts(request: HttpRequest, asked: Asked, counts: TaskCounts) -> tuple[Count, ...]:
    """Each is the same list narrowed; the ways out of one lead into the others."""

    def count(words: str, number: int, *, state: str = "", due: str = "") -> Count:
        url = address_with(request, state=state, due=due, kind="" if due else asked.kind)
        return Count(words, number, url, current=(asked.state, asked.due) == (state, due))

    found = [
        count(_("Tất cả"), counts.total),
        count(_("Chưa xác nhận"), counts.hollow, state="proposed"),
        count(_("Đã giao"), counts.assigned, state="assigned"),
        count(_("Đang làm"), counts.in_progress, state="in_progress"),
        count(_("Đã xong"), counts.done, state="done"),
    ]
    if asked.kind == "dated":
        found[1:1] = [
            count(_("Quá hạn"), counts.late, due="late"),
            count(_("Sắp đến hạn"), counts.soon, due="soon"),
        ]
    return tuple(found)


def _gone_on(request: HttpRequest, viewer: Actor, asked: Asked) -> Empty | None:
    """Of an agency that is no more, the duties are its heir's: where they were given to it, the way there."""
    if not asked.agency.isdigit() or asked.units == THEN:
        return None
    given = task_counts_for(viewer, filters=replace(asked.without_standing.filters, units=THEN)).total
    if not given:
        return None
    many = ngettext("%(n)s việc từng giao cho cơ quan này", "%(n)s việc từng giao cho cơ quan này", given)
    return Empty(
        words=_("Cơ quan này nay không còn việc nào."),
        how=_("Việc giao cho cơ quan đã kết thúc nay do đơn vị kế thừa làm; nguyên văn vẫn giữ tên cũ."),
        action=Action(
            words=_("Xem %(many)s") % {"many": many % {"n": so_far(given)}}, url=address_with(request, units=THEN)
        ),
    )


def _empty(asked: Asked, *, any_at_all: bool) -> Empty:
    if any_at_all or asked.agency or asked.text or asked.document_id:
        return Empty(
            words=_("Không có việc nào như vậy."),
            how=_("Bỏ bớt điều kiện trong câu lọc ở trên, hoặc xem phần còn lại của bảng."),
            action=Action(words=_("Xem mọi việc"), url=reverse("board")),
        )
    return Empty(
        words=_("Chưa có việc nào."),
        how=_("Việc hiện ra ở đây ngay khi một văn bản có giao việc được nạp vào, trước cả khi có người xác nhận."),
        action=Action(words=_("Nạp văn bản"), url=reverse("upload"), icon="upload", weight=Weight.MAIN),
    )
