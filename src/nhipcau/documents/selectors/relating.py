"""What a person needs to say how a document stands to another: whether it may be said of it at all."""

from __future__ import annotations

from nhipcau.documents import access
from nhipcau.documents.selectors.register import DocumentRow, rows_of, seen_document
from nhipcau.ground.actor import Actor


def relatable_document_for(viewer: Actor, document_id: int) -> DocumentRow:
    """Refused where the viewer may not say anything of it."""
    document = seen_document(viewer, document_id)
    access.require_may_relate(viewer, document)
    (row,) = rows_of([document])
    return row
