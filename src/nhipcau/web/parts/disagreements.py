"""What stands and what a newer reading says instead, side by side, with the choice between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nhipcau.web.parts.actions import Action


@dataclass(frozen=True, slots=True)
class Compared:
    """One value. The words it was read from stand below it where they say more than the value."""

    label: str
    standing: str
    newer: str
    standing_words: str = ""
    newer_words: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """`standing_head` says whose the standing version is; `settled` what a person chose, who and when."""

    template: ClassVar[str] = "parts/disagreement.html"
    ident: str
    document: str
    document_url: str
    title: str
    what: str
    standing_head: str
    compared: tuple[Compared, ...]
    acts: tuple[Action, ...] = ()
    settled: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
