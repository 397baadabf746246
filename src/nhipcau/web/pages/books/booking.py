"""The way from a document to the incoming book: one click, or to the line where it stands already."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.documents.book_access import may_keep_books
from nhipcau.documents.selectors.books import lines_of_document_for
from nhipcau.ground.actor import Actor
from nhipcau.web.pages.books.words import entry_name
from nhipcau.web.parts.actions import Action, Weight


def booking_actions(viewer: Actor, document_id: int, *, booked: bool) -> tuple[Action, ...]:
    """One query; none where it stands in nobody's books."""
    lines = lines_of_document_for(viewer, document_id) if booked else ()
    found = [
        Action(words=entry_name(line), url=reverse("entry", args=[line.id]), icon="book", weight=Weight.QUIET)
        for line in lines
    ]
    if may_keep_books(viewer) and not any(line.kind == "incoming" for line in lines):
        found.append(booking_action(document_id, entry_id=None))
    return tuple(found)


def booking_action(document_id: int, *, entry_id: int | None) -> Action:
    if entry_id is not None:
        return Action(words=_("Đã vào sổ đến"), url=reverse("entry", args=[entry_id]))
    return Action(words=_("Vào sổ đến"), url=reverse("enter_document", args=[document_id]), sends=True, icon="book")
