"""What there is of documents, as the viewer may see it: lists, one document, its values for review, its chain."""

from nhipcau.documents.selectors.attaching import (
    AttachSheet,
    Candidate,
    attach_sheet_for,
    attached_for,
    placeholder_choices_for,
    reported_texts_for,
    text_choices_for,
)
from nhipcau.documents.selectors.chain import Chain, ChainEdge, ChainNode, chain_for
from nhipcau.documents.selectors.choosing import DocumentChoice, latest_choices_for
from nhipcau.documents.selectors.filters import DocumentFilters
from nhipcau.documents.selectors.reading import ReadingSheet, reading_for
from nhipcau.documents.selectors.register import (
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
from nhipcau.documents.selectors.review import (
    ReviewSheet,
    ReviewValue,
    ValueGroup,
    sheet_and_values_for,
    values_for_review,
)

__all__ = [
    "AttachSheet",
    "Candidate",
    "Chain",
    "ChainEdge",
    "ChainNode",
    "DocumentChoice",
    "DocumentFilters",
    "DocumentRow",
    "DocumentSheet",
    "OriginalFile",
    "ReadingSheet",
    "ReviewSheet",
    "ReviewValue",
    "ValueGroup",
    "attach_sheet_for",
    "attached_for",
    "chain_for",
    "document_for",
    "documents_for",
    "duplicates_of",
    "history_for",
    "latest_choices_for",
    "original_for",
    "placeholder_choices_for",
    "reading_for",
    "reported_texts_for",
    "seen_document",
    "sheet_and_values_for",
    "text_choices_for",
    "values_for_review",
]
