"""Who may manage which accounts and agencies. The row filter and the single answer stand side by side."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from nhipcau.agencies.hierarchy import ids_within, is_within, within
from nhipcau.agencies.models import Account, Agency, AgencyGroup, UnmatchedName
from nhipcau.agencies.rules import BOUNDLESS, MONITORS, is_installation_administrator
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal

# Those who settle names and keep the directory of their own part of the hierarchy.
KEEPERS = (AccountRole.ADMINISTRATOR, AccountRole.OFFICE_MONITOR, AccountRole.NATIONAL_MONITOR)


def manageable_accounts(actor: Actor, *, on: date) -> Q:
    """Accounts the actor administers: its agency's subtree, or all if it has no agency."""
    if is_installation_administrator(actor):
        return Q()
    if not actor.has(AccountRole.ADMINISTRATOR):
        return Q(pk__in=())
    return own_and_under("agency_id", actor, on=on)


def manageable_agencies(actor: Actor, *, on: date) -> Q:
    """Agencies that the actor may give accounts to."""
    if is_installation_administrator(actor):
        return Q()
    if not actor.has(AccountRole.ADMINISTRATOR):
        return Q(pk__in=())
    return own_and_under("pk", actor, on=on)


def require_manager_of_accounts(actor: Actor) -> None:
    """For the pages on accounts, of whichever agency."""
    if not actor.has(AccountRole.ADMINISTRATOR):
        raise Refusal("account.not_allowed")


def may_manage_account(actor: Actor, account: Account, *, on: date) -> bool:
    if is_installation_administrator(actor):
        return True
    return actor.has(AccountRole.ADMINISTRATOR) and is_within(account.agency_id, top_id=actor.agency_id, on=on)


def reaches_no_further(actor: Actor, account: Account, *, on: date) -> bool:
    """Whether all that the account may is within what the actor administers: whoever gets in as it gains nothing."""
    if is_installation_administrator(actor):
        return True
    if BOUNDLESS & account.role_set:
        return False
    return account.watches_id is None or is_within(account.watches_id, top_id=actor.agency_id, on=on)


def may_manage_agency(actor: Actor, agency_id: int | None, *, on: date) -> bool:
    """Whether the actor gives it accounts, names, parents."""
    if is_installation_administrator(actor):
        return True
    return actor.has(AccountRole.ADMINISTRATOR) and is_within(agency_id, top_id=actor.agency_id, on=on)


def require_may_manage_agency(actor: Actor, agency_id: int | None, *, on: date) -> None:
    if not may_manage_agency(actor, agency_id, on=on):
        raise Refusal("agency.not_allowed")


def require_may_give_name(actor: Actor, *, means_one_of_province: bool, is_own_province: bool) -> None:
    """A name that means one body of the whole province opens every paper that writes it to the agency so called.

    It is given from the top of the province, never from within; names of inner units mean nothing outside their agency.
    """
    if means_one_of_province and not is_own_province and not is_installation_administrator(actor):
        raise Refusal("agency.name_not_allowed")


def settleable_names(actor: Actor, *, locality_key: str | None) -> Q:
    """Names the actor may settle. `locality_key` is that of its own agency: others' provinces are not its business."""
    if is_installation_administrator(actor) or actor.sees_everything:
        return Q()
    if not actor.has(*KEEPERS) or not locality_key:
        return Q(pk__in=())
    return Q(locality_folded=locality_key)


def may_settle(actor: Actor, name: UnmatchedName, *, locality_key: str | None) -> bool:
    if is_installation_administrator(actor) or actor.sees_everything:
        return True
    return actor.has(*KEEPERS) and bool(locality_key) and name.locality_folded == locality_key


def may_name_members(actor: Actor, group: AgencyGroup, *, leads: Collection[int], locality_key: str | None) -> bool:
    """Whom an open set means is said by the people of a lead, or by those who keep the directory of the province."""
    if is_installation_administrator(actor) or actor.sees_everything or actor.agency_id in leads:
        return True
    return actor.has(*KEEPERS) and bool(locality_key) and group.locality_folded == locality_key


def own_and_under(field: str, actor: Actor, *, on: date) -> Q:
    """That the agency under `field` is the actor's own or stands under it."""
    return within(field, _own(actor), on=on)


def own_or_watched(field: str, actor: Actor, *, on: date) -> Q:
    """That the agency under `field` is the actor's own, or stands under the top it monitors."""
    return within(field, _watched(actor), beside=_own(actor), on=on)


def own_watched_or_inherited(field: str, actor: Actor, *, on: date) -> Q:
    """The same, and whoever these stand for today as a whole: who absorbed an agency sees what that one saw."""
    return within(field, _watched(actor), beside=_own(actor), on=on, with_inherited=True)


def with_heirs(agency_ids: frozenset[int]) -> frozenset[int]:
    """These and who stands today where each of them stood as a whole. One query, none for no agency."""
    if not agency_ids:
        return agency_ids
    heirs = Agency.objects.filter(pk__in=agency_ids, heir__isnull=False).order_by()
    return agency_ids | frozenset(heirs.values_list("heir_id", flat=True))


def own_watched_or_led(field: str, actor: Actor, *, on: date) -> Q:
    """The same, and for a unit leader all that stands under its own agency."""
    led = _own(actor) if actor.has(AccountRole.UNIT_LEADER) else []
    return within(field, [*_watched(actor), *led], beside=_own(actor), on=on)


def _own(actor: Actor) -> list[int]:
    return [] if actor.agency_id is None else [actor.agency_id]


def _watched(actor: Actor) -> list[int]:
    return [] if actor.watches_id is None or not actor.has(*MONITORS) else [actor.watches_id]


def watches_one_of(actor: Actor, agency_ids: frozenset[int], *, on: date) -> bool:
    if actor.watches_id is None or not actor.has(*MONITORS):
        return False
    return bool(ids_within(agency_ids, top_ids=[actor.watches_id], on=on))


def leads_one_of(actor: Actor, agency_ids: frozenset[int], *, on: date) -> bool:
    if actor.agency_id is None or not actor.has(AccountRole.UNIT_LEADER):
        return False
    return bool(ids_within(agency_ids, top_ids=[actor.agency_id], on=on))


def directed_agencies(actor: Actor, agency_ids: frozenset[int], *, on: date) -> frozenset[int]:
    """Which of the agencies the actor may give tasks to: at or under its own, at or under what it monitors, or all."""
    if actor.sees_everything:
        return agency_ids
    tops = [actor.agency_id]
    if actor.has(AccountRole.OFFICE_MONITOR):
        tops.append(actor.watches_id)
    return ids_within(agency_ids, top_ids=[top for top in tops if top is not None], on=on)
