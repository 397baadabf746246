"""Who may say what happened to agencies: those who keep every one of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from nhipcau.agencies.hierarchy import ids_within
from nhipcau.agencies.rules import is_installation_administrator
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal


def may_change_agencies(actor: Actor, agency_ids: Iterable[int], *, on: date, effective: date) -> bool:
    """Whether each stands at or under the actor's own agency, today or the day before the event ended it."""
    if is_installation_administrator(actor):
        return True
    asked = frozenset(agency_ids)
    if not actor.has(AccountRole.ADMINISTRATOR) or actor.agency_id is None or not asked:
        return False
    tops = [actor.agency_id]
    left = asked - ids_within(asked, top_ids=tops, on=on)
    return not left or left <= ids_within(left, top_ids=tops, on=effective - timedelta(days=1))


def require_may_change_agencies(actor: Actor, agency_ids: Iterable[int], *, on: date, effective: date) -> None:
    if not may_change_agencies(actor, agency_ids, on=on, effective=effective):
        raise Refusal("agency_event.not_allowed")
