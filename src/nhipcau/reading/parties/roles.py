"""What the lead is told to do, as roles (domain facts §3.3), in the order of that catalogue."""

from __future__ import annotations

from functools import cache

from nhipcau.reading.source import Source
from nhipcau.reading.types import Order, Parties, Role
from nhipcau.reading.words import Phrases, phrases, words_of


@cache
def _acts() -> tuple[tuple[Role, Phrases], ...]:
    told = [Role.ADVISE, Role.APPRAISE, Role.GUIDE, Role.MONITOR, Role.INSPECT, Role.FUND, Role.CONSOLIDATE]
    told += [Role.APPROVE, Role.SUPPORT, Role.DISSEMINATE, Role.EXECUTE]
    return tuple((role, phrases("verbs", "roles", role.value)) for role in told)


def roles_of(source: Source, order: Order, parties: Parties) -> tuple[Role, ...]:
    words = words_of(source, order.span)
    acts = [role for role, said in _acts() if said.first_in(words)]
    if order.is_report:
        acts.append(Role.REPORT)
    first = [Role.REQUESTED] if parties.requested and not parties.lead else [Role.LEAD] if parties.lead else []
    if not first and not acts:
        acts = [Role.COORD] if parties.coordinators else [Role.EXECUTE]
    return (*first, *acts)
