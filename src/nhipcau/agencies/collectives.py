"""Whom a collective means: which rule speaks for a phrase, and what it asks of the register. Pure; rules are data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from nhipcau.agencies.parts import is_nobody
from nhipcau.ground.text import key_of

_POSTS = re.compile(r"^(?:lanh dao|thu truong|giam doc|chu tich|pho chu tich|cuc truong|vu truong|tong bien tap|va)\s+")


class Meaning(StrEnum):
    LISTED = "listed"
    OPEN = "open"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Rule:
    """What agencies of the register belong: all that is said must hold."""

    code: str
    words: str
    pattern: re.Pattern[str]
    meaning: Meaning
    keys: re.Pattern[str] | None
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
        match = rule.pattern.search(key)
        if match:
            named = match.groupdict()
            return Spoken(rule=rule, key=key, body=named.get("body") or "", article=named.get("article") or "")
    # What no rule knows is asked about like any open set.
    return Spoken(rule=rule_of("open"), key=key)


def rule_of(code: str) -> Rule:
    return next(rule for rule in rules() if rule.code == code)


def _plain(phrase: str) -> str:
    """Folded, without the posts before it: "Giám đốc, Thủ trưởng các sở, ban, ngành" are the departments."""
    key = key_of(re.sub(r"\s*\([^)]*\)", "", phrase))
    while match := _POSTS.match(key):
        key = key[match.end() :]
    return (
        re.sub(r"\s+(?:cap tinh|tinh|thanh pho)$", "", key) if key.startswith(("cac so", "so ", "cac to chuc")) else key
    )


@cache
def rules() -> tuple[Rule, ...]:
    table = tomllib.loads((files(__package__) / "collectives.toml").read_text(encoding="utf-8"))
    return tuple(
        Rule(
            code=row["code"],
            words=row["words"],
            pattern=re.compile(row["pattern"]),
            meaning=Meaning(row.get("state", "listed")),
            keys=re.compile(row["keys"]) if "keys" in row else None,
            levels=tuple(row.get("levels", ())),
            families=tuple(row.get("families", ())),
            central=row.get("central", False),
            everywhere=row.get("everywhere", False),
            body=row.get("body", False),
            own=row.get("own", False),
            under=row.get("under", ""),
            until=row.get("until"),
            ended=row.get("ended", ""),
            successor=row.get("successor", ""),
            exactly=row.get("exactly"),
        )
        for row in table["rule"]
    )
