"""Which other documents a document names, and how it stands to them."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import Header, Reference, Span


def read_references(source: Source, document: Span, header: Header) -> tuple[Reference, ...]:
    return ()
