"""A newer plan for several older ones: which, what becomes of each open task, what stays; done with one button."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.documents.selectors.parallel import ParallelPlan
from nhipcau.documents.selectors.relating import relatable_document_for
from nhipcau.flows.superseding import Preview, consolidate, preview_consolidation, undo_consolidation
from nhipcau.ground.refusal import Refusal
from nhipcau.web.document_lines import name_of
from nhipcau.web.lists import whole_number
from nhipcau.web.pages.register.going import done_lines, going_given, groups_of
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.words import day
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of


@login_required
@require_http_methods(["GET", "POST"])
def consolidate_plans(request: HttpRequest, document_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = relatable_document_for(actor, document_id)
    given = request.POST if request.method == "POST" else request.GET
    plans = [number for one in given.getlist("plan") if (number := whole_number(one)) is not None]
    preview = preview_consolidation(actor, document_id=document_id, plan_ids=plans or None)
    refused = None
    if request.method == "POST":
        try:
            done = consolidate(
                actor=actor,
                document_id=document_id,
                plan_ids=preview.chosen,
                becomes=going_given(preview.going, request.POST),
                basis=request.POST.get("basis", ""),
                since=parse_date(request.POST.get("since", "")[:10]),
            )
        except Refusal as refusal:
            if refusal.code.partition(".")[0] not in {"handover", "relation"}:
                raise
            refused = refusal
        else:
            messages.success(request, _("Đã thay thế. Có thể hoàn tác ở trang này."))
            return redirect(f"{reverse('document', args=[document_id])}#h-{done.pk}")
    return _page(request, document_id, name_of(row), preview=preview, refused=refused)


@login_required
@require_POST
def undo(request: HttpRequest, document_id: int) -> HttpResponse:
    handover_id = whole_number(request.POST.get("handover", "")) or 0
    undo_consolidation(actor=actor_of(request), document_id=document_id, handover_id=handover_id)
    messages.success(request, _("Đã hoàn tác: các kế hoạch cũ lại có hiệu lực và việc của chúng trở lại như trước."))
    return redirect("document", document_id)


def _page(
    request: HttpRequest, document_id: int, name: str, *, preview: Preview, refused: Refusal | None
) -> HttpResponse:
    heading = _("%(plan)s thay thế các kế hoạch cũ") % {"plan": name}
    address = reverse("document", args=[document_id])
    context = {
        "heading": heading,
        "preview": preview,
        "plans": [(plan, plan.id in preview.chosen, _named(plan)) for plan in preview.replaceable.plans],
        "going": groups_of(preview.going, request.POST),
        "number_going": len(preview.going),
        "done": done_lines(preview.done),
        "rest_ends": "rest" in request.POST,
        "basis": request.POST.get("basis", ""),
        "since": request.POST.get("since", ""),
        "notice": Notice(Tone.ERROR, words_of(refused)) if refused else None,
        "leave_url": address,
        "crumbs": Crumbs((Crumb(_("Văn bản"), reverse("documents")), Crumb(name, address), Crumb(_("Thay thế")))),
    }
    return render(request, "register/superseding.html", context, status=422 if refused else 200)


def _named(plan: ParallelPlan) -> str:
    return _("%(code)s ngày %(day)s của %(issuer)s") % {
        "code": plan.code,
        "day": day(plan.date),
        "issuer": plan.issuer,
    }
