"""The queue of names for those who keep it: what waits, how often it was met, and which agencies each may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nhipcau.agencies import access
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.lists.day import lists_of_day
from nhipcau.agencies.models import UnmatchedName
from nhipcau.agencies.names.asking import Heard, ask
from nhipcau.agencies.names.finding import Proposal, load_register, proposals
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services.settling import locality_key_of
from nhipcau.foundation import clock
from nhipcau.foundation.pages import SIZE, Page, page_of
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import key_of


@dataclass(frozen=True, slots=True)
class Likely:
    """An agency that the name may mean. `score` is of 100, `why` a code with its sentence among the page's wording."""

    agency_id: int
    label: str
    score: int
    why: str


@dataclass(frozen=True, slots=True)
class NameRow:
    id: int
    name: str
    locality_key: str
    state: str
    met: int
    document_id: int | None
    agency_id: int | None
    agency_label: str
    host_label: str
    proposals: tuple[Likely, ...]
    """The likeliest first; only for names that wait."""


def unmatched_names_for(
    viewer: Actor, *, state: str = "open", text: str = "", page: int = 1, size: int = SIZE
) -> Page[NameRow]:
    """The queue, the most often met first."""
    found = UnmatchedName.objects.filter(access.settleable_names(viewer, locality_key=locality_key_of(viewer)))
    if state:
        found = found.filter(state=state)
    if text:
        found = found.filter(folded__contains=key_of(text))
    rows = page_of(found.order_by("-met", "id"), number=page, size=size)
    made = _name_rows(rows.rows)
    return Page(rows=made, total=rows.total, number=rows.number, size=rows.size)


def unmatched_name_for(viewer: Actor, name_id: int) -> NameRow:
    allowed = access.settleable_names(viewer, locality_key=locality_key_of(viewer))
    rows = _name_rows(list(UnmatchedName.objects.filter(allowed, pk=name_id)))
    if not rows:
        raise Refusal("agency_name.not_found")
    return rows[0]


def _name_rows(rows: Sequence[UnmatchedName]) -> tuple[NameRow, ...]:
    likely = _likely([row for row in rows if row.state == UnmatchedName.State.OPEN])
    named = [row.agency_id for row in rows] + [row.host_id for row in rows]
    labels = labels_of(named + [one.agency_id for found in likely.values() for one in found], on=clock.today())
    return tuple(_name_row(row, likely.get(row.pk, ()), labels) for row in rows)


def _likely(rows: Sequence[UnmatchedName]) -> dict[int, tuple[Likely, ...]]:
    """Looked for anew each time: the register grows while names wait. A number of queries that does not grow."""
    if not rows:
        return {}
    heard = [Heard(written=row.name, locality=Locality(name=row.locality_folded), host_id=row.host_id) for row in rows]
    with lists_of_day(None):
        asked = [
            one if one.queued_as else replace(one, one=replace(one.one, key=row.folded))
            for row, one in zip(rows, ask(heard, on=None), strict=True)
        ]
        register = load_register(asked, on=None)
        return {row.pk: _shown(proposals(one, register)) for row, one in zip(rows, asked, strict=True)}


def _shown(found: Sequence[Proposal]) -> tuple[Likely, ...]:
    return tuple(
        Likely(agency_id=one.agency_id, label="", score=round(100 * one.score), why=str(one.why)) for one in found
    )


def _name_row(row: UnmatchedName, likely: tuple[Likely, ...], labels: Mapping[int, str]) -> NameRow:
    return NameRow(
        id=row.pk,
        name=row.name,
        locality_key=row.locality_folded,
        state=row.state,
        met=row.met,
        document_id=row.document_id,
        agency_id=row.agency_id,
        agency_label=labels.get(row.agency_id or 0, ""),
        host_label=labels.get(row.host_id or 0, ""),
        proposals=tuple(replace(one, label=labels.get(one.agency_id, "")) for one in likely),
    )
