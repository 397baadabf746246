"""The head and foot of a document: type, number, issuer, date, title, addressees, recipients, signature."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import Header, SourceKind, Span


def read_header(source: Source, document: Span, kind: SourceKind) -> Header:
    return Header(body=document)
