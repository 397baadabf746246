"""The shipped register put into the installation: over what is there, as often as one likes, one entry in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from nhipcau.agencies import shipped
from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.models import Agency, AgencyEvent, AgencyEventLeg, AgencyParent
from nhipcau.agencies.names.naming import CENTRE, Locality, locality_from
from nhipcau.agencies.rules import is_installation_administrator
from nhipcau.agencies.services.events import put_into_force, write_event
from nhipcau.agencies.services.foundings import GSO, Founding, find_or_make
from nhipcau.agencies.services.heirs import follow_heirs
from nhipcau.agencies.shipped import Province, ShippedBody, ShippedEvent
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

ACT = "agency_register.loaded"
COMMITTEE = "ubnd"
Ids = dict[str, int]


@dataclass(slots=True)
class Loaded:
    """What loading did: agencies made, events in force, events that wait for a person."""

    made: int = 0
    applied: int = 0
    planned: int = 0
    provinces: list[str] = field(default_factory=list)


def is_loaded() -> bool:
    """Whether all that every installation has of this edition is in."""
    keys = {f"upgrade/{one.event.key}" for one in shipped.upgrades()}
    keys |= {f"centre/{one.key}" for one in shipped.events_of_centre()}
    return AgencyEvent.objects.filter(source_key__in=keys).count() == len(keys)


@transaction.atomic
def load_register(*, actor: Actor, provinces: Sequence[str] = (), with_units: bool = False) -> Loaded:
    """The centre and the committees of all provinces; of those named (as of today) also their bodies, of then and now.

    With `with_units` their districts and communes as well. What is there stays; an event undone by a person stays so.
    """
    if not is_installation_administrator(actor):
        raise Refusal("agency.not_allowed")
    unknown = set(provinces) - {one.into for one in shipped.provinces()}
    if unknown:
        raise Refusal("agency_register.no_province", name=", ".join(sorted(unknown)))
    loading = _Loading(actor)
    loading.centre()
    committees = loading.committees()
    for name in provinces:
        loading.province(name, committees, with_units=with_units)
    follow_heirs(on=clock.today())
    done = loading.done
    counts = {"made": done.made, "applied": done.applied, "planned": done.planned}
    audit.record(actor, ACT, None, edition=shipped.EDITION, provinces=list(provinces), **counts)
    return done


class _Loading:
    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        self._there = set(AgencyEvent.objects.exclude(source_key=None).values_list("source_key", flat=True))
        self.done = Loaded()

    def centre(self) -> None:
        bodies = shipped.bodies_of_centre()
        ids = self._bodies(bodies, place=CENTRE, given={})
        for event in shipped.events_of_centre():
            self._event_among(event, bodies, ids, place=CENTRE, key=f"centre/{event.key}")

    def committees(self) -> Ids:
        """The committee of each of the 63 by code, with who went into whom and which became cities."""
        first = {one.code: shipped.place_before(one) for one in shipped.provinces()}
        body = next(one for one in shipped.bodies_of_province() if one.key == COMMITTEE)
        foundings = [_founding(body, place=place, parent_id=None, code=code) for code, place in first.items()]
        founded = find_or_make(foundings)
        self.done.made += founded.made
        ids = dict(zip(first, founded.ids, strict=True))
        for upgrade in shipped.upgrades():
            if f"upgrade/{upgrade.event.key}" not in self._there:
                Agency.objects.filter(pk=ids[upgrade.code]).update(locality=upgrade.was)
        merger = shipped.merger()
        early = [one for one in shipped.upgrades() if one.event.effective < merger.effective]
        late = [one for one in shipped.upgrades() if one not in early]
        for one in early:
            self._upgrade(one, ids)
        for heir in (one for one in shipped.provinces() if one.lives_on):
            self._merge(heir, ids, merger)
        for one in late:
            self._upgrade(one, ids)
        return ids

    def province(self, name: str, committees: Ids, *, with_units: bool) -> None:
        """All bodies of the province of today and of those that went into it."""
        group = [one for one in shipped.provinces() if one.into == name]
        heir = next(one for one in group if one.lives_on)
        every = {one.code: self._one_province(one, committees[one.code]) for one in group}
        self._merge_bodies(heir, every)
        for upgrade in shipped.upgrades():
            if upgrade.code == heir.code and upgrade.event.effective > shipped.merger().effective:
                self._rename_bodies(upgrade, every[heir.code])
        if with_units:
            for one in group:
                self._districts(one, committees[one.code])
            self._communes(heir, committees[heir.code])
        # Bodies loaded after the upgrade are of the province as it is called now; what it was called is dated beside.
        here = Agency.objects.filter(locality_folded=heir.locality.key, last_day=None)
        here.exclude(locality="").update(locality=shipped.place_now(heir).text)
        self.done.provinces.append(name)

    def _one_province(self, province: Province, committee: int) -> Ids:
        bodies, place = shipped.bodies_of_province(), shipped.place_before(province)
        ids = self._bodies(bodies, place=place, given={COMMITTEE: committee})
        for upgrade in shipped.upgrades():
            if upgrade.code == province.code and upgrade.event.effective < shipped.merger().effective:
                self._rename_bodies(upgrade, ids)
                place = locality_from(upgrade.becomes)
        if province.lives_on:
            self._put_under_front(bodies, ids)
        for event in shipped.events_of_province():
            if event.effective < shipped.merger().effective or province.lives_on:
                self._event_among(event, bodies, ids, place=place, key=f"{event.key}/{province.code}")
        return ids

    def _bodies(self, bodies: Sequence[ShippedBody], *, place: Locality, given: Mapping[str, int]) -> Ids:
        """Those that stood from the beginning, superiors first."""
        ids = dict(given)
        waiting = [one for one in bodies if not one.founded_by and one.key not in ids]
        while waiting:
            ready = [one for one in waiting if not one.parent or one.parent in ids]
            founded = find_or_make([_founding(one, place=place, parent_id=ids.get(one.parent)) for one in ready])
            self.done.made += founded.made
            ids |= dict(zip((one.key for one in ready), founded.ids, strict=True))
            waiting = [one for one in waiting if one not in ready]
        return ids

    def _put_under_front(self, bodies: Sequence[ShippedBody], ids: Ids) -> None:
        for body in bodies:
            if body.front_since is None:
                continue
            AgencyParent.objects.get_or_create(
                agency_id=ids[body.key],
                parent_id=ids["mttq"],
                line=AgencyParent.Line.FRONT,
                defaults={"valid_from": body.front_since, "basis": "Hướng dẫn 31-HD/BTCTW ngày 23/4/2025"},
            )

    def _event_among(
        self, event: ShippedEvent, bodies: Sequence[ShippedBody], ids: Ids, *, place: Locality, key: str
    ) -> None:
        """The event with the bodies of one province; what it founds is known by its key from then on."""
        named = {one.key: one for one in bodies}
        legs = [_leg(one, named, ids, place=place) for one in event.legs]
        if any(leg.to_agency is None and not leg.new_name for leg in legs):
            return
        row = self._event(key, event, legs)
        founded = AgencyEventLeg.objects.filter(event=row).exclude(to_agency=None).order_by("id")
        heads = list(founded.values_list("to_agency", flat=True))
        if len(heads) == len(event.legs):
            ids |= dict(zip((one.to_key for one in event.legs), heads, strict=True))

    def _event(self, key: str, event: ShippedEvent, legs: Sequence[Leg]) -> AgencyEvent:
        """Written once; put into force unless it is to wait, or something here stands against it."""
        if key in self._there:
            return AgencyEvent.objects.get(source_key=key)
        row = write_event(
            actor=self._actor, kind=event.kind, effective=event.effective, basis=event.basis, legs=legs,
            note=event.note, source_key=key,
        )  # fmt: skip
        if event.planned or not self._in_force(row):
            self.done.planned += 1
        return row

    def _in_force(self, row: AgencyEvent) -> bool:
        try:
            with transaction.atomic():
                put_into_force(row, actor=self._actor)
        except Refusal:
            # Somebody has written later things about these agencies by hand: a person puts the two together.
            row.refresh_from_db()
            return False
        self.done.applied += 1
        return True

    def _upgrade(self, upgrade: shipped.Upgrade, ids: Ids) -> None:
        one = ids[upgrade.code]
        leg = Leg(from_agency=one, to_agency=one, new_locality=upgrade.becomes)
        self._event(f"upgrade/{upgrade.event.key}", upgrade.event, [leg])

    def _rename_bodies(self, upgrade: shipped.Upgrade, ids: Ids) -> None:
        place = locality_from(upgrade.becomes)
        legs = [
            Leg(from_agency=ids[one.key], to_agency=ids[one.key], new_name=shipped.named_for(one.name, place=place))
            for one in shipped.bodies_of_province()
            if one.key in ids and "@" in one.name.replace("@place", "")
        ]
        self._event(f"upgrade/{upgrade.event.key}/bodies", upgrade.event, self._living(legs))

    def _merge(self, heir: Province, ids: Ids, merger: ShippedEvent) -> None:
        group = [one for one in shipped.provinces() if one.into == heir.name]
        if len(group) == 1:
            return
        head = ids[heir.code]
        legs = [
            Leg(from_agency=ids[one.code], to_agency=head, new_scheme=GSO, new_code=heir.into_code) for one in group
        ]
        self._event(f"province/{heir.into_code}", merger, legs)

    def _merge_bodies(self, heir: Province, every: Mapping[str, Ids]) -> None:
        heads = every[heir.code]
        legs = [
            Leg(from_agency=agency_id, to_agency=heads[key])
            for code, ids in every.items()
            for key, agency_id in ids.items()
            if code != heir.code and key != COMMITTEE and key in heads and agency_id != heads[key]
        ]
        if legs:
            event = shipped.merger(kind="absorb")
            self._event(f"province/{heir.into_code}/bodies", event, self._living(legs))

    def _living(self, legs: Sequence[Leg]) -> list[Leg]:
        asked = {one for leg in legs for one in (leg.from_agency, leg.to_agency) if one is not None}
        living = set(Agency.objects.filter(pk__in=asked, last_day=None).values_list("pk", flat=True))
        return [leg for leg in legs if leg.from_agency in living and leg.to_agency in living]

    def _districts(self, province: Province, committee: int) -> None:
        place = shipped.place_before(province)
        foundings = [
            Founding(
                name=one.committee, place=place, family="state", level="district", parent_id=committee, code=one.code
            )
            for one in shipped.districts()
            if one.province == province.code
        ]
        founded = find_or_make(foundings)
        self.done.made += founded.made
        legs = [Leg(from_agency=agency_id) for agency_id in founded.ids]
        self._event(f"districts/{province.code}", shipped.end_of_districts(), legs)

    def _communes(self, heir: Province, committee: int) -> None:
        since, basis = shipped.founding_of_communes()
        units = [one for one in shipped.communes() if one.province == heir.into_code]
        foundings = [
            Founding(
                name=one.committee, place=shipped.place_now(heir), family="state", level="commune", parent_id=committee,
                code=one.code, since=since, basis=basis,
            )
            for one in units
        ]  # fmt: skip
        founded = find_or_make(foundings)
        self.done.made += founded.made
        ids = dict(zip((one.code for one in units), founded.ids, strict=True))
        for change in shipped.retypings_in(heir.into_code):
            legs = [Leg(from_agency=ids[code], to_agency=ids[code], new_name=name) for code, name in change.names]
            self._event(f"communes/{change.event.key}", change.event, self._living(legs))


def _founding(body: ShippedBody, *, place: Locality, parent_id: int | None, code: str = "") -> Founding:
    return Founding(
        name=shipped.named_for(body.name, place=place),
        place=place,
        family=body.family,
        level=body.level,
        parent_id=parent_id,
        short_name=body.short_name,
        symbol=body.symbol,
        code=code,
        provisional=body.optional,
    )


def _leg(one: shipped.ShippedLeg, bodies: Mapping[str, ShippedBody], ids: Ids, *, place: Locality) -> Leg:
    head = bodies[one.to_key]
    is_new = one.to_key not in ids
    return Leg(
        from_agency=ids.get(one.from_key),
        to_agency=ids.get(one.to_key),
        function_scope=one.scope,
        takes_units=one.takes_units,
        new_name=shipped.named_for(head.name, place=place) if is_new else "",
        new_short_name=head.short_name if is_new else "",
        new_symbol=head.symbol if is_new else "",
        new_parent=ids.get(head.parent) if is_new else None,
    )
