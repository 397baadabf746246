"""What happened to agencies: the list, one event with all it writes, a new one, applied, undone, dropped."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.events.selectors import (
    EventFilters,
    EventSheet,
    event_choices_for,
    event_for,
    events_for,
    events_of_agency_for,
)
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import EventKind
from nhipcau.agencies.upkeep import may_make_for, require_may_make_for
from nhipcau.execution.selectors.bearing import open_duties_of
from nhipcau.flows.reorganise import apply_event, drop_event, plan_event, undo_event
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.web.lists import number_in, page_number, pages_part
from nhipcau.web.pages.directory.event_forms import EventForm, given_so_far, heads_of, part_forms
from nhipcau.web.pages.directory.event_tables import changes_table, duties_table, events_table, legs_table
from nhipcau.web.pages.directory.event_words import KINDS, STATES, event_title
from nhipcau.web.parts.actions import Action, Confirm, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.tables import Choice, FilterSentence, Option
from nhipcau.web.parts.words import day
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of
from nhipcau.web.timelines import timeline_of
from nhipcau.web.wording import said

MOST_LOOKED_AT = 6
"""Agencies of an event whose later events are named."""


@login_required
@require_GET
def agency_events(request: HttpRequest) -> HttpResponse:
    viewer = actor_of(request)
    filters = _filters(request)
    page = events_for(viewer, filters=filters, page=page_number(request))
    table = events_table(page, sentence=_sentence(filters), pages=pages_part(request, page))
    context = {"table": table, "may_make": may_make_for(viewer), "crumbs": Crumbs((*_above(), Crumb(table.caption)))}
    return render(request, "directory/events.html", context)


@login_required
@require_GET
def agency_event(request: HttpRequest, event_id: int) -> HttpResponse:
    viewer = actor_of(request)
    sheet = event_for(viewer, event_id)
    title = event_title(sheet.row)
    context = {
        "sheet": sheet,
        "title": title,
        "kind": said(KINDS, sheet.row.kind),
        "state": said(STATES, sheet.row.state),
        "legs": legs_table(sheet),
        "changes": changes_table(sheet),
        "duties": duties_table(
            sheet, open_duties_of(viewer, sheet.ended), labels_of(sheet.ended, on=sheet.row.effective)
        )
        if sheet.ended
        else None,
        "left_behind": [(label, reverse("agency", args=[one])) for one, label in sheet.left_behind],
        "obstacle": _obstacle(sheet),
        "acts": _acts(sheet) if sheet.may_change else (),
        "timeline": timeline_of(sheet.history),
        "crumbs": Crumbs((*_above(), Crumb(_("Sự kiện"), reverse("agency_events")), Crumb(title))),
    }
    return render(request, "directory/event.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new_agency_event(request: HttpRequest) -> HttpResponse:
    """Written down first; its own page then shows what it will do, and there it is applied."""
    actor = actor_of(request)
    require_may_make_for(actor)
    about = number_in(request, "agency")
    sought = request.GET.get("q", "").strip()[:200]
    near = None if sought else about or actor.agency_id
    choices = event_choices_for(actor, text=sought, near=near)
    more = "more" in request.POST
    initial = given_so_far(request.POST) if more else {"from_agencies": [about] if about else []}
    form = EventForm(None if more else request.POST or None, agencies=choices, initial=initial)
    parts = part_forms(request.POST, agencies=choices, more=more)
    if request.method == "POST" and not more and form.is_valid() and parts.is_valid():
        given = form.cleaned_data
        try:
            event = plan_event(
                actor=actor,
                kind=given["kind"],
                effective=form.effective_day,
                basis=given["basis"],
                legs=form.legs(heads_of(parts)),
                note=given["note"],
            )
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            messages.success(request, _("Đã ghi dự kiến. Xem kỹ những gì sẽ thay đổi rồi áp dụng."))
            return redirect("agency_event", event.pk)
    context = {
        "form": form,
        "parts": parts,
        "sought": sought,
        "about": about,
        "leave_url": reverse("agency_events"),
        "crumbs": Crumbs((*_above(), Crumb(_("Sự kiện"), reverse("agency_events")), Crumb(_("Sự kiện mới")))),
    }
    wrong = form.errors or parts.total_error_count()
    return render(request, "directory/event_new.html", context, status=422 if wrong else 200)


@login_required
@require_POST
def apply_agency_event(request: HttpRequest, event_id: int) -> HttpResponse:
    apply_event(actor=actor_of(request), event_id=event_id)
    messages.success(request, _("Đã áp dụng. Danh bạ và cơ quan chịu trách nhiệm của các việc đã theo đó mà đổi."))
    return redirect("agency_event", event_id)


@login_required
@require_http_methods(["GET", "POST"])
def undo_agency_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """Asked once more, for papers may have been matched by the new names meanwhile."""
    actor = actor_of(request)
    address = reverse("agency_event", args=[event_id])
    refused: Refusal | None = None
    if request.method == "POST":
        try:
            undo_event(actor=actor, event_id=event_id)
        except Refusal as refusal:
            if refusal.code != "agency_event.changed_since":
                raise
            refused = refusal
        else:
            messages.success(request, _("Đã hoàn tác: danh bạ trở lại như trước sự kiện này."))
            return redirect(address)
    sheet = event_for(actor, event_id)
    if not sheet.may_change:
        raise Refusal("agency_event.not_allowed")
    title = event_title(sheet.row)
    confirm = Confirm(
        question=_("Hoàn tác sự kiện này?"),
        consequences=(
            _("%(number)d dòng trong danh bạ trở lại như trước.") % {"number": len(sheet.changes)},
            _("Việc đã theo cơ quan kế thừa trở về cơ quan ghi trong văn bản."),
            _("Sự kiện vẫn còn trong danh sách và có thể áp dụng lại."),
        ),
        agree=Action(_("Hoàn tác"), reverse("undo_agency_event", args=[event_id]), sends=True, weight=Weight.DESTROY),
        leave=Action(_("Thôi"), address),
    )
    crumbs = Crumbs(
        (*_above(), Crumb(_("Sự kiện"), reverse("agency_events")), Crumb(title, address), Crumb(_("Hoàn tác")))
    )
    context: dict[str, object] = {"confirm": confirm, "title": title, "crumbs": crumbs}
    if refused is not None:
        context["notice"] = Notice(Tone.ERROR, words_of(refused))
        context["later"] = _later(actor, sheet)
    return render(request, "directory/event_undo.html", context, status=409 if refused else 200)


def _later(viewer: Actor, sheet: EventSheet) -> list[tuple[str, str]]:
    """What was done after it to the agencies it concerns: the newest is to be undone first."""
    own = sheet.row
    ids = dict.fromkeys(one for leg in own.legs for one in (leg.from_id, leg.to_id) if one is not None)
    found = {
        event.id: event
        for one in list(ids)[:MOST_LOOKED_AT]
        for event in events_of_agency_for(viewer, one)
        if event.state == "applied" and event.id != own.id and event.effective >= own.effective
    }
    rows = sorted(found.values(), key=lambda event: (event.effective, event.id), reverse=True)
    return [
        (f"{day(event.effective)} · {event_title(event)}", reverse("agency_event", args=[event.id])) for event in rows
    ]


@login_required
@require_POST
def drop_agency_event(request: HttpRequest, event_id: int) -> HttpResponse:
    drop_event(actor=actor_of(request), event_id=event_id)
    messages.success(request, _("Đã bỏ dự kiến này. Khi cần có thể áp dụng lại từ trang của nó."))
    return redirect("agency_event", event_id)


def _acts(sheet: EventSheet) -> tuple[Action, ...]:
    def way(name: str) -> str:
        return reverse(name, args=[sheet.row.id])

    match sheet.row.state:
        case "applied":
            return (Action(_("Hoàn tác…"), way("undo_agency_event")),)
        case "planned":
            drop = Action(_("Bỏ dự kiến này"), way("drop_agency_event"), sends=True)
            apply = Action(_("Áp dụng"), way("apply_agency_event"), sends=True, weight=Weight.MAIN)
            return (drop,) if sheet.obstacle else (apply, drop)
        case _ if sheet.obstacle is None:
            return (Action(_("Áp dụng lại"), way("apply_agency_event"), sends=True),)
        case _:
            return ()


def _obstacle(sheet: EventSheet) -> Notice | None:
    if sheet.obstacle is None:
        return None
    return Notice(tone=Tone.WARNING, words=_("Chưa áp dụng được sự kiện này."), why=words_of(sheet.obstacle))


def _filters(request: HttpRequest) -> EventFilters:
    asked = request.GET
    return EventFilters(
        kind=asked.get("kind", "") if asked.get("kind") in EventKind.values else "",
        state=asked.get("state", "") if asked.get("state") in STATES else "",
        agency_id=number_in(request, "agency"),
        text=asked.get("q", "").strip()[:200],
    )


def _sentence(filters: EventFilters) -> FilterSentence:
    kinds = tuple(Option(code, str(words)) for code, words in KINDS.items())
    states = tuple(Option(code, str(words)) for code, words in STATES.items())
    kept = (("q", filters.text), ("agency", str(filters.agency_id or "")))
    return FilterSentence(
        url=reverse("agency_events"),
        pieces=(
            _("Sự kiện"),
            Choice("kind", _("Loại"), (Option("", _("mọi loại")), *kinds), filters.kind),
            Choice("state", _("Tình trạng"), (Option("", _("mọi tình trạng")), *states), filters.state),
        ),
        kept=tuple((name, value) for name, value in kept if value),
    )


def _above() -> tuple[Crumb, ...]:
    return (Crumb(_("Cơ quan"), reverse("agencies")),)
