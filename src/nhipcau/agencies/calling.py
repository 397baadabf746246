"""What agencies were called on many days at once: the list of a board spans papers of twenty years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from nhipcau.agencies.models import Agency, AgencyName, LocalityName
from nhipcau.agencies.names.told import label_of
from nhipcau.agencies.succession import Arrows, Standing, answer_for
from nhipcau.agencies.successors import arrows_from
from nhipcau.foundation.prepared import Prepared

_CHANGED = """
    SELECT EXISTS (SELECT 1 FROM agencies_agencyeventleg WHERE from_agency_id = %s)
        OR (SELECT COUNT(*) FROM agencies_agencyname WHERE agency_id = %s AND NOT is_alias) <> 1
        OR EXISTS (SELECT 1 FROM agencies_localityname place JOIN agencies_agency agency
                   ON agency.locality_folded = place.key WHERE agency.id = %s)
"""


@dataclass(frozen=True, slots=True)
class Called:
    """Who an agency of then is today: `label` is empty where nobody, or nobody yet, took over."""

    standing: Standing
    label: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to one agency: whether it was ever called otherwise, and the arrows that its duties may follow."""

    agency_id: int
    changed: bool
    arrows: Arrows


def happened_to(agency_id: int) -> Happened:
    """For one document, not for a list. One query where it was never called otherwise, as most never were; else two,
    and one more where a function moved."""
    changed = _ever_changed(agency_id)
    return Happened(agency_id, changed, arrows_from([agency_id]) if changed else {})


def called_now(happened: Happened, *, written_on: date | None, on: date) -> Called | None:
    """None where it is called as it was. Two queries, none where nothing happened."""
    if not happened.changed:
        return None
    agency_id = happened.agency_id
    answer = answer_for(agency_id=agency_id, arrows=happened.arrows, on=on, since=written_on)
    if answer.standing in (Standing.UNDECIDED, Standing.ENDED):
        return Called(answer.standing, "", answer.effective)
    called = _callings([agency_id, answer.agency_id])
    then, now = called.label(agency_id, written_on or on), called.label(answer.agency_id, on)
    if answer.standing is Standing.SAME and then == now:
        return None
    begun = (answer.since, called.since(answer.agency_id, on))
    return Called(answer.standing, now, max((one for one in begun if one is not None), default=None))


def labels_at(asked: Iterable[tuple[int, date]]) -> dict[tuple[int, date], str]:
    """(agency id, day) → its name on that day with its locality as called then. Two queries, none for an empty list."""
    pairs = frozenset(asked)
    if not pairs:
        return {}
    called = _callings(agency for agency, _on in pairs)
    return {(agency, on): called.label(agency, on) for agency, on in pairs if agency in called.names}


class _Name(NamedTuple):
    agency_id: int
    pk: int
    name: str
    is_alias: bool
    valid_from: date | None
    valid_to: date | None
    locality: str
    locality_key: str


class _Place(NamedTuple):
    key: str
    text: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class _Callings:
    """All names of some agencies, and of the places they belong to."""

    names: Mapping[int, Sequence[_Name]]
    places: Mapping[str, Sequence[_Place]]

    def label(self, agency_id: int, on: date) -> str:
        if agency_id not in self.names:
            return ""
        name = _best(self.names[agency_id], on)
        place = self._place(name, on)
        return label_of(name.name, place.text if place else name.locality)

    def since(self, agency_id: int, on: date) -> date | None:
        """From which day on it is called as it is on that day, its province included."""
        if agency_id not in self.names:
            return None
        name = _best(self.names[agency_id], on)
        place = self._place(name, on)
        begun = (name.valid_from, place.valid_from if place else None)
        return max((day for day in begun if day is not None), default=None)

    def _place(self, name: _Name, on: date) -> _Place | None:
        return next((place for place in self.places.get(name.locality_key, ()) if _holds(place, on)), None)


def _callings(agency_ids: Iterable[int]) -> _Callings:
    """Two queries."""
    ids = sorted(frozenset(agency_ids))
    names: dict[int, list[_Name]] = {}
    for found in map(_Name._make, _NAMES.rows(*ids)):
        names.setdefault(found.agency_id, []).append(found)
    places: dict[str, list[_Place]] = {}
    for place in map(_Place._make, _PLACES.rows(*ids)):
        places.setdefault(place.key, []).append(place)
    return _Callings(names, places)


def _names_of(
    *agency_ids: int,
) -> QuerySet[AgencyName, tuple[int, int, str, bool, date | None, date | None, str, str]]:
    # In the order of `_Name`.
    return AgencyName.objects.filter(agency_id__in=agency_ids).order_by("id").values_list(
        "agency_id", "pk", "name", "is_alias", "valid_from", "valid_to", "agency__locality", "agency__locality_folded"
    )  # fmt: skip


def _places_of(*agency_ids: int) -> QuerySet[LocalityName, tuple[str, str, date | None, date | None]]:
    keys = Agency.objects.filter(pk__in=agency_ids).values("locality_folded")
    # The latest first; in the order of `_Place`.
    return (
        LocalityName.objects.filter(key__in=keys).order_by("-id").values_list("key", "text", "valid_from", "valid_to")
    )


_NAMES, _PLACES = Prepared(_names_of), Prepared(_places_of)


def _ever_changed(agency_id: int) -> bool:
    """Whether anything happened to it, or it or its province has had more than one name. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_CHANGED, [agency_id] * 3)
        (changed,) = cursor.fetchone() or (True,)
    return bool(changed)


def _best(rows: Sequence[_Name], on: date) -> _Name:
    """As `names_on` orders them: the proper name before aliases, what holds before what does not."""

    def order(row: _Name) -> tuple[bool, int, int, int, int]:
        time = 2 if row.valid_to and row.valid_to < on else 1 if row.valid_from and row.valid_from > on else 0
        begun = row.valid_from.toordinal() if row.valid_from else 0
        ended = row.valid_to.toordinal() if row.valid_to else date.max.toordinal()
        return (row.is_alias, time, -begun, -ended, row.pk)

    return min(rows, key=order)


def _holds(row: _Place, on: date) -> bool:
    return (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or row.valid_to >= on)
