"""In time, near, late or without a date, always with a word and a shape; unfolds to how it was reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class TimelinessState(StrEnum):
    IN_TIME = "in-time"
    NEAR = "near"
    LATE = "late"
    UNDATED = "undated"  # no date, or a standing duty


@dataclass(frozen=True, slots=True)
class ReckoningStep:
    """One line of the reckoning: rule, article or words, days counted, holidays skipped, extensions."""

    label: str
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Timeliness:
    template: ClassVar[str] = "parts/timeliness.html"
    state: TimelinessState
    words: str
    reckoning: tuple[ReckoningStep, ...] = ()
