"""After the calendar changed: which limits would move, moving them in one act, taking that act back."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.flows.recounting import (
    STEP,
    TASK,
    LimitGroup,
    RecountPreview,
    preview_recount,
    recount_limits,
    undo_recount,
)
from nhipcau.foundation.calendar.recounts import RecountLine, recounts_for
from nhipcau.ground.refusal import Refusal
from nhipcau.web.lists import address_with, sheet_response, sheet_wanted
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of

MOST_SHOWN = 200
MOST_NAMED = 3


@login_required
@require_http_methods(["GET", "POST"])
def recount(request: HttpRequest) -> HttpResponse:
    """What would move is looked at by GET; a POST does what was seen, and nothing else."""
    actor, refused = actor_of(request), None
    if request.method == "POST":
        try:
            recount_limits(actor=actor, sign=request.POST.get("sign", ""))
        except Refusal as refusal:
            if refusal.code != "limits.changed_meanwhile":
                raise
            refused = refusal
        else:
            messages.success(request, _("Đã tính lại thời hạn. Có thể hoàn tác ở trang này."))
            return redirect("recount_limits")
    seen = preview_recount(actor)
    heading = _("Tính lại thời hạn theo lịch")
    if sheet_wanted(request):
        return sheet_response(request, title=heading, head=_head(), rows=[_sheet_row(one) for one in seen.groups])
    context = {
        "heading": heading,
        "seen": seen,
        "told": _told(seen),
        "notice": Notice(Tone.WARNING, words_of(refused)) if refused else None,
        "table": _groups_table(request, seen),
        "more": max(0, len(seen.groups) - MOST_SHOWN),
        "recounts": _recounts_table(recounts_for(actor)),
        "crumbs": Crumbs((Crumb(_("Lịch làm việc"), reverse("calendar")), Crumb(heading))),
    }
    return render(request, "calendar/recount.html", context, status=409 if refused else 200)


@login_required
@require_POST
def undo(request: HttpRequest, recount_id: int) -> HttpResponse:
    done = undo_recount(actor=actor_of(request), recount_id=recount_id)
    back = ngettext(
        "Đã hoàn tác: %(n)d thời hạn trở lại như trước.",
        "Đã hoàn tác: %(n)d thời hạn trở lại như trước.",
        done.back,
    )
    messages.success(request, back % {"n": done.back})
    if done.kept:
        kept = ngettext(
            "%(n)d thời hạn đã xong hoặc đã đổi từ đó đến nay nên giữ nguyên.",
            "%(n)d thời hạn đã xong hoặc đã đổi từ đó đến nay nên giữ nguyên.",
            done.kept,
        )
        messages.warning(request, kept % {"n": done.kept})
    return redirect("recount_limits")


def recount_notice(seen: RecountPreview) -> Notice | None:
    """For the calendar's own page; None where every limit follows it."""
    if not seen.groups:
        return None
    see = Action(_("Xem thời hạn nào đổi"), reverse("recount_limits"), weight=Weight.MAIN)
    return Notice(Tone.WARNING, _told(seen), why=_("Chưa có gì đổi cho đến khi bạn xem và quyết định."), actions=(see,))


def _told(seen: RecountPreview) -> str:
    if not seen.groups:
        return _("Mọi thời hạn đã theo lịch hiện nay.")
    counts = ", ".join(_how_many(kind, number) for kind, number in ((TASK, seen.tasks), (STEP, seen.steps)) if number)
    return _("Còn mở mà tính theo lịch cũ: %(counts)s.") % {"counts": counts}


def _head() -> tuple[str, ...]:
    return (_("Thời hạn"), _("Kể từ"), _("Đang ghi"), _("Theo lịch nay"), _("Số lượng"), _("Của cơ quan"))


def _sheet_row(group: LimitGroup) -> tuple[str | int | date | None, ...]:
    owed = "; ".join(group.owed_by)
    return (_length(group), group.since, group.before, group.after, group.limits, owed)


def _groups_table(request: HttpRequest, seen: RecountPreview) -> Table:
    head = _head()
    return Table(
        caption=_("Những gì sẽ đổi"),
        columns=(
            Column(head[0], phone=Phone.FIRST),
            Column(head[1], tight=True),
            Column(f"{head[2]} → {head[3].lower()}", phone=Phone.END, tight=True),
            Column(head[4], tight=True),
            Column(head[5], phone=Phone.SECOND, wide=True),
        ),
        rows=tuple(Row(cells=_cells(one)) for one in seen.groups[:MOST_SHOWN]),
        empty=Empty(
            words=_("Không có thời hạn nào phải đổi."),
            how=_("Khi lịch làm việc đổi, những thời hạn tính theo ngày làm việc mà còn mở sẽ hiện ở đây."),
        ),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
    )


def _cells(group: LimitGroup) -> tuple[str, ...]:
    named = ", ".join(group.owed_by[:MOST_NAMED])
    if len(group.owed_by) > MOST_NAMED:
        named = _("%(named)s và %(more)d cơ quan khác") % {
            "named": named,
            "more": len(group.owed_by) - MOST_NAMED,
        }
    before = day(group.before) if group.before else _("chưa tính được")
    moved = f"{before} → {day(group.after)}"
    return (_length(group), day(group.since), moved, _how_many(group.kind, group.limits), named)


def _length(group: LimitGroup) -> str:
    words = _("%(days)d ngày làm việc") if group.working else _("%(days)d ngày")
    return words % {"days": group.days}


def _how_many(kind: str, number: int) -> str:
    if kind == STEP:
        return ngettext("%(n)d mốc soạn thảo", "%(n)d mốc soạn thảo", number) % {"n": number}
    return ngettext("%(n)d việc", "%(n)d việc", number) % {"n": number}


def _recounts_table(rows: tuple[RecountLine, ...]) -> Table | None:
    if not rows:
        return None
    return Table(
        caption=_("Những lần đã tính lại"),
        ident="recounts",
        columns=(
            Column(_("Ngày"), phone=Phone.FIRST, tight=True),
            Column(_("Ai")),
            Column(_("Theo văn bản"), phone=Phone.SECOND, wide=True),
            Column(_("Số lượng")),
            Column(_("Hiện trạng"), phone=Phone.END),
        ),
        rows=tuple(Row(cells=_recount_cells(one), quiet=one.undone is not None) for one in rows),
        empty=Empty(words=""),
    )


def _recount_cells(one: RecountLine) -> tuple[str | Action, ...]:
    counts = ", ".join(_how_many(kind, number) for kind, number in ((TASK, one.tasks), (STEP, one.steps)) if number)
    return (day(timezone.localdate(one.at)), one.who, one.note or "–", counts, _standing(one))


def _standing(one: RecountLine) -> str | Action:
    if one.undone is not None:
        return _("đã hoàn tác: %(who)s") % {"who": one.undone_by}
    if not one.may_undo:
        return _("đang dùng")
    return Action(_("Hoàn tác"), reverse("undo_recount", args=[one.id]), sends=True, weight=Weight.QUIET, icon="undo")
