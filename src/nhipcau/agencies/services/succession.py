"""A person decides once who takes over a function: the choice is kept as an arrow like any other, and taken back so."""

from __future__ import annotations

from datetime import date, timedelta

from nhipcau.agencies import rules
from nhipcau.agencies.access import KEEPERS
from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.hierarchy import ids_within
from nhipcau.agencies.models import Agency, AgencyEvent, AgencyEventLeg
from nhipcau.agencies.models.events import EventKind
from nhipcau.agencies.rules import is_installation_administrator
from nhipcau.agencies.services.events import put_into_force, write_event
from nhipcau.agencies.succession import Standing, answer_for
from nhipcau.agencies.successors import arrows_from
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


def may_decide_successor(actor: Actor, agency_id: int, *, effective: date, on: date) -> bool:
    """Those who keep the part of the hierarchy in which the agency stood the day before."""
    if is_installation_administrator(actor) or actor.sees_everything:
        return True
    if not actor.has(*KEEPERS):
        return False
    tops = [top for top in (actor.agency_id, actor.watches_id) if top is not None]
    eve = effective - timedelta(days=1)
    return bool(ids_within([agency_id], top_ids=tops, on=eve) or ids_within([agency_id], top_ids=tops, on=on))


def write_decision(
    *, actor: Actor, agency_id: int, scope: str, effective: date, to_agency_id: int, basis: str
) -> AgencyEvent:
    """From the day on which the function moved; part of a larger act, whose entry tells of it."""
    on = clock.today()
    rules.check_basis_given(basis)
    agency = Agency.objects.select_for_update().filter(pk=agency_id).first()
    heir = Agency.objects.filter(pk=to_agency_id).first()
    if agency is None or heir is None:
        raise Refusal("agency.not_found")
    if not may_decide_successor(actor, agency_id, effective=effective, on=on):
        raise Refusal("succession.not_allowed")
    known = AgencyEventLeg.objects.filter(from_agency=agency, function_scope=scope, decided__isnull=False)
    if known.filter(event__state=AgencyEvent.State.APPLIED, event__effective=effective).exists():
        raise Refusal("succession.decided_already")
    _check_heir(heir, leaving=agency_id, on=on)
    event = write_event(
        actor=actor,
        kind=EventKind.FUNCTION_TRANSFER,
        effective=effective,
        basis=basis.strip()[:300],
        legs=[Leg(from_agency=agency_id, to_agency=to_agency_id, function_scope=scope)],
    )
    AgencyEventLeg.objects.filter(event=event).update(decided=clock.now(), decided_by_id=actor.account_id)
    put_into_force(event, actor=actor)
    return event


def withdraw_decision(*, actor: Actor, event_id: int) -> AgencyEventLeg:
    """The question is open again; part of a larger act, whose entry tells of it."""
    leg = AgencyEventLeg.objects.select_for_update(of=("self",)).select_related("event").filter(event_id=event_id)
    found = leg.filter(decided__isnull=False, event__state=AgencyEvent.State.APPLIED).first()
    if found is None or found.from_agency_id is None:
        raise Refusal("succession.not_found")
    event = found.event
    if not may_decide_successor(actor, found.from_agency_id, effective=event.effective, on=clock.today()):
        raise Refusal("succession.not_allowed")
    event.state, event.written = AgencyEvent.State.UNDONE, []
    event.undone, event.undone_by_id = clock.now(), actor.account_id
    event.save(update_fields=["state", "written", "undone", "undone_by"])
    return found


def _check_heir(heir: Agency, *, leaving: int, on: date) -> None:
    """The heir must be there, or lead on to one that is: nobody is named who is no more."""
    answer = answer_for(agency_id=heir.pk, arrows=arrows_from([heir.pk]), on=on)
    gone = heir.last_day is not None and heir.last_day < on
    if gone and answer.standing not in (Standing.FOLLOWED, Standing.UNDECIDED):
        raise Refusal("succession.heir_ended")
    if heir.pk != leaving and answer.agency_id == leaving:
        raise Refusal("succession.heir_ended")
