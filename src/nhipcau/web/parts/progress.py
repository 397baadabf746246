"""Work that takes longer than a second: how far it has got, in place, and what became of each file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from nhipcau.web.parts.actions import Action


@dataclass(frozen=True, slots=True)
class Progress:
    """`total` 0 means that nobody knows yet how much there is. With `refresh_url` it asks again by itself."""

    template: ClassVar[str] = "parts/progress.html"
    ident: str
    label: str
    words: str
    done: int
    total: int
    refresh_url: str = ""


class UploadState(StrEnum):
    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    REFUSED = "refused"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class UploadLine:
    """One file: its progress, its refusal with what to do, or the document it repeats."""

    template: ClassVar[str] = "parts/upload_line.html"
    ident: str
    file_name: str
    state: UploadState
    words: str
    what_to_do: str = ""
    done: int = 0
    total: int = 0
    actions: tuple[Action, ...] = ()
    refresh_url: str = ""
