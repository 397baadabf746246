"""The directory kept by hand: agencies made, renamed, moved under another, each from a day on and with its basis."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models, transaction

from nhipcau.agencies import access, rules
from nhipcau.agencies.hierarchy import is_within
from nhipcau.agencies.models import Agency, AgencyName, AgencyParent
from nhipcau.agencies.names.naming import Locality, Scope, Understood, locality_from, understand
from nhipcau.agencies.services.settling import locality_key_of
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
    if parent_id is not None:
        _agency(parent_id)
    understood = understand(name, locality=locality, on=valid_from)
    _require_may_give(actor, understood, locality)
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
    audit.record(actor, "agency.made", agency, name=name, parent=parent_id, valid_from=_iso(valid_from), basis=basis)
    return agency


@transaction.atomic
def rename_agency(*, actor: Actor, agency_id: int, name: str, valid_from: date, basis: str) -> AgencyName:
    """The old name ends the day before and keeps being found in older documents."""
    access.require_may_manage_agency(actor, agency_id, on=clock.today())
    agency = _agency(agency_id)
    rules.check_basis_given(basis)
    understood = _free_name(actor, agency, name, on=valid_from)
    current = AgencyName.objects.filter(agency=agency, is_alias=False, valid_to__isnull=True)
    _end(current, on=valid_from)
    row = AgencyName.objects.create(agency=agency, name=name, folded=understood.key, valid_from=valid_from, basis=basis)
    Agency.objects.filter(pk=agency_id).update(provisional=False)
    audit.record(actor, "agency.renamed", agency, name=name, valid_from=valid_from.isoformat(), basis=basis)
    return row


@transaction.atomic
def add_alias(*, actor: Actor, agency_id: int, name: str, basis: str = "") -> AgencyName:
    """Another name it goes by: documents that write it mean this agency from now on."""
    access.require_may_manage_agency(actor, agency_id, on=clock.today())
    agency = _agency(agency_id)
    understood = _free_name(actor, agency, name, on=None)
    if AgencyName.objects.filter(agency=agency, folded=understood.key).exists():
        raise Refusal("agency.name_known", name=name)
    row = AgencyName.objects.create(agency=agency, name=name, folded=understood.key, is_alias=True, basis=basis)
    audit.record(actor, "agency.alias_added", agency, name=name, basis=basis)
    return row


@transaction.atomic
def move_agency(*, actor: Actor, agency_id: int, parent_id: int, valid_from: date, basis: str) -> None:
    """From that day on it stands under another. Refuses a circle."""
    on = clock.today()
    access.require_may_manage_agency(actor, agency_id, on=on)
    access.require_may_manage_agency(actor, parent_id, on=on)
    agency = _agency(agency_id)
    _agency(parent_id)
    if is_within(parent_id, top_id=agency_id, on=valid_from):
        raise Refusal("agency.own_superior")
    rules.check_basis_given(basis)
    current = AgencyParent.objects.filter(agency=agency, line=AgencyParent.Line.GOVERNING, valid_to__isnull=True)
    if current.filter(parent_id=parent_id).exists():
        raise Refusal("agency.superior_known")
    _end(current, on=valid_from)
    AgencyParent.objects.create(agency=agency, parent_id=parent_id, valid_from=valid_from, basis=basis)
    audit.record(actor, "agency.moved", agency, parent=parent_id, valid_from=valid_from.isoformat(), basis=basis)


@transaction.atomic
def look_at_agency(*, actor: Actor, agency_id: int) -> Agency:
    """A person has seen that the name met in a document is an agency of its own. Saying it again changes nothing."""
    access.require_may_manage_agency(actor, agency_id, on=clock.today())
    agency = _agency(agency_id)
    if agency.provisional:
        agency.provisional = False
        agency.save(update_fields=["provisional"])
        audit.record(actor, "agency.looked_at", agency)
    return agency


def _free_name(actor: Actor, agency: Agency, name: str, *, on: date | None) -> Understood:
    """The name understood; refused where it is another's in that locality, or not the actor's to give."""
    locality = locality_from(agency.locality)
    understood = understand(name, locality=locality, on=on)
    _require_may_give(actor, understood, locality)
    others = AgencyName.objects.filter(folded=understood.key, agency__locality_folded=locality.key)
    if understood.scope is Scope.HOST:
        beside = AgencyParent.objects.filter(agency=agency, valid_to__isnull=True).values("parent_id")
        others = others.filter(agency__parents__parent_id__in=beside)
    if others.exclude(agency=agency).exists():
        raise Refusal("agency.name_taken", name=name)
    return understood


def _require_may_give(actor: Actor, understood: Understood, locality: Locality) -> None:
    access.require_may_give_name(
        actor,
        means_one_of_province=understood.scope is not Scope.HOST,
        is_own_province=bool(locality.key) and locality_key_of(actor) == locality.key,
    )


def _end(current: models.QuerySet[AgencyName] | models.QuerySet[AgencyParent], *, on: date) -> None:
    """What holds until now ends the day before; refused where it began that day or later."""
    last = current.order_by("-valid_from").exclude(valid_from__isnull=True).values_list("valid_from", flat=True).first()
    rules.check_follows(valid_from=on, last=last)
    current.update(valid_to=on - timedelta(days=1))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _agency(agency_id: int) -> Agency:
    agency = Agency.objects.select_for_update().filter(pk=agency_id).first()
    if agency is None:
        raise Refusal("agency.not_found")
    return agency
