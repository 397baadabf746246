"""Local rules entered, changed, moved on through their review, with the steps of their drafting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nhipcau.agencies.labels import labels_of
from nhipcau.documents.local_rules import access, rules
from nhipcau.documents.local_rules.bases import LOCAL_RULE, bases_of_local_rules
from nhipcau.documents.local_rules.states import DECIDED, ReviewState
from nhipcau.documents.models import LocalRule, RuleMilestone
from nhipcau.documents.services.basing import follow_bases
from nhipcau.foundation import audit, clock
from nhipcau.foundation.calendar import working_calendar_for
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What is told of a rule when it is entered or changed."""

    name: str
    kind: str
    owner_id: int
    lead_id: int
    code: str = ""
    issued_on: date | None = None
    coordinators: str = ""
    basis: str = ""
    cycle_months: int | None = None
    last_reviewed: date | None = None


@transaction.atomic
def enter_rule(*, actor: Actor, words: RuleWords) -> LocalRule:
    access.require_may_enter(actor)
    rule = LocalRule(made=clock.now())
    _tell(actor, rule, words)
    rule.save()
    _follow_basis(actor, rule)
    audit.record(actor, "local_rule.entered", rule, name=rule.name, code=rule.code)
    return rule


@transaction.atomic
def change_rule(*, actor: Actor, rule_id: int, version: int, words: RuleWords) -> LocalRule:
    rule = _kept(actor, rule_id)
    rules.check_version(known=rule.version, given=version)
    before: dict[str, str | int | None] = {
        "name": rule.name,
        "code": rule.code,
        "owner": rule.owner_id,
        "lead": rule.lead_id,
    }
    _tell(actor, rule, words)
    _save(rule)
    _follow_basis(actor, rule)
    audit.record(actor, "local_rule.changed", rule, name=rule.name, code=rule.code, before=before)
    return rule


@transaction.atomic
def move_rule_on(
    *,
    actor: Actor,
    rule_id: int,
    version: int,
    wanted: ReviewState,
    result: str = "",
    result_code: str = "",
    decided_on: date | None = None,
) -> LocalRule:
    """To its next state. A decision counts as the review: the next one comes a cycle later."""
    rule = _kept(actor, rule_id)
    rules.check_version(known=rule.version, given=version)
    before = rule.state
    rules.check_may_become(state=ReviewState(before), wanted=wanted)
    rules.check_result_given(wanted=wanted, result=result, decided_on=decided_on)
    rule.state = wanted
    if wanted in DECIDED:
        rule.result, rule.result_code, rule.decided_on = result.strip(), result_code.strip(), decided_on
        rule.last_reviewed = decided_on
        cycle = None if wanted is ReviewState.REPEALED else rule.cycle_months
        rule.next_review = rules.next_review(last=decided_on, cycle_months=cycle)
        rule.folded = _folded(rule)
    _save(rule)
    _follow_basis(actor, rule)
    audit.record(
        actor,
        "local_rule.moved_on",
        rule,
        before=before,
        state=wanted.value,
        result=result.strip(),
        result_code=result_code.strip(),
        decided_on=decided_on.isoformat() if decided_on else None,
    )
    return rule


@transaction.atomic
def add_milestone(
    *,
    actor: Actor,
    rule_id: int,
    name: str,
    due_on: date | None = None,
    starts_on: date | None = None,
    working_days: int | None = None,
) -> RuleMilestone:
    """Its last day is told, or counted in working days; refused where the calendar on the way is not complete."""
    rule = _kept(actor, rule_id)
    due = rules.milestone_due(
        working_calendar_for(actor), due_on=due_on, starts_on=starts_on, working_days=working_days
    )
    milestone = RuleMilestone.objects.create(
        rule=rule, name=name.strip(), starts_on=starts_on, working_days=working_days, due_on=due
    )
    audit.record(actor, "local_rule.milestone_added", rule, name=milestone.name, due_on=due.isoformat())
    return milestone


