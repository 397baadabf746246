"""What waits for me, what of mine is late, what did I hand out; then the newest documents. No greeting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from nhipcau.documents.access import may_take_in
from nhipcau.documents.selectors import DocumentFilters, DocumentRow, documents_for
from nhipcau.execution.selectors import TaskCounts, TaskFilters, TaskRow, board_for, task_counts_so_far_for
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.web.document_lines import line_of
from nhipcau.web.pages.board.cells import due_cell, line_of_words, who_cell
from nhipcau.web.pages.finding.tiles import tiles_of
from nhipcau.web.parts.part import Content
from nhipcau.web.requests import actor_of

SHOWN = 5
NEWEST = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a block: what it is, the way to it, what is said of it at the right."""

    words: Content
    url: str = ""
    beside: Content = ""
    below: Content = ""


@dataclass(frozen=True, slots=True)
class Block:
    """`number` of all, as far as counted, leads to `url`; `lines` are the first; `summary`: words, number, address."""

    ident: str
    title: str
    number: int
    url: str
    lines: tuple[Line, ...]
    empty: str
    summary: tuple[tuple[str, int, str], ...] = ()


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    viewer = actor_of(request)
    newest = documents_for(viewer, filters=DocumentFilters(), size=NEWEST, exact=False)
    if not newest.total:
        return render(
            request,
            "home/empty.html",
            {"may_take_in": may_take_in(viewer), "keeps_accounts": viewer.has(AccountRole.ADMINISTRATOR)},
        )
    scope = _scope(viewer)
    blocks = (
        _to_confirm(viewer),
        _to_start(viewer, scope),
        _late(viewer, scope),
        *((_handed_out(viewer),) if viewer.agency_id is not None else ()),
    )
    return render(
        request,
        "home/home.html",
        {
            "blocks": blocks,
            "tiles": tiles_of(viewer),
            "newest": [line_of(row) for row in newest.rows],
            "newest_total": newest.so_far,
        },
    )


def _scope(viewer: Actor) -> TaskFilters:
    """What is "mine": what my agency leads; for those who watch others, all they watch."""
    watching = viewer.sees_everything or viewer.watches_id is not None or viewer.agency_id is None
    return TaskFilters() if watching else TaskFilters(agency_id=viewer.agency_id, part="lead")


def _board(**words: object) -> str:
    return f"{reverse('board')}?{urlencode({k: v for k, v in words.items() if v})}"


def _to_confirm(viewer: Actor) -> Block:
    filters = DocumentFilters(review="unreviewed", own=True)
    page = documents_for(viewer, filters=filters, sort="-doubtful", size=SHOWN, exact=False)
    return Block(
        ident="to-confirm",
        title=_("Chờ xác nhận chỗ máy đọc"),
        number=page.so_far,
        url=f"{reverse('documents')}?review=unreviewed&own=1",
        lines=tuple(_document_line(row) for row in page.rows),
        empty=_("Không còn văn bản nào của cơ quan chờ xem."),
    )


def _document_line(row: DocumentRow) -> Line:
    said = ngettext("%(n)d chỗ chưa xem", "%(n)d chỗ chưa xem", row.undecided) % {"n": row.undecided}
    doubts = ngettext("%(n)d chỗ nghi ngờ", "%(n)d chỗ nghi ngờ", row.doubtful) % {"n": row.doubtful}
    return Line(
        words=row.code or line_of_words(row.title, longest=60),
        url=reverse("document", args=[row.id]),
        beside=doubts if row.doubtful else said,
        below=line_of_words(row.title, longest=90) if row.code else "",
    )


def _to_start(viewer: Actor, scope: TaskFilters) -> Block:
    page = board_for(viewer, filters=replace(scope, state="assigned"), size=SHOWN, exact=False)
    return Block(
        ident="to-start",
        title=_("Việc đã giao, chưa bắt đầu"),
        number=page.so_far,
        url=_board(agency=scope.agency_id, part=scope.part, state="assigned"),
        lines=tuple(_task_line(row, viewer) for row in page.rows),
        empty=_("Không có việc nào chờ bắt đầu."),
    )


def _late(viewer: Actor, scope: TaskFilters) -> Block:
    page = board_for(viewer, filters=replace(scope, late=True), size=SHOWN, exact=False)
    return Block(
        ident="late",
        title=_("Quá hạn"),
        number=page.so_far,
        url=_board(agency=scope.agency_id, part=scope.part, due="late"),
        lines=tuple(_task_line(row, viewer) for row in page.rows),
        empty=_("Không có việc nào quá hạn."),
    )


def _handed_out(viewer: Actor) -> Block:
    """What this agency gave others to do: how far it is, and what is late or soon due."""
    filters = TaskFilters(giver_id=viewer.agency_id)
    counts = task_counts_so_far_for(viewer, filters=filters)
    pressing = replace(filters, late=True) if counts.late else replace(filters, soon=True)
    page = board_for(viewer, filters=pressing, size=SHOWN, exact=False)
    return Block(
        ident="handed-out",
        title=_("Cơ quan mình giao"),
        number=counts.total,
        url=_board(giver=viewer.agency_id),
        summary=_summary(counts, giver_id=viewer.agency_id),
        lines=tuple(_task_line(row, viewer) for row in page.rows),
        empty="" if counts.total else _("Cơ quan chưa giao việc nào."),
    )


def _summary(counts: TaskCounts, *, giver_id: int | None) -> tuple[tuple[str, int, str], ...]:
    told = (
        (_("quá hạn"), counts.late, {"due": "late"}),
        (_("sắp đến hạn"), counts.soon, {"due": "soon"}),
        (_("chưa bắt đầu"), counts.assigned, {"state": "assigned"}),
        (_("đang làm"), counts.in_progress, {"state": "in_progress"}),
        (_("đã xong"), counts.done, {"state": "done"}),
        (_("chưa xác nhận"), counts.hollow, {"state": "proposed"}),
    )
    return tuple((words, number, _board(giver=giver_id, **narrower)) for words, number, narrower in told if number)


def _task_line(row: TaskRow, viewer: Actor) -> Line:
    return Line(
        words=line_of_words(row.words, longest=90),
        url=reverse("task", args=[row.id]),
        beside=due_cell(row),
        below=who_cell(row, full=viewer.sees_everything),
    )
