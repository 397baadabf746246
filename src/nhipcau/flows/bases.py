"""Registers beside the documents join the watch of legal bases: when a row is written, and once a day for all of them.

Once a day, because an instrument may enter the register after the words that name it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from nhipcau.agencies.bases import BODY, EVENT, MEETING, Basis, bases_of_bodies, bases_of_events, bases_of_meetings
from nhipcau.documents.local_rules.bases import LOCAL_RULE, bases_of_local_rules
from nhipcau.documents.services.basing import follow_bases
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor

P = ParamSpec("P")
R = TypeVar("R")

REGISTERS: Mapping[str, Callable[[Collection[int] | None], Sequence[Basis]]] = {
    BODY: bases_of_bodies,
    MEETING: bases_of_meetings,
    EVENT: bases_of_events,
    LOCAL_RULE: bases_of_local_rules,
}
"""A register that comes later adds its line here, and is in the one table."""


def follow_row(*, actor: Actor, kind: str, row_id: int) -> None:
    """After a row was written; part of that act and of its entry."""
    follow_bases(actor=actor, kind=kind, bases=REGISTERS[kind]([row_id]), row_ids=[row_id])


def joining(act: Callable[P, R], *, kind: str, row_of: Callable[[R], int]) -> Callable[P, R]:
    """The act, after which what its row rests on follows the row's words in the same transaction."""

    @wraps(act)
    @transaction.atomic
    def joined(*args: P.args, **kwargs: P.kwargs) -> R:
        done = act(*args, **kwargs)
        actor = kwargs["actor"]
        assert isinstance(actor, Actor)
        follow_row(actor=actor, kind=kind, row_id=row_of(done))
        return done

    return joined


@transaction.atomic
def follow_registers(*, actor: Actor) -> tuple[int, int]:
    """All of them; gives how many were added and how many taken off."""
    added = taken = 0
    for kind, asked in REGISTERS.items():
        fresh, gone = follow_bases(actor=actor, kind=kind, bases=asked(None))
        added, taken = added + fresh, taken + gone
    if added or taken:
        audit.record(actor, "bases.followed", None, added=added, taken=taken)
    return added, taken
