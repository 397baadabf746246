"""Which provinces can be loaded, which were, and what loading one would make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from nhipcau.agencies import shipped
from nhipcau.agencies.events.selectors import EventRow, rows_of_events
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.loading.services import Tried, require_may_load, try_province
from nhipcau.agencies.models import Agency, AgencyEvent, RegisterLoading
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class LoadingRow:
    id: int
    province: str
    with_units: bool
    made: int
    applied: int
    planned: int
    at: datetime
    who: str
    undone: datetime | None
    undone_by: str


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """One of the 34. `loaded` also where the command or the demo did it."""

    code: str
    name: str
    formed_from: tuple[str, ...]
    loaded: bool
    loadings: tuple[LoadingRow, ...]


@dataclass(frozen=True, slots=True)
class MadeRow:
    """An agency that would be new, by the name of the day before it ends or of today."""

    label: str
    level: str
    place: str
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    made: tuple[MadeRow, ...]
    there: int
    """Agencies that the register has already, some of which it would say more of."""
    events: tuple[EventRow, ...]


def provinces_for(viewer: Actor) -> tuple[ProvinceRow, ...]:
    """The 34 in the order of their codes. Two queries."""
    require_may_load(viewer)
    loadings: dict[str, list[LoadingRow]] = {}
    for row in loadings_for(viewer):
        loadings.setdefault(row.province, []).append(row)
    # This event every province has; it is written when the bodies of one are loaded.
    codes = {one.code: one.into for one in shipped.provinces()}
    keys = {f"planning-finance/{code}": into for code, into in codes.items()}
    there = set(AgencyEvent.objects.filter(source_key__in=keys).values_list("source_key", flat=True))
    loaded = {into for key, into in keys.items() if key in there}
    heirs = sorted((one for one in shipped.provinces() if one.lives_on), key=lambda one: one.into_code)
    return tuple(
        ProvinceRow(
            code=heir.into_code,
            name=heir.into,
            formed_from=tuple(one.locality.text for one in shipped.provinces() if one.into == heir.into),
            loaded=heir.into in loaded,
            loadings=tuple(loadings.get(heir.into, ())),
        )
        for heir in heirs
    )


def province_for(viewer: Actor, code: str) -> ProvinceRow:
    found = next((row for row in provinces_for(viewer) if row.code == code), None)
    if found is None:
        raise Refusal("agency_register.not_found")
    return found


def loadings_for(viewer: Actor) -> tuple[LoadingRow, ...]:
    """Every loading, the newest first. One query."""
    require_may_load(viewer)
    return tuple(_row(row) for row in _loadings().order_by("-id"))


def loading_for(viewer: Actor, loading_id: int) -> LoadingRow:
    require_may_load(viewer)
    found = _loadings().filter(pk=loading_id).first()
    if found is None:
        raise Refusal("agency_register.not_found")
    return _row(found)


def preview_for(viewer: Actor, province: str, *, with_units: bool, on: date) -> Preview:
    """Loads and takes back: as long as loading, and nothing stays."""
    seen: list[Preview] = []

    def look(tried: Tried) -> None:
        made = Agency.objects.filter(pk__in=tried.trace.ids_made(Agency)).order_by("pk")
        places = {one.locality.key for one in shipped.provinces() if one.into == province}
        seen.append(
            Preview(
                made=tuple(_made(made, on=on)),
                there=Agency.objects.filter(locality_folded__in=places).count() - len(made),
                events=rows_of_events(tried.trace.ids_made(AgencyEvent)),
            )
        )

    try_province(actor=viewer, province=province, with_units=with_units, look=look)
    return seen[0]


def _loadings() -> QuerySet[RegisterLoading]:
    """Without what each wrote, which is long."""
    return RegisterLoading.objects.select_related("by", "undone_by").defer("written")


def _made(agencies: Iterable[Agency], *, on: date) -> Iterable[MadeRow]:
    rows = list(agencies)
    labels = labels_of([row.pk for row in rows], on=on)
    for row in rows:
        yield MadeRow(label=labels.get(row.pk, ""), level=row.level, place=row.locality, last_day=row.last_day)


def _row(row: RegisterLoading) -> LoadingRow:
    return LoadingRow(
        id=row.pk,
        province=row.province,
        with_units=row.with_units,
        made=row.made,
        applied=row.applied,
        planned=row.planned,
        at=row.at,
        who=row.by.full_name if row.by else "",
        undone=row.undone,
        undone_by=row.undone_by.full_name if row.undone_by else "",
    )
