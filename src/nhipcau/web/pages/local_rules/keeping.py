"""A local rule entered, changed, moved on to the next state of its review."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.agencies.selectors import AgencyFilters, agencies_for, agency_for
from nhipcau.documents.local_rules.access import require_may_enter
from nhipcau.documents.local_rules.selectors import RuleSheet, local_rule_for
from nhipcau.documents.local_rules.services import RuleWords, change_rule, enter_rule, move_rule_on
from nhipcau.documents.local_rules.states import DECIDED, ReviewState
from nhipcau.foundation import clock
from nhipcau.foundation.pages import LARGEST
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.lists import whole_number
from nhipcau.web.pages.local_rules.forms import Choices, LocalRuleForm, ResultForm
from nhipcau.web.pages.local_rules.listing import name_and_code
from nhipcau.web.pages.local_rules.whereabouts import way_to, way_to_rule
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import REVIEW_STATES, said


@login_required
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_may_enter(actor)
    proposed = {"owner": actor.agency_id, "lead": actor.agency_id}
    form = LocalRuleForm(request.POST or None, agencies=_agencies(actor), initial=proposed)
    words = FormWords(
        _("Ghi văn bản phải rà soát"), _("Ghi vào danh mục"), _("Đã ghi vào danh mục văn bản phải rà soát.")
    )
    return form_page(
        request,
        form,
        page=FormPage(words=words, leave=reverse("local_rules"), crumbs=way_to()),
        act=lambda: enter_rule(actor=actor, words=_words(form.cleaned_data)),
        leads_to=lambda rule: reverse("local_rule", args=[rule.pk]),
    )


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, local_rule_id: int) -> HttpResponse:
    actor = actor_of(request)
    sheet = require_kept(actor, local_rule_id)
    form = LocalRuleForm(request.POST or None, agencies=_agencies(actor, sheet), initial=_as_kept(sheet))
    version = whole_number(request.POST.get("version", "")) or sheet.version
    return form_page(
        request,
        form,
        page=page_of_rule(sheet, FormWords(_("Sửa thông tin"), _("Ghi thay đổi"), _("Đã ghi thay đổi."))),
        act=lambda: change_rule(actor=actor, rule_id=local_rule_id, version=version, words=_words(form.cleaned_data)),
    )


@login_required
@require_http_methods(["GET", "POST"])
def move_on(request: HttpRequest, local_rule_id: int, wanted: str) -> HttpResponse:
    """A decision asks for its result; any other state is confirmed on the same page."""
    if wanted not in REVIEW_STATES:
        raise Http404(wanted)
    actor, state = actor_of(request), ReviewState(wanted)
    sheet = require_kept(actor, local_rule_id)
    kind = ResultForm if state in DECIDED else forms.Form
    form = kind(request.POST if request.method == "POST" else None, initial={"decided_on": clock.today()})
    version = whole_number(request.POST.get("version", "")) or sheet.version
    words = {"state": said(REVIEW_STATES, wanted)}
    told = FormWords(
        _("Chuyển sang: %(state)s") % words, _("Ghi: %(state)s") % words, _("Đã chuyển sang: %(state)s.") % words
    )
    return form_page(
        request,
        form,
        page=page_of_rule(sheet, told),
        act=lambda: move_rule_on(
            actor=actor, rule_id=local_rule_id, version=version, wanted=state, **form.cleaned_data
        ),
    )


def require_kept(actor: Actor, local_rule_id: int) -> RuleSheet:
    sheet = local_rule_for(actor, local_rule_id)
    if not sheet.may_keep:
        raise Refusal("local_rule.not_allowed")
    return sheet


def page_of_rule(sheet: RuleSheet, words: FormWords) -> FormPage:
    """One change to one rule; it leads back to the rule's page."""
    return FormPage(
        words=words,
        leave=reverse("local_rule", args=[sheet.row.id]),
        about=name_and_code(sheet.row),
        crumbs=way_to_rule(sheet.row),
        version=sheet.version,
    )


def _agencies(actor: Actor, sheet: RuleSheet | None = None) -> Choices:
    """Those of one's own province; the ones a rule has stay choosable wherever they are."""
    locality = agency_for(actor, actor.agency_id).row.locality if actor.agency_id is not None else ""
    found = agencies_for(actor, filters=AgencyFilters(locality=locality), size=LARGEST)
    labels: dict[int, str] = {row.id: row.label for row in found.rows}
    if sheet is not None:
        labels |= {sheet.row.owner_id: sheet.row.owner, sheet.row.lead_id: sheet.row.lead}
    return [(agency_id, label) for agency_id, label in sorted(labels.items(), key=lambda one: one[1])]


def _words(given: Mapping[str, object]) -> RuleWords:
    named = {name: value for name, value in given.items() if name not in {"owner", "lead"}}
    return RuleWords(owner_id=given["owner"], lead_id=given["lead"], **named)  # type: ignore[arg-type]  # as the form cleaned them


def _as_kept(sheet: RuleSheet) -> dict[str, object]:
    row = sheet.row
    return {
        "name": row.name,
        "kind": row.kind,
        "code": row.code,
        "issued_on": row.issued_on,
        "owner": row.owner_id,
        "lead": row.lead_id,
        "coordinators": sheet.coordinators,
        "basis": sheet.basis,
        "cycle_months": row.cycle_months,
        "last_reviewed": sheet.last_reviewed,
    }
