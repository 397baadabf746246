"""On which day a paper came to an agency, as its incoming book says."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from nhipcau.documents.models import Book, Entry


def arrived_documents() -> QuerySet[Entry, int | None]:
    """Ids of all that stand in some incoming book, to be asked within another question."""
    rows = Entry.objects.filter(book__kind=Book.Kind.INCOMING, document__isnull=False).exclude(state=Entry.State.VOID)
    return rows.order_by().values_list("document_id", flat=True)


def arrivals_of(document_ids: Collection[int]) -> dict[tuple[int, int], Entry]:
    """Document and agency → the first line that stands for it. One query, none for no document."""
    if not document_ids:
        return {}
    rows = Entry.objects.filter(
        document_id__in=list(document_ids), book__kind=Book.Kind.INCOMING, document__isnull=False
    ).exclude(state=Entry.State.VOID)
    found: dict[tuple[int, int], Entry] = {}
    for row in rows.select_related("book").order_by("entered_on", "pk"):
        found.setdefault((row.document_id or 0, row.book.agency_id), row)
    return found
