"""One document: its reader, its chain, what was done to it, the file as it came."""

from __future__ import annotations

from textwrap import shorten
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.agencies.calling import Happened
from nhipcau.documents.selectors import (
    DocumentSheet,
    chain_for,
    document_for,
    duplicates_of,
    history_for,
    original_for,
    sheet_and_values_for,
)
from nhipcau.documents.selectors.disagreements import count_disagreements_for
from nhipcau.web.document_lines import line_of, name_of
from nhipcau.web.pages.books.booking import booking_actions
from nhipcau.web.pages.register.acts import review_actions
from nhipcau.web.pages.register.attaching import attached_of, choosing_of, text_held_notice
from nhipcau.web.pages.register.chain_list import chain_part
from nhipcau.web.pages.register.faint import faint_words
from nhipcau.web.pages.register.issuer import happened_to_issuer, issuer_now
from nhipcau.web.pages.register.parallel import frozen_notices, handover_notices, parallel_notices
from nhipcau.web.pages.register.picture import folding_of, pictures_of
from nhipcau.web.pages.register.reader import reader_of
from nhipcau.web.pages.register.repairs import repair_lines
from nhipcau.web.pages.register.standing import day_asked, standing_of
from nhipcau.web.parts.navigation import Crumb, Crumbs, Tab, Tabs
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of
from nhipcau.web.ways import way_to
from nhipcau.web.wording import SOURCE_KINDS, said


@login_required
@require_GET
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    viewer = actor_of(request)
    sheet, review = sheet_and_values_for(viewer, document_id)
    if sheet.row.id != document_id:
        return redirect("document", sheet.row.id)
    if review is None:
        return chain(request, document_id)
    happened, beside = happened_to_issuer(sheet), sheet.beside
    context = context_of(sheet, current="read", happened=happened) | {
        "reader": reader_of(review),
        "notice": text_held_notice(viewer, sheet),
        "parallel": (
            *(frozen_notices(viewer, document_id) if beside.entries else ()),
            *(handover_notices(viewer, document_id, may_undo=sheet.may_review) if beside.stated else ()),
            *parallel_notices(viewer, sheet, happened),
        ),
        "disagreements": count_disagreements_for(viewer, document_id=document_id) if beside.disagreements else 0,
        "actions": review_actions(review),
        "booking": booking_actions(viewer, document_id, booked=beside.entries),
        "undecided": review.undecided,
        "doubtful": review.doubtful,
    }
    return render(request, "register/document.html", context)


@login_required
@require_GET
def chain(request: HttpRequest, document_id: int) -> HttpResponse:
    viewer = actor_of(request)
    sheet = document_for(viewer, document_id)
    if sheet.row.id != document_id:
        return redirect("document_chain", sheet.row.id)
    on = day_asked(request)
    drawn = chain_for(viewer, document_id, on=on)
    pictures = pictures_of(request, drawn)
    context = context_of(sheet, current="chain") | {
        "pictures": pictures,
        "folding": folding_of(request, pictures),
        "standing": standing_of(viewer, sheet.row.id, on=on),
        "on": on,
        "cut": drawn.cut,
        "chain": chain_part(drawn),
        "others": [(line_of(node), node.note) for node in drawn.others],
        "choosing": choosing_of(request, viewer, sheet),
        "attached": attached_of(viewer, sheet),
    }
    return render(request, "register/chain.html", context)


@login_required
@require_GET
def history(request: HttpRequest, document_id: int) -> HttpResponse:
    viewer = actor_of(request)
    sheet = document_for(viewer, document_id)
    if sheet.row.id != document_id:
        return redirect("document_history", sheet.row.id)
    context = context_of(sheet, current="history") | {
        "timeline": timeline_of(history_for(viewer, document_id)),
        "copies": duplicates_of(viewer, document_id),
    }
    return render(request, "register/history.html", context)


@login_required
@require_GET
def original(request: HttpRequest, document_id: int) -> HttpResponse:
    """The file as it came. Always saved, never opened in the browser: it may be hostile."""
    file = original_for(actor_of(request), document_id)
    response = HttpResponse(file.content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.filename.rpartition('/')[2])}"
    response.headers["Content-Security-Policy"] = "sandbox"
    return response


def context_of(sheet: DocumentSheet, *, current: str, happened: Happened | None = None) -> dict[str, object]:
    """`happened` to the issuer, where that is known already."""
    row = sheet.row
    held = row.state == "held"
    address = {
        "read": way_to("document", row.id),
        "chain": way_to("document_chain", row.id),
        "groups": way_to("document_groups", row.id),
        "history": way_to("document_history", row.id),
    }
    names = {
        "read": _("Đọc và xác nhận"),
        "chain": _("Chuỗi văn bản"),
        "groups": _("Nhóm cơ quan"),
        "history": _("Lịch sử"),
    }
    return {
        "sheet": sheet,
        "line": line_of(row),
        "heading": name_of(row),
        "issuer_now": issuer_now(sheet, happened or happened_to_issuer(sheet)),
        "repairs": repair_lines(sheet),
        "faint": faint_words(sheet),
        "undecided": row.undecided,
        "doubtful": row.doubtful,
        "source_kind": said(SOURCE_KINDS, row.source_kind) if row.source_kind != "official" else "",
        "tabs": Tabs(
            label=_("Các mặt của văn bản"),
            tabs=tuple(
                Tab(names[k], address[k], current=k == current) for k in names if held or k not in ("read", "groups")
            ),
        ),
        "siblings": [(code or _("văn bản không số"), way_to("document", id_)) for id_, code in sheet.siblings],
        "board_url": f"{reverse('board')}?document={row.id}",
        "crumbs": Crumbs(
            (Crumb(_("Văn bản"), reverse("documents")), Crumb(row.code or shorten(name_of(row), 60, placeholder="…")))
        ),
    }
