"""The directory kept by hand: agencies made, renamed, moved under another, each from a day on and with its basis."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from nhipcau.agencies import access
from nhipcau.agencies.hierarchy import is_within
from nhipcau.agencies.models import Agency, AgencyName, AgencyParent
from nhipcau.agencies.naming import Locality, locality_from, understand
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@transaction.atomic
def make_agency(
    *,
    actor: Actor,
    name: str,
    family: str,
    level: str,
    locality: Locality,
    parent_id: int | None = None,
    valid_from: date | None = None,
    basis: str = "",
) -> Agency:
    """A looked-at agency. Refuses a name that already stands for one in that locality under the same parent."""
    access.require_may_manage_agency(actor, parent_id, on=clock.today())
    understood = understand(name, locality=locality, on=valid_from)
    identity = f"{locality.key}|{parent_id or ''}|{understood.key}"
    taken = AgencyName.objects.filter(
        folded=understood.key, agency__locality_folded=locality.key, agency__parents__parent_id=parent_id
    )
    if taken.exists() or Agency.objects.filter(identity_key=identity).exists():
        raise Refusal("agency.name_taken", name=name)
    agency = Agency.objects.create(
        identity_key=identity,
        family=family,
        level=level,
        locality=locality.text,
        locality_folded=locality.key,
        first_seen=valid_from,
    )
    AgencyName.objects.create(
        agency=agency, name=understood.name or name, folded=understood.key, valid_from=valid_from, basis=basis
    )
    if parent_id is not None:
        AgencyParent.objects.create(agency=agency, parent_id=parent_id, valid_from=valid_from, basis=basis)
    audit.record(actor, "agency.made", agency, name=name, parent=parent_id)
    return agency


@transaction.atomic
def rename_agency(*, actor: Actor, agency_id: int, name: str, valid_from: date, basis: str) -> AgencyName:
    """The old name ends the day before and keeps being found in older documents."""
    access.require_may_manage_agency(actor, agency_id, on=clock.today())
    agency = _agency(agency_id)
    locality = locality_from(agency.locality)
    AgencyName.objects.filter(agency=agency, is_alias=False, valid_to__isnull=True).update(
        valid_to=valid_from - timedelta(days=1)
    )
    understood = understand(name, locality=locality, on=valid_from)
    row = AgencyName.objects.create(agency=agency, name=name, folded=understood.key, valid_from=valid_from, basis=basis)
    Agency.objects.filter(pk=agency_id).update(provisional=False)
    audit.record(actor, "agency.renamed", agency, name=name, valid_from=valid_from.isoformat(), basis=basis)
    return row


@transaction.atomic
def move_agency(*, actor: Actor, agency_id: int, parent_id: int, valid_from: date, basis: str) -> None:
    """From that day on it stands under another. Refuses a circle."""
    on = clock.today()
    access.require_may_manage_agency(actor, agency_id, on=on)
    access.require_may_manage_agency(actor, parent_id, on=on)
    agency = _agency(agency_id)
    if is_within(parent_id, top_id=agency_id, on=valid_from):
        raise Refusal("agency.own_superior")
    AgencyParent.objects.filter(agency=agency, line=AgencyParent.Line.GOVERNING, valid_to__isnull=True).update(
        valid_to=valid_from - timedelta(days=1)
    )
    AgencyParent.objects.create(agency=agency, parent_id=parent_id, valid_from=valid_from, basis=basis)
    audit.record(actor, "agency.moved", agency, parent=parent_id, valid_from=valid_from.isoformat(), basis=basis)


def _agency(agency_id: int) -> Agency:
    agency = Agency.objects.select_for_update().filter(pk=agency_id).first()
    if agency is None:
        raise Refusal("agency.not_found")
    return agency
