"""Who may see and keep local rules under review. The row filter and the answers for one row stand side by side.

A rule is seen by the agency that owns it and the one that leads its review, by those above either (unit leaders over
their own subtree, monitors over the watched one) and by the national monitor. It is kept by those of the owner and of
the lead who handle papers, and by whoever directs one of the two.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from nhipcau.agencies.access import directed_agencies, leads_one_of, own_watched_or_led, watches_one_of
from nhipcau.documents.access import TAKERS
from nhipcau.documents.models import LocalRule
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


def visible_to(actor: Actor, *, on: date | None = None) -> Q:
    """Filter for local rules. Costs no query of its own."""
    if actor.sees_everything:
        return Q()
    day = on or clock.today()
    return own_watched_or_led("owner_id", actor, on=day) | own_watched_or_led("lead_id", actor, on=day)


def may_see(actor: Actor, rule: LocalRule, *, on: date | None = None) -> bool:
    """The same answer for one rule."""
    if actor.sees_everything:
        return True
    day, agencies = on or clock.today(), frozenset({rule.owner_id, rule.lead_id})
    if actor.agency_id in agencies:
        return True
    return watches_one_of(actor, agencies, on=day) or leads_one_of(actor, agencies, on=day)


def may_keep_for(actor: Actor, agency_ids: frozenset[int], *, on: date | None = None) -> bool:
    """Whether the actor keeps a rule that these agencies own and lead."""
    return actor.has(*TAKERS) and bool(directed_agencies(actor, agency_ids, on=on or clock.today()))


def may_keep(actor: Actor, rule: LocalRule, *, on: date | None = None) -> bool:
    return may_keep_for(actor, frozenset({rule.owner_id, rule.lead_id}), on=on)


def may_enter(actor: Actor) -> bool:
    """Whether the actor enters any rule at all; of which agencies is asked when it does."""
    return actor.has(*TAKERS) and (actor.agency_id is not None or actor.sees_everything)


def require_may_enter(actor: Actor) -> None:
    if not may_enter(actor):
        raise Refusal("local_rule.not_allowed")


def require_may_keep(actor: Actor, rule: LocalRule) -> None:
    if not may_see(actor, rule):
        raise Refusal("local_rule.not_found")
    if not may_keep(actor, rule):
        raise Refusal("local_rule.not_allowed")


def require_may_keep_for(actor: Actor, agency_ids: frozenset[int]) -> None:
    if not may_keep_for(actor, agency_ids):
        raise Refusal("local_rule.agencies_not_allowed")
