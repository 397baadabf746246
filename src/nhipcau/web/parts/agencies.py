"""How an agency is named: short, its full name on hover, and what a dissolved one is today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class AgencyChip:
    """`now` names the successor of a dissolved agency; `unmatched` is a name no agency has been found for."""

    template: ClassVar[str] = "parts/agency.html"
    name: str
    full_name: str = ""
    url: str = ""
    now: str = ""
    unmatched: bool = False
