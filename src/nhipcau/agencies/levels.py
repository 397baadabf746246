"""Levels of government that ceased: a collective of theirs ("UBND các huyện, thành phố") has no single heir."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nhipcau.agencies.lists.held import Lists, lists_held
from nhipcau.agencies.lists.shapes import LEVELS_ENDED


@dataclass(frozen=True, slots=True)
class EndedLevel:
    """`offers` is the level of agencies from which a person may choose instead."""

    name: str
    last_day: date
    source: str
    offers: str
    pattern: re.Pattern[str]


def ended_level_in(name: str, *, on: date) -> EndedLevel | None:
    """The level that the words name and that is no more on that day. Accents count: "cơ quan" is no "quận"."""
    for level in _levels(lists_held()):
        if level.last_day < on and level.pattern.search(name.casefold()):
            return level
    return None


@lru_cache(maxsize=16)
def _levels(lists: Lists) -> tuple[EndedLevel, ...]:
    return tuple(
        EndedLevel(
            name=row.text("name"),
            last_day=row.day("last_day") or date.max,
            source=row.source,
            offers=row.text("offers"),
            pattern=re.compile(r"\b(?:" + "|".join(re.escape(word.casefold()) for word in row.words("words")) + r")\b"),
        )
        for row in lists.of(LEVELS_ENDED)
    )
