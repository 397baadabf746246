"""Where a value stands in a reading: JSON pointers, what each means, in which group a page shows it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import cast

from nhipcau.documents.shape import Evidence, ReadDocument, Spans
from nhipcau.ground.plain import Json


class Group(StrEnum):
    HEADER = "header"
    RECIPIENTS = "recipients"
    REFERENCES = "references"
    DUTIES = "duties"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Place:
    """A family of pointers: `label` is the key under which its name stands in the catalogues."""

    pattern: re.Pattern[str]
    label: str
    group: Group
    kind: str
    inferred: bool = False
    """Not read from words of its own: decided together with the unit it belongs to."""


@dataclass(frozen=True, slots=True)
class ReadValue:
    """One value as read: what, from which words, by which rule."""

    pointer: str
    label: str
    group: Group
    unit: str
    """The pointer of what it is a part of: "/duties/3" for its lead; itself for a whole."""
    value: Json
    quote: str
    spans: Spans
    rule: str
    confidence: float
    inferred: bool


def _place(pattern: str, label: str, group: Group, kind: str = "text", *, inferred: bool = False) -> Place:
    return Place(re.compile(pattern), label, group, kind, inferred)


PLACES = (
    *(_place(rf"/{name}", name, Group.HEADER) for name in ("type", "number", "symbol", "code")),
    _place(r"/date", "date", Group.HEADER, "date"),
    *(_place(rf"/{name}", name, Group.HEADER) for name in ("place", "issuer", "parent_issuer", "title", "urgency")),
    *(_place(rf"/signatory/{name}", f"signatory.{name}", Group.HEADER) for name in ("authority", "position", "name")),
    _place(r"/addressees/\d+", "addressee", Group.RECIPIENTS),
    _place(r"/recipients/\d+", "recipient", Group.RECIPIENTS),
    _place(r"/references/\d+", "reference", Group.REFERENCES, "reference"),
    _place(r"/references/\d+/date", "reference.date", Group.REFERENCES, "date"),
    *(
        _place(rf"/references/\d+/{name}", f"reference.{name}", Group.REFERENCES)
        for name in ("type", "code", "issuer", "title")
    ),
    _place(r"/references/\d+/relation", "reference.relation", Group.REFERENCES, "relation", inferred=True),
    _place(r"/duties/\d+", "duty", Group.DUTIES, "duty"),
    *(
        _place(rf"/duties/\d+/{name}/\d+", f"duty.{name}", Group.DUTIES)
        for name in ("lead", "coordinators", "requested", "via")
    ),
    _place(r"/duties/\d+/due", "duty.due", Group.DUTIES, "due"),
    _place(r"/duties/\d+/report_to", "duty.report_to", Group.DUTIES),
    _place(r"/duties/\d+/nature", "duty.nature", Group.DUTIES, "nature", inferred=True),
    _place(r"/duties/\d+/section", "duty.section", Group.DUTIES, inferred=True),
    _place(r"/difficulty_channel/to", "channel.to", Group.CHANNEL),
    _place(r"/difficulty_channel/via/\d+", "channel.via", Group.CHANNEL),
)

LISTS = re.compile(r"/(?:addressees|recipients|references|duties|duties/\d+/(?:lead|coordinators|requested|via)"
                   r"|difficulty_channel/via)")  # fmt: skip
"""Pointers of lists that people may add to."""

_ORDER = {group: index for index, group in enumerate(Group)}
_NUMBER = re.compile(r"/\d+(?=/|\Z)")


# Papers share their pointers: what is asked of the hundreds of one was asked of the last.
_SHARED = 8192


@lru_cache(maxsize=_SHARED)
def place_of(pointer: str) -> Place | None:
    return _ranked(_NUMBER.sub("/0", pointer))[1]


@lru_cache(maxsize=512)
def _ranked(shape: str) -> tuple[int, Place | None]:
    """The place that pointers of this shape belong to, and where it stands among PLACES. A paper has few shapes."""
    return next(((rank, place) for rank, place in enumerate(PLACES) if place.pattern.fullmatch(shape)), (0, None))


def kind_of_value(pointer: str) -> str | None:
    place = place_of(pointer)
    return place.kind if place else None


@lru_cache(maxsize=_SHARED)
def parts_of(pointer: str) -> tuple[str | int, ...]:
    return tuple(int(part) if part.isdigit() else part for part in pointer.strip("/").split("/"))


@lru_cache(maxsize=_SHARED)
def unit_of(pointer: str) -> str:
    match = re.match(r"/(?:references|duties)/\d+|/difficulty_channel", pointer)
    return match[0] if match else pointer


def value_at(document: ReadDocument, pointer: str) -> Json:
    """None where nothing stands."""
    node = cast(Json, document)
    for part in parts_of(pointer):
        if isinstance(node, list) and isinstance(part, int) and part < len(node):
            node = node[part]
        elif isinstance(node, dict) and str(part) in node:
            node = node[str(part)]
        else:
            return None
    return node


def values_of(document: ReadDocument) -> Iterator[ReadValue]:
    """Every value that can be judged, in the order in which a page shows them."""
    evidence = document["evidence"]
    pointers = [p for p in _pointers(document) if value_at(document, p) is not None]
    for pointer in sorted(pointers, key=_sorting):
        place = place_of(pointer)
        assert place is not None
        words = evidence.get(pointer) or _words_of_unit(document, pointer)
        yield ReadValue(
            pointer=pointer,
            label=place.label,
            group=place.group,
            unit=unit_of(pointer),
            value=value_at(document, pointer),
            quote=words["quote"],
            spans=words["spans"],
            rule=words["rule"],
            confidence=words["confidence"],
            inferred=place.inferred,
        )


def _pointers(document: ReadDocument) -> list[str]:
    """Those with evidence of their own, the whole references, and what was inferred about references and duties."""
    found = {pointer for pointer in document["evidence"] if place_of(pointer)}
    for index, reference in enumerate(document["references"]):
        if reference is not None:
            found |= {f"/references/{index}", f"/references/{index}/relation"}
    for index, duty in enumerate(document["duties"]):
        if duty is not None:
            found |= {f"/duties/{index}", f"/duties/{index}/nature"}
            found |= {f"/duties/{index}/section"} if duty["section"] else set()
            for name in ("lead", "coordinators", "requested", "via"):
                names = cast(list[str | None], duty.get(name) or [])
                found |= {f"/duties/{index}/{name}/{i}" for i, one in enumerate(names) if one}
            found |= {f"/duties/{index}/due"} if duty["due"] else set()
    for field in ("addressees", "recipients"):
        lines = cast(list[str | None], document.get(field) or [])
        found |= {f"/{field}/{i}" for i, one in enumerate(lines) if one}
    return list(found)


def _words_of_unit(document: ReadDocument, pointer: str) -> Evidence:
    """A whole reference has the words of all places it is cited at; an inferred value has none."""
    match = re.fullmatch(r"/references/(\d+)", pointer)
    reference = document["references"][int(match[1])] if match else None
    if reference is None:
        return Evidence(quote="", spans=[], rule="inferred", confidence=1.0)
    parts = [e for p, e in document["evidence"].items() if p.startswith(f"{pointer}/")]
    confidence = min((part["confidence"] for part in parts), default=1.0)
    quote = next((part["quote"] for part in parts), "")
    return Evidence(quote=quote, spans=reference["spans"], rule="reference", confidence=confidence)


@lru_cache(maxsize=_SHARED)
def _sorting(pointer: str) -> tuple[int, int, tuple[tuple[int, str], ...]]:
    """By group, by unit and then by field; the header in the order of the contract."""
    rank, place = _ranked(_NUMBER.sub("/0", pointer))
    if place is None or place.group is Group.HEADER:
        return 0, rank, ()
    unit = unit_of(pointer)
    inside = parts_of(pointer.removeprefix(unit)) if pointer != unit else ()
    numbers = tuple((part, "") for part in inside if isinstance(part, int))
    # The unit, then its parts in the order in which PLACES names them, then their place in a list.
    outside = ((part, "") if isinstance(part, int) else (0, part) for part in parts_of(unit))
    return _ORDER[place.group], 0, (*outside, (rank, ""), *numbers)
