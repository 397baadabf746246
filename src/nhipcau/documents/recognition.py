"""Whether a text is the document that is already held: the same words, whatever the format they came in."""

from __future__ import annotations

from collections import Counter

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from nhipcau.documents.facts import HeaderFacts
from nhipcau.documents.finding.tables import INDEXED
from nhipcau.documents.models import Document
from nhipcau.foundation import index
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.text import fold
from nhipcau.ground.words import Ask, words_of

SHARED_AT_LEAST = 0.8
"""Of the words of the longer text; formats lose heads, feet and some letters, never a fifth of the words."""


def same_unnumbered(facts: HeaderFacts, *, source_kind: str, text: str) -> Document | None:
    """A held document without number and date, in another format: the same type, title, date and words."""
    title = tuple(words_of(facts.title))
    if not title:
        return None
    titled, day = index.keys_matching(INDEXED, "head", Ask(((title,),))), (facts.date,) if facts.date else ()
    said = (facts.type, facts.locality.key, source_kind, *day, *titled.params)
    # Most often there is none: the texts are fetched only where there is.
    found = [pk for (pk,) in _UNNUMBERED.rows(*said, told=(titled.sql, len(day)))]
    rows = Document.objects.filter(pk__in=found).select_related("original").order_by("pk") if found else ()
    return next((one for one in rows if has_same_words(one, text)), None)


def _unnumbered(
    titled: str, days: int, type_: str, locality_key: str, source_kind: str, *given: str
) -> QuerySet[Document, tuple[int]]:
    """`given` is the day, if the paper has one, and what the question for the title `titled` asks for."""
    found = Document.objects.filter(
        state=Document.State.HELD,
        identity_key__isnull=True,
        type=type_,
        date=given[0] if days else None,
        locality_folded=locality_key,
        source_kind=source_kind,
        pk__in=RawSQL(titled, given[days:]),  # noqa: S611 – our own words; what was read goes as a parameter
    )
    return found.order_by("pk").values_list("pk")


_UNNUMBERED = Prepared(_unnumbered)


def has_same_words(document: Document, text: str) -> bool:
    if document.original is None:
        return False
    held = Counter(fold(document.original.text[document.start : document.end]).split())
    brought = Counter(fold(text).split())
    larger = max(held.total(), brought.total())
    return larger > 0 and (held & brought).total() / larger >= SHARED_AT_LEAST
