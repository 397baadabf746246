"""The agencies of the national demo: provinces, departments with their units, communes. Names are data."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from nhipcau.agencies.naming import Locality
from nhipcau.agencies.services.loading import load_agencies
from nhipcau.ground.actor import Actor

COMMITTEE = "Ủy ban nhân dân"
_BASIS = "cả nước mẫu"
# Cities run by the centre since 1/7/2025 (Nghị quyết 202/2025/QH15); changes of 2026 come as events of the register.
_CITIES = ("Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")


@dataclass(frozen=True, slots=True)
class Province:
    """`ids` holds every body of the province by its name; `units` those of each department."""

    locality: Locality
    ids: Mapping[str, int]
    departments: tuple[str, ...]
    communes: tuple[str, ...]


@cache
def words() -> Mapping[str, list[str]]:
    table: Mapping[str, list[str]] = tomllib.loads(
        (files("nhipcau.data") / "demo" / "national.toml").read_text(encoding="utf-8")
    )
    return table


def make_country(*, actor: Actor, provinces: int) -> Iterator[Province]:
    """Province by province, each in a few statements; what is there already stays."""
    communes = _communes()
    for code, name in list(_provinces().items())[:provinces]:
        yield _make_province(actor, name, tuple(communes[code]))


def _make_province(actor: Actor, name: str, communes: tuple[str, ...]) -> Province:
    locality = Locality(kind="thành phố" if name in _CITIES else "tỉnh", name=name)
    departments = tuple(words()["departments"])
    bodies = (COMMITTEE, *departments, *(f"{COMMITTEE} {commune}" for commune in communes))
    ids = load_agencies(actor=actor, names=bodies, locality=locality, basis=_BASIS)
    for department in departments:
        load_agencies(actor=actor, names=words()["units"], locality=locality, host_id=ids[department], basis=_BASIS)
    known = tuple(commune for commune in communes if f"{COMMITTEE} {commune}" in ids)
    return Province(locality=locality, ids=ids, departments=departments, communes=known)


def _provinces() -> dict[str, str]:
    """Code → name of the 34."""
    return {row["into_code"]: row["into"] for row in _rows("provinces.csv")}


def _communes() -> dict[str, list[str]]:
    """Code of the province → "xã Vĩnh Thạnh", …"""
    rows = sorted(_rows("communes.csv"), key=lambda row: row["province"])
    return {
        code: list(dict.fromkeys(f"{row['kind']} {row['name']}" for row in found))
        for code, found in groupby(rows, key=lambda row: row["province"])
    }


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("nhipcau.data") / "agencies" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
