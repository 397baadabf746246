"""One local rule: what it is, how far its review is, its steps with their limits, what came of it, its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.documents.local_rules.selectors import RuleSheet, StepLine, local_rule_for
from nhipcau.documents.local_rules.states import NEXT, ReviewState
from nhipcau.foundation.audit import Entry
from nhipcau.web.pages.board.reckoning import with_weekday
from nhipcau.web.pages.local_rules.listing import badge_of
from nhipcau.web.pages.local_rules.whereabouts import way_to
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Timeline
from nhipcau.web.parts.tables import Empty
from nhipcau.web.parts.timeliness import Timeliness, TimelinessState
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of
from nhipcau.web.wording import DOCUMENT_TYPES, REVIEW_STATES, said

# The way a review usually takes from each state; the others stand beside it.
USUAL = {
    ReviewState.WAITING: ReviewState.REVIEWING,
    ReviewState.REVIEWING: ReviewState.DRAFTING,
    ReviewState.DRAFTING: ReviewState.SUBMITTED,
    ReviewState.SUBMITTED: ReviewState.ISSUED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is drawn: its last day, how that was reckoned, what may be done with it."""

    name: str
    badge: Timeliness
    told: str
    done: bool
    acts: tuple[Action, ...]


@login_required
@require_GET
def local_rule(request: HttpRequest, local_rule_id: int) -> HttpResponse:
    sheet = local_rule_for(actor_of(request), local_rule_id)
    row = sheet.row
    context = {
        "sheet": sheet,
        "row": row,
        "badge": badge_of(row),
        "state": said(REVIEW_STATES, row.state),
        "facts": tuple((label, words, url) for label, words, url in _facts(sheet) if words),
        "acts": _acts(sheet) if sheet.may_keep else (),
        "steps": tuple(_step(step, may_keep=sheet.may_keep) for step in sheet.steps),
        "no_steps": Empty(
            words=_("Chưa có mốc nào."),
            how=_("Thêm từng việc với hạn của nó: lấy ý kiến, thẩm định, trình ký, phổ biến."),
        ),
        "add_url": reverse("add_rule_milestone", args=[row.id]) if sheet.may_keep else "",
        "timeline": _timeline(sheet.history),
        "crumbs": Crumbs((*way_to(), Crumb(row.code or row.name[:60]))),
    }
    return render(request, "local_rules/rule.html", context)


def _facts(sheet: RuleSheet) -> tuple[tuple[str, str, str], ...]:
    """Label, words, and where they lead."""
    row = sheet.row
    cycle = _("%(months)d tháng một lần") % {"months": row.cycle_months} if row.cycle_months else _("một lần")
    held = reverse("document", args=[sheet.document_id]) if sheet.document_id else ""
    result = reverse("document", args=[sheet.result_document_id]) if sheet.result_document_id else ""
    return (
        (_("Loại văn bản"), said(DOCUMENT_TYPES, row.kind), ""),
        (_("Số, ký hiệu"), row.code, held),
        (_("Ngày ban hành"), day(row.issued_on), ""),
        (_("Cơ quan ban hành, chủ quản"), row.owner, reverse("agency", args=[row.owner_id])),
        (_("Cơ quan chủ trì rà soát, soạn thảo"), row.lead, reverse("agency", args=[row.lead_id])),
        (_("Cơ quan phối hợp"), sheet.coordinators, ""),
        (_("Căn cứ"), sheet.basis, ""),
        (_("Chu kỳ rà soát"), cycle, ""),
        (_("Rà soát lần gần nhất"), day(sheet.last_reviewed), ""),
        (_("Kỳ rà soát"), day(row.next_review), ""),
        (_("Kết quả rà soát"), row.result, ""),
        (_("Số, ký hiệu văn bản kết quả"), row.result_code, result),
        (_("Ngày quyết định"), day(row.decided_on), ""),
    )


def _acts(sheet: RuleSheet) -> tuple[Action, ...]:
    state = ReviewState(sheet.row.state)
    usual = USUAL.get(state)
    wanted = sorted(NEXT[state], key=lambda one: (one is not usual, list(ReviewState).index(one)))
    moves = tuple(
        Action(
            words=_("Chuyển sang: %(state)s") % {"state": said(REVIEW_STATES, one)},
            url=reverse("move_local_rule_on", args=[sheet.row.id, one.value]),
            weight=Weight.MAIN if one is usual else Weight.PLAIN,
        )
        for one in wanted
    )
    return (*moves, Action(_("Sửa thông tin…"), reverse("change_local_rule", args=[sheet.row.id]), icon="edit"))


def _step(step: StepLine, *, may_keep: bool) -> Step:
    told = [_counted(step)]
    if step.remind_on is not None:
        told.append(_("là ngày nghỉ, nên xong từ %(day)s") % {"day": with_weekday(step.remind_on)})
    if step.done_on is not None:
        told.append(_("xong ngày %(day)s") % {"day": day(step.done_on)})
    return Step(
        name=step.name,
        badge=_due(step),
        told=" · ".join(told),
        done=step.done_on is not None,
        acts=_step_acts(step) if may_keep else (),
    )


def _due(step: StepLine) -> Timeliness:
    state = TimelinessState.LATE if step.late else TimelinessState.IN_TIME
    words = _("quá hạn %(day)s") if step.late else "%(day)s"
    return Timeliness(state, words % {"day": day(step.due_on)})


def _counted(step: StepLine) -> str:
    if step.working_days is None:
        return _("ngày ghi sẵn")
    words = _("%(days)d ngày làm việc kể từ %(day)s") % {"days": step.working_days, "day": day(step.starts_on)}
    if step.counted_now is None:
        return words
    return _("%(words)s; theo lịch hiện nay là %(day)s") % {"words": words, "day": day(step.counted_now)}


def _step_acts(step: StepLine) -> tuple[Action, ...]:
    """What may be noted of it, and how it is taken out."""
    if step.done_on is not None:
        reopen = reverse("reopen_rule_milestone", args=[step.id])
        return (Action(_("Mở lại"), reopen, sends=True, weight=Weight.QUIET, icon="undo"),)
    finish = Action(_("Đã xong"), reverse("finish_rule_milestone", args=[step.id]), sends=True, icon="check")
    drop = Action(_("Bỏ mốc…"), reverse("drop_rule_milestone", args=[step.id]), weight=Weight.QUIET)
    if step.counted_now is None:
        return finish, drop
    recount = reverse("recount_rule_milestone", args=[step.id])
    return finish, Action(_("Tính lại theo lịch"), recount, sends=True), drop


def _timeline(entries: Sequence[Entry]) -> Timeline:
    return Timeline(
        events=tuple(
            replace(event, quote=_told(entry))
            for event, entry in zip(timeline_of(entries).events, reversed(entries), strict=True)
        )
    )


def _told(entry: Entry) -> str:
    facts = entry.facts
    due = parse_date(str(facts.get("due_on") or ""))
    told = (
        said(REVIEW_STATES, str(facts.get("state") or "")),
        str(facts.get("name") or ""),
        day(due),
        str(facts.get("result") or ""),
        str(facts.get("result_code") or ""),
    )
    return " · ".join(one for one in told if one)
