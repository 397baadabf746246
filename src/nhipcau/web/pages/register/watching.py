"""The legal-basis watch: instruments that changed, what rests on each, and looking at it one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.documents.selectors.watching import RestingRow, WatchRow, watch_sheet_for, watched_for
from nhipcau.documents.services.watching import acknowledge, withdraw_acknowledgement
from nhipcau.documents.validity import ENDED, TOUCHED
from nhipcau.web.document_lines import line_of, name_of
from nhipcau.web.lists import address_with, page_number, pages_part, whole_number
from nhipcau.web.pages.register.standing import day_asked
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.documents import DocumentLine
from nhipcau.web.parts.navigation import Crumb, Crumbs, Tab, Tabs
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import RELATIONS, RESTING_KINDS, VALIDITIES, said

# Where a row of a register has its page: by its kind in the audit log.
PAGES: Mapping[str, str] = {
    "task": "task",
    "localrule": "local_rule",
    "body": "body",
    "meeting": "meeting",
    "agencyevent": "agency_event",
}


@dataclass(frozen=True, slots=True)
class RestingLine:
    """One thing that rests on the instrument, how it says so, and what a person said of it."""

    template: ClassVar[str] = "register/resting.html"
    document: DocumentLine | None
    words: str
    url: str
    how: str
    looked_at: datetime | None
    looked_at_by: str
    note: str
    action: Action | None


@login_required
@require_GET
def watched(request: HttpRequest) -> HttpResponse:
    every = request.GET.get("state") == "all"
    page = watched_for(actor_of(request), on=day_asked(request), waiting_only=not every, page=page_number(request))
    table = Table(
        caption=_("Căn cứ đã thay đổi"),
        columns=(
            Column(_("Văn bản"), phone=Phone.FIRST, wide=True),
            Column(_("Hiệu lực"), phone=Phone.SECOND),
            Column(_("Nơi dựa vào"), numeric=True),
            Column(_("Chưa xem lại"), phone=Phone.END, numeric=True),
        ),
        rows=tuple(_row(row) for row in page.rows),
        empty=Empty(
            words=_("Không có căn cứ nào cần xem lại."),
            how=_("Khi một văn bản bị thay thế, sửa đổi hoặc hết hiệu lực, những gì dựa vào nó sẽ đứng ở đây."),
        ),
        pages=pages_part(request, page),
    )
    tabs = Tabs(
        label=_("Tình trạng"),
        tabs=(
            Tab(_("Còn chỗ chưa xem lại"), address_with(request, state=None), current=not every),
            Tab(_("Tất cả"), address_with(request, state="all"), current=every),
        ),
    )
    crumbs = Crumbs((Crumb(_("Văn bản"), reverse("documents")), Crumb(_("Căn cứ đã thay đổi"))))
    return render(request, "register/watched.html", {"table": table, "tabs": tabs, "crumbs": crumbs})


@login_required
@require_GET
def resting(request: HttpRequest, document_id: int) -> HttpResponse:
    """All that rests on one instrument; what nobody has looked at comes first."""
    sheet = watch_sheet_for(actor_of(request), document_id, on=day_asked(request))
    state = str(sheet.validity.state)
    lines = [_line(document_id, state, row) for row in sorted(sheet.resting, key=lambda row: row.looked_at is not None)]
    name = name_of(sheet.instrument)
    context = {
        "heading": _("Dựa vào %(document)s") % {"document": name},
        "instrument": line_of(sheet.instrument),
        "state": "ended" if state in ENDED else "touched" if state in TOUCHED else "holds",
        "words": said(VALIDITIES, state),
        "since": sheet.validity.since,
        "changers": [line_of(node) for node in sheet.changers],
        "lines": lines,
        "waiting": sum(line.looked_at is None for line in lines),
        "crumbs": Crumbs(
            (
                Crumb(_("Văn bản"), reverse("documents")),
                Crumb(name, reverse("document_chain", args=[document_id])),
                Crumb(_("Nơi dựa vào")),
            )
        ),
    }
    return render(request, "register/resting_on.html", context)


@login_required
@require_POST
def look_at(request: HttpRequest, document_id: int) -> HttpResponse:
    """One thing has been looked at; or, with `undo`, waits again."""
    given = request.POST
    state, kind = given.get("state", "")[:20], given.get("kind", "")[:40]
    row_id = whole_number(given.get("row", "")) or 0
    actor = actor_of(request)
    if given.get("undo"):
        withdraw_acknowledgement(actor=actor, instrument_id=document_id, state=state, kind=kind, row_id=row_id)
        messages.success(request, _("Đã bỏ dấu đã xem."))
    else:
        note = given.get("note", "")
        acknowledge(actor=actor, instrument_id=document_id, state=state, kind=kind, row_id=row_id, note=note)
        messages.success(request, _("Đã ghi là đã xem lại."))
    return redirect("resting_on", document_id)


def _row(row: WatchRow) -> Row:
    since = row.validity.since
    words = said(VALIDITIES, row.validity.state)
    return Row(
        cells=(
            name_of(row.instrument),
            _("%(state)s từ %(day)s") % {"state": words, "day": day(since)} if since else words,
            str(row.resting),
            str(row.waiting),
        ),
        url=reverse("resting_on", args=[row.instrument.id]),
        quiet=not row.waiting,
    )


def _line(instrument_id: int, state: str, row: RestingRow) -> RestingLine:
    how = said(RELATIONS, row.relation) if row.relation else _("người ghi")
    kind = said(RESTING_KINDS, row.kind)
    page = PAGES.get(row.kind)
    return RestingLine(
        document=line_of(row.document) if row.document else None,
        words=f"{kind}: {row.label or row.row_id}",
        url=reverse(page, args=[row.row_id]) if page else "",
        how=" · ".join(one for one in (how, row.article) if one),
        looked_at=row.looked_at,
        looked_at_by=row.looked_at_by,
        note=row.note,
        action=_action(instrument_id, state, row),
    )


def _action(instrument_id: int, state: str, row: RestingRow) -> Action | None:
    """Nothing has to be looked at again while the instrument holds."""
    if not row.may_acknowledge or state not in TOUCHED:
        return None
    fields: tuple[tuple[str, str], ...] = (("state", state), ("kind", row.kind), ("row", str(row.row_id)))
    url = reverse("look_at_basis", args=[instrument_id])
    if row.looked_at is None:
        return Action(_("Đã xem lại"), url, sends=True, fields=fields)
    return Action(_("Bỏ dấu đã xem"), url, sends=True, icon="undo", fields=(*fields, ("undo", "1")))
