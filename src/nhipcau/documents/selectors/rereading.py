"""Originals that an older edition of the engine has read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.documents import access
from nhipcau.documents.models import Document, Original, ReadingRun
from nhipcau.foundation import storage
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.edition import edition

CHUNK = 200


@dataclass(frozen=True, slots=True)
class OldReading:
    """An original whose newest reading is by an older edition. `content` fetches its bytes."""

    original_id: int
    filename: str
    sha256: str

    def content(self) -> bytes:
        """Refuses bytes that are not there or no longer what was put there."""
        try:
            return storage.get(self.sha256)
        except (OSError, storage.DamagedOriginalError):
            raise Refusal("document.original_damaged") from None


def old_readings_for(viewer: Actor, *, document_ids: Collection[int] | None = None) -> Iterator[OldReading]:
    """Those all of whose documents the viewer may review; `document_ids` names the documents wanted.

    Asked for in portions: between them the originals are read again, and no longer old.
    """
    last = 0
    while rows := list(_old(viewer, document_ids).filter(pk__gt=last).order_by("pk").defer("text")[:CHUNK]):
        yield from (OldReading(row.pk, row.filename, row.sha256) for row in rows)
        last = rows[-1].pk


def count_old_readings_for(viewer: Actor, *, document_ids: Collection[int] | None = None) -> int:
    return _old(viewer, document_ids).count()


def _old(viewer: Actor, document_ids: Collection[int] | None) -> QuerySet[Original]:
    held = Document.objects.filter(original_id=OuterRef("pk"), state=Document.State.HELD)
    wanted = held if document_ids is None else held.filter(pk__in=document_ids)
    # Read by this edition already: also where the reading was not taken over, and a person has to see why.
    read = ReadingRun.objects.filter(original_id=OuterRef("pk"), engine_version=edition())
    not_allowed = held.filter(~Q(Exists(Document.objects.filter(access.reviewable_by(viewer), pk=OuterRef("pk")))))
    return Original.objects.filter(Exists(wanted), ~Exists(read), ~Exists(not_allowed))