@transaction.atomic
def finish_milestone(*, actor: Actor, milestone_id: int) -> RuleMilestone:
    """Today. Finishing what is finished changes nothing."""
    milestone = _milestone(actor, milestone_id)
    if milestone.done_on is None:
        milestone.done_on = clock.today()
        milestone.save(update_fields=["done_on"])
        audit.record(actor, "local_rule.milestone_finished", milestone.rule, name=milestone.name)
    return milestone


@transaction.atomic
def reopen_milestone(*, actor: Actor, milestone_id: int) -> RuleMilestone:
    milestone = _milestone(actor, milestone_id)
    if milestone.done_on is not None:
        milestone.done_on = None
        milestone.save(update_fields=["done_on"])
        audit.record(actor, "local_rule.milestone_reopened", milestone.rule, name=milestone.name)
    return milestone


@transaction.atomic
def recount_milestone(*, actor: Actor, milestone_id: int) -> RuleMilestone:
    """Counts its working days anew: a holiday or a swap was decided since."""
    milestone = _milestone(actor, milestone_id)
    if milestone.working_days is None:
        raise Refusal("local_rule.limit_unclear")
    before = milestone.due_on
    milestone.due_on = rules.milestone_due(
        working_calendar_for(actor), due_on=None, starts_on=milestone.starts_on, working_days=milestone.working_days
    )
    if milestone.due_on != before:
        milestone.save(update_fields=["due_on"])
        told = {"name": milestone.name, "before": before.isoformat(), "due_on": milestone.due_on.isoformat()}
        audit.record(actor, "local_rule.milestone_recounted", milestone.rule, **told)
    return milestone


@transaction.atomic
def drop_milestone(*, actor: Actor, milestone_id: int) -> LocalRule:
    """Takes a step that nobody has finished out of the plan; the log keeps what it was."""
    milestone = _milestone(actor, milestone_id)
    if milestone.done_on is not None:
        raise Refusal("local_rule.milestone_done")
    rule, name, due = milestone.rule, milestone.name, milestone.due_on
    RuleMilestone.objects.filter(pk=milestone_id).delete()
    audit.record(actor, "local_rule.milestone_dropped", rule, name=name, due_on=due.isoformat())
    return rule


def _tell(actor: Actor, rule: LocalRule, words: RuleWords) -> None:
    rules.check_kind(words.kind)
    asked = frozenset({words.owner_id, words.lead_id})
    if asked - set(labels_of(asked, on=clock.today())):
        raise Refusal("agency.not_found")
    access.require_may_keep_for(actor, asked)
    rule.name, rule.kind, rule.code = words.name.strip(), words.kind, words.code.strip()
    rule.issued_on, rule.owner_id, rule.lead_id = words.issued_on, words.owner_id, words.lead_id
    rule.coordinators, rule.basis = words.coordinators.strip(), words.basis.strip()
    rule.cycle_months, rule.last_reviewed = words.cycle_months, words.last_reviewed
    cycle = None if rule.state == ReviewState.REPEALED else words.cycle_months
    rule.next_review = rules.next_review(last=words.last_reviewed or words.issued_on, cycle_months=cycle)
    rule.folded = _folded(rule)


def _follow_basis(actor: Actor, rule: LocalRule) -> None:
    """In the table of what rests on what as its words say."""
    follow_bases(actor=actor, kind=LOCAL_RULE, bases=bases_of_local_rules([rule.pk]), row_ids=[rule.pk])


def _folded(rule: LocalRule) -> str:
    return fold(f"{rule.name} {rule.code} {rule.result_code}")


def _save(rule: LocalRule) -> None:
    rule.version += 1
    rule.save()


def _kept(actor: Actor, rule_id: int) -> LocalRule:
    rule = LocalRule.objects.select_for_update().filter(pk=rule_id).first()
    if rule is None:
        raise Refusal("local_rule.not_found")
    access.require_may_keep(actor, rule)
    return rule


def _milestone(actor: Actor, milestone_id: int) -> RuleMilestone:
    found = RuleMilestone.objects.select_for_update().filter(pk=milestone_id).first()
    if found is None:
        raise Refusal("local_rule.not_found")
    found.rule = _kept(actor, found.rule_id)
    return found
