"""A person says which held document a placeholder is; citations, and the duties the press reported, follow.

Both ways in one transaction: saying so, and taking it back.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from nhipcau.documents import services as register
from nhipcau.documents.reported import press_items_on
from nhipcau.documents.services import Attached
from nhipcau.flows.press import follow_texts
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class AttachOutcome:
    """`version` is what the next act on the held document has to name; `superseded` are tasks that left the board."""

    document_id: int
    placeholder_id: int
    version: int
    citations: int
    superseded: tuple[int, ...]


@transaction.atomic
def attach(*, actor: Actor, placeholder_id: int, document_id: int, version: int) -> AttachOutcome:
    """The held document is the text of the placeholder."""
    attached = register.attach_text(
        actor=actor, placeholder_id=placeholder_id, document_id=document_id, version=version
    )
    return _followed(actor, attached)


@transaction.atomic
def detach(*, actor: Actor, placeholder_id: int, document_id: int, version: int) -> AttachOutcome:
    """Taken back: the placeholder waits for its text again."""
    before = press_items_on([document_id])
    attached = register.detach_text(
        actor=actor, placeholder_id=placeholder_id, document_id=document_id, version=version
    )
    return _followed(actor, attached, press_ids=before)


def _followed(actor: Actor, attached: Attached, *, press_ids: frozenset[int] = frozenset()) -> AttachOutcome:
    superseded = follow_texts(actor=actor, document_ids=[attached.document.pk], press_ids=press_ids)
    return AttachOutcome(
        document_id=attached.document.pk,
        placeholder_id=attached.placeholder_id,
        version=attached.document.version,
        citations=attached.citations,
        superseded=superseded,
    )
