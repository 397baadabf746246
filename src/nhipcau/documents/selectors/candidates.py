"""Which documents a search finds, newest first, and in which order so few of them that they are ranked are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from nhipcau.documents.finding.asked import Asked, number_asked
from nhipcau.documents.finding.tables import INDEXED
from nhipcau.documents.models import Document, Indexed
from nhipcau.documents.selectors.bearing import bearing
from nhipcau.foundation import index, ranking
from nhipcau.foundation.pages import COUNTED
from nhipcau.ground.words import Ask

MOST_RANKED = 5_000
# Whether words follow each other is looked up in the words themselves: of so many documents, not of thousands.
_MOST_LOOKED_THROUGH = COUNTED
# Of so few documents that a viewer sees the words are read, instead of all that bear them being looked up.
FEW = 2_000


def newest_first(
    seen: QuerySet[Document], asked: Asked, *, every: bool, few: Callable[[], Sequence[int]] | None
) -> list[int]:
    """Those of `seen`, one more than are ranked. `every`: nothing but what was joined to another is kept from view.

    `few` gives the newest keys of `seen`, one more than are few, for a viewer from whom most of what bears the words
    may well be kept.
    """
    if not asked.words:
        return _newest(seen)
    keys = few() if few is not None else ()
    if few is not None and len(keys) <= FEW:
        said = _rows(keys).filter(index.says(INDEXED, "body", asked.words))
        return list(said.order_by("-pk").values_list("pk", flat=True))
    if every:
        return _newest_of_all("body", asked.words)
    return _newest(bearing(seen, asked))


def _newest_of_all(column: str, ask: Ask) -> list[int]:
    joined = Document.objects.filter(joined_to__gt=0).values_list("pk", flat=True)
    return index.newest_keys(INDEXED, column, ask, most=MOST_RANKED + 1, but=joined)


def best_first(found: Sequence[int], asked: Asked, *, every: bool, most: int) -> list[int]:
    """The first `most` of them: the own number, then the accents as typed, then words that follow each other, then
    those in the head, newer ones first."""
    if len(found) < 2:
        return list(found)
    if len(found) <= _MOST_LOOKED_THROUGH:
        return _in_order(found, asked, likest=_told_of_each(asked), most=most)
    likest = _told_of_many(found, asked, every=every)
    alike: dict[tuple[bool, ...], list[int]] = {}
    for pk in found:
        alike.setdefault(tuple(pk in those for those in likest), []).append(pk)
    shown: list[list[int]] = []
    for rank in sorted(alike, reverse=True):
        shown.append(alike[rank])
        if sum(map(len, shown)) >= most:
            break
    # What is said of each costs more than to know which they are: of those behind the last one shown it is not asked.
    if len(shown) == 1:
        return _in_order(shown[0], asked, likest=(), most=most)
    close = {pk: rank for rank, those in enumerate(shown) for pk in those}
    return sorted(_in_order(list(close), asked, likest=(), most=len(close)), key=close.__getitem__)[:most]


def _in_order(found: Sequence[int], asked: Asked, *, likest: Sequence[RawSQL], most: int) -> list[int]:
    """Of those alike those with the words in the head come first, then newer ones."""
    ranks = [*likest, index.says(INDEXED, "head", asked.words)]
    return ranking.best_keys(INDEXED, found, ranks=ranks, dated=("documents_document", "date"), most=most)


def _told_of_each(asked: Asked) -> Sequence[RawSQL]:
    """Whether its own number was typed, whether it has the accents as typed, whether the words follow each other."""
    number = number_asked(asked)
    told = [ranking.begins(INDEXED, "code_key", number)] if number else []
    asks = ("accents", asked.accents), ("body", asked.running)
    return told + [index.says(INDEXED, column, ask) for column, ask in asks if ask]


def _told_of_many(found: Sequence[int], asked: Asked, *, every: bool) -> tuple[frozenset[int], ...]:
    """The same by indexes, which do not tell whether words follow each other."""
    number, told = number_asked(asked), []
    if number:
        rows = Indexed.objects.filter(index.begins_with("code_key", number)).order_by()
        told.append(frozenset(pk for pk, key in rows.values_list("pk", "code_key") if _bears(key, number)))
    if asked.accents and every:
        # No more than were found: a word with its accents is found without them.
        told.append(frozenset(_newest_of_all("accents", asked.accents)))
    elif asked.accents:
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
