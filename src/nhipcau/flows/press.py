"""What the press reported gives way to the text itself, and comes back where the text is lost again (S12)."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.documents.models import Document
from nhipcau.documents.reported import press_items_of, press_items_on, with_text
from nhipcau.execution.services import bring_back_tasks, supersede_tasks
from nhipcau.ground.actor import Actor


def follow_texts(*, actor: Actor, document_ids: Iterable[int], press_ids: Iterable[int] = ()) -> tuple[int, ...]:
    """After an act on these documents; `press_ids` are items that reported on them before it. Joins the transaction.

    Depends only on what is held now, never on the order in which item and text came. Gives the tasks taken over.
    """
    return _follow(actor, press_items_on(document_ids) | frozenset(press_ids))


def follow_texts_of(*, actor: Actor, documents: Iterable[Document]) -> tuple[int, ...]:
    """The same of rows that are at hand."""
    return _follow(actor, press_items_of(documents))


def _follow(actor: Actor, items: frozenset[int]) -> tuple[int, ...]:
    if not items:
        return ()
    held = with_text(items)
    bring_back_tasks(actor=actor, document_ids=items - held)
    return supersede_tasks(actor=actor, document_ids=held)
