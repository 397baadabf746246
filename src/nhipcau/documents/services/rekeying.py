"""A corrected number, date or issuer makes it another document to those who cite it: citations follow their words."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.documents.models import Citation, Document
from nhipcau.documents.services.attaching import give_back
from nhipcau.documents.services.citing import rebind
from nhipcau.documents.services.indexing import index_documents
from nhipcau.documents.services.orphans import remove_orphans, spoken_of
from nhipcau.foundation import clock
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Before:
    """The identity a row had before its header was corrected."""

    key: str | None
    code: str
    canonical_code: str
    issuer_key: str


def before_of(document: Document) -> Before:
    return Before(document.identity_key, document.code, document.canonical_code, document.issuer_key)


def rekey(*, document: Document, key: str | None, before: Before) -> None:
    """Takes the row from its old identity to `key`; the caller saves the rest.

    Refuses an identity that another held document has.
    """
    if key == before.key:
        return
    if key:
        _take_over(document, key)
    Document.objects.filter(pk=document.pk).update(identity_key=key)
    if before.key:
        _leave_behind(document, before.key, before)
    rebind({(before.canonical_code, before.issuer_key), (document.canonical_code, document.issuer_key)})


def _take_over(document: Document, key: str) -> None:
    """The placeholder that waited under the new identity gives its citations to the document."""
    other = Document.objects.select_for_update().filter(identity_key=key).exclude(pk=document.pk).first()
    if other is None:
        return
    if other.state == Document.State.HELD:
        raise Refusal("document.already_held", document=other.code)
    if other.joined_to_id is not None:
        give_back(other)
    # What people said of the placeholder is said of the document; its row stays, joined to it, and can be detached.
    joined = document.pk if spoken_of([other.pk]) else None
    Document.objects.filter(pk=other.pk).update(identity_key=None, joined_to=joined)
    Citation.objects.filter(cited=other).exclude(citing=document).update(cited=document)
    Citation.objects.filter(citing=other).exclude(cited=document).update(citing=document)
    remove_orphans([other.pk])


def _leave_behind(document: Document, key: str, before: Before) -> None:
    """Those who cite the old identity mean a document that is now not held."""
    citing = Citation.objects.filter(cited=document, identity_key=key)
    if not citing.exists():
        return
    first = citing.select_related("cited").order_by("pk")[0]
    stamp = key.split("|")[1] if "|" in key else ""
    row = Document.objects.create(
        state=Document.State.PLACEHOLDER,
        type=first.cited.type,
        code=before.code,
        canonical_code=before.canonical_code,
        issuer_key=before.issuer_key,
        identity_key=key,
        date=stamp or None,
        registered=clock.now(),
    )
    index_documents([row])
    for citation in list(citing):
        about = Citation.objects.filter(
            stated_by_id=citation.stated_by_id, pointer__startswith=f"{citation.pointer}/about/"
        )
        about.update(citing=row)
    citing.update(cited=row)
