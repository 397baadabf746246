"""One meeting: agenda, minutes, conclusions, and the tasks that came of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.bodies.selectors import (
    ConclusionRow,
    MeetingSheet,
    meeting_for,
    meeting_of_conclusion_for,
    require_may_keep_body_for,
)
from nhipcau.execution.selectors import TaskRow, tasks_of_conclusions_for
from nhipcau.flows import meetings as flow
from nhipcau.flows.bodies import cancel_meeting, change_meeting, conclude, write_minutes
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.pages.board.cells import chip_of, state_cell
from nhipcau.web.pages.board.reckoning import badge_of
from nhipcau.web.pages.bodies.choosing import offered_near
from nhipcau.web.pages.bodies.forms import CancelForm, ConclusionForm, GiveForm, MeetingForm, MinutesForm
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.agencies import AgencyChip
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.part import SelfDrawn
from nhipcau.web.parts.words import day
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of


@dataclass(frozen=True, slots=True)
class ConclusionLine:
    """A conclusion with the task that came of it, where there is one the viewer sees."""

    row: ConclusionRow
    task: TaskRow | None
    leads: tuple[AgencyChip, ...]
    badge: SelfDrawn | None
    state: SelfDrawn | None
    acts: tuple[Action, ...]


@login_required
@require_GET
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    return _page(request, meeting_id, form=ConclusionForm())


@login_required
@require_POST
def concluding(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One more point; the form stands on the meeting's own page, for the next one."""
    form = ConclusionForm(request.POST)
    if form.is_valid():
        try:
            conclude(actor=actor_of(request), meeting_id=meeting_id, words=form.cleaned_data["words"])
        except Refusal as refusal:
            if refusal.code in {"meeting.not_found", "body.not_allowed"}:
                raise
            form.add_error(None, words_of(refusal))
        else:
            messages.success(request, _("Đã thêm kết luận."))
            return redirect(f"{reverse('meeting', args=[meeting_id])}#conclusions")
    return _page(request, meeting_id, form=form)


@login_required
@require_http_methods(["GET", "POST"])
def changing(request: HttpRequest, meeting_id: int) -> HttpResponse:
    actor = actor_of(request)
    sheet = _kept(actor, meeting_id)
    row = sheet.row
    initial = {"title": row.title, "on": row.on, "place": row.place, "version": sheet.version}
    form = MeetingForm(request.POST or None, initial={**initial, "agenda": "\n".join(sheet.agenda)})

    def act() -> object:
        given = {**form.cleaned_data, "version": form.cleaned_data["version"] or 0}
        return change_meeting(actor=actor, meeting_id=meeting_id, **given)

    words = FormWords(_("Sửa phiên họp"), _("Ghi thay đổi"), _("Đã ghi thay đổi."))
    return form_page(request, form, page=_form_page(sheet, words=words), act=act)


@login_required
@require_http_methods(["GET", "POST"])
def minuting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    actor = actor_of(request)
    sheet = _kept(actor, meeting_id)
    initial = {"attended": sheet.attended, "minutes": sheet.minutes, "version": sheet.version}
    form = MinutesForm(request.POST or None, initial=initial)
    words = FormWords(_("Biên bản"), _("Ghi biên bản"), _("Đã ghi biên bản."))
    return form_page(
        request,
        form,
        page=_form_page(sheet, words=words),
        act=lambda: write_minutes(actor=actor, meeting_id=meeting_id, **form.cleaned_data),
    )


@login_required
@require_http_methods(["GET", "POST"])
def cancelling(request: HttpRequest, meeting_id: int) -> HttpResponse:
    actor = actor_of(request)
    sheet = _kept(actor, meeting_id)
    form = CancelForm(request.POST or None, initial={"version": sheet.version})
    words = FormWords(
        _("Hủy phiên họp"),
        _("Hủy phiên họp này"),
        _("Đã hủy; phiên họp vẫn còn trong danh sách và lập lại được."),
    )
    page = _form_page(sheet, words=words, destroys=True)
    return form_page(
        request, form, page=page, act=lambda: cancel_meeting(actor=actor, meeting_id=meeting_id, **form.cleaned_data)
    )


@login_required
@require_POST
def calling_again(request: HttpRequest, meeting_id: int) -> HttpResponse:
    sheet = meeting_for(actor_of(request), meeting_id)
    cancel_meeting(actor=actor_of(request), meeting_id=meeting_id, version=sheet.version, why="")
    messages.success(request, _("Đã lập lại phiên họp."))
    return redirect("meeting", meeting_id)


