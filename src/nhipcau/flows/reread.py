"""Documents are read again by a newer edition of the engine, and people decide where it disagrees with them.

A new run beside the old one; what people said is carried over; no task that is on the board is touched. Duties that the
older reading missed come onto the board hollow, as at intake. One transaction per file: what was read again before an
interruption stays so, and the next run goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from nhipcau.agencies.names.naming import locality_from
from nhipcau.agencies.services import match_or_make_agencies
from nhipcau.documents.facts import PRESS
from nhipcau.documents.models import Document, Duty, Named
from nhipcau.documents.selectors.disagreements import unjudged_disagreements_for
from nhipcau.documents.selectors.rereading import OldReading
from nhipcau.documents.services import keep_copy, record_citations, record_duties, register_document
from nhipcau.documents.services.duties import duty_names
from nhipcau.documents.services.registering import Outcome, name_agency_in
from nhipcau.documents.services.rereading import Reread, take_over_reading
from nhipcau.documents.services.settling import keep_what_stands, take_newer_reading
from nhipcau.execution.services import propose_tasks
from nhipcau.flows.collectives import list_collectives
from nhipcau.flows.folder import Readers
from nhipcau.flows.intake import read_for_keeping
from nhipcau.flows.press import follow_texts
from nhipcau.flows.review import ReviewOutcome, follow_judged
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.crew import Answer, Sheet
from nhipcau.reading.told import Told
from nhipcau.reading.types import Reading


@dataclass(frozen=True, slots=True)
class RereadOutcome:
    """What came of one file. `found` counts duties that the older reading had missed."""

    filename: str
    documents: int = 0
    carried: int = 0
    disagreements: int = 0
    found: int = 0
    refusal: Refusal | None = None


def reread(
    *, actor: Actor, originals: Iterable[OldReading], readers: Readers, dry_run: bool = False
) -> Iterator[RereadOutcome]:
    """A line for each file as it is done. `dry_run` does everything and then takes it back."""
    for sheet, answer in readers.answers(_sheets(originals)):
        old, refusal = sheet.key
        try:
            if refusal is not None:
                raise refusal
            yield _taken_over(actor, old, answer, dry_run=dry_run)
        except Refusal as no:
            yield RereadOutcome(old.filename, refusal=no)


def settle_disagreement(*, actor: Actor, disagreement_id: int, version: int, take_newer: bool) -> ReviewOutcome:
    """The person's version is kept, or the newer reading taken; duties and tasks follow in the same transaction."""
    act = take_newer_reading if take_newer else keep_what_stands
    with transaction.atomic():
        return follow_judged(actor, act(actor=actor, disagreement_id=disagreement_id, version=version))


def take_what_nobody_judged(*, actor: Actor) -> tuple[int, int]:
    """Of everything on the board that no person has said a word on, the newer reading. Taken, and left to be looked at.

    One wish of one person, written in the log for each document; what a person began or confirmed is left.
    """
    taken = left = 0
    for row in unjudged_disagreements_for(actor):
        try:
            settle_disagreement(actor=actor, disagreement_id=row.id, version=row.version, take_newer=True)
            taken += 1
        except Refusal:
            left += 1
    return taken, left


def _sheets(originals: Iterable[OldReading]) -> Iterator[Sheet[tuple[OldReading, Refusal | None]]]:
    for old in originals:
        try:
            yield Sheet((old, None), old.filename, old.content())
        except Refusal as refusal:
            yield Sheet((old, refusal), old.filename, None)


def _taken_over(actor: Actor, old: OldReading, answer: Answer, *, dry_run: bool) -> RereadOutcome:
    if isinstance(answer, Refusal):
        raise answer
    assert answer is not None
    told = answer
    if "\0" in told.reading.text:
        told = Told.of(read_for_keeping(old.content(), old.filename))
    try:
        with transaction.atomic():
            outcome = _take_over(actor, old, told)
            transaction.set_rollback(dry_run)
    except IntegrityError:
        # Somebody changed the same document a moment ago; the next run meets it as it then is.
        raise Refusal("document.changed_meanwhile") from None
    return outcome


def _take_over(actor: Actor, old: OldReading, told: Told) -> RereadOutcome:
    done = take_over_reading(actor=actor, original_id=old.original_id, told=told)
    found = 0
    for one in done.taken_over:
        _bring_onto_the_board(actor, one.document, one.found)
        found += len(one.found)
    fresh = [_register(actor, done, place, told.reading) for place in done.fresh]
    follow_texts(actor=actor, document_ids=[document.pk for document in fresh])
    return RereadOutcome(
        filename=old.filename,
        documents=len(done.taken_over) + len(fresh),
        carried=sum(one.carried for one in done.taken_over),
        disagreements=sum(one.disagreements for one in done.taken_over) + done.divided,
        found=found,
    )


def _register(actor: Actor, done: Reread, place: int, reading: Reading) -> Document:
    """A document that the older reading had taken for a part of another."""
    one = register_document(
        actor=actor, original=done.original, run=done.run, position=place, source_kind=reading.source_kind.value
    )
    if one.outcome is Outcome.KNOWN:
        keep_copy(document=one.document, original=done.original, position=place)
        return one.document
    record_citations(document=one.document, read=one.read, locality=one.facts.locality)
    _bring_onto_the_board(actor, one.document, record_duties(document=one.document, read=one.read, text=reading.text))
    return one.document


def _bring_onto_the_board(actor: Actor, document: Document, found: Sequence[Duty]) -> None:
    """Hollow tasks for duties that are new. Nobody is taken off whom the document concerned: tasks may rest on it."""
    if not found:
        return
    met = match_or_make_agencies(
        names=duty_names(found),
        locality=locality_from(document.locality),
        on=document.date,
        host_id=document.issuer_id,
        document_id=document.pk,
    )
    propose_tasks(actor=actor, document=document, duties=found, giver_id=document.issuer_id, names=met)
    for agency_id in sorted({agency_id for agency_id in met.agencies.values() if agency_id is not None}):
        name_agency_in(document_ids=[document.pk], agency_id=agency_id, part=Named.Part.DUTY)
    list_collectives(actor=actor, document=document, duties=found)
    if document.source_kind == PRESS:
        follow_texts(actor=actor, document_ids=[document.pk])
