"""What the lead is told to do, as roles (domain facts §3.3), in the order of that catalogue."""

from __future__ import annotations

import re
from functools import cache

from nhipcau.reading.source import Source
from nhipcau.reading.types import Order, Parties, Role
from nhipcau.reading.words import Words, fold, lexicon, words_of

_ACTS = (
    *(Role.ADVISE, Role.APPRAISE, Role.GUIDE, Role.MONITOR, Role.INSPECT, Role.FUND, Role.CONSOLIDATE),
    *(Role.APPROVE, Role.SUPPORT, Role.DISSEMINATE, Role.EXECUTE),
)


@cache
def _said() -> tuple[re.Pattern[str], dict[str, frozenset[Role]]]:
    """One pattern of all acts that tell a role, longest first, and the roles of each."""
    roles: dict[str, set[Role]] = {}
    for role in _ACTS:
        for phrase in lexicon("verbs", "roles", role.value):
            roles.setdefault(fold(phrase), set()).add(role)
    longest_first = sorted(roles, key=len, reverse=True)
    ways = "|".join(r"[\s_]+".join(re.escape(word) for word in phrase.split()) for phrase in longest_first)
    return re.compile(rf"(?:{ways})(?![^\W_])"), {said: frozenset(told) for said, told in roles.items()}


def _told(words: Words) -> frozenset[Role]:
    pattern, roles = _said()
    text = words.folded
    said = {
        " ".join(met.group().split())
        for met in pattern.finditer(text)
        if not met.start() or not text[met.start() - 1].isalnum()
    }
    return frozenset(role for act in said for role in roles[act])


def roles_of(source: Source, order: Order, parties: Parties) -> tuple[Role, ...]:
    told = _told(words_of(source, order.span))
    acts = [role for role in _ACTS if role in told]
    if order.is_report:
        acts.append(Role.REPORT)
    first = [Role.REQUESTED] if parties.requested and not parties.lead else [Role.LEAD] if parties.lead else []
    if not first and not acts:
        acts = [Role.COORD] if parties.coordinators else [Role.EXECUTE]
    return (*first, *acts)
