"""What a part is about, from the words of its heading: purpose, situation, tasks, implementation, funds, …"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from nhipcau.reading.lexicon import load, strings, tables
from nhipcau.reading.lexicon.listed import Listed
from nhipcau.reading.source import without_marks
from nhipcau.reading.structure.lines import in_one_line


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
        return self is TASK or self is IMPLEMENTATION or self is REPORT


OPEN, TASK, IMPLEMENTATION, REPORT = Zone.OPEN, Zone.TASK, Zone.IMPLEMENTATION, Zone.REPORT
"""By their bare names: what is asked of each piece is not looked up in its class each time."""

_PREFIX = re.compile(r"(?:về|công tác|một số|các|những|phần|khái quát|sơ lược|nội dung)\s+")
_PREFIX_WITHIN = len("khái quát ")
_MIXED = re.compile(r"nhiem vu|giai phap|bien phap")
_HEAD_END = re.compile(r"[:.;]")
_WIDEST_HEADING = 26
"""Words. A longer item is no heading, whatever it begins with."""


@cache
def _heads() -> dict[Zone, list[str]]:
    """In the order of the list: the first that fits counts."""
    return {
        Zone(str(entry["name"])): [without_marks(head) for head in strings(entry["heads"])]
        for entry in tables(load("structure")["zone"])
    }


def _gives_tasks(zone: Zone) -> bool:
    return zone.holds_duties or zone is Zone.EFFECT


@cache
def _openings() -> re.Pattern[str]:
    """How headings of parts without tasks begin; the group that meets has the name of its zone."""
    return re.compile(
        "|".join(f"(?P<{zone}>{'|'.join(heads)})" for zone, heads in _heads().items() if not _gives_tasks(zone))
    )


@cache
def _tasks() -> tuple[Listed, tuple[tuple[Zone, re.Pattern[str]], ...]]:
    """What headings of parts with tasks hold somewhere: of any such zone, and of each."""
    each = tuple((zone, heads) for zone, heads in _heads().items() if _gives_tasks(zone))
    anyone = Listed([head for _, heads in each for head in heads])
    return anyone, tuple((zone, re.compile("|".join(heads))) for zone, heads in each)


def zone_of(words: str, *, plain: str) -> Zone | None:
    """What the heading announces; None where it is not a heading or says nothing known.

    `plain` are the same words as printed, as far as a heading can reach, without the marks that recognition loses
    first.
    """
    end = _HEAD_END.search(words)
    head = (words[: end.start()] if end else words).strip(" -")
    if not head or head.count(" ") >= _WIDEST_HEADING:
        return None
    start = words.index(head)
    said = plain[: start + len(head)]
    if said != in_one_line(said):
        said = in_one_line(plain)[: start + len(head)]
    said = said[start:]
    openings = _openings()
    prefix = _PREFIX.match(head[:_PREFIX_WITHIN].lower())
    begun, behind = openings.match(said), openings.match(said[prefix.end() :]) if prefix else None
    if (begun or behind) and not _MIXED.search(said):
        order = list(_heads())
        return min((Zone(str(one.lastgroup)) for one in (begun, behind) if one), key=order.index)
    anyone, each = _tasks()
    if not anyone.stands_in(said):
        return None
    return next(zone for zone, pattern in each if pattern.search(said))
