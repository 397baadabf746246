"""The legal-basis watch: instruments that no longer hold as they did, and all that rests on them.

What rests on an instrument are documents whose words name it as their basis or as what they carry out, and rows of any
register that were said to rest on it. Both are one list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.agencies.access import own_watched_or_inherited
from nhipcau.documents import access
from nhipcau.documents.models import Acknowledgement, Citation, Document, EffectDays, RestsOn, StatedRelation
from nhipcau.documents.relations import CHANGING, RESTING
from nhipcau.documents.selectors.chain import ChainNode, named_for
from nhipcau.documents.selectors.register import seen_document
from nhipcau.documents.selectors.validity import validity_of
from nhipcau.documents.services.watching import DOCUMENT
from nhipcau.documents.validity import TOUCHED, Validity
from nhipcau.foundation.pages import Page
from nhipcau.ground.actor import Actor

MOST = 2000
"""No more instruments are weighed in one list."""


@dataclass(frozen=True, slots=True)
class RestingRow:
    """One thing that rests on an instrument. `resting_id` where a person or a register said so, `relation` where read.

    `looked_at` says when and by whom a person acknowledged the instrument's present state; None while it waits.
    """

    kind: str
    row_id: int
    label: str
    relation: str
    article: str
    resting_id: int | None
    document: ChainNode | None
    agency_id: int | None = None
    may_acknowledge: bool = False
    looked_at: datetime | None = None
    looked_at_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WatchRow:
    """An instrument in a state that calls for a look: how many things rest on it, and how many nobody has looked at."""

    instrument: ChainNode
    validity: Validity
    resting: int
    waiting: int


@dataclass(frozen=True, slots=True)
class WatchSheet:
    instrument: ChainNode
    validity: Validity
    changers: tuple[ChainNode, ...]
    resting: tuple[RestingRow, ...]


def watched_for(viewer: Actor, *, on: date, waiting_only: bool = True, page: int = 1, size: int = 50) -> Page[WatchRow]:
    """Instruments that changed and bear something the viewer sees. A fixed number of queries."""
    ids = _changed_ids(viewer, on=on)
    valid = {one: v for one, v in validity_of(viewer, ids, on=on).items() if v.state in TOUCHED}
    bears = _bearing(viewer, valid, on=on)
    done = _acknowledged(valid)
    rows = []
    for one, things in bears.items():
        open_ = [thing for thing in things if (one, str(valid[one].state), *thing) not in done]
        if open_ or not waiting_only:
            rows.append((one, len(things), len(open_)))
    rows.sort(key=lambda row: (-row[2], -row[1], row[0]))
    shown = rows[(page - 1) * size : page * size]
    names = named_for(viewer, [one for one, _, _ in shown])
    return Page(
        rows=tuple(WatchRow(names[one], valid[one], many, left) for one, many, left in shown if one in names),
        total=len(rows),
        number=page,
        size=size,
    )


def watch_sheet_for(viewer: Actor, instrument_id: int, *, on: date) -> WatchSheet:
    """All that rests on one instrument, whatever its state. A fixed number of queries."""
    instrument = seen_document(viewer, instrument_id)
    validity = validity_of(viewer, [instrument.pk], on=on)[instrument.pk]
    stands_for = _standing_for([instrument.pk])
    things = _resting(viewer, stands_for, on=on)
    names = named_for(
        viewer, [instrument.pk, *(c.by for c in validity.changes), *(t.row_id for t in things if t.kind == DOCUMENT)]
    )
    done = {
        (row.kind, row.row_id): row
        for row in Acknowledgement.objects.filter(instrument=instrument, state=validity.state, withdrawn__isnull=True)
    }
    own = _own(viewer, things, on=on)
    return WatchSheet(
        instrument=names[instrument.pk],
        validity=validity,
        changers=tuple(names[c.by] for c in validity.changes if c.by in names),
        resting=tuple(
            _drawn(one, names=names, seen=done.get((one.kind, one.row_id)), may=(one.kind, one.row_id) in own)
            for one in things
        ),
    )


def _changed_ids(viewer: Actor, *, on: date) -> list[int]:
    """Instruments that may no longer hold: something is said to change them, or their last day is known."""
    read = Citation.objects.filter(access.citations_visible_to(viewer, on=on), relation__in=CHANGING)
    said = StatedRelation.objects.filter(
        access.relations_visible_to(viewer, on=on), kind__in=CHANGING, withdrawn__isnull=True
    )
    ended = EffectDays.objects.filter(expires__lt=on, withdrawn__isnull=True)
    changed = (
        Q(pk__in=read.values("cited_id"))
        | Q(pk__in=said.values("object_id"))
        | Q(pk__in=said.values("object__joined_to_id"))
        | Q(pk__in=ended.values("document_id"))
    )
    found = Document.objects.filter(access.visible_among_all(viewer, on=on)).filter(changed).order_by("-id")
    return list(found.values_list("pk", flat=True)[:MOST])


def _bearing(viewer: Actor, ids: Iterable[int], *, on: date) -> dict[int, set[tuple[str, int]]]:
    stands_for = _standing_for(list(ids))
    found: dict[int, set[tuple[str, int]]] = {}
    for instrument, kind, row_id in _pairs(viewer, stands_for, on=on):
        found.setdefault(stands_for[instrument], set()).add((kind, row_id))
    return found


def _pairs(viewer: Actor, stands_for: Collection[int], *, on: date) -> Iterable[tuple[int, str, int]]:
    read = _citing(viewer, stands_for, on=on).values_list("cited_id", "citing_id")
    yield from ((instrument, DOCUMENT, row) for instrument, row in read)
    yield from _said(viewer, stands_for, on=on).values_list("instrument_id", "kind", "row_id")


def _citing(viewer: Actor, instruments: Collection[int], *, on: date) -> QuerySet[Citation]:
    rows = Citation.objects.filter(cited_id__in=list(instruments), relation__in=RESTING)
    # What is cited by a placeholder rests nowhere that anyone could look at.
    rows = rows.filter(access.citations_visible_to(viewer, on=on), citing__state=Document.State.HELD)
    return rows.order_by("citing__date", "pk")


def _said(viewer: Actor, instruments: Collection[int], *, on: date) -> QuerySet[RestsOn]:
    rows = RestsOn.objects.filter(instrument_id__in=list(instruments), withdrawn__isnull=True)
    if not viewer.sees_everything:
        seen = Document.objects.filter(access.visible_to(viewer))
        own = Q(agency__isnull=True) | own_watched_or_inherited("agency_id", viewer, on=on)
        is_seen = Q(Exists(seen.filter(pk=OuterRef("row_id"))))
        rows = rows.filter(Q(kind=DOCUMENT) & is_seen | ~Q(kind=DOCUMENT) & own)
    return rows.order_by("kind", "label", "pk")


def _resting(viewer: Actor, stands_for: Collection[int], *, on: date) -> list[RestingRow]:
    """Each thing once; a document that is said to rest and whose words say so too is told with both."""
    found: dict[tuple[str, int], RestingRow] = {}
    for citation in _citing(viewer, stands_for, on=on):
        key = (DOCUMENT, citation.citing_id)
        found.setdefault(key, RestingRow(*key, "", citation.relation, "", None, None))
    for row in _said(viewer, stands_for, on=on):
        before = found.get((row.kind, row.row_id))
        relation = before.relation if before else ""
        found[(row.kind, row.row_id)] = RestingRow(row.kind, row.row_id, row.label, relation, row.article, row.pk, None)
    return list(found.values())


def _own(viewer: Actor, things: Collection[RestingRow], *, on: date) -> set[tuple[str, int]]:
    """What the viewer may acknowledge. At most two queries."""
    ids = [one.row_id for one in things if one.kind == DOCUMENT]
    papers = Document.objects.filter(access.reviewable_by(viewer, on=on), pk__in=ids).values_list("pk", flat=True)
    agencies = access.withdrawable(viewer, [one.agency_id for one in things if one.kind != DOCUMENT], on=on)
    rows = {(one.kind, one.row_id) for one in things if one.kind != DOCUMENT and one.agency_id in agencies}
    return rows | {(DOCUMENT, one) for one in papers}


def _drawn(row: RestingRow, *, names: dict[int, ChainNode], seen: Acknowledgement | None, may: bool) -> RestingRow:
    return RestingRow(
        kind=row.kind,
        row_id=row.row_id,
        label=row.label,
        relation=row.relation,
        article=row.article,
        resting_id=row.resting_id,
        document=names.get(row.row_id) if row.kind == DOCUMENT else None,
        agency_id=row.agency_id,
        may_acknowledge=may,
        looked_at=seen.at if seen else None,
        looked_at_by=seen.account_name if seen else "",
        note=seen.note if seen else "",
    )


def _acknowledged(ids: Iterable[int]) -> set[tuple[int, str, str, int]]:
    rows = Acknowledgement.objects.filter(instrument_id__in=list(ids), withdrawn__isnull=True)
    return set(rows.values_list("instrument_id", "state", "kind", "row_id"))


def _standing_for(ids: Collection[int]) -> dict[int, int]:
    joined = Document.objects.filter(joined_to_id__in=ids).order_by().values_list("pk", "joined_to_id")
    return {one: one for one in ids} | {own: text for own, text in joined if text}
