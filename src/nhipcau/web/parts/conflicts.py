"""Someone else changed the same thing meanwhile: both versions side by side, and the choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nhipcau.web.parts.actions import Action


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Conflict:
    template: ClassVar[str] = "parts/conflict.html"
    who: str
    at: datetime
    differences: tuple[Difference, ...]
    actions: tuple[Action, ...] = ()
