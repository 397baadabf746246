"""Who keeps a body and who reads its meetings. The row filter and the answer for one row stand side by side.

That a body exists and who sits in it is public. Agenda, minutes and conclusions are for the host, for the agencies that
sit in it, and for those who monitor the host.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.agencies.access import may_manage_agency, own_or_watched, watches_one_of
from nhipcau.agencies.models import Body, Meeting, Seat
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal

HOST_KEEPERS = (AccountRole.CLERK, AccountRole.OFFICER, AccountRole.UNIT_LEADER, AccountRole.UNION_STAFF)


def may_keep_for_host(actor: Actor, host_id: int, *, on: date) -> bool:
    if actor.sees_everything or may_manage_agency(actor, host_id, on=on):
        return True
    if actor.agency_id == host_id and actor.has(*HOST_KEEPERS, AccountRole.OFFICE_MONITOR):
        return True
    return actor.has(AccountRole.OFFICE_MONITOR) and watches_one_of(actor, frozenset({host_id}), on=on)


def require_may_keep_for_host(actor: Actor, host_id: int, *, on: date) -> None:
    if not may_keep_for_host(actor, host_id, on=on):
        raise Refusal("body.not_allowed")


def meetings_visible_to(actor: Actor, *, on: date) -> Q:
    """Filter for meetings. Costs no query of its own."""
    if actor.sees_everything:
        return Q()
    seen = own_or_watched("body__host_id", actor, on=on)
    if actor.has(AccountRole.ADMINISTRATOR) and actor.agency_id is None:
        # The installation's administrator keeps bodies for all and reads what it keeps.
        return Q()
    if actor.agency_id is None:
        return seen
    return seen | Q(Exists(_own_seats(actor, on=on).filter(body_id=OuterRef("body_id"))))


def may_read_meeting(actor: Actor, meeting: Meeting, *, on: date) -> bool:
    """The same answer for one meeting."""
    if actor.sees_everything or (actor.has(AccountRole.ADMINISTRATOR) and actor.agency_id is None):
        return True
    return may_read_meetings_of(actor, meeting.body, on=on)


def may_read_meetings_of(actor: Actor, body: Body, *, on: date) -> bool:
    if actor.sees_everything or (actor.has(AccountRole.ADMINISTRATOR) and actor.agency_id is None):
        return True
    if actor.agency_id == body.host_id or watches_one_of(actor, frozenset({body.host_id}), on=on):
        return True
    return actor.agency_id is not None and _own_seats(actor, on=on).filter(body=body).exists()


def _own_seats(actor: Actor, *, on: date) -> QuerySet[Seat]:
    """Seats that last, of the actor's own agency or of one of its posts."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return Seat.objects.filter(lasting, Q(agency_id=actor.agency_id) | Q(post__agency_id=actor.agency_id))
