"""A document enters the register: new, filling the placeholder that waited for it, or recognised as already held."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from nhipcau.agencies.services import match_or_make_issuer
from nhipcau.documents.facts import HeaderFacts, header_facts
from nhipcau.documents.models import Document, Holding, Named, Original, ReadingRun
from nhipcau.documents.recognition import same_unnumbered
from nhipcau.documents.services.attaching import give_back
from nhipcau.documents.services.indexing import index_documents
from nhipcau.documents.services.originals import hold
from nhipcau.documents.shape import ReadDocument, document_in
from nhipcau.documents.standing import open_values
from nhipcau.foundation import adding, audit, clock
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor

AT_ONCE = 500


class Outcome(StrEnum):
    REGISTERED = "registered"
    FILLED = "filled"  # a placeholder that others cited has got its text
    KNOWN = "known"  # same number, symbol, issuer and date, already held


@dataclass(frozen=True, slots=True)
class Registration:
    document: Document
    outcome: Outcome
    facts: HeaderFacts
    read: ReadDocument


def register_document(
    *, actor: Actor, original: Original, run: ReadingRun, position: int, source_kind: str
) -> Registration:
    """One document of a file. Citations and duties are recorded by the caller once all of the file are registered."""
    read = document_in(run.reading, position)
    facts = header_facts(read, source_kind=source_kind)
    start, end = read["span"]
    waiting = _row_of(facts) or same_unnumbered(facts, source_kind=source_kind, text=original.text[start:end])
    if waiting is not None and waiting.state == Document.State.HELD:
        return Registration(waiting, Outcome.KNOWN, facts, read)
    if waiting is not None and waiting.joined_to_id is not None:
        # Its own number, date and issuer say more than what a person thought it was.
        give_back(waiting)
    document = waiting or Document(version=0)
    outcome = Outcome.FILLED if waiting else Outcome.REGISTERED
    take_header(document, facts)
    document.state = Document.State.HELD
    document.source_kind = source_kind
    document.original, document.run, document.position = original, run, position
    document.start, document.end = start, end
    document.registered, document.registered_by_id = clock.now(), actor.account_id
    document.undecided, document.doubtful = open_values(read, ())
    document.issuer_id = issuer_of(facts)
    document.version += 1
    if waiting is None:
        adding.add([document])
    else:
        document.save()
    index_documents([document])
    hold(document=document, agency_id=actor.agency_id, how=Holding.How.REGISTERED)
    if document.issuer_id is not None:
        named = name_agencies if waiting else name_first
        named(document=document, agency_ids=[document.issuer_id], part=Named.Part.ISSUER)
    audit.record(actor, f"document.{outcome}", document, code=document.code, sha256=original.sha256)
    return Registration(document, outcome, facts, read)


def name_agencies(*, document: Document, agency_ids: Iterable[int], part: Named.Part) -> None:
    """Which agencies the document concerns in that part; those no longer named are taken off."""
    wanted = set(agency_ids)
    known = set(Named.objects.filter(document=document, part=part).values_list("agency_id", flat=True))
    if known - wanted:
        Named.objects.filter(document=document, part=part, agency_id__in=known - wanted).delete()
    Named.objects.bulk_create(
        [Named(document=document, agency_id=agency_id, part=part) for agency_id in sorted(wanted - known)]
    )


def name_first(*, document: Document, agency_ids: Iterable[int], part: Named.Part) -> None:
    """The same for a document that has just entered the register: nobody was named in it before."""
    adding.add(Named(document=document, agency_id=agency_id, part=part) for agency_id in sorted(set(agency_ids)))


def name_agency_in(*, document_ids: Iterable[int], agency_id: int, part: Named.Part) -> None:
    """The same for one agency in many documents; nobody is taken off."""
    Named.objects.bulk_create(
        [Named(document_id=document_id, agency_id=agency_id, part=part) for document_id in document_ids],
        ignore_conflicts=True,
    )


def unname_agency_in(*, document_ids: Iterable[int], agency_id: int, part: Named.Part) -> None:
    """Taken back: the documents concern the agency no more in that part."""
    Named.objects.filter(document_id__in=document_ids, agency_id=agency_id, part=part).delete()


def name_heirs(pairs: Collection[tuple[int, int]], *, document_ids: Collection[int] | None = None) -> None:
    """Document and agency: who answers in it for a duty of an agency that was divided. Of these papers, or of all."""
    rows = Named.objects.filter(part=Named.Part.HEIR)
    if document_ids is not None:
        rows = rows.filter(document_id__in=document_ids)
    known = {(document, agency): pk for pk, document, agency in rows.values_list("pk", "document_id", "agency_id")}
    wanted = set(pairs)
    gone = [pk for pair, pk in known.items() if pair not in wanted]
    for start in range(0, len(gone), AT_ONCE):
        Named.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    Named.objects.bulk_create(
        [
            Named(document_id=document_id, agency_id=agency_id, part=Named.Part.HEIR)
            for document_id, agency_id in sorted(wanted - known.keys())
        ],
        batch_size=AT_ONCE,
    )


def issuer_of(facts: HeaderFacts) -> int | None:
    if not facts.issuer:
        return None
    return match_or_make_issuer(name=facts.issuer, superior=facts.superior, locality=facts.locality, on=facts.date)


def take_header(document: Document, facts: HeaderFacts) -> None:
    """Writes the header fields on the row; the caller saves."""
    document.type, document.number, document.symbol, document.code = facts.type, facts.number, facts.symbol, facts.code
    document.canonical_code = facts.identity.canonical_code
    document.issuer_key = facts.identity.issuer_key
    document.identity_key = facts.identity.key or None
    document.issuer_name, document.place, document.date = facts.issuer, facts.place, facts.date
    document.title, document.urgency = facts.title, facts.urgency
    document.locality, document.locality_folded = facts.locality.text[:110], facts.locality.key[:100]


def _row_of(facts: HeaderFacts) -> Document | None:
    if not facts.identity.key:
        return None
    # Most often nothing waits for it, and to ask that is far cheaper.
    if not _WAITING.rows(facts.identity.key):
        return None
    return Document.objects.select_for_update().filter(identity_key=facts.identity.key).first()


def _waiting(identity_key: str) -> QuerySet[Document, tuple[int]]:
    return Document.objects.filter(identity_key=identity_key).values_list("pk")


_WAITING = Prepared(_waiting)
