"""Which agencies of the register a collective means on a day: those so called and so placed then, by its rule."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from nhipcau.agencies.collectives.rules import Meaning, Rule, Spoken
from nhipcau.agencies.models import AgencyName, AgencyParent
from nhipcau.agencies.names.naming import Locality


def members_of(one: Spoken, *, locality: Locality, on: date, host_id: int | None) -> list[int]:
    """In the order of their names. Empty for open sets and where the rule no longer holds on the day."""
    rule = one.rule
    if rule.meaning is not Meaning.LISTED or not rule.holds_on(on):
        return []
    if rule.own:
        return _under(host_id, on=on) if host_id is not None else []
    if rule.under:
        above = _called(rule.under, locality, on=on)
        return _under(above, on=on) if above is not None else []
    found = _in_use(on).filter(_place(rule, locality))
    if rule.body:
        # "Sở Y tế các tỉnh": the name itself says which.
        found = found.filter(folded=one.body).exclude(agency__locality_folded="")
    if rule.levels:
        found = found.filter(agency__level__in=rule.levels)
    if rule.families:
        found = found.filter(agency__family__in=rule.families)
    rows = found.order_by("folded", "agency__locality_folded", "agency_id").values_list("agency_id", "folded")
    return list(dict.fromkeys(agency_id for agency_id, key in rows if rule.lists(key)))


def _place(rule: Rule, locality: Locality) -> Q:
    if rule.everywhere:
        return ~Q(agency__locality_folded="")
    if rule.central:
        return Q(agency__locality_folded="")
    return Q(agency__locality_folded=locality.key) & ~Q(agency__locality_folded="")


def _in_use(on: date) -> QuerySet[AgencyName]:
    """Proper names borne on the day: an agency without one was not there."""
    return AgencyName.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        is_alias=False,
    )


def _under(parent_id: int, *, on: date) -> list[int]:
    standing = AgencyParent.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        parent_id=parent_id,
    )
    there = _in_use(on).filter(agency__in=standing.values("agency_id"))
    return list(dict.fromkeys(there.order_by("folded", "agency_id").values_list("agency_id", flat=True)))


def _called(key: str, locality: Locality, *, on: date) -> int | None:
    found = _in_use(on).filter(folded=key, agency__locality_folded=locality.key).order_by("agency_id")
    return found.values_list("agency_id", flat=True).first()
