"""The list of local rules under review, its filters in the address, and as a sheet."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.documents.local_rules.access import may_enter
from nhipcau.documents.local_rules.rules import KINDS
from nhipcau.documents.local_rules.selectors import SORTS, RuleFilters, RuleRow, local_rules_for
from nhipcau.documents.local_rules.states import DECIDED
from nhipcau.web.lists import (
    address_with,
    every_row,
    number_in,
    page_number,
    pages_part,
    sheet_response,
    sheet_wanted,
    sortable,
)
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.tables import Choice, Column, Empty, FilterSentence, Option, Phone, Row, Table
from nhipcau.web.parts.timeliness import Timeliness, TimelinessState
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import DOCUMENT_TYPES, REVIEW_STATES, said


@login_required
@require_GET
def local_rules(request: HttpRequest) -> HttpResponse:
    viewer, filters = actor_of(request), _filters(request)
    asked = request.GET.get("sort", "")
    sort = asked if asked in SORTS else "-made"
    if sheet_wanted(request):
        rows = every_row(lambda n, size: local_rules_for(viewer, filters=filters, sort=sort, page=n, size=size))
        title = _("Văn bản phải rà soát")
        return sheet_response(request, title=title, head=_sheet_head(), rows=map(_sheet_row, rows))
    page = local_rules_for(viewer, filters=filters, sort=sort, page=page_number(request))
    enter = Action(_("Ghi văn bản phải rà soát"), reverse("enter_local_rule"), weight=Weight.MAIN)
    table = Table(
        caption=_("Văn bản phải rà soát"),
        columns=(
            sortable(request, Column(_("Văn bản"), phone=Phone.FIRST), by="name", now=sort),
            Column(_("Số, ký hiệu"), tight=True),
            Column(_("Chủ trì"), phone=Phone.SECOND),
            sortable(request, Column(_("Tình trạng")), by="state", now=sort),
            Column(_("Mốc tới")),
            Column(_("Hạn"), phone=Phone.END),
            sortable(request, Column(_("Kỳ rà soát"), tight=True), by="next", now=sort),
        ),
        rows=tuple(_row(row) for row in page.rows),
        empty=Empty(
            words=_("Chưa có văn bản nào như vậy trong danh mục rà soát."),
            how=_("Ghi vào đây quy chế, quy định, hướng dẫn của địa phương mà kế hoạch yêu cầu rà soát hoặc soạn mới."),
            action=enter if may_enter(viewer) else None,
        ),
        sentence=_sentence(filters),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
        pages=pages_part(request, page),
    )
    return render(request, "local_rules/rules.html", {"table": table, "enter": enter if may_enter(viewer) else None})


def badge_of(row: RuleRow) -> Timeliness:
    """Late in words and shape; otherwise when the next step is due."""
    if row.late:
        return Timeliness(TimelinessState.LATE, _("quá hạn"))
    if row.next_due is not None and row.state not in DECIDED:
        return Timeliness(TimelinessState.IN_TIME, day(row.next_due))
    if row.state in DECIDED:
        return Timeliness(TimelinessState.IN_TIME, _("có kết quả"))
    return Timeliness(TimelinessState.UNDATED, _("chưa có mốc"))


def name_and_code(row: RuleRow) -> str:
    return f"{row.code} · {row.name}" if row.code else row.name


def _filters(request: HttpRequest) -> RuleFilters:
    asked = request.GET
    return RuleFilters(
        text=asked.get("q", "").strip()[:200],
        state=asked.get("state", "") if asked.get("state") in REVIEW_STATES else "",
        kind=asked.get("kind", "") if asked.get("kind") in KINDS else "",
        lead_id=number_in(request, "lead"),
        open=asked.get("which") == "open",
        late=asked.get("which") == "late",
    )


def _sentence(filters: RuleFilters) -> FilterSentence:
    kinds = tuple(Option(code, said(DOCUMENT_TYPES, code)) for code in KINDS)
    states = tuple(Option(code, str(words)) for code, words in REVIEW_STATES.items())
    which = (Option("", _("còn hạn và quá hạn")), Option("open", _("chưa có kết quả")), Option("late", _("quá hạn")))
    return FilterSentence(
        url=reverse("local_rules"),
        pieces=(
            _("Văn bản phải rà soát"),
            Choice("kind", _("Loại"), (Option("", _("mọi loại")), *kinds), filters.kind),
            Choice("state", _("Tình trạng"), (Option("", _("mọi tình trạng")), *states), filters.state),
            Choice("which", _("Hạn"), which, "late" if filters.late else "open" if filters.open else ""),
        ),
        kept=tuple(
            (name, value) for name, value in (("q", filters.text), ("lead", str(filters.lead_id or ""))) if value
        ),
    )


def _row(row: RuleRow) -> Row:
    return Row(
        cells=(
            row.name,
            row.code,
            row.lead,
            said(REVIEW_STATES, row.state),
            row.next_step,
            badge_of(row),
            day(row.next_review),
        ),
        url=reverse("local_rule", args=[row.id]),
        label=row.code or row.name,
    )


def _sheet_head() -> tuple[str, ...]:
    return (
        _("Tên văn bản, quy định"), _("Loại"), _("Số, ký hiệu"), _("Ngày ban hành"), _("Cơ quan ban hành, chủ quản"),
        _("Chủ trì"), _("Tình trạng"), _("Chu kỳ rà soát (tháng)"), _("Kỳ rà soát"), _("Mốc tới"), _("Hạn"),
        _("Mốc đã xong"), _("Số mốc"), _("Quá hạn"), _("Kết quả rà soát"), _("Số, ký hiệu văn bản kết quả"),
        _("Ngày quyết định"),
    )  # fmt: skip


def _sheet_row(row: RuleRow) -> tuple[str | int | date | None, ...]:
    return (
        row.name, said(DOCUMENT_TYPES, row.kind), row.code, row.issued_on, row.owner,
        row.lead, said(REVIEW_STATES, row.state), row.cycle_months, row.next_review, row.next_step, row.next_due,
        row.steps_done, row.steps, _("có") if row.late else "", row.result, row.result_code,
        row.decided_on,
    )  # fmt: skip
