"""Agencies of a whole province at once, for installations that are filled by a program."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from nhipcau.agencies.models import Agency, AgencyName, AgencyParent
from nhipcau.agencies.naming import Locality, Scope, Sort, Understood, understand
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor


@transaction.atomic
def load_agencies(
    *, actor: Actor, names: Iterable[str], locality: Locality, host_id: int | None = None, basis: str
) -> dict[str, int]:
    """Name as given → agency id, made where it is new; what names no one agency is left out.

    Under `host_id` all are its units. Superiors are those that the names tell, as far as they are among the given
    ones or there already. One audit entry for all.
    """
    asked = {name: one for name in names if (one := understand(name, locality=locality, on=None)).sort is Sort.AGENCY}
    identities = {name: _identity(one, host_id) for name, one in asked.items()}
    known = _known(identities.values())
    missing = {identities[name]: one for name, one in asked.items() if identities[name] not in known}
    Agency.objects.bulk_create([_agency(identity, one) for identity, one in missing.items()])
    ids = known | _known(missing)
    AgencyName.objects.bulk_create(
        [
            AgencyName(agency_id=ids[identity], name=one.name, folded=one.key, basis=basis)
            for identity, one in missing.items()
        ]
    )
    AgencyParent.objects.bulk_create(
        [
            AgencyParent(agency_id=ids[identity], parent_id=parent_id, basis=basis)
            for identity, one in missing.items()
            if (parent_id := _parent(one, ids, host_id=host_id)) not in (None, ids[identity])
        ]
    )
    audit.record(actor, "agencies.loaded", None, locality=locality.text, made=len(missing), basis=basis)
    return {name: ids[identity] for name, identity in identities.items()}


def _identity(one: Understood, host_id: int | None) -> str:
    host = host_id if one.scope is Scope.HOST else None
    return f"{one.locality.key}|{host or ''}|{one.key}"[:420]


def _known(identities: Iterable[str]) -> dict[str, int]:
    found = Agency.objects.filter(identity_key__in=list(identities)).values_list("identity_key", "pk")
    return {str(identity): pk for identity, pk in found}


def _parent(one: Understood, ids: dict[str, int], *, host_id: int | None) -> int | None:
    if one.scope is Scope.HOST:
        return host_id
    if not one.parent:
        return None
    above = _identity(understand(one.parent, locality=one.locality, on=None), None)
    if above not in ids:
        ids |= _known([above])
    return ids.get(above)


def _agency(identity: str, one: Understood) -> Agency:
    return Agency(
        identity_key=identity,
        family=one.family,
        level=one.level,
        locality=one.locality.text,
        locality_folded=one.locality.key,
    )
