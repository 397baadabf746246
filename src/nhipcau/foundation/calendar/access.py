"""Who reads and who keeps the working calendar: everyone reads it, one keeps it for all."""

from __future__ import annotations

from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


def may_keep_calendar(actor: Actor) -> bool:
    """A holiday holds for the whole country, so no agency's own administrator decides it for the others."""
    return actor.administers_everything


def require_may_keep_calendar(actor: Actor) -> None:
    if not may_keep_calendar(actor):
        raise Refusal("calendar.not_allowed")
