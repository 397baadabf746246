"""What a person needs to say which held document a placeholder is: likely pairs, and what saying so would do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from nhipcau.documents import access
from nhipcau.documents.finding.asked import understood
from nhipcau.documents.likeness import LIKELY, check_may_be, likeness
from nhipcau.documents.models import Citation, Document
from nhipcau.documents.reported import REPORTS_ON, waiting_only_for, with_text
from nhipcau.documents.selectors.bearing import bearing
from nhipcau.documents.selectors.register import DocumentRow, rows_of, seen_document
from nhipcau.documents.services.attaching import cite_each_other, known_of
from nhipcau.foundation.pages import LARGEST
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class Candidate:
    """`likeness` from 0 to 1; `version` is what attaching has to name where the row is the held document."""

    row: DocumentRow
    likeness: float
    version: int


@dataclass(frozen=True, slots=True)
class AttachSheet:
    """Before it is said: the two documents, who cites the placeholder, which press items get their text."""

    placeholder: DocumentRow
    text: DocumentRow
    version: int
    citing: tuple[DocumentRow, ...]
    press_ids: frozenset[int]


def text_choices_for(viewer: Actor, placeholder_id: int, *, text: str = "", limit: int = 10) -> tuple[Candidate, ...]:
    """Held documents that the viewer may review: those with these words, or without words the likeliest."""
    placeholder = seen_document(viewer, placeholder_id)
    found = Document.objects.filter(access.reviewable_by(viewer)).exclude(source_kind="press")
    found = found.exclude(cites__cited=placeholder)
    if placeholder.type:
        found = found.filter(type__in=["", placeholder.type])
    words = understood(text)
    found = bearing(found, words) if words else found.filter(_near(placeholder))
    known = known_of(placeholder)
    scored = [(likeness(placeholder=known, text=known_of(one)), one) for one in found.order_by("-id")[:LARGEST]]
    return _best([pair for pair in scored if words or pair[0] >= LIKELY], limit=limit)


def placeholder_choices_for(viewer: Actor, document_id: int, *, limit: int = 5) -> tuple[Candidate, ...]:
    """Placeholders that this held document may be the text of; empty for whoever may not review it."""
    document = seen_document(viewer, document_id)
    known = known_of(document)
    if known.is_press or not access.may_review(viewer, document):
        return ()
    found = Document.objects.filter(access.visible_to(viewer), state=Document.State.PLACEHOLDER)
    found = found.filter(_near(document), type__in=["", document.type]).exclude(cited_by__citing=document)
    # What has number and date is recognised by them.
    found = found.filter(Q(canonical_code="") | Q(date__isnull=True)).distinct().order_by("-id")
    scored = [(likeness(placeholder=known_of(one), text=known), one) for one in found[:LARGEST]]
    return _best([pair for pair in scored if pair[0] >= LIKELY], limit=limit)


def attached_for(viewer: Actor, document_id: int) -> tuple[DocumentRow, ...]:
    """Placeholders that a person joined to this document, in the order of their numbers."""
    document = seen_document(viewer, document_id)
    return rows_of(Document.objects.filter(joined_to=document).order_by("id"))


def reported_texts_for(viewer: Actor, document_id: int) -> tuple[DocumentRow, ...]:
    """The held documents that a press item reports on, as far as the viewer sees them; empty while one is missing."""
    seen_document(viewer, document_id)
    if document_id not in with_text([document_id]):
        return ()
    told = Citation.objects.filter(stated_by_id=document_id, relation=REPORTS_ON).values("cited")
    return rows_of(Document.objects.filter(access.visible_to(viewer), pk__in=told).order_by("date", "id"))


def attach_sheet_for(viewer: Actor, *, placeholder_id: int, document_id: int) -> AttachSheet:
    """Refused for the reasons for which attaching would be."""
    placeholder, document = seen_document(viewer, placeholder_id), seen_document(viewer, document_id)
    check_may_be(
        placeholder=known_of(placeholder),
        text=known_of(document),
        cite_each_other=cite_each_other(placeholder, document),
    )
    access.require_may_review(viewer, document)
    stating = Citation.objects.filter(cited=placeholder).values("stated_by")
    citing = Document.objects.filter(access.visible_to(viewer), pk__in=stating).order_by("date", "id")
    (first,) = rows_of([placeholder])
    (second,) = rows_of([document])
    return AttachSheet(
        placeholder=first,
        text=second,
        version=document.version,
        citing=rows_of(citing),
        press_ids=waiting_only_for(placeholder_id),
    )


def _near(document: Document) -> Q:
    """Of the same place, or of the same number: what else is alike is weighed afterwards."""
    near = Q(issuer_key=document.issuer_key)
    return near | Q(canonical_code=document.canonical_code) if document.canonical_code else near


def _best(scored: Iterable[tuple[float, Document]], *, limit: int) -> tuple[Candidate, ...]:
    ordered = sorted(scored, key=lambda pair: (-pair[0], -pair[1].pk))[:limit]
    rows = rows_of(document for _, document in ordered)
    return tuple(
        Candidate(row=row, likeness=score, version=document.version)
        for row, (score, document) in zip(rows, ordered, strict=True)
    )
