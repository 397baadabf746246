"""Files in which people corrected what the engine read: what they say according to people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from nhipcau.documents import access
from nhipcau.documents.models import Copy, Document, Original, Verdict
from nhipcau.documents.shape import document_in
from nhipcau.documents.standing import laid_over, standing_verdicts
from nhipcau.documents.without_gaps import closed_up
from nhipcau.foundation import storage
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal

_CHANGES = (Verdict.Kind.CORRECTED, Verdict.Kind.ADDED, Verdict.Kind.REJECTED)


@dataclass(frozen=True, slots=True)
class CorrectedFile:
    """`documents` in the shape of the reading contract, people's verdicts laid over, in the order of the file.

    `corrected` counts values that people changed, `undecided` those that nobody has looked at: they stand as read.
    """

    filename: str
    sha256: str
    source_kind: str
    text: str
    document_ids: tuple[int, ...]
    documents: tuple[dict[str, Json], ...]
    corrected: int
    undecided: int

    def content(self) -> bytes:
        try:
            return storage.get(self.sha256)
        except (OSError, storage.DamagedOriginalError):
            raise Refusal("document.original_damaged") from None


def corrected_files_for(viewer: Actor) -> Iterator[CorrectedFile]:
    """Files all of whose documents the viewer may see, ordered by their bytes, so that each export is the same."""
    held = Document.objects.filter(original_id=OuterRef("pk"), state=Document.State.HELD)
    changed = Verdict.objects.filter(
        document_id=OuterRef("pk"), run_id=OuterRef("run_id"), kind__in=_CHANGES, withdrawn__isnull=True
    )
    hidden = held.filter(~Q(Exists(Document.objects.filter(access.visible_to(viewer), pk=OuterRef("pk")))))
    # A document of this file that the register knows from another file is not everybody's either.
    known = Copy.objects.filter(original_id=OuterRef("pk"))
    unseen = known.filter(~Q(Exists(Document.objects.filter(access.visible_to(viewer), pk=OuterRef("document_id")))))
    rows = Original.objects.filter(Exists(held.filter(Exists(changed))), ~Exists(hidden), ~Exists(unseen)).order_by(
        "sha256"
    )
    for pk in rows.values_list("pk", flat=True):
        yield _file(Original.objects.get(pk=pk))


def _file(original: Original) -> CorrectedFile:
    held = Document.objects.filter(original=original, state=Document.State.HELD).select_related("run")
    documents = tuple(held.order_by("position"))
    verdicts = {document.pk: standing_verdicts(document) for document in documents}
    newest = documents[0].run
    assert newest is not None and isinstance(newest.reading, dict)
    standing = {d.position: laid_over(d, verdicts[d.pk], text=original.text) for d in documents}
    places = range(len(newest.reading["documents"]))
    return CorrectedFile(
        filename=original.filename,
        sha256=original.sha256,
        source_kind=original.source_kind,
        text=original.text,
        document_ids=tuple(document.pk for document in documents),
        documents=tuple(closed_up(standing.get(p) or document_in(newest.reading, p)) for p in places),
        corrected=sum(verdict.kind in _CHANGES for said in verdicts.values() for verdict in said),
        undecided=sum(document.undecided for document in documents),
    )
