"""The searches a viewer keeps, and those its agency shares."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from nhipcau.documents import access_to_searches as access
from nhipcau.documents.models import KeptSearch
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

MOST_TILES = 6


@dataclass(frozen=True, slots=True)
class KeptRow:
    """`own`: the viewer may rename and remove it; `by` is who keeps it."""

    id: int
    name: str
    address: str
    own: bool
    shared: bool
    on_home: bool
    by: str


def kept_searches_for(viewer: Actor) -> tuple[KeptRow, ...]:
    """One query."""
    return tuple(_row(search, viewer) for search in _standing(viewer))


def tiles_for(viewer: Actor) -> tuple[KeptRow, ...]:
    """Those that stand on the home page; own ones first. One query."""
    rows = sorted((_row(s, viewer) for s in _standing(viewer).filter(on_home=True)), key=lambda row: not row.own)
    return tuple(rows[:MOST_TILES])


def kept_search_for(viewer: Actor, search_id: int) -> KeptRow:
    """Also one that was removed, so that it can be brought back."""
    found = KeptSearch.objects.filter(access.visible_to(viewer), pk=search_id).select_related("account").first()
    if found is None:
        raise Refusal("search.not_found")
    return _row(found, viewer)


def _standing(viewer: Actor) -> QuerySet[KeptSearch]:
    found = KeptSearch.objects.filter(access.visible_to(viewer), removed__isnull=True)
    return found.select_related("account").order_by("name", "id")


def _row(search: KeptSearch, viewer: Actor) -> KeptRow:
    return KeptRow(
        id=search.pk,
        name=search.name,
        address=search.address,
        own=access.may_change(viewer, search),
        shared=search.agency_id is not None,
        on_home=search.on_home,
        by=str(search.account),
    )
