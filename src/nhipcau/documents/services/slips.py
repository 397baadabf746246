"""The slip of an incoming paper: opinions at its three levels, who leads, who cooperates, by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nhipcau.documents import book_access, book_rules
from nhipcau.documents.access import PAPER
from nhipcau.documents.models import Book, Document, Entry, Holding, Named, Opinion, ResolutionSlip, SlipPart
from nhipcau.documents.services.indexing import index_documents
from nhipcau.documents.services.originals import hold
from nhipcau.documents.services.registering import name_agency_in
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold


@dataclass(frozen=True, slots=True)
class Handed:
    """One unit or person on the slip; without `agency_id` it is a name inside the agency."""

    name: str
    agency_id: int | None = None
    due_on: date | None = None


@transaction.atomic
def give_opinion(*, actor: Actor, entry_id: int, rank: str, words: str, by_name: str, on: date) -> Opinion:
    """One person's words, as written down by whoever is signed in."""
    entry = _entry(actor, entry_id)
    book_access.require_may_give_opinion(actor, entry, rank=rank)
    book_rules.check_open(entry.state)
    if not words.strip():
        raise Refusal("book.opinion_missing")
    slip = _slip(entry)
    opinion = Opinion.objects.create(
        slip=slip,
        rank=rank,
        words=words.strip(),
        by_name=by_name.strip()[:150] or actor.name,
        on=on,
        at=clock.now(),
        account_id=actor.account_id,
        account_name=actor.name,
    )
    _rise(slip)
    audit.record(actor, "entry.opinion_given", entry, note=opinion.words[:200], rank=rank)
    return opinion


@transaction.atomic
def withdraw_opinion(*, actor: Actor, opinion_id: int) -> Entry:
    """Whoever wrote it down takes it back; it stays legible in the log."""
    opinion = Opinion.objects.filter(pk=opinion_id, withdrawn__isnull=True).select_related("slip").first()
    if opinion is None:
        raise Refusal("entry.not_found")
    entry = _entry(actor, opinion.slip.entry_id)
    book_rules.check_open(entry.state)
    if opinion.account_id != actor.account_id and not book_access.may_decide(actor, entry.book):
        raise Refusal("book.opinion_not_allowed")
    opinion.withdrawn = clock.now()
    opinion.save(update_fields=["withdrawn"])
    _rise(opinion.slip)
    audit.record(actor, "entry.opinion_withdrawn", entry, note=opinion.words[:200], rank=opinion.rank)
    return entry


@transaction.atomic
def hand_out(
    *, actor: Actor, entry_id: int, version: int, lead: Handed, coordinators: Sequence[Handed] = ()
) -> ResolutionSlip:
    """Who leads, who cooperates, each with a time (article 23.2). In place of what the slip said before."""
    entry = deciding_entry(actor, entry_id, version=version)
    parties = [one for one in (lead, *coordinators) if one.name.strip()]
    if not lead.name.strip():
        raise Refusal("book.lead_missing")
    if len({fold(one.name) for one in parties}) < len(parties):
        raise Refusal("book.lead_twice")
    if len(parties) > 1 and any(one.due_on is None for one in parties):
        raise Refusal("book.time_missing")
    book_rules.check_due_days(
        entered_on=entry.entered_on, lead=lead.due_on, others={one.name: one.due_on for one in coordinators}
    )
    slip = _slip(entry)
    SlipPart.objects.filter(slip=slip).delete()
    SlipPart.objects.bulk_create(
        [
            SlipPart(
                slip=slip,
                part=SlipPart.Part.LEAD if one is lead else SlipPart.Part.COORDINATOR,
                position=0 if one is lead else place,
                name=one.name.strip()[:300],
                agency_id=one.agency_id,
                due_on=one.due_on,
            )
            for place, one in enumerate(parties)
        ]
    )
    _rise(slip)
    entry.due_on = lead.due_on or entry.due_on
    entry.handed_to = "; ".join(one.name.strip() for one in parties)[:300]
    entry.transferred_on = entry.transferred_on or clock.today()
    entry.version += 1
    entry.save(update_fields=["due_on", "handed_to", "transferred_on", "version"])
    audit.record(
        actor, "entry.handed_out", entry, note=entry.handed_to, due=lead.due_on.isoformat() if lead.due_on else None
    )
    return slip


@transaction.atomic
def take_back(*, actor: Actor, entry_id: int, version: int) -> Entry:
    """It is handed to nobody any more."""
    entry = deciding_entry(actor, entry_id, version=version)
    slip = _slip(entry)
    SlipPart.objects.filter(slip=slip).delete()
    _rise(slip)
    before, entry.handed_to, entry.transferred_on, entry.due_on = entry.handed_to, "", None, None
    entry.version += 1
    entry.save(update_fields=["due_on", "handed_to", "transferred_on", "version"])
    audit.record(actor, "entry.taken_back", entry, note=before)
    return entry


def document_of(entry: Entry) -> Document:
    """What tasks hang on. Of a paper nobody has read in, a document known by the line of the book alone.

    It bears no identity key: a text that comes in later is joined to it by a person, and opens to nobody by its number.
    """
    if entry.document is not None:
        return entry.document
    document = Document.objects.create(
        state=Document.State.PLACEHOLDER,
        source_kind=PAPER,
        code=entry.code,
        issuer_name=entry.author,
        date=entry.document_date,
        title=entry.subject,
        urgency=entry.urgency,
        registered=clock.now(),
        registered_by_id=entry.registered_by_id,
    )
    index_documents([document])
    hold(document=document, agency_id=entry.book.agency_id, how=Holding.How.BOOKED)
    entry.document = document
    entry.save(update_fields=["document"])
    return document


def open_to_parts(*, document: Document, agency_ids: Sequence[int]) -> None:
    """Whoever is to resolve it may read it."""
    for agency_id in agency_ids:
        name_agency_in(document_ids=[document.pk], agency_id=agency_id, part=Named.Part.DUTY)


def deciding_entry(actor: Actor, entry_id: int, *, version: int) -> Entry:
    """An incoming line locked, for those who may hand it to somebody."""
    entry = _entry(actor, entry_id)
    book_access.require_may_decide(actor, entry.book)
    book_rules.check_version(known=entry.version, given=version)
    book_rules.check_open(entry.state)
    if entry.book.kind != Book.Kind.INCOMING or entry.resolved_on is not None:
        raise Refusal("book.state_does_not_follow")
    return entry


def _entry(actor: Actor, entry_id: int) -> Entry:
    found = Entry.objects.select_for_update(of=("self",)).filter(
        book_access.slips_visible_to(actor, on=clock.today()), pk=entry_id
    )
    entry = found.select_related("book").first()
    if entry is None:
        raise Refusal("entry.not_found")
    return entry


def _slip(entry: Entry) -> ResolutionSlip:
    slip, _made = ResolutionSlip.objects.get_or_create(entry=entry, defaults={"opened": clock.now()})
    slip.entry = entry
    return slip


def _rise(slip: ResolutionSlip) -> None:
    slip.version += 1
    slip.save(update_fields=["version"])