@login_required
@require_http_methods(["GET", "POST"])
def giving(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    """A conclusion becomes a task of its lead, with one click back to here."""
    actor = actor_of(request)
    sheet = _kept(actor, meeting_of_conclusion_for(actor, conclusion_id))
    conclusion = next(one for one in sheet.conclusions if one.id == conclusion_id)
    form = GiveForm(request.POST or None, viewer=actor)

    def act() -> object:
        given = form.cleaned_data
        return flow.give(
            actor=actor,
            conclusion_id=conclusion_id,
            lead_id=given["lead"],
            coordinator_ids=given["coordinators"],
            due=given["due"],
        )

    words = FormWords(_("Giao kết luận thành việc"), _("Giao việc này"), _("Đã giao việc."))
    page = _form_page(sheet, words=words, about=conclusion.words, choices=offered_near(actor, sheet.host_id))
    return form_page(request, form, page=page, act=act)


@login_required
@require_POST
def taking_back(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    flow.take_back(actor=actor_of(request), conclusion_id=conclusion_id)
    messages.success(request, _("Đã rút việc; kết luận vẫn còn và giao lại được."))
    return _back(request, conclusion_id)


@login_required
@require_POST
def setting_aside(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    flow.set_aside(actor=actor_of(request), conclusion_id=conclusion_id)
    messages.success(request, _("Đã bỏ kết luận; lấy lại được ở cuối danh sách."))
    return _back(request, conclusion_id)


@login_required
@require_POST
def taking_in_again(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    flow.take_in_again(actor=actor_of(request), conclusion_id=conclusion_id)
    messages.success(request, _("Đã lấy lại kết luận."))
    return _back(request, conclusion_id)


def _back(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    meeting_id = meeting_of_conclusion_for(actor_of(request), conclusion_id)
    return redirect(f"{reverse('meeting', args=[meeting_id])}#conclusions")


def _kept(actor: Actor, meeting_id: int) -> MeetingSheet:
    sheet = meeting_for(actor, meeting_id)
    require_may_keep_body_for(actor, sheet.host_id)
    return sheet


def _page(request: HttpRequest, meeting_id: int, *, form: ConclusionForm) -> HttpResponse:
    viewer = actor_of(request)
    sheet = meeting_for(viewer, meeting_id)
    tasks = tasks_of_conclusions_for(viewer, [one.id for one in sheet.conclusions])
    lines = tuple(_line(one, tasks.get(one.id), may_keep=sheet.may_keep) for one in sheet.conclusions)
    body_url = reverse("body", args=[sheet.row.body_id])
    context = {
        "sheet": sheet,
        "row": sheet.row,
        "body_url": body_url,
        "conclusions": tuple(line for line in lines if not line.row.withdrawn),
        "set_aside": tuple(line for line in lines if line.row.withdrawn) if sheet.may_keep else (),
        "acts": _acts(sheet) if sheet.may_keep else (),
        "form": form if sheet.may_keep and not sheet.row.cancelled else None,
        "timeline": timeline_of(sheet.history),
        "crumbs": Crumbs(
            (
                Crumb(_("Ban và tổ chức"), reverse("bodies")),
                Crumb(sheet.row.body, body_url),
                Crumb(_("Họp %(day)s") % {"day": day(sheet.row.on)}),
            )
        ),
    }
    return render(request, "bodies/meeting.html", context, status=422 if form.errors else 200)


def _line(row: ConclusionRow, task: TaskRow | None, *, may_keep: bool) -> ConclusionLine:
    return ConclusionLine(
        row=row,
        task=task,
        leads=tuple(chip_of(party) for party in task.leads) if task else (),
        badge=badge_of(task) if task else None,
        state=state_cell(task) if task else None,
        acts=_acts_on(row, task) if may_keep else (),
    )


def _acts_on(row: ConclusionRow, task: TaskRow | None) -> tuple[Action, ...]:
    if row.withdrawn:
        return (Action(_("Lấy lại"), reverse("take_conclusion_in", args=[row.id]), sends=True),)
    if task is not None:
        not_begun = task.state == "assigned"
        back = Action(_("Rút việc"), reverse("take_back_conclusion", args=[row.id]), sends=True)
        return (back,) if not_begun else ()
    return (
        Action(_("Giao thành việc…"), reverse("give_conclusion", args=[row.id])),
        Action(_("Bỏ kết luận"), reverse("set_conclusion_aside", args=[row.id]), sends=True),
    )


def _acts(sheet: MeetingSheet) -> tuple[Action, ...]:
    args = [sheet.row.id]
    if sheet.row.cancelled:
        return (Action(_("Lập lại phiên họp"), reverse("call_meeting_again", args=args), sends=True),)
    acts = [
        Action(_("Ghi biên bản…"), reverse("write_minutes", args=args)),
        Action(_("Sửa phiên họp…"), reverse("change_meeting", args=args)),
    ]
    if not sheet.row.conclusions:
        acts.append(Action(_("Hủy phiên họp…"), reverse("cancel_meeting", args=args)))
    return tuple(acts)


def _form_page(
    sheet: MeetingSheet,
    *,
    words: FormWords,
    about: str = "",
    choices: tuple[str, ...] = (),
    destroys: bool = False,
) -> FormPage:
    row = sheet.row
    address = reverse("meeting", args=[row.id])
    return FormPage(
        words=words,
        leave=address,
        about=about or f"{row.title} · {day(row.on)} · {row.body}",
        crumbs=(
            Crumb(_("Ban và tổ chức"), reverse("bodies")),
            Crumb(row.body, reverse("body", args=[row.body_id])),
            Crumb(_("Họp %(day)s") % {"day": day(row.on)}, address),
        ),
        lists={"agencies": choices} if choices else {},
        destroys=destroys,
    )
