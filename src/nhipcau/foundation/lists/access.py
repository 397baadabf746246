"""Who reads and who keeps the lists: everyone reads them, one keeps them for all."""

from __future__ import annotations

from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


def may_keep_lists(actor: Actor) -> bool:
    """What a word means in documents holds for every agency, so no agency's own administrator decides it for others."""
    return actor.administers_everything


def require_may_keep_lists(actor: Actor) -> None:
    if not may_keep_lists(actor):
        raise Refusal("list.not_allowed")
