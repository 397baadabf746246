"""The slip of an incoming paper: read and printed, opinions given, handed out and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.people.selectors import people_of_agency_for
from nhipcau.agencies.subordinates import agencies_named_for, subordinates_for
from nhipcau.documents.selectors.entries import SlipSheet, slip_for
from nhipcau.documents.services.slips import Handed, give_opinion, withdraw_opinion
from nhipcau.execution.selectors.slips import tasks_of_slips_for
from nhipcau.flows.printing import slip_as_pdf
from nhipcau.flows.receive import Decision, assign, take_back
from nhipcau.foundation import clock
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.lists import whole_number
from nhipcau.web.pages.books.facts import slip_lines
from nhipcau.web.pages.books.forms import MOST_COORDINATORS, AssignForm, OpinionForm
from nhipcau.web.pages.books.words import KINDS, entry_name
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import said
from nhipcau.writing.typeset import PDF_TYPE


@login_required
@require_GET
def slip(request: HttpRequest, entry_id: int) -> HttpResponse:
    viewer = actor_of(request)
    sheet = slip_for(viewer, entry_id)
    row = sheet.entry
    task = tasks_of_slips_for(viewer, [entry_id]).get(entry_id)
    actions = [Action(words=_("In phiếu"), url=reverse("print_slip", args=[entry_id]), icon="print")]
    # What is still to be done first: a paper is handed out once, opinions go on.
    waits = sheet.may_decide and not sheet.parts
    if sheet.ranks:
        weight = Weight.PLAIN if waits else Weight.MAIN
        actions.insert(0, Action(words=_("Ghi ý kiến"), url=reverse("give_opinion", args=[entry_id]), weight=weight))
    if sheet.may_decide:
        words = _("Giao lại") if sheet.parts else _("Giao giải quyết")
        hand = Action(words, reverse("assign_entry", args=[entry_id]), weight=Weight.MAIN if waits else Weight.PLAIN)
        actions.insert(0 if waits else len(actions), hand)
        if sheet.parts and (task is None or task.may_take_back):
            fields = (("version", str(sheet.version)),)
            back = reverse("take_back_entry", args=[entry_id])
            actions.append(Action(words=_("Rút lại việc giao"), url=back, sends=True, icon="undo", fields=fields))
    context = {
        "heading": _("Phiếu giải quyết, %(entry)s") % {"entry": entry_name(row).lower()},
        "sheet": sheet,
        "paper": " · ".join(part for part in (row.code, day(row.document_date), row.author, row.subject) if part),
        "levels": slip_lines(sheet),
        "actions": actions,
        "task_url": reverse("task", args=[task.id]) if task else "",
        "crumbs": Crumbs((*_way(sheet), Crumb(_("Phiếu giải quyết")))),
    }
    return render(request, "books/slip.html", context)


@login_required
@require_GET
def print_slip(request: HttpRequest, entry_id: int) -> HttpResponse:
    content = slip_as_pdf(actor_of(request), entry_id)
    response = HttpResponse(content, content_type=PDF_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="phieu-giai-quyet-{entry_id}.pdf"'
    return response


@login_required
@require_http_methods(["GET", "POST"])
def opinion(request: HttpRequest, entry_id: int) -> HttpResponse:
    actor = actor_of(request)
    sheet = slip_for(actor, entry_id)
    if not sheet.ranks:
        raise Refusal("book.opinion_not_allowed")
    form = OpinionForm(request.POST or None, ranks=sheet.ranks, initial=_speaking(actor, sheet))
    words = FormWords(_("Ghi ý kiến"), _("Ghi vào phiếu"), _("Đã ghi ý kiến vào phiếu."))
    return form_page(
        request,
        form,
        page=_page(sheet, words, lists={"leaders": _leaders(actor)}),
        act=lambda: give_opinion(actor=actor, entry_id=entry_id, **form.cleaned_data),
    )


@login_required
@require_POST
def unsay(request: HttpRequest, opinion_id: int) -> HttpResponse:
    entry = withdraw_opinion(actor=actor_of(request), opinion_id=opinion_id)
    messages.success(request, _("Đã rút ý kiến; ý kiến vẫn đọc được trên phiếu."))
    return redirect("slip", entry.pk)


@login_required
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, entry_id: int) -> HttpResponse:
    """The agency's leader says who leads, who cooperates, each by when; a task stands on the board at once."""
    actor = actor_of(request)
    sheet = slip_for(actor, entry_id)
    if not sheet.may_decide:
        raise Refusal("book.decision_not_allowed")
    form = AssignForm(request.POST or None, initial=_parts_of(sheet))

    def act() -> object:
        given = form.cleaned_data
        others = form.coordinators()
        ids = agencies_named_for(actor, [given["lead"], *(name for name, _due in others)])
        decision = Decision(
            words=given["words"],
            by_name=given["by_name"],
            on=given["on"],
            lead=Handed(given["lead"].strip(), ids.get(given["lead"]), given["lead_due"]),
            coordinators=tuple(Handed(name, ids.get(name), due) for name, due in others),
        )
        version = whole_number(request.POST.get("version", "")) or 0
        return assign(actor=actor, entry_id=entry_id, version=version, decision=decision)

    words = FormWords(
        _("Giao giải quyết"),
        _("Giao và đưa lên bảng việc"),
        _("Đã giao giải quyết; việc đã đứng trên bảng của đơn vị chủ trì."),
    )
    units = [label for _id, label in subordinates_for(actor)]
    version = request.POST.get("version", str(sheet.version))
    page = _page(sheet, words, lists={"units": units, "leaders": _leaders(actor)}, version=version)
    return form_page(request, form, page=page, act=act)


