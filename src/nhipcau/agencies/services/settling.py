"""The queue of names that met no agency: a person matches, makes or sets aside, and the answer is remembered."""

from __future__ import annotations

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


@transaction.atomic
def reopen_name(*, actor: Actor, name_id: int) -> tuple[UnmatchedName, int | None]:
    """The decision is taken back; the name waits again. Gives the agency it was said to mean.

    An agency made of the name stays, as every identity does, but papers that come meanwhile wait with the name.
    """
    row = _settleable(actor, name_id)
    before = row.agency_id
    if row.state == UnmatchedName.State.OPEN:
        raise Refusal("agency_name.not_decided")
    row.reopened = True
    row.save(update_fields=["reopened"])
    _settle(actor, row, state=UnmatchedName.State.OPEN, agency_id=None)
    return row, before


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
