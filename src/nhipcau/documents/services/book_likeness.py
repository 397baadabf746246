"""When two lines are one paper: the warning before a second entry, the notice to the sender that it came. No acts."""

from __future__ import annotations

from django.db import models

from nhipcau.agencies.labels import labels_of
from nhipcau.documents.models import Book, Document, Entry, Sending
from nhipcau.ground.identity import canonical_code
from nhipcau.ground.text import fold, key_of


def doubles_of(agency_id: int, *, document: Document | None, code_folded: str, author_key: str) -> tuple[Entry, ...]:
    """Lines of the agency's incoming books that seem to be the same paper."""
    same = models.Q(pk__in=())
    if document is not None:
        same |= models.Q(document=document)
    if code_folded:
        same |= models.Q(code_folded=code_folded, author_key=author_key)
    found = Entry.objects.filter(same, book__agency_id=agency_id, book__kind=Book.Kind.INCOMING)
    return tuple(found.exclude(state=Entry.State.VOID).select_related("book").order_by("-entered_on", "-pk")[:5])


def code_key(code: str) -> str:
    return canonical_code(code)[:80] if code.strip() else ""


def fold_entry(entry: Entry) -> str:
    words = f"{entry.code} {entry.author} {entry.subject} {entry.type_name} {entry.recipients} {entry.handed_to}"
    return f"{fold(words)} {entry.author_key}".strip()


def acknowledge(entry: Entry) -> None:
    """The sender sees that it came and under which number (Annex VI), where it sent it from this installation."""
    waiting = Sending.objects.filter(
        agency_id=entry.book.agency_id, state__in=[Sending.State.WAITING, Sending.State.SENT]
    ).exclude(entry__state=Entry.State.VOID)
    same = models.Q(pk__in=())
    if entry.document_id is not None:
        same |= models.Q(entry__document_id=entry.document_id)
    if entry.code_folded and entry.document_date is not None:
        same |= models.Q(entry__code_folded=entry.code_folded, entry__document_date=entry.document_date)
    for sent in waiting.filter(same).select_related("entry__book").order_by("pk")[:5]:
        is_same = entry.document_id is not None and sent.entry.document_id == entry.document_id
        if is_same or _is_author(sent.entry.book.agency_id, entry):
            sent.state, sent.received_on, sent.number_there = Sending.State.RECEIVED, entry.entered_on, entry.number
            sent.save(update_fields=["state", "received_on", "number_there"])
            return


def _is_author(agency_id: int, entry: Entry) -> bool:
    """The same number and day of two agencies are two papers."""
    label = key_of(labels_of([agency_id], on=entry.entered_on).get(agency_id, ""))
    return bool(entry.author_key) and (label.startswith(entry.author_key) or entry.author_key.startswith(label or "-"))
