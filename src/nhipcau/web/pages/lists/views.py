"""The lists as everyone reads them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.agencies.lists.shapes import SHAPES, shape_of
from nhipcau.foundation import clock
from nhipcau.foundation.lists import ListLine, ListSheet, list_sheet_for
from nhipcau.foundation.pages import SIZE, Page
from nhipcau.ground.text import fold
from nhipcau.web.lists import page_number, sheet_response, sheet_wanted
from nhipcau.web.pages.lists.tables import cells_of, common_source, head, index_table, rows_table, written_table
from nhipcau.web.pages.lists.trying import trial_of
from nhipcau.web.pages.lists.wording import ABOUT, MATCHING_ROLES, STANDINGS, TITLES
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.tables import Choice, FilterSentence, Option
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of
from nhipcau.web.wording import said

FILTERS = ("q", "standing", "role")


@login_required
@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    viewer = actor_of(request)
    sheets = [list_sheet_for(viewer, shape, on=clock.today()) for shape in SHAPES.values()]
    return render(request, "lists/lists.html", {"table": index_table(sheets)})


@login_required
@require_GET
def one_list(request: HttpRequest, list_code: str) -> HttpResponse:
    viewer = actor_of(request)
    sheet = list_sheet_for(viewer, shape_of(list_code), on=clock.today())
    found = _filtered(request, sheet)
    title = said(TITLES, sheet.code)
    if sheet_wanted(request):
        return sheet_response(request, title=title, head=head(), rows=[cells_of(sheet.code, line) for line in found])
    context = {
        "title": title,
        "about": said(ABOUT, sheet.code),
        "source": common_source(sheet.code),
        "table": rows_table(request, sheet, _page(found, page_number(request)), sentence=_sentence(request, sheet)),
        "written": written_table(sheet),
        "trial": trial_of(viewer, request.GET, kept=FILTERS),
        "acts": (Action(_("Thêm mục…"), reverse("new_row", args=[sheet.code])),) if sheet.may_keep else (),
        "timeline": timeline_of(sheet.history),
        "crumbs": Crumbs((Crumb(_("Danh mục từ ngữ"), reverse("lists")), Crumb(title))),
    }
    return render(request, "lists/list.html", context)


def _filtered(request: HttpRequest, sheet: ListSheet) -> tuple[ListLine, ...]:
    words = fold(request.GET.get("q", "")[:200]).split()
    standing, role = request.GET.get("standing", ""), request.GET.get("role", "")
    return tuple(
        line
        for line in sheet.lines
        if (not standing or line.standing == standing)
        and (not role or line.row.text("role") == role)
        and all(word in fold(" ".join(cells_of(sheet.code, line))) for word in words)
    )


def _page(found: tuple[ListLine, ...], number: int) -> Page[ListLine]:
    number = min(number, max(1, -(-len(found) // SIZE)))
    return Page(rows=found[(number - 1) * SIZE : number * SIZE], total=len(found), number=number, size=SIZE)


def _sentence(request: HttpRequest, sheet: ListSheet) -> FilterSentence:
    every = Option("", _("mọi mục"))
    standings = tuple(Option(code, str(words)) for code, words in STANDINGS.items())
    pieces: list[str | Choice] = [
        Choice("standing", _("Hiện trạng"), (every, *standings), request.GET.get("standing", ""))
    ]
    if sheet.code == "matching":
        roles = tuple(Option(code, str(words)) for code, words in MATCHING_ROLES.items())
        pieces.append(
            Choice("role", _("Dùng để làm gì"), (Option("", _("mọi công dụng")), *roles), request.GET.get("role", ""))
        )
    sought = request.GET.get("q", "")[:200]
    return FilterSentence(
        url=reverse("list", args=[sheet.code]), pieces=tuple(pieces), kept=(("q", sought),) if sought else ()
    )
