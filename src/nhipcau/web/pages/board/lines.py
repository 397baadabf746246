"""A task as a line: of the board, of other pages' short lists, of a sheet."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.execution.selectors import TaskRow
from nhipcau.ground.actor import Actor
from nhipcau.web.lists import sortable
from nhipcau.web.pages.board.cells import due_cell, line_of_words, source_cell, state_cell, who_cell
from nhipcau.web.pages.board.reckoning import quoted
from nhipcau.web.parts.tables import Column, Phone, Row
from nhipcau.web.ways import way_to
from nhipcau.web.wording import NATURES, TASK_STATES, said


def columns(request: HttpRequest | None, *, sort: str = "due", standing: bool = False) -> tuple[Column, ...]:
    """Without a request the heads do not sort: the short lists of other pages."""
    due = _("Lời văn") if standing else _("Thời hạn")
    if request is None:
        return (
            Column(_("Việc"), phone=Phone.FIRST, wide=True),
            Column(_("Chủ trì, phối hợp"), phone=Phone.SECOND),
            Column(due, phone=Phone.END),
            Column(_("Văn bản")),
            Column(_("Tình trạng")),
        )
    return (
        sortable(request, Column(_("Việc"), phone=Phone.FIRST, wide=True), by="place", now=sort),
        Column(_("Chủ trì, phối hợp"), phone=Phone.SECOND),
        sortable(request, Column(due, phone=Phone.END), by="due", now=sort),
        sortable(request, Column(_("Văn bản")), by="document", now=sort),
        sortable(request, Column(_("Tình trạng")), by="state", now=sort),
    )


def row_of(row: TaskRow, *, viewer: Actor) -> Row:
    words = line_of_words(row.words)
    return Row(
        cells=(words, who_cell(row, full=viewer.sees_everything), due_cell(row), source_cell(row), state_cell(row)),
        url=way_to("task", row.id),
        label=words,
        quiet=row.hollow,
    )


def sheet_head() -> tuple[str, ...]:
    return (
        _("Việc"), _("Mục"), _("Chủ trì"), _("Phối hợp"), _("Được đề nghị"), _("Thời hạn trong văn bản"),
        _("Ngày cuối"), _("Quá hạn"), _("Tình trạng"), _("Loại việc"), _("Văn bản"), _("Trích yếu"), _("Cơ quan giao"),
    )  # fmt: skip


def sheet_row(row: TaskRow) -> tuple[str | int | date | None, ...]:
    return (
        " ".join(row.words.split()),
        row.section,
        "; ".join(party.label for party in row.leads),
        "; ".join(party.label for party in row.coordinators),
        "; ".join(party.label for party in row.requested),
        quoted(row.due),
        row.due_on,
        _("có") if row.late else "",
        _("theo báo chí, chưa có văn bản") if row.hollow and row.reported else said(TASK_STATES, row.state),
        said(NATURES, row.nature),
        row.document,
        row.document_title,
        row.giver,
    )
