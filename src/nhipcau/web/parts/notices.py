"""What the program has to say, and what others did that touches the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.documents import DocumentLine
from nhipcau.web.parts.part import Content


class Tone(StrEnum):
    """The names are those of Django's message levels, so that `messages` and notices look alike."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, why, what to do now."""

    template: ClassVar[str] = "parts/notice.html"
    tone: Tone
    words: str
    why: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """Who did what to which thing, why the reader sees it, when; one action in place."""

    template: ClassVar[str] = "parts/notice_row.html"
    actor: str
    words: str
    thing: Content
    why: str
    at: datetime
    action: Action | None = None
    unread: bool = False


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    at: datetime
    actor: str
    words: str
    document: DocumentLine | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every event of a thing, the newest day open, earlier days folded. Events come newest first."""

    template: ClassVar[str] = "parts/timeline.html"
    events: tuple[TimelineEvent, ...]
    export_url: str = ""
