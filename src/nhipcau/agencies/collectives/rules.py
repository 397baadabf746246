"""Whom a collective means: which rule speaks for a phrase, and what it asks of the register. Pure; rules are data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from nhipcau.agencies.lists.held import SHIPPED, Lists, lists_held
from nhipcau.agencies.lists.shapes import COLLECTIVES
from nhipcau.agencies.names.parts import is_nobody
from nhipcau.ground.lists import ListRow
from nhipcau.ground.text import fold, key_of

_POSTS = re.compile(r"^(?:lanh dao|thu truong|giam doc|chu tich|pho chu tich|cuc truong|vu truong|tong bien tap|va)\s+")


KEPT = "kept "
"""Begins the ident of a rule that an administrator wrote."""


class Meaning(StrEnum):
    LISTED = "listed"
    OPEN = "open"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Rule:
    """What agencies of the register belong: all that is said must hold.

    `ident` names the rule for good: the code of a shipped one, the number of the entry of one that was written.
    """

    code: str
    ident: str
    words: str
    pattern: re.Pattern[str] | None
    phrases: frozenset[str]
    meaning: Meaning
    keys: re.Pattern[str] | None
    names: frozenset[str]
    leaves_out: frozenset[str]
    levels: tuple[str, ...]
    families: tuple[str, ...]
    central: bool
    everywhere: bool
    """Of every province, not only the document's."""
    body: bool
    """Those called as the phrase itself calls them."""
    own: bool
    """Directly under the issuer."""
    under: str
    """Directly under the body of that name in the province."""
    until: date | None
    ended: str
    successor: str
    exactly: int | None

    def holds_on(self, day: date) -> bool:
        return self.until is None or day <= self.until

    def lists(self, key: str) -> bool:
        """Whether an agency of that folded name belongs, as far as its name says."""
        if key in self.leaves_out:
            return False
        if key in self.names:
            return True
        return bool(self.keys.search(key)) if self.keys is not None else not self.names


@dataclass(frozen=True, slots=True)
class Spoken:
    """A phrase and the rule that speaks for it."""

    rule: Rule
    key: str
    body: str = ""
    article: str = ""


def spoken(phrase: str) -> Spoken | None:
    """The rule for a phrase; None where it means nobody outside ("Lưu: VT")."""
    if is_nobody(phrase):
        return None
    key = _plain(phrase)
    for rule in rules():
        if key in rule.phrases:
            return Spoken(rule=rule, key=key)
        match = rule.pattern.search(key) if rule.pattern is not None else None
        if match:
            named = match.groupdict()
            return Spoken(rule=rule, key=key, body=named.get("body") or "", article=named.get("article") or "")
    # What no rule knows is asked about like any open set.
    return Spoken(rule=rule_of("open"), key=key)


def rule_of(code: str) -> Rule:
    """As it holds for the day in hand; one that does not hold is as it was shipped."""
    return next((rule for rule in rules() if rule.code == code), None) or shipped_rule(code)


def shipped_rule(code: str) -> Rule:
    return next(rule for rule in _rules(SHIPPED) if rule.code == code)


def rules() -> tuple[Rule, ...]:
    """In the order in which they are asked."""
    return _rules(lists_held())


def rules_from(rows: Iterable[ListRow]) -> tuple[Rule, ...]:
    return tuple(_rule(row) for row in rows)


def _plain(phrase: str) -> str:
    """Folded, without the posts before it: "Giám đốc, Thủ trưởng các sở, ban, ngành" are the departments."""
    key = key_of(re.sub(r"\s*\([^)]*\)", "", phrase))
    while match := _POSTS.match(key):
        key = key[match.end() :]
    return (
        re.sub(r"\s+(?:cap tinh|tinh|thanh pho)$", "", key) if key.startswith(("cac so", "so ", "cac to chuc")) else key
    )


@lru_cache(maxsize=16)
def _rules(lists: Lists) -> tuple[Rule, ...]:
    return rules_from(lists.of(COLLECTIVES))


def _rule(row: ListRow) -> Rule:
    pattern, keys = row.text("pattern"), row.text("keys")
    return Rule(
        code=row.text("code") or row.key,
        ident=f"{KEPT}{row.entry_id}" if row.entry_id else row.text("code"),
        words=row.text("words"),
        pattern=re.compile(pattern) if pattern else None,
        phrases=frozenset(_plain(phrase) for phrase in row.words("phrases")),
        meaning=Meaning(row.text("state") or Meaning.LISTED),
        keys=re.compile(keys) if keys else None,
        names=frozenset(key_of(name) for name in row.words("names")),
        leaves_out=frozenset(key_of(name) for name in row.words("leaves_out")),
        levels=row.words("levels"),
        families=row.words("families"),
        central=row.flag("central"),
        everywhere=row.flag("everywhere"),
        body=row.flag("body"),
        own=row.flag("own"),
        under=fold(row.text("under")),
        until=row.day("until"),
        ended=row.text("ended"),
        successor=row.text("successor"),
        exactly=row.number("exactly"),
    )
