"""Conflicts of identity as a queue: what is said, what is said otherwise, what a person decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nhipcau.documents import access
from nhipcau.documents.models import IdentityConflict
from nhipcau.documents.selectors.chain import ChainNode, named_for
from nhipcau.foundation.pages import Page, page_of
from nhipcau.ground.actor import Actor

STATES = ("open", "decided")


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """`other` is a namesake, or the document whose words say otherwise."""

    id: int
    kind: str
    document: ChainNode
    other: ChainNode
    said: str
    otherwise: str
    choice: str
    note: str
    decided: datetime | None
    decided_by: str


def conflicts_for(viewer: Actor, *, state: str = "open", page: int = 1, size: int = 20) -> Page[ConflictRow]:
    """Those of which the viewer sees both sides, newest first. Four queries, however many rows."""
    seen = access.seen_among_all("document", viewer) & access.seen_among_all("other", viewer)
    found = IdentityConflict.objects.filter(seen)
    found = found.exclude(choice="") if state == "decided" else found.filter(choice="", gone__isnull=True)
    rows = page_of(found.order_by("-id"), number=page, size=size)
    names = named_for(viewer, {one for row in rows.rows for one in (row.document_id, row.other_id)})
    return rows.of(lambda row: _row(row, names))


def _row(row: IdentityConflict, names: dict[int, ChainNode]) -> ConflictRow:
    return ConflictRow(
        id=row.pk,
        kind=row.kind,
        document=names[row.document_id],
        other=names[row.other_id],
        said=row.said,
        otherwise=row.said_otherwise,
        choice=row.choice,
        note=row.note,
        decided=row.decided,
        decided_by=row.decided_by_name,
    )
