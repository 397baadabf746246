"""The queue of names that met no agency: a person matches, makes or sets aside, and the answer is remembered."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from nhipcau.agencies import access
from nhipcau.agencies.models import Agency, AgencyName, AgencyParent, Level, UnmatchedName
from nhipcau.foundation import audit
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal


@transaction.atomic
def match_name(*, actor: Actor, name_id: int, agency_id: int) -> UnmatchedName:
    """The name means an agency that exists. Documents of its locality that come later follow."""
    row = _settleable(actor, name_id)
    if not Agency.objects.filter(pk=agency_id).exists():
        raise Refusal("agency.not_found")
    return _settle(actor, row, state=UnmatchedName.State.MATCHED, agency_id=agency_id)


@transaction.atomic
def make_agency_of_name(
    *, actor: Actor, name_id: int, family: str, level: str, parent_id: int | None = None
) -> UnmatchedName:
    """The name is an agency of its own."""
    row = _settleable(actor, name_id)
    if parent_id is not None and not Agency.objects.filter(pk=parent_id).exists():
        raise Refusal("agency.not_found")
    agency = Agency.objects.create(
        family=family, level=level, locality=_locality_text(row), locality_folded=row.locality_folded
    )
    AgencyName.objects.create(agency=agency, name=row.name, folded=row.folded)
    if parent_id is not None:
        AgencyParent.objects.create(agency=agency, parent_id=parent_id)
    return _settle(actor, row, state=UnmatchedName.State.MADE, agency_id=agency.pk)


@transaction.atomic
def set_name_aside(*, actor: Actor, name_id: int) -> UnmatchedName:
    """The name is no one agency: an open set, a phrase."""
    row = _settleable(actor, name_id)
    return _settle(actor, row, state=UnmatchedName.State.SET_ASIDE, agency_id=None)


@dataclass(frozen=True, slots=True)
class Reopened:
    """`before` is the agency the name was said to mean; `made`: it was made of the name."""

    row: UnmatchedName
    before: int | None
    made: bool


@transaction.atomic
def reopen_name(*, actor: Actor, name_id: int) -> Reopened:
    """The decision is taken back; the name waits again, and papers that come meanwhile wait with it."""
    row = _settleable(actor, name_id)
    before, made = row.agency_id, row.state == UnmatchedName.State.MADE
    if row.state == UnmatchedName.State.OPEN:
        raise Refusal("agency_name.not_decided")
    row.reopened = True
    row.save(update_fields=["reopened"])
    _settle(actor, row, state=UnmatchedName.State.OPEN, agency_id=None)
    return Reopened(row, before, made)


@transaction.atomic
def take_back_agency(*, actor: Actor, agency_id: int) -> bool:
    """An agency just made of a name, where nothing else rests on it and nobody has written in it since.

    An identity that anything rests on is never taken out, and no number is given again.
    """
    agency = Agency.objects.select_for_update().filter(pk=agency_id).first()
    if agency is None or _rests(agency):
        return False
    name = str(AgencyName.objects.get(agency=agency))
    # The log names the row as it was: once it is gone there is nothing left to point at.
    audit.record(actor, "agency.taken_back", agency, name=name)
    AgencyName.objects.filter(agency=agency).delete()
    AgencyParent.objects.filter(agency=agency).delete()
    agency.delete()
    return True


def _rests(agency: Agency) -> bool:
    """Whether any row of any register points at it, beyond the one name and the one superior it was made with."""
    if AgencyName.objects.filter(agency=agency).count() != 1 or AgencyParent.objects.filter(agency=agency).count() > 1:
        return True
    own = {AgencyName: "agency", AgencyParent: "agency"}
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: agency}).exists()
        for relation in agency._meta.related_objects
        if own.get(relation.related_model) != relation.field.name
    )


def locality_key_of(actor: Actor) -> str | None:
    """The province whose names the actor settles: the one it monitors or administers from the top, not from within.

    A settled name opens every document of the province that writes it to the agency it is said to mean.
    """
    top = actor.watches_id if actor.has(AccountRole.OFFICE_MONITOR) else actor.agency_id
    if top is None:
        return None
    kept = Agency.objects.filter(pk=top, level=Level.PROVINCE)
    return kept.values_list("locality_folded", flat=True).first()


def _settleable(actor: Actor, name_id: int) -> UnmatchedName:
    row = UnmatchedName.objects.select_for_update().filter(pk=name_id).first()
    if row is None or not access.may_settle(actor, row, locality_key=locality_key_of(actor)):
        raise Refusal("agency_name.not_found")
    return row


def _settle(actor: Actor, row: UnmatchedName, *, state: UnmatchedName.State, agency_id: int | None) -> UnmatchedName:
    row.state, row.agency_id = state, agency_id
    row.save(update_fields=["state", "agency"])
    audit.record(actor, "agency_name.settled", row, name=row.name, state=str(state), agency=agency_id)
    return row


def _locality_text(row: UnmatchedName) -> str:
    like = Agency.objects.filter(locality_folded=row.locality_folded).exclude(locality="").first()
    return like.locality if like else ""
