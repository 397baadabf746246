"""What an agency is called on a day, as people tell it apart ("Sở Ngoại vụ tỉnh Bình Hải")."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import Case, F, QuerySet, When

from nhipcau.agencies.models import AgencyName
from nhipcau.agencies.names.naming import Locality, understand
from nhipcau.agencies.names.told import label_of

# An agency that ended before its province was renamed never bore the new name.
_THEN = "CASE WHEN agency.last_day < %s THEN agency.last_day ELSE %s END"
# In the order of `names_on`, each with what its province was called then, where that ever changed. Constant words:
# nearly every page asks this, and Django takes longer to write it than the database to answer.
_LABELS = """
    SELECT called.agency_id, called.name, COALESCE(
        (SELECT place.text FROM agencies_localityname place
         WHERE place.key = agency.locality_folded
           AND (place.valid_from IS NULL OR place.valid_from <= {then})
           AND (place.valid_to IS NULL OR place.valid_to >= {then})
         ORDER BY place.id DESC LIMIT 1), agency.locality)
    FROM agencies_agencyname called JOIN agencies_agency agency ON agency.id = called.agency_id
    WHERE called.agency_id IN ({ids})
    ORDER BY called.agency_id, called.is_alias,
        CASE WHEN called.valid_to < %s THEN 2 WHEN called.valid_from > %s THEN 1 ELSE 0 END,
        called.valid_from DESC NULLS LAST, called.valid_to DESC, called.id
"""


def labels_of(agency_ids: Iterable[int | None], *, on: date) -> dict[int, str]:
    """Agency id → its name on that day with its locality. One query, none for an empty list."""
    ids = {agency_id for agency_id in agency_ids if agency_id is not None}
    if not ids:
        return {}
    found: dict[int, str] = {}
    day = connection.ops.adapt_datefield_value(on)
    with connection.cursor() as cursor:
        cursor.execute(_LABELS.format(ids=", ".join(["%s"] * len(ids)), then=_THEN), [*[day] * 4, *ids, day, day])
        for agency_id, name, place in cursor.fetchall():
            if agency_id not in found:
                found[agency_id] = label_of(name, place)
    return found


def agency_named(name: str, *, locality: Locality) -> int | None:
    """The agency of that name in that locality, its units aside; None where there is none."""
    key = understand(name, locality=locality, on=None).key
    found = AgencyName.objects.filter(folded=key, agency__locality_folded=locality.key).exclude(agency__level="unit")
    return found.order_by("is_alias", "agency_id").values_list("agency_id", flat=True).first()


def names_on(on: date) -> QuerySet[AgencyName]:
    """Names in use on that day: the proper one of each agency before its aliases, the latest first.

    An agency met before its first dated name still has that name, and one that has ended its last: a name of another
    time is better than none, and comes after those of the day.
    """
    time = Case(When(valid_to__lt=on, then=2), When(valid_from__gt=on, then=1), default=0)
    return AgencyName.objects.order_by(
        "agency_id", "is_alias", time, F("valid_from").desc(nulls_last=True), "-valid_to", "id"
    )
