"""One task: its clause in full, who and by when with the reckoning, where it comes from, what was done to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.agencies.collectives.selectors import GroupRow
from nhipcau.documents.selectors import DocumentSheet, chain_for, document_for, history_for
from nhipcau.documents.selectors.entries import SlipSheet, slip_for
from nhipcau.execution.selectors import PartyLine, TaskSheet, task_for
from nhipcau.execution.services import finish_task, reopen_task, start_task
from nhipcau.flows.collectives import groups_for
from nhipcau.foundation import clock
from nhipcau.foundation.audit import Entry, Fact
from nhipcau.foundation.calendar import working_calendar_for
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import key_of
from nhipcau.web.document_lines import line_of
from nhipcau.web.lists import whole_number
from nhipcau.web.pages.board.became import became_of, level_ended
from nhipcau.web.pages.board.cells import chip_of, line_of_words, state_cell
from nhipcau.web.pages.board.clarities import clarities_of
from nhipcau.web.pages.board.handed import handed_notices
from nhipcau.web.pages.board.reckoning import period_unknown, quoted, timeliness_of
from nhipcau.web.pages.register.chain_list import chain_part
from nhipcau.web.pages.register.reader import words_id
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.agencies import AgencyChip
from nhipcau.web.parts.documents import Chain
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.words import day
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of
from nhipcau.web.wording import GROUP_STATES, NATURES, said

Work = Callable[..., object]


@login_required
@require_GET
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    return _page(request, task_id)


@login_required
@require_POST
def start(request: HttpRequest, task_id: int) -> HttpResponse:
    return _worked(request, task_id, act=start_task, told=_("Đã ghi: bắt đầu làm."))


@login_required
@require_POST
def finish(request: HttpRequest, task_id: int) -> HttpResponse:
    return _worked(request, task_id, act=finish_task, told=_("Đã ghi: làm xong."))


@login_required
@require_POST
def reopen(request: HttpRequest, task_id: int) -> HttpResponse:
    return _worked(request, task_id, act=reopen_task, told=_("Đã mở lại việc."))


def _worked(request: HttpRequest, task_id: int, *, act: Work, told: str) -> HttpResponse:
    """The page is shown as it is now, where someone else was faster."""
    version = request.POST.get("version", "")
    try:
        act(actor=actor_of(request), task_id=task_id, version=whole_number(version) or 0)
    except Refusal as refusal:
        if refusal.code not in {"task.changed_meanwhile", "task.state_does_not_follow"}:
            raise
        return _page(request, task_id, refused=refusal)
    messages.success(request, told)
    return redirect("task", task_id)


def _page(request: HttpRequest, task_id: int, *, refused: Refusal | None = None) -> HttpResponse:
    viewer = actor_of(request)
    sheet = task_for(viewer, task_id)
    held = _document(viewer, sheet.row.document_id)
    row, place_url = sheet.row, _place_url(sheet)
    notice = Notice(Tone.WARNING, words_of(refused)) if refused else None
    context = {
        "sheet": sheet,
        "row": row,
        "heading": line_of_words(row.words, longest=100),
        "clause": " ".join(row.words.split()),
        "badge": timeliness_of(row, on=clock.today(), calendar=working_calendar_for(viewer)),
        "state": state_cell(row),
        "nature": said(NATURES, row.nature),
        "due_quote": quoted(row.due),
        "notices": [
            each
            for each in (notice, *handed_notices(sheet), _missing_period(sheet, held), level_ended(viewer, row))
            if each
        ],
        "actions": _actions(sheet, held),
        "leads": tuple(chip_of(party) for party in row.leads),
        "parties": _parties(sheet),
        "became": became_of(row),
        "groups": _groups(viewer, sheet) if held else (),
        "via": sheet.via,
        "place_url": place_url,
        "line": line_of(held.row) if held else None,
        "slip": _slip(viewer, sheet.entry_id),
        "chain": _chain_upward(viewer, held.row.id) if held else None,
        "clarities": clarities_of(sheet),
        "timeline": timeline_of(_history(viewer, sheet, held)),
        "crumbs": Crumbs(
            (
                Crumb(_("Việc"), reverse("board")),
                Crumb(row.document, f"{reverse('board')}?document={row.document_id}" if row.document_id else place_url),
                Crumb(row.section or _("việc")),
            )
        ),
    }
    return render(request, "board/task.html", context, status=409 if refused else 200)


def _history(viewer: Actor, sheet: TaskSheet, held: DocumentSheet | None) -> list[Entry]:
    """What was done to the task alone, and what was done to it together with others of its document."""
    together = history_for(viewer, held.row.id) if held else ()
    own = [
        replace(entry, act=entry.act.replace("tasks.", "task.", 1), facts=_of_one(entry, sheet.row.id))
        for entry in together
        if entry.act.startswith("tasks.") and _names(entry, sheet.row.id)
    ]
    return sorted([*sheet.history, *own], key=lambda entry: entry.at)


def _of_one(entry: Entry, task_id: int) -> Mapping[str, Fact]:
    """Of what was done to many, what concerns this task: the day of the round that has passed."""
    rounds = entry.facts.get("rounds")
    passed = parse_date(str(rounds.get(str(task_id)) or "")) if isinstance(rounds, Mapping) else None
    return {"note": _("kỳ trước đến hạn %(day)s") % {"day": day(passed)}} if passed else {}


def _names(entry: Entry, task_id: int) -> bool:
    tasks = entry.facts.get("tasks")
    return isinstance(tasks, list) and task_id in tasks


def _document(viewer: Actor, document_id: int | None) -> DocumentSheet | None:
    """None where the viewer sees the task and not the paper: a leader above the lead, for one."""
    if document_id is None:
        return None
    try:
        return document_for(viewer, document_id)
    except Refusal:
        return None


def _slip(viewer: Actor, entry_id: int | None) -> SlipSheet | None:
    """Where it was handed out on a slip that the viewer may read: the way back to what the leader said."""
    if entry_id is None:
        return None
    try:
        return slip_for(viewer, entry_id)
    except Refusal:
        return None


def _place_url(sheet: TaskSheet) -> str:
    """The words of the duty in the reader of its document, or the conclusion among those of its meeting."""
    if sheet.row.meeting_id is not None:
        return f"{reverse('meeting', args=[sheet.row.meeting_id])}#conclusions"
    anchor = f"#{words_id(sheet.duty_pointer)}" if sheet.duty_pointer else ""
    return f"{reverse('document', args=[sheet.row.document_id])}{anchor}"


def _chain_upward(viewer: Actor, document_id: int) -> Chain:
    drawn = chain_for(viewer, document_id)
    above = tuple(node for node in drawn.nodes if node.level >= 0)
    ids = {node.id for node in above}
    edges = tuple(edge for edge in drawn.edges if edge.lower in ids and edge.upper in ids)
    return chain_part(replace(drawn, nodes=above, edges=edges))


def _parties(sheet: TaskSheet) -> tuple[tuple[str, tuple[AgencyChip, ...]], ...]:
    row = sheet.row
    giver = (PartyLine(row.giver, row.giver_id, row.giver),) if row.giver else ()
    named = (
        (_("Phối hợp"), row.coordinators),
        (_("Được đề nghị"), row.requested),
        (_("Cơ quan giao"), giver),
    )
    return tuple((label, tuple(chip_of(party) for party in parties)) for label, parties in named if parties)


def _groups(viewer: Actor, sheet: TaskSheet) -> tuple[tuple[str, str, str], ...]:
    """Phrase, what stands for it, and where: of the collectives that the task names."""
    row = sheet.row
    unmatched = [party for party in (*row.leads, *row.coordinators, *row.requested) if party.agency_id is None]
    if not unmatched or row.document_id is None:
        return ()
    named = {key_of(party.name) for party in unmatched}
    place = reverse("document_groups", args=[row.document_id])
    return tuple(
        (group.phrase, _listed(group), f"{place}#nhom-{group.id}")
        for group in groups_for(viewer, row.document_id)
        if group.key in named
    )


def _listed(group: GroupRow) -> str:
    if not group.members:
        return said(GROUP_STATES, group.state)
    return _("%(n)d cơ quan, theo danh bạ ngày %(day)s") % {"n": len(group.members), "day": day(group.as_of)}


def _missing_period(sheet: TaskSheet, held: DocumentSheet | None) -> Notice | None:
    """Says what is needed and invents no day (S10)."""
    if not period_unknown(sheet.row):
        return None
    may_choose = held is not None and held.may_review and sheet.duty_pointer
    choose = Action(
        words=_("Chọn kỳ báo cáo"),
        url=reverse("correct_value", args=[sheet.row.document_id, f"{sheet.duty_pointer.lstrip('/')}/due"]),
    )
    return Notice(
        tone=Tone.WARNING,
        words=_("Chưa xác định kỳ báo cáo"),
        why=_(
            "Văn bản chỉ viết “%(words)s”, không nêu kỳ nào, nên chưa có ngày nào để nhắc hay tính quá hạn. Cần người "
            "của cơ quan giữ văn bản chọn kỳ (tháng, quý, 6 tháng, năm); lựa chọn ấy được ghi là của cơ quan, không "
            "phải của văn bản."
        )
        % {"words": quoted(sheet.row.due)},
        actions=(choose,) if may_choose else (),
    )


def _actions(sheet: TaskSheet, held: DocumentSheet | None) -> tuple[Action, ...]:
    """The one that comes next stands first and filled."""
    row = sheet.row
    fields = (("version", str(row.version)),)
    if row.hollow:
        may = held is not None and held.may_review and not row.reported
        return (Action(_("Xem và xác nhận trong văn bản"), _place_url(sheet), weight=Weight.MAIN),) if may else ()
    found = []
    if sheet.may_start:
        found.append((_("Bắt đầu làm"), "start_task"))
    if sheet.may_finish:
        found.append((_("Ghi là đã xong"), "finish_task"))
    if sheet.may_reopen:
        found.append((_("Mở lại việc"), "reopen_task"))
    return tuple(
        Action(
            words=words,
            url=reverse(name, args=[row.id]),
            sends=True,
            weight=Weight.MAIN if place == 0 and name != "reopen_task" else Weight.PLAIN,
            fields=fields,
        )
        for place, (words, name) in enumerate(found)
    )
