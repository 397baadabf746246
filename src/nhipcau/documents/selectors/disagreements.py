"""Where a newer reading disagrees with people or with the board: the queue of those who may decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.documents import access
from nhipcau.documents.models import Disagreement, Document, Duty
from nhipcau.documents.pointers import place_of
from nhipcau.foundation.pages import Page, page_of
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json

OPEN, SETTLED = "open", "settled"


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """`label` is the key under which the name of the value stands in the catalogues; "" for a whole document.

    `version` is the document's, which an act has to name.
    """

    id: int
    document_id: int
    document_label: str
    document_title: str
    version: int
    kind: str
    label: str
    kept: Json
    read: Json
    kept_words: str
    read_words: str
    said_by: str
    edition: str
    at: datetime
    choice: str
    settled: datetime | None
    settled_by: str


def disagreements_for(
    viewer: Actor, *, state: str = OPEN, document_id: int | None = None, page: int = 1, size: int = 50
) -> Page[DisagreementRow]:
    """Those on documents the viewer may review; the oldest first, those of one document together. Two queries."""
    rows = _reviewable(viewer).filter(settled__isnull=state != SETTLED)
    rows = rows.exclude(choice=Disagreement.Choice.OVERTAKEN)
    if document_id is not None:
        rows = rows.filter(document_id=document_id)
    found = page_of(
        rows.select_related("document", "run").defer("run__reading", "run__text").order_by("document_id", "id"),
        number=page,
        size=size,
    )
    return found.of(_row)


def unjudged_disagreements_for(viewer: Actor) -> tuple[DisagreementRow, ...]:
    """Those about duties that nobody has confirmed."""
    rows = _reviewable(viewer).filter(
        settled__isnull=True,
        kind__in=(Disagreement.Kind.BOARD, Disagreement.Kind.GONE),
        duty__state=Duty.State.READ,
    )
    found = rows.select_related("document", "run").defer("run__reading", "run__text")
    return tuple(_row(row) for row in found.order_by("document_id", "id"))


def count_disagreements_for(viewer: Actor, *, document_id: int) -> int:
    """That wait on one document. One query."""
    return _reviewable(viewer).filter(document_id=document_id, settled__isnull=True).count()


def _reviewable(viewer: Actor) -> QuerySet[Disagreement]:
    documents = Document.objects.filter(access.reviewable_by(viewer), pk=OuterRef("document_id"))
    return Disagreement.objects.filter(Exists(documents))


def _row(row: Disagreement) -> DisagreementRow:
    place = place_of(row.pointer)
    on_board = row.kind in (Disagreement.Kind.BOARD, Disagreement.Kind.GONE)
    return DisagreementRow(
        id=row.pk,
        document_id=row.document_id,
        document_label=str(row.document),
        document_title=row.document.title,
        version=row.document.version,
        kind=row.kind,
        label="duty" if on_board else place.label if place else "",
        kept=row.kept,
        read=row.read,
        kept_words=row.kept_words,
        read_words=row.read_words,
        said_by=row.said_by,
        edition=row.run.engine_version,
        at=row.at,
        choice=row.choice,
        settled=row.settled,
        settled_by=row.settled_by_name,
    )
