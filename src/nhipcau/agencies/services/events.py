"""Events in the life of agencies: planned with their arrows, looked at, applied, and taken back exactly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from nhipcau.agencies import rules
from nhipcau.agencies.events import access
from nhipcau.agencies.events.effects import effects_of
from nhipcau.agencies.events.journal import (
    Change,
    Fields,
    Table,
    as_json,
    carry_out,
    changed,
    from_json,
    plain,
    take_back,
)
from nhipcau.agencies.events.legs import Leg, check_legs
from nhipcau.agencies.hierarchy import is_within
from nhipcau.agencies.models import Agency, AgencyEvent, AgencyEventLeg, AgencyName, AgencyParent
from nhipcau.agencies.names.naming import locality_from, understand
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

State = AgencyEvent.State


@transaction.atomic
def plan_event(
    *,
    actor: Actor,
    kind: str,
    effective: date,
    basis: str,
    legs: Sequence[Leg],
    document_id: int | None = None,
    note: str = "",
) -> AgencyEvent:
    """Written down with its arrows and nothing else changed: it can be looked at and applied later, or dropped."""
    check_legs(kind=kind, legs=legs)
    rules.check_basis_given(basis)
    concerned = _concerned(legs)
    if Agency.objects.filter(pk__in=concerned).count() != len(concerned):
        raise Refusal("agency.not_found")
    access.require_may_change_agencies(actor, concerned, on=clock.today(), effective=effective)
    _refuse_circles(legs)
    event = write_event(
        actor=actor, kind=kind, effective=effective, basis=basis, legs=legs, document_id=document_id, note=note
    )
    # What could not be applied is better refused while it is being written down.
    effects_of(kind=kind, legs=legs, effective=effective, basis=basis)
    audit.record(
        actor, "agency_event.planned", event, kind=kind, effective=effective.isoformat(), basis=basis,
        agencies=sorted(concerned),
    )  # fmt: skip
    return event


def write_event(
    *,
    actor: Actor,
    kind: str,
    effective: date,
    basis: str,
    legs: Sequence[Leg],
    document_id: int | None = None,
    note: str = "",
    source_key: str | None = None,
) -> AgencyEvent:
    """The rows of an event and its arrows; part of a larger act, whose entry tells of it."""
    event = AgencyEvent.objects.create(
        kind=kind,
        effective=effective,
        basis=basis,
        document_id=document_id,
        note=note,
        source_key=source_key,
        made=clock.now(),
        made_by_id=actor.account_id,
    )
    AgencyEventLeg.objects.bulk_create([_leg_row(event, leg) for leg in legs])
    return event


@transaction.atomic
def apply_event(*, actor: Actor, event_id: int) -> AgencyEvent:
    """What the preview showed is written. What was undone may be applied again."""
    event = _event(event_id)
    legs = legs_of(event)
    access.require_may_change_agencies(actor, _concerned(legs), on=clock.today(), effective=event.effective)
    if event.state == State.APPLIED:
        raise Refusal("agency_event.applied_already")
    written = put_into_force(event, actor=actor)
    audit.record(
        actor, "agency_event.applied", event, kind=event.kind, effective=event.effective.isoformat(),
        basis=event.basis, agencies=sorted(_concerned(legs_of(event))), rows=len(written),
    )  # fmt: skip
    return event


def put_into_force(event: AgencyEvent, *, actor: Actor) -> Sequence[Change]:
    """Writes what the event does; part of a larger act, whose entry tells of it."""
    written = _make_agencies(event)
    legs = legs_of(event)
    list(Agency.objects.select_for_update().filter(pk__in=_concerned(legs)).order_by("pk"))
    written += carry_out(effects_of(kind=event.kind, legs=legs, effective=event.effective, basis=event.basis))
    event.state, event.written = State.APPLIED, as_json(written)
    event.applied, event.applied_by_id = clock.now(), actor.account_id
    event.undone, event.undone_by_id = None, None
    event.save(update_fields=["state", "written", "applied", "applied_by", "undone", "undone_by"])
    return written


@transaction.atomic
def undo_event(*, actor: Actor, event_id: int) -> AgencyEvent:
    """Every row is put back as it was; refused where one was changed since, be it by a later event.

    An agency that the event made keeps its identity, as one met in a document and not yet looked at.
    """
    event = _event(event_id)
    concerned = _concerned(legs_of(event))
    access.require_may_change_agencies(actor, concerned, on=clock.today(), effective=event.effective)
    if event.state != State.APPLIED:
        raise Refusal("agency_event.not_applied")
    take_back(from_json(event.written))
    _set_aside(event, actor=actor)
    audit.record(actor, "agency_event.undone", event, kind=event.kind, agencies=sorted(concerned))
    return event


@transaction.atomic
def drop_event(*, actor: Actor, event_id: int) -> AgencyEvent:
    """Planned and not to come: it stays in the list, set aside."""
    event = _event(event_id)
    concerned = _concerned(legs_of(event))
    access.require_may_change_agencies(actor, concerned, on=clock.today(), effective=event.effective)
    if event.state != State.PLANNED:
        raise Refusal("agency_event.not_planned")
    _set_aside(event, actor=actor)
    audit.record(actor, "agency_event.dropped", event, kind=event.kind, agencies=sorted(concerned))
    return event


def legs_of(event: AgencyEvent) -> tuple[Leg, ...]:
    return tuple(leg_of(row) for row in AgencyEventLeg.objects.filter(event=event).order_by("id"))


def leg_of(row: AgencyEventLeg) -> Leg:
    return Leg(
        from_agency=row.from_agency_id,
        to_agency=row.to_agency_id,
        function_scope=row.function_scope,
        share=row.share,
        takes_units=row.takes_units,
        new_name=row.new_name,
        new_short_name=row.new_short_name,
        new_symbol=row.new_symbol,
        new_locality=row.new_locality,
        new_parent=row.new_parent_id,
        new_scheme=row.new_scheme,
        new_code=row.new_code,
        row_id=row.pk,
    )


def _leg_row(event: AgencyEvent, leg: Leg) -> AgencyEventLeg:
    return AgencyEventLeg(
        event=event,
        from_agency_id=leg.from_agency,
        to_agency_id=leg.to_agency,
        function_scope=leg.function_scope,
        share=leg.share,
        takes_units=leg.takes_units,
        new_name=leg.new_name,
        new_short_name=leg.new_short_name,
        new_symbol=leg.new_symbol,
        new_locality=leg.new_locality,
        new_parent_id=leg.new_parent,
        new_scheme=leg.new_scheme,
        new_code=leg.new_code,
    )


def _set_aside(event: AgencyEvent, *, actor: Actor) -> None:
    event.state, event.written = State.UNDONE, []
    event.undone, event.undone_by_id = clock.now(), actor.account_id
    event.save(update_fields=["state", "written", "undone", "undone_by"])


def _make_agencies(event: AgencyEvent) -> list[Change]:
    """The agencies that the event founds, or those of that name met in documents before; and their first day."""
    made: dict[str, int] = {}
    written: list[Change] = []
    for leg in legs_of(event):
        if not leg.makes_agency:
            continue
        if leg.new_name not in made:
            made[leg.new_name], changes = _made(event, leg)
            written += changes
        AgencyEventLeg.objects.filter(event=event, pk=leg.row_id or 0).update(to_agency=made[leg.new_name])
    return written


def _made(event: AgencyEvent, leg: Leg) -> tuple[int, list[Change]]:
    like = Agency.objects.filter(pk=leg.from_agency or 0).first()
    place = locality_from(leg.new_locality or (like.locality if like else ""))
    understood = understand(leg.new_name, locality=place, on=event.effective)
    known = (
        AgencyName.objects.filter(folded=understood.key, agency__locality_folded=place.key, agency__last_day=None)
        .exclude(agency__level="unit")
        .values_list("agency_id", flat=True)
        .first()
    )
    if known is not None:
        return known, carry_out(_begun(known, understood.key, event=event, leg=leg))
    agency = Agency.objects.create(
        family=like.family if like else understood.family,
        level=like.level if like else understood.level,
        locality=place.text,
        locality_folded=place.key,
        provisional=True,
    )
    name = AgencyName.objects.create(
        agency=agency,
        name=leg.new_name,
        folded=understood.key,
        short_name=leg.new_short_name,
        symbol=leg.new_symbol,
    )
    parent = leg.new_parent or _superior_of(leg.from_agency)
    first = [
        changed(Table.AGENCY, agency, agency_id=agency.pk, provisional=False, first_seen=event.effective),
        changed(Table.NAME, name, agency_id=agency.pk, about=name.name, valid_from=event.effective, basis=event.basis),
    ]
    if parent is not None:
        after: Fields = {
            "agency_id": agency.pk,
            "parent_id": parent,
            "line": str(AgencyParent.Line.GOVERNING),
            "valid_from": plain(event.effective),
            "basis": event.basis,
        }
        first.append(Change(table=Table.PARENT, agency_id=agency.pk, after=after))
    return agency.pk, carry_out(first)


def _begun(agency_id: int, key: str, *, event: AgencyEvent, leg: Leg) -> list[Change]:
    """What was met in documents before anybody said when it began: it begins with the event."""
    agency = Agency.objects.get(pk=agency_id)
    name = AgencyName.objects.filter(agency=agency, folded=key, is_alias=False).first()
    found = [changed(Table.AGENCY, agency, agency_id=agency_id, provisional=False)]
    if name is not None and name.valid_from is None and name.valid_to is None:
        found.append(
            changed(
                Table.NAME,
                name,
                agency_id=agency_id,
                about=name.name,
                valid_from=event.effective,
                basis=event.basis,
                short_name=leg.new_short_name or name.short_name,
                symbol=leg.new_symbol or name.symbol,
            )
        )
    return found


def _superior_of(agency_id: int | None) -> int | None:
    rows = AgencyParent.objects.filter(agency=agency_id, line=AgencyParent.Line.GOVERNING, valid_to__isnull=True)
    return rows.order_by("id").values_list("parent_id", flat=True).first()


def _concerned(legs: Sequence[Leg]) -> frozenset[int]:
    named = {one for leg in legs for one in (leg.from_agency, leg.to_agency, leg.new_parent)}
    return frozenset(one for one in named if one is not None)


def _refuse_circles(legs: Sequence[Leg]) -> None:
    """An agency is put under none that stands under it."""
    for leg in legs:
        if leg.to_agency is not None and is_within(leg.new_parent, top_id=leg.to_agency, on=clock.today()):
            raise Refusal("agency.own_superior")


def _event(event_id: int) -> AgencyEvent:
    event = AgencyEvent.objects.select_for_update().filter(pk=event_id).first()
    if event is None:
        raise Refusal("agency_event.not_found")
    return event
