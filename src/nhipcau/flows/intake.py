"""A file comes in: read in memory, refused or kept, registered, its citations, duties and agencies recorded.

One transaction per file. What may not be kept leaves only that it was refused, and why, without a word of its content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction

from nhipcau.agencies.lists.day import lists_of_day
from nhipcau.agencies.names.naming import locality_from
from nhipcau.agencies.services import match_or_make_agencies
from nhipcau.documents import access
from nhipcau.documents.models import Document, Holding, Named, Original
from nhipcau.documents.recognition import has_same_words
from nhipcau.documents.services import (
    Registration,
    hold,
    keep_copy,
    keep_original,
    known_original,
    name_agencies,
    record_citations,
    record_duties,
    record_reading,
    record_transmission,
    register_document,
)
from nhipcau.documents.services.originals import documents_in
from nhipcau.documents.services.registering import Outcome, name_first
from nhipcau.documents.shape import names_of, without_gaps
from nhipcau.execution.services import propose_tasks
from nhipcau.flows.collectives import list_collectives
from nhipcau.flows.press import follow_texts_of
from nhipcau.foundation import audit, storage
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.apart import read
from nhipcau.reading.told import Told
from nhipcau.reading.types import Reading

KNOWN = "known"


@dataclass(frozen=True, slots=True)
class TakenDocument:
    """`state`: registered, filled (a placeholder got its text) or known."""

    id: int
    state: str
    label: str
    title: str
    source_kind: str
    duties: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class IntakeOutcome:
    """`state` is "taken", or "known" where every document of the file was held already."""

    state: str
    filename: str
    sha256: str
    documents: tuple[TakenDocument, ...]
    warnings: int = 0

    def summary(self) -> str:
        """One line for the terminal and the list of a job."""
        if self.state == KNOWN:
            return "đã có trong sổ: " + ", ".join(document.label for document in self.documents)
        duties = sum(document.duties for document in self.documents)
        return f"{len(self.documents)} văn bản ({', '.join(d.label for d in self.documents)}), {duties} việc"


def take_in(
    *,
    actor: Actor,
    filename: str,
    content: bytes,
    ahead: Told | Refusal | None = None,
    tell: Callable[[int], None] | None = None,
) -> IntakeOutcome:
    """Reads one file and registers all it holds. Raises `Refusal` where it may not be taken; nothing is kept then.

    `ahead` is the answer where these very bytes were read already, by a crew or on another machine. `tell` hears how
    many pages were read from pictures so far.
    """
    access.require_may_take_in(actor)
    outcome = _recognised(actor, filename, content)
    if outcome is not None:
        return outcome
    try:
        return _take(actor, filename, content, ahead, tell)
    except Refusal as refusal:
        record_refused(actor, refusal, size=len(content))
        raise


def _take(
    actor: Actor, filename: str, content: bytes, ahead: Told | Refusal | None, tell: Callable[[int], None] | None
) -> IntakeOutcome:
    if isinstance(ahead, Refusal):
        raise ahead
    told = ahead if ahead is not None and "\0" not in ahead.reading.text else None
    if told is None:
        told = Told.of(read_for_keeping(content, filename, tell=tell))
    try:
        return _keep(actor, told, filename=filename, content=content)
    except IntegrityError:
        # Somebody else took in the same file or the same number a moment ago: now it is known.
        return _recognised(actor, filename, content) or _keep(actor, told, filename=filename, content=content)


def read_for_keeping(content: bytes, filename: str, *, tell: Callable[[int], None] | None = None) -> Reading:
    """PostgreSQL keeps no NUL, and real texts hold some: the sign for an unreadable letter, as wide, stands there."""
    reading = read(content, filename, tell=tell)
    if "\0" not in reading.text:
        return reading
    return replace(read(content.replace(b"\0", "\ufffd".encode()), filename), sha256=reading.sha256)


def _recognised(actor: Actor, filename: str, content: bytes) -> IntakeOutcome | None:
    """What was kept once has passed the gate and need not be read again."""
    sha256 = hashlib.sha256(content).hexdigest()
    if known_original(sha256) is None:
        return None
    with transaction.atomic():
        known = known_original(sha256)
        return _known(actor, known, filename) if known is not None else None


def _keep(actor: Actor, told: Told, *, filename: str, content: bytes) -> IntakeOutcome:
    with (
        lists_of_day(None),
        storage.kept(content, is_wanted=lambda sha256: known_original(sha256) is not None),
        transaction.atomic(),
    ):
        return _register(actor, told, filename=filename, size=len(content))


def record_refused(actor: Actor, refusal: Refusal, *, size: int) -> None:
    """Code and size, not the name: a name can tell what a secret document is about."""
    with transaction.atomic():
        audit.record(actor, "file.refused", None, code=refusal.code, size=size)


def _known(actor: Actor, original: Original, filename: str) -> IntakeOutcome:
    """The very bytes are held: whoever brings them has the documents, and now the register says so."""
    documents = documents_in(original)
    for document in documents:
        hold(document=document, agency_id=actor.agency_id, how=Holding.How.BOOKED)
    audit.record(actor, "file.recognised", original, documents=[document.pk for document in documents])
    return IntakeOutcome(
        state=KNOWN,
        filename=filename,
        sha256=original.sha256,
        documents=tuple(_taken(document, KNOWN) for document in documents),
    )


def _register(actor: Actor, told: Told, *, filename: str, size: int) -> IntakeOutcome:
    reading = told.reading
    original = keep_original(actor=actor, reading=reading, filename=filename, size=size)
    run = record_reading(original=original, told=told)
    kind = reading.source_kind.value
    registrations = [
        register_document(actor=actor, original=original, run=run, position=position, source_kind=kind)
        for position in range(len(reading.documents))
    ]
    for position, one in enumerate(registrations):
        if one.outcome is Outcome.KNOWN:
            _recognise(actor, one, original, position, text=reading.text)
        else:
            is_new = one.outcome is Outcome.REGISTERED
            record_citations(document=one.document, read=one.read, locality=one.facts.locality, is_new=is_new)
    for one in registrations:
        for index in one.read["transmits"]:
            record_transmission(document=one.document, enclosed=registrations[index].document, index=index)
    duties = [
        _give_duties(actor, one, text=reading.text) if one.outcome is not Outcome.KNOWN else 0 for one in registrations
    ]
    follow_texts_of(actor=actor, documents=[one.document for one in registrations])
    state = KNOWN if all(one.outcome is Outcome.KNOWN for one in registrations) else "taken"
    return IntakeOutcome(
        state=state,
        filename=filename,
        sha256=reading.sha256,
        documents=tuple(
            _taken(one.document, one.outcome.value, duties=count)
            for one, count in zip(registrations, duties, strict=True)
        ),
        warnings=len(reading.warnings),
    )


def _recognise(actor: Actor, one: Registration, original: Original, position: int, *, text: str) -> None:
    """Number, symbol, issuer and date are those of a document already held.

    Naming a number is not having the paper: another agency's document opens only to who brings the same words.
    """
    start, end = one.read["span"]
    if not access.may_see(actor, one.document) and not has_same_words(one.document, text[start:end]):
        raise Refusal("document.held_elsewhere", document=one.facts.code)
    keep_copy(document=one.document, original=original, position=position)
    hold(document=one.document, agency_id=actor.agency_id, how=Holding.How.BOOKED)
    audit.record(actor, "document.known", one.document, sha256=original.sha256)


def _give_duties(actor: Actor, one: Registration, *, text: str) -> int:
    document, is_new = one.document, one.outcome is Outcome.REGISTERED
    names = [name for duty in one.read["duties"] if duty is not None for name in names_of(duty)]
    met = match_or_make_agencies(
        names=names,
        locality=locality_from(document.locality),
        on=document.date,
        host_id=document.issuer_id,
        document_id=document.pk,
    )
    duties = record_duties(document=document, read=one.read, text=text, is_new=is_new)
    propose_tasks(actor=actor, document=document, duties=duties, giver_id=document.issuer_id, names=met)
    concerned = {agency_id for agency_id in met.agencies.values() if agency_id is not None}
    named = name_first if is_new else name_agencies
    named(document=document, agency_ids=concerned, part=Named.Part.DUTY)
    list_collectives(
        actor=actor,
        document=document,
        duties=duties,
        addressees=without_gaps(one.read["addressees"]),
        recipients=without_gaps(one.read["recipients"]),
        is_new=is_new,
        looked_up=met.looked_up,
    )
    return len(duties)


def _taken(document: Document, state: str, *, duties: int = 0) -> TakenDocument:
    return TakenDocument(
        id=document.pk,
        state=state,
        label=str(document),
        title=document.title,
        source_kind=document.source_kind,
        duties=duties,
        doubtful=document.doubtful,
    )
