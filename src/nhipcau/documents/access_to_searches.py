"""Who sees and changes kept searches: whoever keeps one; shared ones are seen by the accounts of its agency."""

from __future__ import annotations

from django.db.models import Q

from nhipcau.documents.models import KeptSearch
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


def visible_to(actor: Actor) -> Q:
    """Filter for kept searches; removed ones are among them."""
    own = Q(account_id=actor.account_id) if actor.account_id is not None else Q(pk__in=())
    if actor.agency_id is None:
        return own
    return own | Q(agency_id=actor.agency_id)


def may_see(actor: Actor, search: KeptSearch) -> bool:
    if actor.account_id is not None and search.account_id == actor.account_id:
        return True
    return actor.agency_id is not None and search.agency_id == actor.agency_id


def may_change(actor: Actor, search: KeptSearch) -> bool:
    """A shared one is still its maker's: nobody else's tile changes under their hands."""
    return actor.account_id is not None and search.account_id == actor.account_id


def keeper_of(actor: Actor) -> int:
    """The account that keeps; the program itself keeps none."""
    if actor.account_id is None:
        raise Refusal("search.not_allowed")
    return actor.account_id


def require_may_change(actor: Actor, search: KeptSearch) -> None:
    if not may_see(actor, search):
        raise Refusal("search.not_found")
    if not may_change(actor, search):
        raise Refusal("search.not_allowed")
