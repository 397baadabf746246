"""What a note in a book says of two papers: which was recalled, replaced or corrected, and by which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.documents import book_access
from nhipcau.documents.models import Amendment, Document, Entry
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class AmendedPaper:
    """`older` is the paper of the line, `newer` that of the line it was amended by; none where no file is held."""

    amendment_id: int
    entry_id: int
    kind: str
    words: str
    on: date
    older_id: int | None
    older: str
    newer_id: int | None
    newer: str


@dataclass(frozen=True, slots=True)
class FrozenBy:
    """A line of the viewer's own books that says the paper was recalled or replaced."""

    entry_id: int
    kind: str
    words: str
    on: date


def amended_paper_for(viewer: Actor, amendment_id: int) -> AmendedPaper:
    """Refused to whoever does not keep the book of the line."""
    seen = Entry.objects.filter(book_access.entries_visible_to(viewer, on=clock.today()))
    found = Amendment.objects.filter(pk=amendment_id, withdrawn__isnull=True, entry__in=seen.values("pk"))
    row = found.select_related("entry__book", "entry__document", "by__document").first()
    if row is None:
        raise Refusal("entry.not_found")
    book_access.require_may_keep(viewer, row.entry.book)
    newer = row.by.document if row.by is not None else None
    return AmendedPaper(
        amendment_id=row.pk,
        entry_id=row.entry_id,
        kind=row.kind,
        words=row.words,
        on=row.on,
        older_id=row.entry.document_id,
        older=_name(row.entry.document),
        newer_id=newer.pk if newer is not None else None,
        newer=_name(newer),
    )


def frozen_by(viewer: Actor, document_id: int) -> tuple[FrozenBy, ...]:
    """Why the viewer's agency changes nothing of a paper any more. One query."""
    if viewer.agency_id is None:
        return ()
    rows = Amendment.objects.filter(
        entry__document_id=document_id,
        entry__book__agency_id=viewer.agency_id,
        kind__in=(Amendment.Kind.RECALLED, Amendment.Kind.REPLACED),
        withdrawn__isnull=True,
    )
    return tuple(FrozenBy(row.entry_id, row.kind, row.words, row.on) for row in rows.order_by("-id"))


def line_numbered(viewer: Actor, *, like_entry: int, number: int) -> int:
    """The line with that number in the same book as another; refused where there is none."""
    seen = Entry.objects.filter(book_access.entries_visible_to(viewer, on=clock.today()))
    book = Entry.objects.filter(pk=like_entry).values("book_id")
    found = seen.filter(book_id__in=book, number=number).values_list("pk", flat=True).first()
    if found is None:
        raise Refusal("book.no_such_line", number=number)
    return found


def _name(document: Document | None) -> str:
    return str(document) if document is not None else ""
