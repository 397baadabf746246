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
# Of so few documents that a viewer sees the words are read, instead of all that bear them being looked up.
_FEW = 2_000
_GONE = (False, date.min, 0)


def newest_first(seen: QuerySet[Document], asked: Asked, *, every: bool, little: bool) -> list[int]:
    """Those of `seen`, one more than are ranked. `every`: nothing but what was joined to another is kept from view;
    `little`: most of what bears the words may well be."""
    if not asked.words:
        return _newest(seen)
    few = _few(seen, asked) if little else None
    if few is not None:
        return few
    if every:
        joined = Document.objects.filter(joined_to__gt=0).values_list("pk", flat=True)
        return index.newest_keys(INDEXED, "body", asked.words, most=MOST_RANKED + 1, but=joined)
    return _newest(bearing(seen, asked))


def _few(seen: QuerySet[Document], asked: Asked) -> list[int] | None:
    """By the words of all that is seen; None where that is not little."""
    keys = list(seen.order_by("-pk").values_list("pk", flat=True)[: _FEW + 1])
    if len(keys) > _FEW:
        return None
    said = _rows(keys).filter(index.says(INDEXED, "body", asked.words))
    return list(said.order_by("-pk").values_list("pk", flat=True))


def best_first(found: Sequence[int], asked: Asked, *, most: int) -> list[int]:
    """The first `most` of them: the own number, then the accents as typed, then words that follow each other, then
    those in the head, newer ones first."""
    if len(found) < 2:
        return list(found)
    likest = _told_of_few(found, asked) if len(found) <= _MOST_LOOKED_THROUGH else _told_of_many(found, asked)
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
    ranked = [sorted(those, key=lambda pk: order.get(pk, _GONE), reverse=True) for those in shown]
    return [pk for those in ranked for pk in those][:most]


def _newest_with_words_in_head(keys: Sequence[int], asked: Asked) -> Mapping[int, tuple[bool, date, int]]:
    in_head = meeting(asked.words)
    rows = _rows(keys).values_list("pk", "document__date", "head")
    return {pk: (in_head(head), on or date.min, pk) for pk, on, head in rows}


def _told_of_few(found: Sequence[int], asked: Asked) -> tuple[frozenset[int], ...]:
    """Those whose own number was typed, those with the accents as typed, those in which the words follow each other."""
    asks = {"as_typed": ("accents", asked.accents), "running": ("body", asked.running)}
    told = {name: index.says(INDEXED, column, ask) for name, (column, ask) in asks.items() if ask}
    number = number_asked(asked)
    if not told and not number:
        return ()
    rows = list(_rows(found).annotate(**told).values("pk", "code_key", *told))
    numbered = frozenset(row["pk"] for row in rows if number and _bears(row["code_key"], number))
    return numbered, *(frozenset(row["pk"] for row in rows if row[name]) for name in told)


def _told_of_many(found: Sequence[int], asked: Asked) -> tuple[frozenset[int], ...]:
    """The same by indexes, which do not tell whether words follow each other."""
    number, told = number_asked(asked), []
    if number:
        rows = Indexed.objects.filter(index.begins_with("code_key", number)).order_by()
        told.append(frozenset(pk for pk, key in rows.values_list("pk", "code_key") if _bears(key, number)))
    if asked.accents:
        as_typed = _rows(found).filter(pk__in=index.keys_matching(INDEXED, "accents", asked.accents))
        told.append(frozenset(as_typed.values_list("pk", flat=True)))
    return tuple(told)


def _rows(keys: Sequence[int]) -> QuerySet[Indexed]:
    return Indexed.objects.filter(pk__in=index.among(keys)).order_by()


def _newest(found: QuerySet[Document]) -> list[int]:
    return list(found.order_by("-pk").values_list("pk", flat=True)[: MOST_RANKED + 1])


def _bears(code_key: str, number: str) -> bool:
    """The whole of the digits: 38 is not 381."""
    return code_key.startswith(number) and not (number.isdigit() and code_key[len(number) : len(number) + 1].isdigit())
