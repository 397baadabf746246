"""The row of a document, its citations and its duties follow what now stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nhipcau.documents.facts import header_facts
from nhipcau.documents.models import Document, Duty, Named
from nhipcau.documents.services.citing import record_citations
from nhipcau.documents.services.duties import record_duties
from nhipcau.documents.services.indexing import index_documents
from nhipcau.documents.services.registering import issuer_of, name_agencies, take_header
from nhipcau.documents.services.rekeying import before_of, rekey
from nhipcau.documents.standing import laid_over, open_values, standing_verdicts


def bring_up_to_date(document: Document, *, touched: Sequence[str] | None) -> tuple[Duty, ...]:
    """Row, citations and duties follow what now stands. `touched` are the pointers judged; None means any."""
    verdicts = standing_verdicts(document)
    text = document.original.text if document.original else ""
    now = laid_over(document, verdicts, text=text)
    before = before_of(document)
    facts = header_facts(now, source_kind=document.source_kind)
    changed_header = touched is None or touches_header(touched)
    take_header(document, facts)
    document.undecided, document.doubtful = open_values(now, verdicts)
    document.review = Document.Review.UNREVIEWED if document.undecided else Document.Review.CONFIRMED
    document.version += 1
    if changed_header:
        document.issuer_id = issuer_of(facts)
        name_agencies(
            document=document,
            agency_ids=[document.issuer_id] if document.issuer_id is not None else [],
            part=Named.Part.ISSUER,
        )
        rekey(document=document, key=facts.identity.key or None, before=before)
    document.save()
    index_documents([document])
    if changed_header or _touches(touched, "/references/"):
        record_citations(document=document, read=now, locality=facts.locality)
    if not _touches(touched, "/duties/"):
        return ()
    return record_duties(document=document, read=now, text=text, verdicts=verdicts)


def touches_header(pointers: Iterable[str]) -> bool:
    return any(pointer.count("/") == 1 for pointer in pointers)


def _touches(touched: Sequence[str] | None, family: str) -> bool:
    return touched is None or any(pointer.startswith(family) for pointer in touched)
