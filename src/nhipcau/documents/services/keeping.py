"""Searches that people keep: kept, renamed, shared, removed, brought back. Each act leaves one audit entry."""

from __future__ import annotations

from django.db import transaction

from nhipcau.documents import access_to_searches as access
from nhipcau.documents.models import KeptSearch
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

MOST_KEPT = 50
LONGEST_NAME = 80
LONGEST_ADDRESS = 1000


@transaction.atomic
def keep_search(*, actor: Actor, name: str, address: str, shared: bool = False) -> KeptSearch:
    """`address` are the filters as they stand in the address of the page, without the page number."""
    account_id = access.keeper_of(actor)
    name = _checked(actor, name, besides=None)
    if not address or len(address) > LONGEST_ADDRESS:
        raise Refusal("search.nothing_to_keep")
    if KeptSearch.objects.filter(account_id=account_id, removed__isnull=True).count() >= MOST_KEPT:
        raise Refusal("search.too_many", most=MOST_KEPT)
    search = KeptSearch.objects.create(
        account_id=account_id,
        agency_id=actor.agency_id if shared else None,
        name=name,
        address=address,
        made=clock.now(),
    )
    audit.record(actor, "search.kept", search, name=name, shared=search.agency_id is not None)
    return search


@transaction.atomic
def change_search(*, actor: Actor, search_id: int, name: str, shared: bool, on_home: bool) -> KeptSearch:
    search = _open(actor, search_id)
    if search.removed is not None:
        raise Refusal("search.not_found")
    search.name = _checked(actor, name, besides=search)
    search.agency_id = actor.agency_id if shared else None
    search.on_home = on_home
    search.save(update_fields=["name", "agency", "on_home"])
    audit.record(actor, "search.changed", search, name=search.name, shared=search.agency_id is not None)
    return search


@transaction.atomic
def remove_search(*, actor: Actor, search_id: int) -> KeptSearch:
    """Removing twice changes nothing."""
    search = _open(actor, search_id)
    if search.removed is None:
        search.removed = clock.now()
        search.save(update_fields=["removed"])
        audit.record(actor, "search.removed", search, name=search.name)
    return search


@transaction.atomic
def bring_search_back(*, actor: Actor, search_id: int) -> KeptSearch:
    """Undoes the removing; refused where another has taken its name meanwhile."""
    search = _open(actor, search_id)
    if search.removed is not None:
        _checked(actor, search.name, besides=search)
        search.removed = None
        search.save(update_fields=["removed"])
        audit.record(actor, "search.brought_back", search, name=search.name)
    return search


def _open(actor: Actor, search_id: int) -> KeptSearch:
    search = KeptSearch.objects.select_for_update(of=("self",)).filter(pk=search_id).first()
    if search is None:
        raise Refusal("search.not_found")
    access.require_may_change(actor, search)
    return search


def _checked(actor: Actor, name: str, *, besides: KeptSearch | None) -> str:
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise Refusal("search.name_missing")
    same = KeptSearch.objects.filter(account_id=access.keeper_of(actor), name=name, removed__isnull=True)
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        raise Refusal("search.name_taken", name=name)
    return name