@login_required
@require_POST
def hand_back(request: HttpRequest, entry_id: int) -> HttpResponse:
    version = whole_number(request.POST.get("version", "")) or 0
    take_back(actor=actor_of(request), entry_id=entry_id, version=version)
    messages.success(request, _("Đã rút lại việc giao."))
    return redirect("slip", entry_id)


def _speaking(actor: Actor, sheet: SlipSheet) -> dict[str, object]:
    """Who speaks for themselves is named already; a clerk writes down what others said, the leader first."""
    if not actor.has(AccountRole.CLERK):
        return {"rank": sheet.ranks[-1], "by_name": actor.name, "on": clock.today()}
    spoken = {one.rank for one in sheet.opinions if not one.withdrawn}
    rank = next((rank for rank in sheet.ranks if rank not in spoken), sheet.ranks[0])
    return {"rank": rank, "on": clock.today()}


def _leaders(actor: Actor) -> list[str]:
    """Who may have spoken, with their posts, as the slip names them."""
    if actor.agency_id is None:
        return []
    return [f"{row.person}, {row.post}" for row in people_of_agency_for(actor, actor.agency_id).current]


def _parts_of(sheet: SlipSheet) -> dict[str, object]:
    """Handing out anew begins with what the slip says."""
    initial: dict[str, object] = {"on": clock.today(), "lead_due": sheet.entry.due_on}
    place = 0
    for part in sheet.parts:
        if part.part == "lead":
            initial |= {"lead": part.name, "lead_due": part.due_on}
        elif place < MOST_COORDINATORS:
            place += 1
            initial |= {f"with_{place}": part.name, f"with_{place}_due": part.due_on}
    return initial


def _page(sheet: SlipSheet, words: FormWords, *, lists: Mapping[str, Sequence[str]], version: str = "") -> FormPage:
    """One act on one slip."""
    address = reverse("slip", args=[sheet.entry.id])
    return FormPage(
        words=words,
        leave=address,
        about=f"{entry_name(sheet.entry)} · {sheet.entry.subject}",
        crumbs=(*_way(sheet), Crumb(_("Phiếu giải quyết"), address)),
        lists=lists,
        version=version,
    )


def _way(sheet: SlipSheet) -> tuple[Crumb, ...]:
    """Whoever has the slip alone has no book to go back to."""
    name = entry_name(sheet.entry)
    if not sheet.sees_book:
        return (Crumb(_("Việc"), reverse("board")), Crumb(name))
    return (
        Crumb(said(KINDS, "incoming"), reverse("incoming_book")),
        Crumb(name, reverse("entry", args=[sheet.entry.id])),
    )
