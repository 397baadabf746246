"""The values of a document for the review screen: what was read, its words, what people said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nhipcau.documents import rules
from nhipcau.documents.models import Document, ReadingRun, Verdict
from nhipcau.documents.pointers import Group, ReadValue, values_of
from nhipcau.documents.selectors.register import DocumentSheet, sheet_of
from nhipcau.documents.selectors.whole import row_for
from nhipcau.documents.shape import Spans, document_in
from nhipcau.documents.standing import judgements_of, standing_verdicts
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class ReviewValue:
    """One value. `value` is what stands now, `read` what the engine read (None for one that people added)."""

    pointer: str
    unit: str
    group: str
    label: str
    value: Json
    read: Json
    quote: str
    spans: Spans
    rule: str
    confidence: float
    doubtful: bool
    inferred: bool
    verdict: str | None
    verdict_by: str
    verdict_at: datetime | None
    batch: UUID | None


@dataclass(frozen=True, slots=True)
class ValueGroup:
    name: str
    values: tuple[ReviewValue, ...]


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    document: DocumentSheet
    groups: tuple[ValueGroup, ...]
    undecided: int
    doubtful: int
    last_batch: UUID | None
    """What "undo" takes back: the latest act on this document that still stands."""


def values_for_review(viewer: Actor, document_id: int) -> ReviewSheet:
    """A placeholder has no values: refused."""
    document = row_for(viewer, document_id)
    if document.run is None or document.pk != document_id:
        raise Refusal("document.no_original")
    return _reviewed(viewer, document, document.run)


def sheet_and_values_for(viewer: Actor, document_id: int) -> tuple[DocumentSheet, ReviewSheet | None]:
    """As `document_for`, with its values where the document asked for is held."""
    document = row_for(viewer, document_id)
    if document.run is None or document.pk != document_id:
        return sheet_of(viewer, document), None
    review = _reviewed(viewer, document, document.run)
    return review.document, review


def _reviewed(viewer: Actor, document: Document, run: ReadingRun) -> ReviewSheet:
    sheet = sheet_of(viewer, document)
    read = document_in(run.reading, document.position)
    verdicts = standing_verdicts(document) if sheet.beside.verdicts else ()
    was = now = {value.pointer: value for value in values_of(read)}
    if verdicts:
        laid = rules.apply_verdicts(read, judgements_of(verdicts), text=sheet.text)
        now = {value.pointer: value for value in values_of(laid)}
    by_pointer = {verdict.pointer: verdict for verdict in verdicts}
    pointers = list(now) + [pointer for pointer in was if pointer not in now]
    values = [_value(pointer, now=now, was=was, verdict=by_pointer.get(pointer)) for pointer in pointers]
    last = max(verdicts, key=lambda v: v.pk, default=None)
    return ReviewSheet(
        document=sheet,
        groups=tuple(
            ValueGroup(name=group.value, values=tuple(value for value in values if value.group == group.value))
            for group in Group
        ),
        undecided=document.undecided,
        doubtful=document.doubtful,
        last_batch=last.batch if last else None,
    )


def _value(
    pointer: str, *, now: Mapping[str, ReadValue], was: Mapping[str, ReadValue], verdict: Verdict | None
) -> ReviewValue:
    shown = now.get(pointer) or was[pointer]
    read = was.get(pointer)
    return ReviewValue(
        pointer=pointer,
        unit=shown.unit,
        group=shown.group.value,
        label=shown.label,
        value=now[pointer].value if pointer in now else None,
        read=read.value if read else None,
        quote=shown.quote,
        spans=shown.spans,
        rule=shown.rule,
        confidence=shown.confidence,
        doubtful=verdict is None and rules.is_doubtful(shown.confidence),
        inferred=shown.inferred,
        verdict=verdict.kind if verdict else None,
        verdict_by=verdict.account_name if verdict else "",
        verdict_at=verdict.at if verdict else None,
        batch=verdict.batch if verdict else None,
    )
