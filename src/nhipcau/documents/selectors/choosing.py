"""Documents to choose one from, by number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from nhipcau.documents import access
from nhipcau.documents.models import Document
from nhipcau.documents.selectors.beside import counted
from nhipcau.documents.selectors.filters import HELD, filtered
from nhipcau.foundation import clock
from nhipcau.foundation.prepared import Prepared
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
    return tuple(DocumentChoice(*row) for row in _CHOICES.rows(told=(viewer, clock.today(), most)))


def _latest(viewer: Actor, on: date, most: int) -> QuerySet[Document, tuple[int, str, str, int]]:
    latest = filtered(Document.objects.filter(access.visible_among_all(viewer, on=on)), HELD).order_by(*_LATEST)
    # Sorted by their keys alone: what is shown of each, and counted, is asked for those few.
    shown = counted(Document.objects.filter(pk__in=latest.values("pk")[:most])).order_by(*_LATEST)
    return shown.values_list(*_SHOWN)


_CHOICES = Prepared(_latest)
