"""What there is of documents, as the viewer may see it: lists, one document, its values for review, its chain."""

from nhipcau.documents.selectors.chain import Chain, ChainEdge, ChainNode, chain_for
from nhipcau.documents.selectors.reading import ReadingSheet, reading_for
from nhipcau.documents.selectors.register import (
    DocumentFilters,
    DocumentRow,
    DocumentSheet,
    OriginalFile,
    document_for,
    documents_for,
    duplicates_of,
    history_for,
    original_for,
    seen_document,
)
from nhipcau.documents.selectors.review import ReviewSheet, ReviewValue, ValueGroup, values_for_review

__all__ = [
    "Chain",
    "ChainEdge",
    "ChainNode",
    "DocumentFilters",
    "DocumentRow",
    "DocumentSheet",
    "OriginalFile",
    "ReadingSheet",
    "ReviewSheet",
    "ReviewValue",
    "ValueGroup",
    "chain_for",
    "document_for",
    "documents_for",
    "duplicates_of",
    "history_for",
    "original_for",
    "reading_for",
    "seen_document",
    "values_for_review",
]
