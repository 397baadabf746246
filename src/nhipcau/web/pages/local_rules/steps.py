"""The steps of a drafting: added with their limit, finished, reopened, counted anew, dropped."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.documents.local_rules.selectors import local_rule_for, rule_of_milestone_for
from nhipcau.documents.local_rules.services import (
    add_milestone,
    drop_milestone,
    finish_milestone,
    recount_milestone,
    reopen_milestone,
)
from nhipcau.documents.models import RuleMilestone
from nhipcau.foundation import clock
from nhipcau.web.form_pages import FormWords, form_page
from nhipcau.web.pages.local_rules.forms import MilestoneForm
from nhipcau.web.pages.local_rules.keeping import page_of_rule, require_kept
from nhipcau.web.pages.local_rules.listing import name_and_code
from nhipcau.web.parts.actions import Action, Confirm, Weight
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of

Work = Callable[..., RuleMilestone]


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, local_rule_id: int) -> HttpResponse:
    actor = actor_of(request)
    sheet = require_kept(actor, local_rule_id)
    form = MilestoneForm(request.POST or None, initial={"starts_on": None})
    return form_page(
        request,
        form,
        page=page_of_rule(sheet, FormWords(_("Thêm mốc"), _("Thêm mốc này"))),
        act=lambda: add_milestone(actor=actor, rule_id=local_rule_id, **form.cleaned_data),
        tells=lambda made: _("Đã thêm mốc, hạn %(day)s.") % {"day": day(made.due_on)},
    )


@login_required
@require_POST
def finish(request: HttpRequest, rule_milestone_id: int) -> HttpResponse:
    told = _("Đã ghi: mốc xong ngày %(day)s.") % {"day": day(clock.today())}
    return _noted(request, rule_milestone_id, work=finish_milestone, told=told)


@login_required
@require_POST
def reopen(request: HttpRequest, rule_milestone_id: int) -> HttpResponse:
    return _noted(request, rule_milestone_id, work=reopen_milestone, told=_("Đã mở lại mốc."))


@login_required
@require_POST
def recount(request: HttpRequest, rule_milestone_id: int) -> HttpResponse:
    return _noted(request, rule_milestone_id, work=recount_milestone, told=_("Đã tính lại hạn theo lịch làm việc."))


@login_required
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, rule_milestone_id: int) -> HttpResponse:
    """Asks first: what a step was can be read in the history only."""
    actor = actor_of(request)
    rule_id = rule_of_milestone_for(actor, rule_milestone_id)
    if request.method == "POST":
        drop_milestone(actor=actor, milestone_id=rule_milestone_id)
        messages.success(request, _("Đã bỏ mốc."))
        return redirect("local_rule", rule_id)
    require_kept(actor, rule_id)
    sheet = local_rule_for(actor, rule_id)
    (step,) = [one for one in sheet.steps if one.id == rule_milestone_id]
    here, back = reverse("drop_rule_milestone", args=[rule_milestone_id]), reverse("local_rule", args=[rule_id])
    context = {
        "about": name_and_code(sheet.row),
        "confirm": Confirm(
            question=_("Bỏ mốc “%(name)s”, hạn %(day)s?") % {"name": step.name, "day": day(step.due_on)},
            consequences=(_("Mốc không còn trong danh sách; lịch sử vẫn ghi mốc này và người bỏ."),),
            agree=Action(_("Bỏ mốc này"), here, sends=True, weight=Weight.DESTROY),
            leave=Action(_("Thôi"), back),
        ),
    }
    return render(request, "local_rules/drop.html", context)


def _noted(request: HttpRequest, rule_milestone_id: int, *, work: Work, told: str) -> HttpResponse:
    step = work(actor=actor_of(request), milestone_id=rule_milestone_id)
    messages.success(request, told)
    return redirect("local_rule", step.rule_id)
