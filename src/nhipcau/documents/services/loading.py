"""Documents by the hundred, for installations that are filled by a program: what `registering` does one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db import transaction

from nhipcau.agencies.names.naming import locality_from
from nhipcau.documents.facts import HeaderFacts, header_facts
from nhipcau.documents.models import Document, Duty, Holding, Named, Original, ReadingRun
from nhipcau.documents.services.citing import Citing, record_first_citations
from nhipcau.documents.services.duties import duty_row
from nhipcau.documents.services.indexing import indexed_of
from nhipcau.documents.services.registering import take_header
from nhipcau.documents.shape import ReadDocument
from nhipcau.documents.standing import open_values
from nhipcau.foundation import audit, bulk
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file with one document. Its bytes are in the storage already, under `sha256`."""

    filename: str
    sha256: str
    text: str
    read: ReadDocument
    issuer_id: int
    holder_ids: tuple[int, ...]
    concerned: frozenset[int]
    """Agencies that its duties name."""
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    document: Document
    duties: tuple[Duty, ...]


@transaction.atomic
def load_documents(*, actor: Actor, files: Sequence[Loaded], edition: str, at: datetime) -> tuple[LoadedDocument, ...]:
    """Registers all, held by their holders, with their duties and citations; one audit entry names them.

    The caller vouches that no two have the same identity and that none is in the register.
    """
    originals = [_original(one, actor=actor, at=at) for one in files]
    bulk.insert(originals)
    runs = [
        ReadingRun(original=original, engine_version=edition, at=at, reading=_reading(one))
        for original, one in zip(originals, files, strict=True)
    ]
    bulk.insert(runs)
    documents = [
        _document(one, original, run, actor=actor, at=at)
        for one, original, run in zip(files, originals, runs, strict=True)
    ]
    bulk.insert(documents)
    together = list(zip(documents, files, strict=True))
    bulk.insert(
        [
            Holding(document=document, agency_id=agency_id, how=Holding.How.REGISTERED, at=at)
            for document, one in together
            for agency_id in one.holder_ids
        ]
    )
    bulk.insert([named for document, one in together for named in _named(document, one)])
    duties = [_duties(document, one) for document, one in together]
    bulk.insert([duty for found in duties for duty in found])
    bulk.insert([indexed_of(document) for document in documents])
    record_first_citations([Citing(document, one.read, locality_from(document.locality)) for document, one in together])
    audit.record(actor, "documents.loaded", None, documents=[document.pk for document in documents])
    return tuple(LoadedDocument(document, found) for document, found in zip(documents, duties, strict=True))


def _reading(one: Loaded) -> Json:
    return cast(
        Json,
        {
            "file": one.filename,
            "sha256": one.sha256,
            "media_type": "text/plain",
            "source_kind": "official",
            "warnings": [],
            "documents": [one.read],
            "repairs": [],
            "faint": [],
        },
    )


def _original(one: Loaded, *, actor: Actor, at: datetime) -> Original:
    return Original(
        sha256=one.sha256,
        filename=one.filename,
        media_type="text/plain",
        size=len(one.text.encode()),
        text=one.text,
        source_kind="official",
        received=at,
        received_by_id=actor.account_id,
        agency_id=one.issuer_id,
        channel=actor.channel,
    )


def _document(one: Loaded, original: Original, run: ReadingRun, *, actor: Actor, at: datetime) -> Document:
    document = Document(state=Document.State.HELD, original=original, run=run, issuer_id=one.issuer_id)
    facts: HeaderFacts = header_facts(one.read, source_kind="official")
    take_header(document, facts)
    document.start, document.end = one.read["span"]
    document.registered, document.registered_by_id = at, actor.account_id
    if one.is_confirmed:
        document.review = Document.Review.CONFIRMED
    else:
        document.undecided, document.doubtful = open_values(one.read, ())
    return document


def _duties(document: Document, one: Loaded) -> tuple[Duty, ...]:
    return tuple(
        duty_row(document, f"/duties/{place}", duty, state=_state(one), read=one.read, text=one.text)
        for place, duty in enumerate(one.read["duties"])
        if duty is not None
    )


def _state(one: Loaded) -> Duty.State:
    return Duty.State.CONFIRMED if one.is_confirmed else Duty.State.READ


def _named(document: Document, one: Loaded) -> list[Named]:
    concerned = [Named(document=document, agency_id=id, part=Named.Part.DUTY) for id in sorted(one.concerned)]
    return [Named(document=document, agency_id=one.issuer_id, part=Named.Part.ISSUER), *concerned]


def count_loaded(*, localities: Sequence[str], edition: str) -> int:
    """How many documents of these localities were loaded: what was broken off goes on behind them."""
    return Document.objects.filter(locality_folded__in=localities, run__engine_version=edition).count()
