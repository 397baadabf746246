"""What else stands in the file of a document: papers that came together are not all seen by everyone."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from nhipcau.documents import access
from nhipcau.documents.models import Copy, Document
from nhipcau.documents.shape import document_in
from nhipcau.ground.actor import Actor

Places = tuple[tuple[int, int], ...]


def closed_places(viewer: Actor, document: Document) -> Places:
    """Where in the text of its file stand documents that the viewer does not see. No query for a file of one."""
    run, file_id = document.run, document.original_id
    if run is None or file_id is None:
        return ()
    read = run.reading.get("documents", [])
    if len(read) < 2 or viewer.sees_everything:
        return ()
    seen = Document.objects.filter(access.visible_to(viewer))
    own = seen.filter(original_id=file_id).values_list("position", flat=True)
    copied = Copy.objects.filter(Exists(seen.filter(pk=OuterRef("document_id"))), original_id=file_id)
    open_ = {*own, *copied.values_list("position", flat=True)}
    spans = (document_in(run.reading, position)["span"] for position in range(len(read)) if position not in open_)
    return tuple((start, end) for start, end in spans)


def without_closed(text: str, places: Places) -> str:
    """Blanks of the same length and lines, so that every other place stays where it is."""
    for start, end in places:
        text = text[:start] + "".join("\n" if sign == "\n" else " " for sign in text[start:end]) + text[end:]
    return text
