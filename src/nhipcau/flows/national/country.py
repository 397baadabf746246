"""The agencies of the national demo: the shipped register of then and now with all its events, and units of today."""

from __future__ import annotations

import random
import tomllib
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from nhipcau.agencies import shipped
from nhipcau.agencies.models import Family, Level
from nhipcau.agencies.names.naming import Locality, locality_from
from nhipcau.agencies.services.loading import NamedBody, is_peopled, load_units, named_bodies
from nhipcau.agencies.services.shipped import load_register
from nhipcau.ground.actor import Actor

COMMITTEE = "Ủy ban nhân dân"
_BASIS = "cả nước mẫu"


@dataclass(frozen=True, slots=True)
class Scene:
    """The bodies of one province on a day: committee, departments, districts or (since 1/7/2025) communes."""

    committee: NamedBody
    departments: tuple[NamedBody, ...]
    below: tuple[NamedBody, ...]

    @property
    def everyone(self) -> tuple[NamedBody, ...]:
        return (self.committee, *self.departments, *self.below)


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 34 with those of the 63 that went into it; `bodies` by the province of the 63 they were of."""

    heir: shipped.Province
    group: tuple[shipped.Province, ...]
    bodies: Mapping[str, tuple[NamedBody, ...]]
    _scenes: dict[tuple[str, int], Scene] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """Of the localities that its documents are of."""
        return tuple(one.locality.key for one in self.group)

    def some_province(self, on: date, *, chance: random.Random) -> shipped.Province:
        """Which of those that there were on that day."""
        drawn = chance.choice(self.group)
        return drawn if on < shipped.merger().effective else self.heir

    def scene(self, province: shipped.Province, *, on: date) -> Scene:
        period = bisect(_changes(), on)
        scene = self._scenes.get((province.code, period))
        if scene is None:
            scene = _scene([one for one in self.bodies[province.code] if one.first <= on <= one.last])
            self._scenes[province.code, period] = scene
        return scene


@cache
def words() -> Mapping[str, list[str]]:
    table: Mapping[str, list[str]] = tomllib.loads(
        (files("nhipcau.data") / "demo" / "national.toml").read_text(encoding="utf-8")
    )
    return table


def called(province: shipped.Province, *, on: date) -> Locality:
    """As it was called on that day."""
    for upgrade in shipped.upgrades():
        if upgrade.code == province.code and not upgrade.event.planned:
            return locality_from(upgrade.becomes if on >= upgrade.event.effective else upgrade.was)
    return province.locality


def make_country(*, actor: Actor, provinces: int) -> Iterator[Province]:
    """Province by province, each in a few statements; what is there already stays."""
    for name in list(dict.fromkeys(one.into for one in shipped.provinces()))[:provinces]:
        yield _make_province(actor, name)


def _make_province(actor: Actor, name: str) -> Province:
    group = tuple(one for one in shipped.provinces() if one.into == name)
    heir = next(one for one in group if one.lives_on)
    if not is_peopled(heir):
        load_register(actor=actor, provinces=[name], with_units=True)
    bodies = {one.code: named_bodies(one.locality.key) for one in group}
    living = [one for one in bodies[heir.code] if one.last == date.max and one.level == Level.DEPARTMENT]
    load_units(
        actor=actor,
        names=words()["units"],
        host_ids=[one.id for one in living if one.family == Family.STATE],
        locality=called(heir, on=_changes()[-1]),
        basis=_BASIS,
    )
    return Province(heir=heir, group=group, bodies=bodies)


@cache
def _changes() -> tuple[date, ...]:
    """Between two of these days the same bodies stand."""
    events = [*shipped.events_of_province(), shipped.merger(), *(one.event for one in shipped.upgrades())]
    return tuple(sorted({event.effective for event in events}))


def _scene(bodies: Sequence[NamedBody]) -> Scene:
    return Scene(
        committee=next(one for one in bodies if one.name == COMMITTEE),
        departments=tuple(one for one in bodies if one.level == Level.DEPARTMENT and one.family in _WRITING),
        below=tuple(one for one in bodies if one.level in (Level.DISTRICT, Level.COMMUNE)),
    )


_WRITING = (Family.STATE, Family.FRONT, Family.ASSOCIATION)
