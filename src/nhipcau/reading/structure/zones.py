"""What a part is about, from the words of its heading: purpose, situation, tasks, implementation, funds, …"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache

from nhipcau.reading.lexicon import any_of, load, strings, tables


class Zone(StrEnum):
    OPEN = "open"
    """No heading has said anything yet."""
    TASK = "task"
    IMPLEMENTATION = "implementation"
    REPORT = "report"
    EFFECT = "effect"
    PURPOSE = "purpose"
    SITUATION = "situation"
    SCOPE = "scope"
    NORM = "norm"
    PRINCIPLE = "principle"
    FUNDS = "funds"
    FORM = "form"
    """A blank form or a list sent along: orders nobody."""

    @property
    def holds_duties(self) -> bool:
        return self in (Zone.TASK, Zone.IMPLEMENTATION, Zone.REPORT)


_PREFIX = re.compile(r"^(?:về|công tác|một số|các|những|phần|khái quát|sơ lược|nội dung)\s+", re.IGNORECASE)
_MIXED = re.compile(r"nhiem vu|giai phap|bien phap", re.IGNORECASE)
_WIDEST_HEADING = 26
"""Words. A longer item is no heading, whatever it begins with."""


def unaccented(words: str) -> str:
    """Without tone and vowel marks, which character recognition loses first."""
    parts = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def _heads() -> tuple[tuple[Zone, re.Pattern[str]], ...]:
    return tuple(
        (Zone(str(entry["name"])), any_of([unaccented(head) for head in strings(entry["heads"])]))
        for entry in tables(load("structure")["zone"])
    )


def zone_of(heading: str) -> Zone | None:
    """What the heading announces; None where it is not a heading or says nothing known."""
    words = " ".join(heading.split())
    head = re.split(r"[:.;]", words, maxsplit=1)[0].strip(" -")
    if not head or len(head.split()) > _WIDEST_HEADING:
        return None
    plain = _PREFIX.sub("", head)
    head, plain = unaccented(head), unaccented(plain)
    for zone, pattern in _heads():
        if zone.holds_duties or zone is Zone.EFFECT:
            continue
        if (pattern.match(head) or pattern.match(plain)) and not _MIXED.search(head):
            return zone
    for zone, pattern in _heads():
        if (zone.holds_duties or zone is Zone.EFFECT) and pattern.search(head):
            return zone
    return None
