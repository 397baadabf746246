"""The shipped table of central instruments and how they stand to each other: dated data with its source."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nhipcau.documents.relations import RelationKind


@dataclass(frozen=True, slots=True)
class ShippedInstrument:
    code: str
    type: str
    issuer: str
    date: dt.date | None = None
    title: str = ""
    effective: dt.date | None = None
    expires: dt.date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ShippedRelation:
    """`sure` says how it is known: the text was read, another source tells it, or it was inferred."""

    subject: str
    object: str
    kind: str
    basis: str
    sure: str
    since: dt.date | None = None


@cache
def shipped_instruments() -> tuple[tuple[ShippedInstrument, ...], tuple[ShippedRelation, ...]]:
    text = (files("nhipcau.data") / "instruments" / "known.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    instruments = tuple(ShippedInstrument(**one) for one in table["instrument"])
    relations = tuple(ShippedRelation(**one) for one in table["relation"])
    known = {one.code for one in instruments}
    assert all({one.subject, one.object} <= known and one.kind in set(RelationKind) for one in relations)
    return instruments, relations
