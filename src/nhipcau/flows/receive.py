"""An incoming paper on its way: entered in the book, submitted, handed out by its slip, resolved with its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from nhipcau.documents.models import Entry, ResolutionSlip
from nhipcau.documents.selectors import seen_document
from nhipcau.documents.services import book_lines, books, slips
from nhipcau.documents.services.books import IncomingFacts
from nhipcau.documents.services.slips import Handed
from nhipcau.execution.services import HandedTo, count_from_receipt, give_by_slip, resolve_by_slip, take_back_by_slip
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Decision:
    """What the agency's leader says on the slip: in whose words, who leads, who cooperates, each by when."""

    words: str
    by_name: str
    on: date
    lead: Handed
    coordinators: tuple[Handed, ...] = ()


@transaction.atomic
def receive(
    *,
    actor: Actor,
    facts: IncomingFacts,
    document_id: int | None = None,
    book_id: int | None = None,
    looked_at: Sequence[int] = (),
) -> Entry:
    """A paper with or without its file enters the incoming book."""
    document = seen_document(actor, document_id) if document_id is not None else None
    entry = books.register_incoming(actor=actor, facts=facts, document=document, book_id=book_id, looked_at=looked_at)
    book_lines.drop_draft(actor=actor, kind="incoming")
    if entry.document is not None:
        count_from_receipt(actor=actor, document=entry.document)
    return entry


@transaction.atomic
def receive_document(*, actor: Actor, document_id: int, on: date, at: time | None = None, type_name: str = "") -> Entry:
    """One click after upload: what was read in the document is what the line says. Refuses where too little was."""
    document = seen_document(actor, document_id)
    if not document.issuer_name or not document.title:
        raise Refusal("book.words_missing")
    facts = IncomingFacts(
        arrived_on=on,
        arrived_at=at,
        author=document.issuer_name,
        subject=document.title,
        code=document.code,
        document_date=document.date,
        type_name=type_name,
        urgency=document.urgency.casefold() if document.urgency.casefold() in Entry.Urgency.values else "",
        medium=Entry.Medium.ELECTRONIC,
    )
    entry = books.register_incoming(actor=actor, facts=facts, document=document)
    count_from_receipt(actor=actor, document=document)
    return entry


@transaction.atomic
def void(*, actor: Actor, entry_id: int, version: int, reason: str) -> Entry:
    """The number stands for no paper: no limit runs from its day."""
    entry = book_lines.void_entry(actor=actor, entry_id=entry_id, version=version, reason=reason)
    if entry.document is not None:
        count_from_receipt(actor=actor, document=entry.document)
    return entry


@transaction.atomic
def submit(*, actor: Actor, entry_id: int, version: int, on: date) -> Entry:
    """Laid before whoever decides on it (article 23.1)."""
    return book_lines.complete_entry(actor=actor, entry_id=entry_id, version=version, changes={"submitted_on": on})


@transaction.atomic
def assign(*, actor: Actor, entry_id: int, version: int, decision: Decision) -> ResolutionSlip:
    """The leader's opinion, who it is handed to, and their task on the board, as one act."""
    lead, others = decision.lead, decision.coordinators
    slip = slips.hand_out(actor=actor, entry_id=entry_id, version=version, lead=lead, coordinators=others)
    if decision.words.strip():
        slips.give_opinion(
            actor=actor,
            entry_id=entry_id,
            rank="agency_leader",
            words=decision.words,
            by_name=decision.by_name,
            on=decision.on,
        )
    entry = slip.entry
    document = slips.document_of(entry)
    slips.open_to_parts(
        document=document, agency_ids=[one.agency_id for one in (lead, *others) if one.agency_id is not None]
    )
    give_by_slip(
        actor=actor,
        slip=slip,
        document=document,
        giver_id=entry.book.agency_id,
        words=decision.words.strip() or entry.subject,
        lead=HandedTo(lead.name, lead.agency_id),
        coordinators=[HandedTo(one.name, one.agency_id) for one in others],
        due=lead.due_on,
    )
    return slip


@transaction.atomic
def take_back(*, actor: Actor, entry_id: int, version: int) -> Entry:
    """Handed to nobody any more, as long as nobody has begun."""
    entry = slips.take_back(actor=actor, entry_id=entry_id, version=version)
    take_back_by_slip(actor=actor, slip=entry.slip)
    return entry


@transaction.atomic
def resolve(
    *,
    actor: Actor,
    entry_id: int,
    version: int,
    on: date,
    answer_id: int | None = None,
    answer_words: str = "",
) -> Entry:
    """Done, with the paper that answers it; the task of its slip is done as well."""
    entry = book_lines.resolve_entry(
        actor=actor, entry_id=entry_id, version=version, on=on, answer_id=answer_id, answer_words=answer_words
    )
    slip = getattr(entry, "slip", None)
    if slip is not None:
        resolve_by_slip(actor=actor, slip=slip)
    return entry
