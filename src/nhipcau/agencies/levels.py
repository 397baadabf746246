"""Levels of government that ceased: a collective of theirs ("UBND các huyện, thành phố") has no single heir."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


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
    for level in _levels():
        if level.last_day < on and level.pattern.search(name.casefold()):
            return level
    return None


@cache
def _levels() -> tuple[EndedLevel, ...]:
    path = files("nhipcau") / "data" / "successions" / "levels.toml"
    return tuple(
        EndedLevel(
            name=one["name"],
            last_day=one["last_day"],
            source=one["source"],
            offers=one["offers"],
            pattern=re.compile(r"\b(?:" + "|".join(map(re.escape, one["words"])) + r")\b"),
        )
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["level"]
    )
