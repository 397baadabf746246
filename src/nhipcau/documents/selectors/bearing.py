"""Documents that bear certain words, by the index of the search: a list narrowed by words has what a search finds."""

from __future__ import annotations

from django.db.models import QuerySet

from nhipcau.documents.finding.asked import Asked, understood
from nhipcau.documents.finding.tables import INDEXED
from nhipcau.documents.models import Document
from nhipcau.foundation import index


def bearing(found: QuerySet[Document], words: str | Asked) -> QuerySet[Document]:
    """Those of `found` in whose number, title, issuer or text all the words stand; all of them where none is asked."""
    asked = understood(words) if isinstance(words, str) else words
    return found.filter(pk__in=index.keys_matching(INDEXED, "body", asked.words)) if asked else found
