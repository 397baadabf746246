"""The register as a list."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.documents.selectors import DocumentFilters, DocumentRow, documents_for
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
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.ways import way_to
from nhipcau.web.wording import DOCUMENT_TYPES, REVIEWS, SOURCE_KINDS, said

_SORTS = ("-registered", "registered", "-date", "date", "code", "-code", "-doubtful")


@login_required
@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    filters, sort = _filters(request), _sort(request)
    viewer = actor_of(request)
    if sheet_wanted(request):
        rows = every_row(lambda n, size: documents_for(viewer, filters=filters, sort=sort, page=n, size=size))
        return sheet_response(request, title=_("Sổ văn bản"), head=_sheet_head(), rows=map(_sheet_row, rows))
    page = documents_for(viewer, filters=filters, sort=sort, page=page_number(request), exact=False)
    table = Table(
        caption=_("Văn bản"),
        columns=(
            sortable(request, Column(_("Văn bản"), phone=Phone.FIRST, tight=True), by="code", now=sort),
            Column(_("Loại")),
            sortable(request, Column(_("Ngày"), phone=Phone.END, tight=True), by="date", now=sort),
            Column(_("Cơ quan ban hành")),
            Column(_("Trích yếu"), phone=Phone.SECOND, wide=True),
            Column(_("Việc"), numeric=True),
            sortable(request, Column(_("Chỗ nghi"), numeric=True), by="doubtful", now=sort),
        ),
        rows=tuple(_row(row) for row in page.rows),
        empty=Empty(
            words=_("Chưa có văn bản nào như vậy."),
            how=_("Văn bản đứng ở đây khi cơ quan nạp vào, nhận được hoặc được giao việc trong đó."),
            action=Action(words=_("Nạp văn bản"), url=reverse("upload"), weight=Weight.MAIN),
        ),
        sentence=_sentence(filters),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
        pages=pages_part(request, page),
    )
    return render(request, "register/documents.html", {"table": table})


def _filters(request: HttpRequest) -> DocumentFilters:
    asked = request.GET
    state = asked.get("state", "held")
    return DocumentFilters(
        text=asked.get("q", "").strip()[:200],
        state={"held": "held", "placeholder": "placeholder", "any": ""}.get(state, "held"),
        type=asked.get("type", "")[:12],
        review=asked.get("review", "") if asked.get("review") in REVIEWS else "",
        source_kind=asked.get("kind", "") if asked.get("kind") in SOURCE_KINDS else "",
        issuer_id=number_in(request, "issuer"),
        date_from=_day(asked.get("from", "")),
        date_to=_day(asked.get("to", "")),
        doubtful=asked.get("doubtful") == "1",
        own=asked.get("own") == "1",
    )


def _day(words: str) -> date | None:
    try:
        return parse_date(words)
    except ValueError:
        return None


def _sort(request: HttpRequest) -> str:
    asked = request.GET.get("sort", "")
    return asked if asked in _SORTS else "-registered"


def _sentence(filters: DocumentFilters) -> FilterSentence:
    types, kinds, reviews = (
        tuple(Option(code, said(words, code)) for code in words) for words in (DOCUMENT_TYPES, SOURCE_KINDS, REVIEWS)
    )
    states = (
        Option("held", _("đã có bản gốc")),
        Option("placeholder", _("mới được viện dẫn")),
        Option("any", _("có hay chưa có bản gốc")),
    )
    return FilterSentence(
        url=reverse("documents"),
        pieces=(
            _("Văn bản"),
            Choice("type", _("Loại"), (Option("", _("mọi loại")), *types), filters.type),
            Choice("state", _("Bản gốc"), states, filters.state or "any"),
            Choice("kind", _("Nguồn"), (Option("", _("mọi nguồn")), *kinds), filters.source_kind),
            Choice("review", _("Xem xét"), (Option("", _("đã và chưa xem")), *reviews), filters.review),
        ),
        kept=tuple(
            (name, value) for name, value in (("q", filters.text), ("own", "1" if filters.own else "")) if value
        ),
    )


def _row(row: DocumentRow) -> Row:
    return Row(
        cells=(
            row.code or _("chưa có số"),
            said(DOCUMENT_TYPES, row.type),
            day(row.date),
            row.issuer,
            row.title,
            str(row.duties or ""),
            str(row.doubtful or ""),
        ),
        url=way_to("document", row.id),
        label=row.code or row.title,
        quiet=row.state != "held",
    )


def _sheet_head() -> tuple[str, ...]:
    return (
        _("Loại"), _("Số, ký hiệu"), _("Ngày"), _("Cơ quan ban hành"), _("Trích yếu"), _("Bản gốc"), _("Việc"),
        _("Chỗ chưa xem"), _("Chỗ nghi"),
    )  # fmt: skip


def _sheet_row(row: DocumentRow) -> tuple[str | int | date | None, ...]:
    held = _("có") if row.state == "held" else _("chưa")
    return (
        said(DOCUMENT_TYPES, row.type), row.code, row.date, row.issuer, row.title, held, row.duties, row.undecided,
        row.doubtful,
    )  # fmt: skip
