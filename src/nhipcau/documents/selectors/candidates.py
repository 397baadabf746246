"""Which documents a search finds, newest first, and in which order so few of them that they are ranked are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def best_first(found: Sequence[int], asked: Asked, *, most: int) -> list[int]:
    """The first `most` of them: the own number, then the accents as typed, then words that follow each other, then
    those in the head, newer ones first."""
    if len(found) < 2:
        return list(found)
    likest = _bearing_number(found, number_asked(asked)), _accented(found, asked), _together(found, asked)
    alike: dict[tuple[bool, ...], list[int]] = {}
    for pk in found:
        alike.setdefault(tuple(pk in those for those in likest), []).append(pk)
    shown: list[list[int]] = []
    for rank in sorted(alike, reverse=True):
        shown.append(alike[rank])
        if sum(map(len, shown)) >= most:
            break
    # What is said of each costs more than to know which they are: of those behind the last one shown it is not asked.
    order = _newest_with_words_in_head([pk for those in shown for pk in those], asked)
    return [pk for those in shown for pk in sorted(those, key=order.__getitem__, reverse=True)][:most]


def _newest_with_words_in_head(keys: Sequence[int], asked: Asked) -> Mapping[int, tuple[bool, date, int]]:
    in_head = meeting(asked.words)
    rows = Indexed.objects.filter(pk__in=index.among(keys)).order_by().values_list("pk", "document__date", "head")
    return {pk: (in_head(head), on or date.min, pk) for pk, on, head in rows}


def _bearing_number(found: Sequence[int], number: str) -> frozenset[int]:
    """Those whose own number it is."""
    if not number:
        return frozenset()
    rows = Indexed.objects.filter(index.begins_with("code_key", number)).order_by()
    bearing = {pk for pk, code_key in rows.values_list("pk", "code_key") if _bears(code_key, number)}
    return frozenset(bearing.intersection(found))


def _accented(found: Sequence[int], asked: Asked) -> frozenset[int]:
    if not asked.accents:
        return frozenset()
    rows = Indexed.objects.filter(pk__in=index.among(found)).order_by()
    as_typed = index.keys_matching(INDEXED, "accents", asked.accents)
    return frozenset(rows.filter(pk__in=as_typed).values_list("pk", flat=True))


def _newest(found: QuerySet[Document]) -> list[int]:
    return list(found.order_by("-pk").values_list("pk", flat=True)[: MOST_RANKED + 1])


def _bears(code_key: str, number: str) -> bool:
    """The whole of the digits: 38 is not 381."""
    return code_key.startswith(number) and not (number.isdigit() and code_key[len(number) : len(number) + 1].isdigit())


def _together(found: Sequence[int], asked: Asked) -> frozenset[int]:
    if not asked.running or len(found) > _MOST_LOOKED_THROUGH:
        return frozenset()
    rows = Indexed.objects.filter(index.says(INDEXED, "body", asked.running), pk__in=index.among(found)).order_by()
    return frozenset(rows.values_list("pk", flat=True))
