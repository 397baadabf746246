"""What stands beside a document at all, asked together with it: where there is nothing, no page looks.

Says nothing of what the viewer may see of it; that is asked where it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import BooleanField, IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from nhipcau.documents.models import Document

# Constant words: Django takes longer to write them than the database to answer them.
_COUNTS = {
    "duty_count": "SELECT COUNT(*) FROM documents_duty b WHERE b.document_id = documents_document.id"
    " AND b.state <> 'rejected'",
    "cited_count": "SELECT COUNT(*) FROM documents_citation b WHERE b.cited_id = documents_document.id",
}
_BESIDE = {
    "verdicts": "SELECT 1 FROM documents_verdict b WHERE b.document_id = documents_document.id",
    "siblings": "SELECT 1 FROM documents_document b WHERE b.original_id = documents_document.original_id"
    " AND b.id <> documents_document.id",
    "entries": "SELECT 1 FROM documents_entry b WHERE b.document_id = documents_document.id",
    "disagreements": "SELECT 1 FROM documents_disagreement b WHERE b.document_id = documents_document.id",
    "directives": "SELECT 1 FROM documents_citation b WHERE b.citing_id = documents_document.id"
    " AND b.relation = 'implements'",
    "stated": "SELECT 1 FROM documents_statedrelation b WHERE b.subject_id = documents_document.id",
}
ANNOTATED = (*_COUNTS, *(f"beside_{name}" for name in _BESIDE))
"""The names under which `counted` and `with_beside` put what they tell."""


@dataclass(frozen=True, slots=True)
class Beside:
    """`siblings` are other documents of its file, `entries` lines of books, `directives` what it says it implements,
    `stated` what people said of it and another."""

    verdicts: bool
    siblings: bool
    entries: bool
    disagreements: bool
    directives: bool
    stated: bool


def counted(found: QuerySet[Document]) -> QuerySet[Document]:
    """With `duty_count` and `cited_count`. Subqueries: two counts over two joins would multiply each other."""
    counts = {name: RawSQL(f"({sql})", (), output_field=IntegerField()) for name, sql in _COUNTS.items()}  # noqa: S611
    return found.annotate(**counts)


def with_beside(found: QuerySet[Document]) -> QuerySet[Document]:
    told = {
        f"beside_{name}": RawSQL(f"EXISTS ({sql})", (), output_field=BooleanField())  # noqa: S611 - constant words
        for name, sql in _BESIDE.items()
    }
    return found.annotate(**told)


def beside(document: Document) -> Beside:
    """Of a row from `with_beside`."""
    return Beside(**{name: bool(getattr(document, f"beside_{name}")) for name in _BESIDE})
