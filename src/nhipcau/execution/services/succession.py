"""Who takes over what waited for a person: decided once, remembered, and taken back with one act."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nhipcau.agencies.models import AgencyEvent
from nhipcau.agencies.services.succession import withdraw_decision, write_decision
from nhipcau.execution.models import TaskParty
from nhipcau.execution.services.following import Followed, follow_agencies, follow_all
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@transaction.atomic
def decide_succession(
    *, actor: Actor, agency_id: int, scope: str, effective: date, to_agency_id: int, basis: str
) -> tuple[AgencyEvent, Followed]:
    """From now on every task of that agency and function follows, those of tomorrow's papers too."""
    if not TaskParty.objects.filter(waiting_at=agency_id, function_scope=scope, waiting_from=effective).exists():
        raise Refusal("succession.not_found")
    event = write_decision(
        actor=actor, agency_id=agency_id, scope=scope, effective=effective, to_agency_id=to_agency_id, basis=basis
    )
    followed = follow_agencies([agency_id], on=clock.today())
    audit.record(
        actor, "succession.decided", event, agency=agency_id, to=to_agency_id, scope=scope, basis=basis,
        effective=effective.isoformat(), parts=followed.parts, given=followed.given,
    )  # fmt: skip
    return event, followed


@transaction.atomic
def take_back_succession(*, actor: Actor, event_id: int) -> Followed:
    """What had followed waits for a person again."""
    leg = withdraw_decision(actor=actor, event_id=event_id)
    assert leg.from_agency_id is not None
    followed = follow_agencies([leg.from_agency_id], on=clock.today())
    audit.record(
        actor, "succession.taken_back", leg.event, agency=leg.from_agency_id, scope=leg.function_scope,
        parts=followed.parts, given=followed.given,
    )  # fmt: skip
    return followed


@transaction.atomic
def follow_what_happened(*, actor: Actor, on: date) -> Followed:
    """After events were applied or undone, and once a day for those that begin that day."""
    followed = follow_all(on=on)
    if followed.parts or followed.given:
        audit.record(actor, "successions.followed", None, parts=followed.parts, given=followed.given)
    return followed
