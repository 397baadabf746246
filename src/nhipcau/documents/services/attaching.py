"""A person says which held document a placeholder is: what cites the one cites the other, until that is undone.

The placeholder keeps its row, joined to the text: its identity stays known, so that citations that come later follow
the same word, and whoever kept its address is led on.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from nhipcau.documents import access, rules
from nhipcau.documents.likeness import Known, check_may_be
from nhipcau.documents.models import Citation, Document
from nhipcau.documents.services.citing import JOINED, rebind, take_about_along
from nhipcau.documents.services.orphans import remove_orphans
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Attached:
    """`document` is the held one as it now is; `citations` are those that moved."""

    document: Document
    placeholder_id: int
    citations: int


@transaction.atomic
def attach_text(*, actor: Actor, placeholder_id: int, document_id: int, version: int) -> Attached:
    """The held document is the text of the placeholder. `version` is that of the held document, as the actor saw it."""
    placeholder, document = _opened(actor, placeholder_id, document_id, version)
    _require_may_see(actor, placeholder)
    check_may_be(
        placeholder=known_of(placeholder),
        text=known_of(document),
        cite_each_other=cite_each_other(placeholder, document),
    )
    placeholder.joined_to = document
    placeholder.version += 1
    placeholder.save(update_fields=["joined_to", "version"])
    moved = Citation.objects.filter(cited=placeholder)
    ids = list(moved.values_list("pk", flat=True))
    moved.filter(note="").update(note=JOINED)
    moved.update(cited=document)
    Citation.objects.filter(citing=placeholder).update(citing=document)
    rebind({(placeholder.canonical_code, placeholder.issuer_key)})
    _raise_version(document)
    audit.record(actor, "document.attached", document, placeholder=placeholder.pk, note=str(placeholder), citations=ids)
    return Attached(document, placeholder.pk, len(ids))


@transaction.atomic
def detach_text(*, actor: Actor, placeholder_id: int, document_id: int, version: int) -> Attached:
    """They are two documents after all: what cited the placeholder waits for its text again."""
    placeholder, document = _opened(actor, placeholder_id, document_id, version)
    if placeholder.joined_to_id != document.pk:
        raise Refusal("document.nothing_to_undo")
    moved = give_back(placeholder)
    rebind({(placeholder.canonical_code, placeholder.issuer_key)})
    remove_orphans([placeholder.pk])
    _raise_version(document)
    audit.record(actor, "document.detached", document, placeholder=placeholder_id, note=str(placeholder))
    return Attached(document, placeholder_id, moved)


def give_back(placeholder: Document) -> int:
    """The placeholder stands for itself again, with what its own identity means; the caller binds short citations."""
    document_id, placeholder.joined_to = placeholder.joined_to_id, None
    placeholder.version += 1
    placeholder.save(update_fields=["joined_to", "version"])
    moved = list(Citation.objects.filter(cited_id=document_id, identity_key=placeholder.identity_key or ""))
    for citation in moved:
        citation.cited = placeholder
        citation.note = "" if citation.note == JOINED else citation.note
        take_about_along(citation)
    Citation.objects.bulk_update(moved, ["cited", "note"])
    return len(moved)


def known_of(document: Document) -> Known:
    return Known(
        id=document.pk,
        is_held=document.state == Document.State.HELD,
        is_press=document.source_kind == "press",
        type=document.type,
        canonical_code=document.canonical_code,
        issuer_key=document.issuer_key,
        issuer=document.issuer_name,
        date=document.date,
        title=document.title,
    )


def cite_each_other(placeholder: Document, document: Document) -> bool:
    """Whether any text says that one of the two cites the other: then they are two."""
    there, back = Q(citing=placeholder, cited=document), Q(citing=document, cited=placeholder)
    return Citation.objects.filter(there | back).exists()


def _opened(actor: Actor, placeholder_id: int, document_id: int, version: int) -> tuple[Document, Document]:
    """Both locked, in the order of their numbers: two people joining one pair never wait for each other."""
    asked = Document.objects.select_for_update(of=("self",)).filter(pk__in={placeholder_id, document_id})
    rows = {row.pk: row for row in asked.order_by("pk")}
    if placeholder_id not in rows or document_id not in rows:
        raise Refusal("document.not_found")
    placeholder, document = rows[placeholder_id], rows[document_id]
    if not access.may_see(actor, document):
        raise Refusal("document.not_found")
    if document.state == Document.State.HELD:
        access.require_may_review(actor, document)
        rules.check_version(known=document.version, given=version)
    return placeholder, document


def _require_may_see(actor: Actor, placeholder: Document) -> None:
    if placeholder.joined_to is not None and access.may_see(actor, placeholder.joined_to):
        raise Refusal("document.changed_meanwhile")
    if not access.may_see(actor, placeholder):
        raise Refusal("document.not_found")


def _raise_version(document: Document) -> None:
    document.version += 1
    document.save(update_fields=["version"])
