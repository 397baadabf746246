"""The reading of one document in the shape of the reading contract: as it was read, and as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.documents import access
from nhipcau.documents.models import Document
from nhipcau.documents.shape import ReadDocument, document_in
from nhipcau.documents.standing import laid_over, standing_verdicts
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class ReadingSheet:
    """`read` is what the engine read, never changed; `standing` has people's verdicts laid over it.

    Lists of `standing` keep a gap (null) where a value was rejected, so that pointers mean the same in both.
    """

    document_id: int
    version: int
    engine_version: str
    filename: str
    sha256: str
    media_type: str
    source_kind: str
    read: ReadDocument
    standing: ReadDocument


def reading_for(viewer: Actor, document_id: int) -> ReadingSheet:
    """Refused for a placeholder: nothing of it was read."""
    found = Document.objects.filter(access.visible_to(viewer), pk=document_id)
    document = found.select_related("original", "run").first()
    if document is None:
        raise Refusal("document.not_found")
    if document.run is None or document.original is None:
        raise Refusal("document.no_original")
    original = document.original
    return ReadingSheet(
        document_id=document.pk,
        version=document.version,
        engine_version=document.run.engine_version,
        filename=original.filename,
        sha256=original.sha256,
        media_type=original.media_type,
        source_kind=document.source_kind,
        read=document_in(document.run.reading, document.position),
        standing=laid_over(document, standing_verdicts(document), text=original.text),
    )
