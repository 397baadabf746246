"""A duty as a card: what, who leads, who coordinates, by when with its words, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.agencies import AgencyChip
from nhipcau.web.parts.documents import DocumentLine
from nhipcau.web.parts.timeliness import Timeliness


class DutyStanding(StrEnum):
    """How sure the office is of the card, which is not how far the work has got."""

    HOLLOW = "hollow"  # read by the program, not yet looked at
    CONFIRMED = "confirmed"
    PRESS = "press"  # reported by a newspaper, the text not held
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class DutyCard:
    template: ClassVar[str] = "parts/duty.html"
    ident: str
    what: str
    url: str
    standing: DutyStanding
    nature: str
    source: str
    source_url: str
    lead: tuple[AgencyChip, ...] = ()
    coordinators: tuple[AgencyChip, ...] = ()
    requested: tuple[AgencyChip, ...] = ()
    timeliness: Timeliness | None = None
    due: date | None = None
    due_words: str = ""
    report_to: str = ""
    document: DocumentLine | None = None
    actions: tuple[Action, ...] = ()
