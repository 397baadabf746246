"""What agencies were called on many days at once: the list of a board spans papers of twenty years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from nhipcau.agencies.models import AgencyName, LocalityName
from nhipcau.agencies.names.naming import label_of
from nhipcau.agencies.succession import Standing
from nhipcau.agencies.successors import Question, answers_of

_CHANGED = """
    SELECT EXISTS (SELECT 1 FROM agencies_agencyeventleg WHERE from_agency_id = %s)
        OR (SELECT COUNT(*) FROM agencies_agencyname WHERE agency_id = %s AND NOT is_alias) <> 1
        OR EXISTS (SELECT 1 FROM agencies_localityname place JOIN agencies_agency agency
                   ON agency.locality_folded = place.key WHERE agency.id = %s)
"""


def labels_at(asked: Iterable[tuple[int, date]]) -> dict[tuple[int, date], str]:
    """(agency id, day) → its name on that day with its locality as called then. Two queries, none for an empty list."""
    pairs = frozenset(asked)
    if not pairs:
        return {}
    names: dict[int, list[AgencyName]] = {}
    rows = AgencyName.objects.filter(agency_id__in={agency for agency, _ in pairs}).select_related("agency")
    for row in rows.order_by("id"):
        names.setdefault(row.agency_id, []).append(row)
    places: dict[str, list[LocalityName]] = {}
    keys = {row.agency.locality_folded for some in names.values() for row in some}
    for place in LocalityName.objects.filter(key__in=keys).order_by("-id"):
        places.setdefault(place.key, []).append(place)
    return {(agency, on): _label(names[agency], places, on) for agency, on in pairs if agency in names}


@dataclass(frozen=True, slots=True)
class Called:
    """Who an agency of then is today: `label` is empty where nobody, or nobody yet, took over."""

    standing: Standing
    label: str
    since: date | None


def called_now(agency_id: int, *, written_on: date | None, on: date) -> Called | None:
    """None where it is called as it was. A handful of queries: for one document, not for a list.

    One where it was never called otherwise: most never were.
    """
    if not _ever_changed(agency_id):
        return None
    (answer,) = answers_of([Question(agency_id, written_on)], on=on)
    day = written_on or on
    labels = labels_at({(agency_id, day), (answer.agency_id, on)})
    if answer.standing in (Standing.UNDECIDED, Standing.ENDED):
        return Called(answer.standing, "", answer.effective)
    then, now = labels.get((agency_id, day), ""), labels.get((answer.agency_id, on), "")
    if answer.standing is Standing.SAME and then == now:
        return None
    begun = (answer.since, called_since(answer.agency_id, on=on))
    return Called(answer.standing, now, max((one for one in begun if one is not None), default=None))


def _ever_changed(agency_id: int) -> bool:
    """Whether anything happened to it, or it or its province has had more than one name. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_CHANGED, [agency_id] * 3)
        (changed,) = cursor.fetchone() or (True,)
    return bool(changed)


def called_since(agency_id: int, *, on: date) -> date | None:
    """From which day on it is called as it is on that day, its province included. Two queries."""
    rows = list(AgencyName.objects.filter(agency_id=agency_id).select_related("agency"))
    if not rows:
        return None
    begun = [_best(rows, on).valid_from]
    for place in LocalityName.objects.filter(key=rows[0].agency.locality_folded).order_by("-id"):
        if _holds(place, on):
            begun.append(place.valid_from)
            break
    return max((day for day in begun if day is not None), default=None)


def _label(rows: Sequence[AgencyName], places: dict[str, list[LocalityName]], on: date) -> str:
    name = _best(rows, on)
    held = (place.text for place in places.get(name.agency.locality_folded, ()) if _holds(place, on))
    return label_of(name.name, next(held, name.agency.locality))


def _best(rows: Sequence[AgencyName], on: date) -> AgencyName:
    """As `names_on` orders them: the proper name before aliases, what holds before what does not."""

    def order(row: AgencyName) -> tuple[bool, int, int, int, int]:
        time = 2 if row.valid_to and row.valid_to < on else 1 if row.valid_from and row.valid_from > on else 0
        begun = row.valid_from.toordinal() if row.valid_from else 0
        ended = row.valid_to.toordinal() if row.valid_to else date.max.toordinal()
        return (row.is_alias, time, -begun, -ended, row.pk)

    return min(rows, key=order)


def _holds(row: LocalityName, on: date) -> bool:
    return (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or row.valid_to >= on)
