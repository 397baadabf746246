"""Documents without an original: who cites them, how often; as a list and as a sheet to ask for them with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from nhipcau.documents.selectors.missing import MissingFilters, MissingRow, missing_for
from nhipcau.web.lists import address_with, every_row, page_number, pages_part, sheet_response, sheet_wanted
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.tables import Choice, Column, Empty, FilterSentence, Option, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import DOCUMENT_TYPES, said

NEWEST_SHOWN = 1


@dataclass(frozen=True, slots=True)
class Citers:
    """Who cites it: the newest few by name, of more how many."""

    template: ClassVar[str] = "register/citers.html"
    links: tuple[tuple[str, str], ...]
    more: str


@login_required
@require_GET
def missing(request: HttpRequest) -> HttpResponse:
    viewer, filters = actor_of(request), _filters(request)
    head = (_("Văn bản"), _("Ngày"), _("Cơ quan ban hành"), _("Trích yếu"), _("Được viện dẫn"), _("Trong"))
    if sheet_wanted(request):
        rows = every_row(lambda number, size: missing_for(viewer, filters=filters, page=number, size=size))
        return sheet_response(request, title=_("Chưa có bản gốc"), head=head, rows=[_sheet_row(row) for row in rows])
    page = missing_for(viewer, filters=filters, page=page_number(request))
    table = Table(
        caption=_("Chưa có bản gốc"),
        columns=(
            Column(head[0], phone=Phone.FIRST, tight=True),
            Column(head[1], tight=True),
            Column(head[2], phone=Phone.SECOND),
            Column(head[3], wide=True),
            Column(head[4], phone=Phone.END, numeric=True),
            Column(head[5], phone=Phone.AWAY, tight=True),
        ),
        rows=tuple(_row(row) for row in page.rows),
        empty=Empty(
            words=_("Không thiếu bản gốc nào."),
            how=_("Văn bản được nhắc tới mà sổ chưa có bản gốc sẽ đứng ở đây; khi bản gốc được nạp, máy tự gắn."),
        ),
        sentence=_sentence(filters),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
        pages=pages_part(request, page),
    )
    crumbs = Crumbs((Crumb(_("Văn bản"), reverse("documents")), Crumb(_("Chưa có bản gốc"))))
    return render(request, "register/missing.html", {"table": table, "crumbs": crumbs})


def _filters(request: HttpRequest) -> MissingFilters:
    kind = request.GET.get("type", "")
    return MissingFilters(text=request.GET.get("q", "").strip()[:200], type=kind if kind in DOCUMENT_TYPES else "")


def _sentence(filters: MissingFilters) -> FilterSentence:
    kinds = tuple(Option(code, str(words)) for code, words in DOCUMENT_TYPES.items())
    return FilterSentence(
        url=reverse("missing_originals"),
        pieces=(
            _("Chưa có bản gốc:"),
            Choice("type", _("Loại văn bản"), (Option("", _("mọi loại")), *kinds), filters.type),
        ),
        kept=(("q", filters.text),) if filters.text else (),
    )


def _row(row: MissingRow) -> Row:
    more = row.cited - len(row.citers[:NEWEST_SHOWN])
    citers = Citers(
        links=tuple(
            (one.code or one.title[:40] or _("văn bản không số"), reverse("document", args=[one.id]))
            for one in row.citers[:NEWEST_SHOWN]
        ),
        more=ngettext("và %(n)d văn bản nữa", "và %(n)d văn bản nữa", more) % {"n": more} if more > 0 else "",
    )
    return Row(
        cells=(_name(row), day(row.date), row.issuer, row.title, str(row.cited), citers),
        url=reverse("document", args=[row.id]),
    )


def _name(row: MissingRow) -> str:
    return row.code or _("%(kind)s, chưa rõ số") % {"kind": said(DOCUMENT_TYPES, row.type) or _("Văn bản")}


def _sheet_row(row: MissingRow) -> tuple[str | int, ...]:
    citers = "; ".join(one.code or one.title for one in row.citers)
    return (_name(row), day(row.date), row.issuer, row.title, row.cited, citers)
