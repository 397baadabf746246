"""The register that comes with the product (`data/agencies`): bodies, what became of them, provinces, units. Pure."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from nhipcau.agencies.names.naming import Locality, locality_from

EDITION = "2026-11"
"""Of the data; a newer one is loaded over an older one and adds what is not there."""


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 63 of 30/6/2025 and the one of the 34 it went into."""

    code: str
    kind: str
    name: str
    into: str
    into_code: str

    @property
    def locality(self) -> Locality:
        return Locality(kind=self.kind, name=self.name)

    @property
    def lives_on(self) -> bool:
        return self.name == self.into


@dataclass(frozen=True, slots=True)
class ShippedBody:
    key: str
    name: str
    short_name: str
    symbol: str
    family: str
    level: str
    parent: str
    founded_by: str
    """The event that made it; empty where it stood from the beginning."""
    front_since: date | None
    optional: bool


@dataclass(frozen=True, slots=True)
class ShippedLeg:
    """From which body to which, by key; `scope` where only that function goes."""

    from_key: str
    to_key: str
    scope: str
    takes_units: bool


@dataclass(frozen=True, slots=True)
class ShippedEvent:
    key: str
    kind: str
    effective: date
    basis: str
    note: str
    planned: bool
    """Written down and left to somebody who knows."""
    legs: tuple[ShippedLeg, ...] = ()


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A province that changed its kind, by the code it had on 30/6/2025."""

    code: str
    was: str
    becomes: str
    event: ShippedEvent


@dataclass(frozen=True, slots=True)
class Retyping:
    """Communes of one province that are of another kind from a day on: the same identity, code and name."""

    province: str
    names: tuple[tuple[str, str], ...]
    """Code → what its committee is called from then on."""
    event: ShippedEvent


@dataclass(frozen=True, slots=True)
class Unit:
    """A district or a commune."""

    code: str
    kind: str
    name: str
    province: str

    @property
    def committee(self) -> str:
        return f"Ủy ban nhân dân {self.kind} {self.name}"


@cache
def provinces() -> tuple[Province, ...]:
    """The 63, by code."""
    return tuple(Province(**row) for row in _rows("provinces.csv"))


@cache
def communes() -> tuple[Unit, ...]:
    """The 3,321 of 1/7/2025, by the code of their new province."""
    return tuple(Unit(**row) for row in _rows("communes.csv"))


@cache
def districts() -> tuple[Unit, ...]:
    """The 696 of 30/6/2025, by the code of their old province."""
    return tuple(Unit(**row) for row in _rows("districts.csv"))


@cache
def bodies_of_province() -> tuple[ShippedBody, ...]:
    return _bodies("bodies.toml")


@cache
def bodies_of_centre() -> tuple[ShippedBody, ...]:
    return _bodies("centre.toml")


@cache
def events_of_province() -> tuple[ShippedEvent, ...]:
    return tuple(sorted(map(_event, _many("province")), key=lambda event: event.effective))


@cache
def events_of_centre() -> tuple[ShippedEvent, ...]:
    return tuple(sorted(map(_event, _many("centre")), key=lambda event: event.effective))


@cache
def upgrades() -> tuple[Upgrade, ...]:
    return tuple(
        Upgrade(
            code=str(row["code"]),
            was=str(row["from"]),
            becomes=str(row["to"]),
            event=_event({**row, "kind": "upgrade"}),
        )
        for row in _many("upgrade")
    )


@cache
def merger(*, kind: str = "merge") -> ShippedEvent:
    """Of provinces, on 1/7/2025: day and basis; who merged stands in the provinces. Their bodies are absorbed."""
    return _event({**_one("merger"), "key": "province", "kind": kind})


@cache
def end_of_districts() -> ShippedEvent:
    return _event({**_one("districts"), "key": "districts", "kind": "abolish"})


def retypings_in(province: str) -> tuple[Retyping, ...]:
    """By the code of the province of today, in the order of their days."""
    return tuple(one for one in _retypings() if one.province == province)


@cache
def _retypings() -> tuple[Retyping, ...]:
    units = {one.code: one for one in communes()}
    found = []
    for row in _many("retyping"):
        codes = row["codes"]
        assert isinstance(codes, list)
        names = tuple((code, replace(units[code], kind=str(row["to"])).committee) for code in codes)
        found.append(Retyping(str(row["province"]), names, _event({**row, "kind": "upgrade"})))
    return tuple(sorted(found, key=lambda one: one.event.effective))


def place_before(province: Province) -> Locality:
    """What it was called before any of the shipped changes."""
    upgrade = next((one for one in upgrades() if one.code == province.code), None)
    return locality_from(upgrade.was) if upgrade else province.locality


def place_now(province: Province) -> Locality:
    """As it is called by the changes that are sure."""
    upgrade = next((one for one in upgrades() if one.code == province.code and not one.event.planned), None)
    return locality_from(upgrade.becomes) if upgrade else province.locality


@cache
def founding_of_communes() -> tuple[date, str]:
    """Their first day, and its basis."""
    told = _one("communes")
    since = told["since"]
    assert isinstance(since, date)
    return since, str(told["basis"])


def named_for(name: str, *, place: Locality) -> str:
    """The name of a body in a province of that kind: "Ban Tổ chức @uy" → "Ban Tổ chức Thành ủy"."""
    is_city = place.kind == "thành phố"
    words = {
        "@uy": "Thành ủy" if is_city else "Tỉnh ủy",
        "@doan": "Thành đoàn" if is_city else "Tỉnh đoàn",
        "@tinh": place.kind,
        "@place": place.name,
    }
    for mark, word in words.items():
        name = name.replace(mark, word)
    return name


def _bodies(name: str) -> tuple[ShippedBody, ...]:
    table = tomllib.loads(_text(name))
    return tuple(
        ShippedBody(
            key=row["key"],
            name=row["name"],
            short_name=row.get("short_name", ""),
            symbol=row.get("symbol", ""),
            family=row["family"],
            level=row["level"],
            parent=row.get("parent", ""),
            founded_by=row.get("founded_by", ""),
            front_since=row.get("front_since"),
            optional=row.get("optional", False),
        )
        for row in table["body"]
    )


def _event(row: Mapping[str, object]) -> ShippedEvent:
    legs = row.get("legs", [])
    effective = row["effective"]
    assert isinstance(legs, list)
    assert isinstance(effective, date)
    return ShippedEvent(
        key=str(row["key"]),
        kind=str(row["kind"]),
        effective=effective,
        basis=str(row["basis"]),
        note=str(row.get("note", "")),
        planned=bool(row.get("planned", False)),
        legs=tuple(
            ShippedLeg(
                from_key=leg["from"],
                to_key=leg["to"],
                scope=leg.get("scope", ""),
                takes_units=leg.get("units", False),
            )
            for leg in legs
        ),
    )


@cache
def _many(name: str) -> tuple[Mapping[str, object], ...]:
    return tuple(tomllib.loads(_text("events.toml"))[name])


@cache
def _one(name: str) -> Mapping[str, object]:
    entry: Mapping[str, object] = tomllib.loads(_text("events.toml"))[name]
    return entry


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(line for line in _text(name).splitlines() if not line.startswith("#"))


def _text(name: str) -> str:
    return (files("nhipcau") / "data" / "agencies" / name).read_text(encoding="utf-8")
