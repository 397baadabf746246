"""Which press items report on a document, and which of them have the text of all they report on in the register."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from nhipcau.documents.models import Citation, Document
from nhipcau.foundation.prepared import Prepared

REPORTS_ON = "reports_on"
PRESS = "press"


def press_items_on(document_ids: Iterable[int]) -> frozenset[int]:
    """Press items among these documents, those that report on them, and those whose words may mean them."""
    rows = Document.objects.filter(pk__in=list(document_ids)).order_by()
    return press_items_of(rows.only("identity_key", "canonical_code", "issuer_key", "source_kind"))


def press_items_of(documents: Iterable[Document]) -> frozenset[int]:
    """The same of rows that are at hand. One query."""
    rows = list(documents)
    asked = sorted({row.pk for row in rows})
    keys = {row.identity_key for row in rows if row.identity_key}
    keys |= {f"{row.canonical_code}||{row.issuer_key}"[:300] for row in rows if row.canonical_code}
    found = _REPORTING.rows(*asked, *sorted(keys), told=(len(asked),))
    own = {row.pk for row in rows if row.source_kind == PRESS}
    return frozenset(item for (item,) in found) | own


def _reporting(documents: int, *given: int | str) -> QuerySet[Citation, tuple[int]]:
    """`given` are the documents, so many, and behind them the keys by which they may be meant."""
    told = Citation.objects.filter(relation=REPORTS_ON, stated_by__source_kind=PRESS)
    found = told.filter(Q(cited_id__in=given[:documents]) | Q(identity_key__in=given[documents:]))
    return found.order_by().values_list("stated_by_id")


_REPORTING = Prepared(_reporting)


def with_text(press_ids: Iterable[int]) -> frozenset[int]:
    """Those that report on something, and all of it is held."""
    return frozenset(item for item, texts in _texts_of(press_ids).items() if all(texts.values()))


def waiting_only_for(placeholder_id: int) -> frozenset[int]:
    """Press items to which nothing is missing but the text of this placeholder."""
    told = Citation.objects.filter(relation=REPORTS_ON, stated_by__source_kind=PRESS, cited_id=placeholder_id)
    texts = _texts_of(told.values_list("stated_by_id", flat=True))
    return frozenset(
        i for i, held in texts.items() if {cited for cited, is_held in held.items() if not is_held} == {placeholder_id}
    )


def _texts_of(press_ids: Iterable[int]) -> dict[int, dict[int, bool]]:
    """Press item → what it reports on → whether that is held as an official text."""
    told = Citation.objects.filter(relation=REPORTS_ON, stated_by_id__in=list(press_ids))
    found: dict[int, dict[int, bool]] = {}
    for item, cited, state, kind in told.values_list("stated_by_id", "cited_id", "cited__state", "cited__source_kind"):
        found.setdefault(item, {})[cited] = state == Document.State.HELD and kind != PRESS
    return found
