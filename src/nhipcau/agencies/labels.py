"""What an agency is called on a day, as people tell it apart ("Sở Ngoại vụ tỉnh Bình Hải")."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from nhipcau.agencies.models import Agency, AgencyName, LocalityName
from nhipcau.agencies.naming import Locality, label_of, understand


def current_name(agency: Agency, on: date) -> str:
    """One query; for lists take `labels_of`."""
    return labels_of([agency.pk], on=on).get(agency.pk, "")


def labels_of(agency_ids: Iterable[int | None], *, on: date) -> dict[int, str]:
    """Agency id → its name on that day with its locality. One query, none for an empty list."""
    ids = {agency_id for agency_id in agency_ids if agency_id is not None}
    if not ids:
        return {}
    found: dict[int, str] = {}
    names = names_on(on).filter(agency_id__in=ids).annotate(place=Coalesce(place_on(on), "agency__locality"))
    for agency_id, name, place in names.values_list("agency_id", "name", "place"):
        if agency_id not in found:
            found[agency_id] = label_of(name, place)
    return found


def agency_named(name: str, *, locality: Locality) -> int | None:
    """The agency of that name in that locality, its units aside; None where there is none."""
    key = understand(name, locality=locality, on=None).key
    found = AgencyName.objects.filter(folded=key, agency__locality_folded=locality.key).exclude(agency__level="unit")
    return found.order_by("is_alias", "agency_id").values_list("agency_id", flat=True).first()


def place_on(on: date) -> Subquery:
    """What the province of a name's agency was called on that day, where it ever changed; within the same query."""
    held = LocalityName.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        key=OuterRef("agency__locality_folded"),
    )
    return Subquery(held.order_by("-id").values("text")[:1])


def names_on(on: date) -> QuerySet[AgencyName]:
    """Names in use on that day: the proper one of each agency before its aliases, the latest first.

    An agency met before its first dated name still has that name, and one that has ended its last: a name of another
    time is better than none, and comes after those of the day.
    """
    time = Case(When(valid_to__lt=on, then=2), When(valid_from__gt=on, then=1), default=0)
    return AgencyName.objects.order_by(
        "agency_id", "is_alias", time, F("valid_from").desc(nulls_last=True), "-valid_to", "id"
    )
