"""Documents to choose one from, by number."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.documents import access
from nhipcau.documents.models import Document
from nhipcau.documents.selectors.beside import counted
from nhipcau.documents.selectors.filters import HELD, filtered
from nhipcau.ground.actor import Actor

_LATEST = ("-registered", "-id")
# In the order of `DocumentChoice`.
_SHOWN = ("pk", "code", "title", "duty_count")


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    id: int
    code: str
    title: str
    duties: int


def latest_choices_for(viewer: Actor, *, most: int) -> tuple[DocumentChoice, ...]:
    """The documents that came last, the newest first. One query."""
    latest = filtered(Document.objects.filter(access.visible_to(viewer)), HELD).order_by(*_LATEST)
    # Sorted by their keys alone: what is shown of each, and counted, is asked for those few.
    shown = counted(Document.objects.filter(pk__in=latest.values("pk")[:most])).order_by(*_LATEST)
    return tuple(DocumentChoice(*row) for row in shown.values_list(*_SHOWN))
