"""What the kept lists say to those who ask for one thing: a rule that listed a group once, a level that ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nhipcau.agencies.collectives.rules import KEPT, Rule, rules_from, shipped_rule
from nhipcau.agencies.levels import EndedLevel, ended_level_in
from nhipcau.agencies.lists.day import lists_of_day
from nhipcau.agencies.lists.shapes import COLLECTIVES
from nhipcau.foundation.lists import rows_written
from nhipcau.ground.actor import Actor


def rules_named(idents: Iterable[str]) -> dict[str, Rule]:
    """Each as it was when it was named, be it withdrawn since. No query where all were shipped, else one."""
    wanted = frozenset(idents)
    numbers = [int(ident.removeprefix(KEPT)) for ident in wanted if ident.startswith(KEPT)]
    written = rules_from(rows_written(COLLECTIVES, numbers)) if numbers else ()
    found = {rule.ident: rule for rule in written}
    return {ident: found[ident] if ident in found else shipped_rule(ident) for ident in wanted}


def ended_level_for(viewer: Actor, names: Iterable[str], *, on: date) -> tuple[str, EndedLevel] | None:
    """The first of the names that means a level which is no more on that day. One query, none without names."""
    del viewer  # the lists are the same for everyone
    asked = tuple(names)
    if not asked:
        return None
    with lists_of_day(on):
        return next(((name, level) for name in asked if (level := ended_level_in(name, on=on))), None)
