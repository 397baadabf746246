"""How an agency is told apart from those of the same name in other provinces. Pure."""

from __future__ import annotations

from functools import lru_cache

from nhipcau.agencies.names.naming import locality_from
from nhipcau.ground.text import fold


@lru_cache(maxsize=8192)
def label_of(name: str, locality: str) -> str:
    """The name as people tell it apart: with its province, unless it says it itself. A board asks for hundreds."""
    place = locality_from(locality)
    if not place.name or f" {fold(place.name)} " in f" {fold(name)} ":
        return name
    # One says "Tỉnh ủy Cà Mau" and "Thanh tra tỉnh Cà Mau", and "Sở Ngoại vụ tỉnh Cà Mau".
    has_kind = name.endswith("ủy") or (place.kind and name.endswith(f" {place.kind}"))
    return f"{name} {place.name if has_kind else locality}"
