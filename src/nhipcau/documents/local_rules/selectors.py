"""Local rules under review as a list, and one of them with its steps and its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import OrderBy

from nhipcau.agencies.labels import labels_of
from nhipcau.documents import access as document_access
from nhipcau.documents.local_rules import access, rules
from nhipcau.documents.local_rules.states import DECIDED, ReviewState
from nhipcau.documents.models import Document, LocalRule, RuleMilestone
from nhipcau.foundation import audit, clock
from nhipcau.foundation.calendar import working_calendar_for
from nhipcau.foundation.calendar.recounts import recounts_of
from nhipcau.foundation.models import RecountedLimit
from nhipcau.foundation.pages import Page, page_of
from nhipcau.ground.actor import Actor
from nhipcau.ground.calendar import WorkingCalendar
from nhipcau.ground.identity import canonical_code
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold


@dataclass(frozen=True, slots=True)
class RuleFilters:
    """Empty means any. `open` leaves what is not decided, `late` what a step or its review is overdue of."""

    text: str = ""
    state: str = ""
    kind: str = ""
    lead_id: int | None = None
    open: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class RuleRow:
    """`next_step` and `next_due` are of the first step not finished."""

    id: int
    name: str
    kind: str
    code: str
    issued_on: date | None
    owner_id: int
    owner: str
    lead_id: int
    lead: str
    state: str
    cycle_months: int | None
    next_review: date | None
    next_step: str
    next_due: date | None
    steps: int
    steps_done: int
    late: bool
    result_code: str
    result: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """`counted_now` is where the calendar now says another day than the one kept.

    `remind_on` is the working day before a last day that is a day off.
    """

    id: int
    name: str
    starts_on: date | None
    working_days: int | None
    due_on: date
    done_on: date | None
    late: bool
    counted_now: date | None
    remind_on: date | None


@dataclass(frozen=True, slots=True)
class RuleSheet:
    """`document_id` and `result_document_id` are of the documents of those numbers that the viewer may see."""

    row: RuleRow
    coordinators: str
    basis: str
    last_reviewed: date | None
    steps: tuple[StepLine, ...]
    history: tuple[audit.Entry, ...]
    document_id: int | None
    result_document_id: int | None
    version: int
    may_keep: bool


SORTS: dict[str, tuple[str | OrderBy, ...]] = {
    # SQLite and PostgreSQL put what has no date at different ends unless told.
    "next": (F("next_review").asc(nulls_last=True), "id"),
    "-next": (F("next_review").desc(nulls_last=True), "-id"),
    "name": ("folded", "id"),
    "-name": ("-folded", "-id"),
    "state": ("state", "id"),
    "-made": ("-made", "-id"),
}


def local_rules_for(
    viewer: Actor, *, filters: RuleFilters = RuleFilters(), sort: str = "-made", page: int = 1, size: int = 50
) -> Page[RuleRow]:
    """Four queries, however many rows: count, rules, their steps, names of agencies."""
    on = clock.today()
    found = _filtered(LocalRule.objects.filter(access.visible_to(viewer, on=on)), filters, on=on)
    rows = page_of(found.order_by(*SORTS.get(sort, SORTS["-made"])), number=page, size=size)
    steps = _steps_of([rule.pk for rule in rows.rows])
    labels = labels_of([agency for rule in rows.rows for agency in (rule.owner_id, rule.lead_id)], on=on)
    return rows.of(lambda rule: _row(rule, steps.get(rule.pk, []), labels, on=on))


def local_rule_for(viewer: Actor, rule_id: int) -> RuleSheet:
    on = clock.today()
    rule = LocalRule.objects.filter(access.visible_to(viewer, on=on), pk=rule_id).first()
    if rule is None:
        raise Refusal("local_rule.not_found")
    calendar, steps = working_calendar_for(viewer), _steps_of([rule.pk]).get(rule.pk, [])
    documents = _documents(viewer, rule.code, rule.result_code)
    return RuleSheet(
        row=_row(rule, steps, labels_of([rule.owner_id, rule.lead_id], on=on), on=on),
        coordinators=rule.coordinators,
        basis=rule.basis,
        last_reviewed=rule.last_reviewed,
        steps=tuple(_step(step, calendar, on=on) for step in steps),
        history=audit.history_of(("localrule", [rule.pk]), ("limitrecount", _recounts(steps))),
        document_id=documents.get(canonical_code(rule.code)) if rule.code else None,
        result_document_id=documents.get(canonical_code(rule.result_code)) if rule.result_code else None,
        version=rule.version,
        may_keep=access.may_keep(viewer, rule, on=on),
    )


def rule_of_milestone_for(viewer: Actor, milestone_id: int) -> int:
    """The rule a step belongs to; refused as not found where the viewer may not see it."""
    found = RuleMilestone.objects.filter(
        Exists(LocalRule.objects.filter(access.visible_to(viewer), pk=OuterRef("rule_id"))), pk=milestone_id
    ).first()
    if found is None:
        raise Refusal("local_rule.not_found")
    return found.rule_id


def _filtered(found: QuerySet[LocalRule], filters: RuleFilters, *, on: date) -> QuerySet[LocalRule]:
    for word in fold(filters.text).split():
        found = found.filter(folded__contains=word)
    if filters.state:
        found = found.filter(state=filters.state)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.lead_id is not None:
        found = found.filter(lead_id=filters.lead_id)
    if filters.open:
        found = found.exclude(state__in=sorted(DECIDED))
    if filters.late:
        overdue = RuleMilestone.objects.filter(rule_id=OuterRef("pk"), done_on__isnull=True, due_on__lt=on)
        decided = Q(state__in=sorted(DECIDED))
        resting = decided | Q(state=ReviewState.WAITING)
        found = found.filter(~decided & Q(Exists(overdue)) | resting & Q(next_review__lt=on))
    return found


def _steps_of(rule_ids: list[int]) -> dict[int, list[RuleMilestone]]:
    """Rule → its steps by their last day. One query."""
    found: dict[int, list[RuleMilestone]] = {}
    for step in RuleMilestone.objects.filter(rule_id__in=rule_ids).order_by("due_on", "id"):
        found.setdefault(step.rule_id, []).append(step)
    return found


def _row(rule: LocalRule, steps: Sequence[RuleMilestone], labels: Mapping[int, str], *, on: date) -> RuleRow:
    waiting = [step for step in steps if step.done_on is None]
    return RuleRow(
        id=rule.pk,
        name=rule.name,
        kind=rule.kind,
        code=rule.code,
        issued_on=rule.issued_on,
        owner_id=rule.owner_id,
        owner=labels.get(rule.owner_id, ""),
        lead_id=rule.lead_id,
        lead=labels.get(rule.lead_id, ""),
        state=rule.state,
        cycle_months=rule.cycle_months,
        next_review=rule.next_review,
        next_step=waiting[0].name if waiting else "",
        next_due=waiting[0].due_on if waiting else None,
        steps=len(steps),
        steps_done=len(steps) - len(waiting),
        late=rules.is_late(
            state=rule.state, next_review=rule.next_review, open_dues=tuple(step.due_on for step in waiting), on=on
        ),
        result_code=rule.result_code,
        result=rule.result,
        decided_on=rule.decided_on,
    )


def _step(step: RuleMilestone, calendar: WorkingCalendar, *, on: date) -> StepLine:
    return StepLine(
        id=step.pk,
        name=step.name,
        starts_on=step.starts_on,
        working_days=step.working_days,
        due_on=step.due_on,
        done_on=step.done_on,
        late=step.done_on is None and step.due_on < on,
        counted_now=_counted_now(step, calendar),
        remind_on=_remind_on(step, calendar),
    )


def _counted_now(step: RuleMilestone, calendar: WorkingCalendar) -> date | None:
    if step.done_on is not None or step.starts_on is None or step.working_days is None:
        return None
    try:
        counted = calendar.nth_working_day(after=step.starts_on, n=step.working_days)
    except Refusal:
        # A year was reopened since: the day kept stands until its calendar is complete again.
        return None
    return counted if counted != step.due_on else None


def _remind_on(step: RuleMilestone, calendar: WorkingCalendar) -> date | None:
    if step.done_on is not None:
        return None
    try:
        before = calendar.working_day_on_or_before(step.due_on)
    except Refusal:
        return None
    return before if before != step.due_on else None


def _recounts(steps: Sequence[RuleMilestone]) -> list[int]:
    """Acts that counted limits of its steps anew; only a limit told in working days has any."""
    counted = [step.pk for step in steps if step.working_days is not None]
    return recounts_of(RecountedLimit.Kind.STEP, counted) if counted else []


def _documents(viewer: Actor, *codes: str) -> dict[str, int]:
    """Canonical number → the one document of that number which the viewer may see; one query, none without numbers."""
    asked = {canonical_code(code) for code in codes if code}
    if not asked:
        return {}
    found: dict[str, int] = {}
    several: set[str] = set()
    rows = Document.objects.filter(document_access.visible_to(viewer), canonical_code__in=asked).order_by("id")
    for code, document_id in rows.values_list("canonical_code", "pk"):
        if code in found:
            several.add(code)
        found[code] = document_id
    return {code: document_id for code, document_id in found.items() if code not in several}
