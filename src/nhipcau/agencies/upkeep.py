"""What those who keep the directory see beside what everyone sees: whether they may, and what was done."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.agencies import access
from nhipcau.agencies.models import Agency
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal


def may_keep_for(viewer: Actor, agency_id: int) -> bool:
    """Whether the viewer renames it, moves it, says that it was looked at."""
    return access.may_manage_agency(viewer, agency_id, on=clock.today())


def kept_among(viewer: Actor, agency_ids: Iterable[int]) -> frozenset[int]:
    """Which of them the viewer keeps. One query."""
    kept = Agency.objects.filter(access.manageable_agencies(viewer, on=clock.today()), pk__in=list(agency_ids))
    return frozenset(kept.values_list("pk", flat=True))


def may_make_for(viewer: Actor) -> bool:
    """Whether the viewer makes any agency: of the whole installation, or under its own."""
    return viewer.has(AccountRole.ADMINISTRATOR)


def require_may_keep_for(viewer: Actor, agency_id: int) -> None:
    if not Agency.objects.filter(pk=agency_id).exists():
        raise Refusal("agency.not_found")
    access.require_may_manage_agency(viewer, agency_id, on=clock.today())


def require_may_make_for(viewer: Actor) -> None:
    if not may_make_for(viewer):
        raise Refusal("agency.not_allowed")


def agency_history_for(viewer: Actor, agency_id: int) -> tuple[audit.Entry, ...]:
    """What was done to its entry in the directory, oldest first; names of public bodies are public, and so is this."""
    del viewer
    return audit.history_of(("agency", [agency_id]))
