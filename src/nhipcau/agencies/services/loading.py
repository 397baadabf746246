"""Units of a whole province at once, for installations that are filled by a program, and whom its papers may name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nhipcau.agencies.models import Agency, AgencyEvent, AgencyName, AgencyParent
from nhipcau.agencies.names.naming import Locality, Scope, Sort, Understood, understand
from nhipcau.agencies.names.parts import parts_of
from nhipcau.agencies.shipped import Province
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor
from nhipcau.ground.text import key_of


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A name that an agency bore in its province, from its first day to its last."""

    id: int
    name: str
    symbol: str
    family: str
    level: str
    first: date
    last: date


@transaction.atomic
def load_units(*, actor: Actor, names: Iterable[str], host_ids: Iterable[int], locality: Locality, basis: str) -> int:
    """Units of these names under each of the hosts, made where they are new; gives how many. One audit entry for all.

    What names no unit is left out. Where none is new, nothing has been done and nothing is recorded.
    """
    asked = [understand(name, locality=locality, on=None) for name in names]
    units = [one for one in asked if one.sort is Sort.AGENCY and one.scope is Scope.HOST]
    wanted = {_identity(one, host_id): (one, host_id) for host_id in host_ids for one in units}
    known = set(Agency.objects.filter(identity_key__in=wanted).values_list("identity_key", flat=True))
    missing = {identity: found for identity, found in wanted.items() if identity not in known}
    if not missing:
        return 0
    agencies = Agency.objects.bulk_create([_agency(identity, one) for identity, (one, _) in missing.items()])
    together = list(zip(agencies, missing.values(), strict=True))
    AgencyName.objects.bulk_create(
        [AgencyName(agency=agency, name=one.name, folded=one.key, basis=basis) for agency, (one, _) in together]
    )
    AgencyParent.objects.bulk_create(
        [AgencyParent(agency=agency, parent_id=host_id, basis=basis) for agency, (_, host_id) in together]
    )
    audit.record(actor, "agencies.loaded", None, locality=locality.text, made=len(missing), basis=basis)
    return len(missing)


def is_peopled(province: Province) -> bool:
    """Whether its shipped bodies, districts and communes were loaded already."""
    return AgencyEvent.objects.filter(source_key=f"districts/{province.code}").exists()


def named_bodies(locality_key: str) -> tuple[NamedBody, ...]:
    """Bodies of a province, of then and now, by names that mean one of them alone; units are left out. One query."""
    rows = (
        AgencyName.objects.filter(agency__locality_folded=locality_key, is_alias=False)
        .exclude(agency__level="unit")
        .order_by("agency_id", "id")
        .values_list(
            "agency_id", "name", "symbol", "folded", "agency__family", "agency__level",
            "agency__first_seen", "agency__last_day", "valid_from", "valid_to",
        )
    )  # fmt: skip
    bearers = Counter(folded for folded, _ in {(row[3], row[0]) for row in rows})
    return tuple(
        NamedBody(
            id=agency_id,
            name=name,
            symbol=symbol,
            family=family,
            level=level,
            first=max(since or date.min, named or date.min),
            last=min(until or date.max, called or date.max),
        )
        for agency_id, name, symbol, folded, family, level, since, until, named, called in rows
        # "Thanh tra tỉnh" is found by less than it says; the papers of a batch name bodies by all of their words.
        if bearers[folded] == 1 and parts_of(name) == (name,) and key_of(name) == folded
    )


def _identity(one: Understood, host_id: int) -> str:
    return f"{one.locality.key}|{host_id}|{one.key}"[:420]


def _agency(identity: str, one: Understood) -> Agency:
    return Agency(
        identity_key=identity,
        family=one.family,
        level=one.level,
        locality=one.locality.text,
        locality_folded=one.locality.key,
    )
