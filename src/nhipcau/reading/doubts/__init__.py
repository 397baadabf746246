"""What a clerk should look at twice: irregular symbols, leads who do not receive, missing lines, no dates."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.reading.deadlines import impossible_days
from nhipcau.reading.doubts.citing import issuer_doubts
from nhipcau.reading.doubts.printed import date_doubts, portal_doubts, signature_doubts, symbol_doubts
from nhipcau.reading.doubts.receiving import lead_doubts, spelling_doubts
from nhipcau.reading.doubts.scanned import scan_doubts
from nhipcau.reading.doubts.sentences import doubt
from nhipcau.reading.source import Source
from nhipcau.reading.types import Document, DueKind
from nhipcau.reading.types import Warning as Doubt

__all__ = ["doubts_of", "scan_doubts"]

_UNDATED = frozenset({DueKind.EVENT, DueKind.UNSPECIFIED_PERIOD, DueKind.HORIZON})


def doubts_of(source: Source, document: Document) -> tuple[Doubt, ...]:
    """Every doubt about one document, those about its head first."""
    return (
        *symbol_doubts(source, document),
        *date_doubts(source, document),
        *portal_doubts(source, document),
        *issuer_doubts(document),
        *lead_doubts(source, document),
        *spelling_doubts(document),
        *signature_doubts(source, document),
        *_due_doubts(source, document),
    )


def _due_doubts(source: Source, document: Document) -> Iterator[Doubt]:
    duties = document.duties
    if duties and all(duty.due is None or duty.due.value.kind in _UNDATED for duty in duties):
        yield doubt("due.none")
    for duty in duties:
        for place in impossible_days(source, duty.span):
            yield doubt("due.impossible", place, printed=" ".join(source.words(place).split()))
