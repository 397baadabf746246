"""Which documents a search finds, newest first, and in which order so few of them that they are ranked are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from nhipcau.documents.finding.asked import Asked, number_asked
from nhipcau.documents.finding.tables import INDEXED
from nhipcau.documents.models import Document, Indexed
from nhipcau.documents.selectors.bearing import bearing
from nhipcau.foundation import index
from nhipcau.foundation.pages import COUNTED
from nhipcau.ground.words import meeting

MOST_RANKED = 5_000
# Whether words follow each other is looked up in the words themselves: of so many documents, not of thousands.
_MOST_LOOKED_THROUGH = COUNTED
# Among the newest that bear the words, so many at most may be no documents of their own any more.
_JOINED = 500


def newest_first(seen: QuerySet[Document], asked: Asked, *, every: bool) -> list[int]:
    """Those of `seen`, one more than are ranked. `every`: nothing but what was joined to another is kept from view."""
    if not asked.words:
        return _newest(seen)
    newest = index.newest_matching(INDEXED, "body", asked.words, most=MOST_RANKED + _JOINED) if every else None
    if newest is not None:
        rows = list(Document.objects.filter(pk__in=newest).order_by("-pk").values_list("pk", "joined_to"))
        found = [pk for pk, joined_to in rows if joined_to is None][: MOST_RANKED + 1]
        if len(rows) < MOST_RANKED + _JOINED or len(found) > MOST_RANKED:
            return found
    return _newest(bearing(seen, asked))


def best_first(found: Sequence[int], asked: Asked) -> list[int]:
    """The own number, then the accents as typed, then words that follow each other, then those in the head."""
    if len(found) < 2:
        return list(found)
    number, together = number_asked(asked), _together(found, asked)
    rows = Indexed.objects.filter(pk__in=index.among(found)).order_by()
    in_head = meeting(asked.words)
    columns = ["pk", "document__date", "code_key", "head"]
    if asked.accents:
        rows = rows.annotate(
            accented=index.matches(INDEXED, "accents", asked.accents, key="documents_indexed.document_id")
        )
        columns.append("accented")
    ranks = [
        (
            bool(number) and _bears(code_key, number),
            bool(accented and accented[0]),
            pk in together,
            in_head(head),
            on or date.min,
            pk,
        )
        for pk, on, code_key, head, *accented in rows.values_list(*columns)
    ]
    return [rank[-1] for rank in sorted(ranks, reverse=True)]


def _newest(found: QuerySet[Document]) -> list[int]:
    return list(found.order_by("-pk").values_list("pk", flat=True)[: MOST_RANKED + 1])


def _bears(code_key: str, number: str) -> bool:
    """The whole of the digits: 38 is not 381."""
    return code_key.startswith(number) and not (number.isdigit() and code_key[len(number) : len(number) + 1].isdigit())


def _together(found: Sequence[int], asked: Asked) -> frozenset[int]:
    if not asked.running or len(found) > _MOST_LOOKED_THROUGH:
        return frozenset()
    rows = Indexed.objects.filter(pk__in=found)
    ids = rows.filter(pk__in=index.keys_matching(INDEXED, "body", asked.running)).order_by()
    return frozenset(ids.values_list("pk", flat=True))
