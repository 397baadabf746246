"""The one door by which rows of any register enter the table of what rests on what, following their own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from nhipcau.agencies.bases import Basis
from nhipcau.documents.basing import Known, codes_in, meant
from nhipcau.documents.models import Document, RestsOn
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor

AT_ONCE = 500
_T = TypeVar("_T")


def follow_bases(
    *, actor: Actor, kind: str, bases: Sequence[Basis], row_ids: Collection[int] | None = None
) -> tuple[int, int]:
    """Of these rows of the kind (of all of them without `row_ids`): what their words name now, and no more.

    Part of a larger act, whose entry tells of it; as often as one likes. What a person said besides stays. Gives how
    many were added and how many taken off.
    """
    named = _instruments(bases)
    wanted = {(instrument, one.row_id): one for one in bases for instrument in named[one.row_id]}
    standing = RestsOn.objects.filter(kind=kind, withdrawn__isnull=True)
    if row_ids is not None:
        standing = standing.filter(row_id__in=list(row_ids))
    known = {(row.instrument_id, row.row_id): row for row in standing.filter(article="")}
    gone = [row.pk for pair, row in known.items() if row.by_words and pair not in wanted]
    for some in _cut(gone):
        RestsOn.objects.filter(pk__in=some).update(withdrawn=clock.now())
    fresh = [
        _row(actor, instrument, one) for (instrument, _), one in wanted.items() if (instrument, one.row_id) not in known
    ]
    RestsOn.objects.bulk_create(fresh, batch_size=AT_ONCE)
    renamed = [row for pair, row in known.items() if pair in wanted and row.label != wanted[pair].label[:300]]
    for row in renamed:
        row.label = wanted[(row.instrument_id, row.row_id)].label[:300]
    RestsOn.objects.bulk_update(renamed, ["label"], batch_size=AT_ONCE)
    return len(fresh), len(gone)


def _instruments(bases: Sequence[Basis]) -> dict[int, tuple[int, ...]]:
    """Row → the documents its words mean. A query for every few hundred numbers."""
    codes = {one.row_id: codes_in(one.words) for one in bases}
    every = sorted({code for own in codes.values() for code in own})
    known: dict[str, list[Known]] = {}
    for some in _cut(every):
        rows = Document.objects.filter(canonical_code__in=some, joined_to__isnull=True).order_by("pk")
        for row in rows.values_list("pk", "canonical_code", "date", "issuer_key", "locality_folded"):
            known.setdefault(row[1], []).append(Known(*row))
    found: dict[int, tuple[int, ...]] = {}
    for one in bases:
        means = (
            meant(code, words=one.words, locality_key=one.locality_key, known=known.get(code, ()))
            for code in codes[one.row_id]
        )
        found[one.row_id] = tuple(dict.fromkeys(pk for pk in means if pk is not None))
    return found


def _row(actor: Actor, instrument: int, one: Basis) -> RestsOn:
    return RestsOn(
        instrument_id=instrument,
        kind=one.kind,
        row_id=one.row_id,
        label=one.label[:300],
        by_words=True,
        agency_id=one.agency_id,
        at=clock.now(),
        account_id=actor.account_id,
        account_name=actor.name,
    )


def _cut(rows: Iterable[_T]) -> Iterable[list[_T]]:
    every = list(rows)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))
