"""What the lead is told to do, as roles (domain facts §3.3), in the order of that catalogue."""

from __future__ import annotations

from functools import cache

from nhipcau.reading.source import Source
from nhipcau.reading.types import Order, Parties, Role, Span
from nhipcau.reading.words import Phrases, Words, lexicon, words_in, words_of

_ACTS = (
    *(Role.ADVISE, Role.APPRAISE, Role.GUIDE, Role.MONITOR, Role.INSPECT, Role.FUND, Role.CONSOLIDATE),
    *(Role.APPROVE, Role.SUPPORT, Role.DISSEMINATE, Role.EXECUTE),
)


@cache
def _telling() -> tuple[Phrases, dict[tuple[str, ...], set[Role]]]:
    """All acts that tell a role, and the roles of each by its words."""
    roles: dict[tuple[str, ...], set[Role]] = {}
    for role in _ACTS:
        for phrase in lexicon("verbs", "roles", role.value):
            act = tuple(word.text for word in words_in(phrase, Span(0, len(phrase))))
            roles.setdefault(act, set()).add(role)
    return Phrases(phrase for role in _ACTS for phrase in lexicon("verbs", "roles", role.value)), roles


def _told(words: Words) -> set[Role]:
    acts, roles = _telling()
    told: set[Role] = set()
    read = 0
    for at, stop in acts.met_in(words):
        if at >= read:
            told |= roles[tuple(word.text for word in words[at:stop])]
            read = stop
    return told


def roles_of(source: Source, order: Order, parties: Parties) -> tuple[Role, ...]:
    told = _told(words_of(source, order.span))
    acts = [role for role in _ACTS if role in told]
    if order.is_report:
        acts.append(Role.REPORT)
    first = [Role.REQUESTED] if parties.requested and not parties.lead else [Role.LEAD] if parties.lead else []
    if not first and not acts:
        acts = [Role.COORD] if parties.coordinators else [Role.EXECUTE]
    return (*first, *acts)
