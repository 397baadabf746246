"""Who keeps people and posts, and to whom a person's contact is shown. The row filter and the answer side by side.

Who holds a post of a public body is public. How to reach that person is personal data (Law 91/2025/QH15, §9.2).
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from nhipcau.agencies.access import may_manage_agency, own_and_under, own_or_watched, watches_one_of
from nhipcau.agencies.models import Person, Tenure
from nhipcau.agencies.rules import is_installation_administrator
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal

# Those who keep the people of their own agency.
OWN_KEEPERS = (AccountRole.CLERK, AccountRole.UNIT_LEADER, AccountRole.UNION_STAFF)


def may_keep_people(actor: Actor, agency_id: int, *, on: date) -> bool:
    if actor.sees_everything or may_manage_agency(actor, agency_id, on=on):
        return True
    if actor.agency_id == agency_id and actor.has(*OWN_KEEPERS):
        return True
    return actor.has(AccountRole.OFFICE_MONITOR) and watches_one_of(actor, frozenset({agency_id}), on=on)


def require_may_keep_people(actor: Actor, agency_id: int, *, on: date) -> None:
    if not may_keep_people(actor, agency_id, on=on):
        raise Refusal("person.not_allowed")


def contacts_visible_to(actor: Actor, *, on: date) -> Q:
    """People whose contact the actor may read: of its own agency, of what it watches, of what it administers.

    Whoever has left an agency is nobody of its own any more.
    """
    if is_installation_administrator(actor) or actor.sees_everything:
        return Q()
    agencies = own_or_watched("post__agency_id", actor, on=on)
    if actor.has(AccountRole.ADMINISTRATOR):
        agencies |= own_and_under("post__agency_id", actor, on=on)
    return Q(Exists(Tenure.objects.filter(agencies, _lasting(on), person_id=OuterRef("pk"))))


def may_read_contact(actor: Actor, person: Person, *, on: date) -> bool:
    """The same answer for one person."""
    if is_installation_administrator(actor) or actor.sees_everything:
        return True
    held = Tenure.objects.filter(_lasting(on), person=person).values_list("post__agency_id", flat=True)
    agencies = frozenset(held)
    if actor.agency_id in agencies or watches_one_of(actor, agencies, on=on):
        return True
    return any(may_manage_agency(actor, agency_id, on=on) for agency_id in agencies)


def require_may_read_contact(actor: Actor, person: Person, *, on: date) -> None:
    if not may_read_contact(actor, person, on=on):
        raise Refusal("person_contact.not_allowed")


def may_keep_person(actor: Actor, person: Person, *, on: date) -> bool:
    """Whoever keeps an agency where the person holds a post; where it holds none any more, one where it did."""
    held = Tenure.objects.filter(person=person)
    agencies = set(held.filter(_lasting(on)).values_list("post__agency_id", flat=True))
    agencies = agencies or set(held.values_list("post__agency_id", flat=True))
    return any(may_keep_people(actor, agency_id, on=on) for agency_id in agencies)


def require_may_keep_person(actor: Actor, person: Person, *, on: date) -> None:
    if not may_keep_person(actor, person, on=on):
        raise Refusal("person.not_allowed")


def require_may_set_signing_forms(actor: Actor) -> None:
    """Words of law hold for the whole installation."""
    if not is_installation_administrator(actor):
        raise Refusal("person.not_allowed")


def _lasting(on: date) -> Q:
    return Q(withdrawn=False) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
