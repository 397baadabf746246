"""How two documents stand to each other, and what may be said of two. Pure: no database, no clock, no Django."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from nhipcau.ground.refusal import Refusal


class RelationKind(StrEnum):
    """The subject stands so to the object: a plan implements a directive, a decree replaces a decree."""

    IMPLEMENTS = "implements"
    CITES = "cites"
    BASED_ON = "based_on"
    AMENDS = "amends"
    REPLACES = "replaces"
    PARTIALLY_REPLACES = "partially_replaces"
    REPEALS = "repeals"
    CORRECTS = "corrects"
    RECALLS = "recalls"
    TRANSMITS = "transmits"
    REPORTS_ON = "reports_on"
    SAME_AS = "same_as"
    FOLLOWS = "follows"  # a later instrument on the same matter that does not say whether it replaces


# Relations that lead one level up. "about" is a title named inside a title: 8485-CV/TU is about 38-CT/TW.
UPWARD = ("implements", "based_on", "transmits", "about", "reports_on")
# What rests on an instrument falls to be looked at when the instrument changes.
RESTING = ("based_on", "implements")
ENDING = (RelationKind.RECALLS, RelationKind.REPEALS, RelationKind.REPLACES)
CHANGING = (
    *ENDING,
    RelationKind.PARTIALLY_REPLACES,
    RelationKind.AMENDS,
    RelationKind.CORRECTS,
    RelationKind.FOLLOWS,
)
SYMMETRIC = (RelationKind.SAME_AS,)


def check_relation(
    *,
    kind: str,
    subject: int,
    object: int,
    subject_date: date | None,
    object_date: date | None,
    basis: str,
    part: str,
) -> RelationKind:
    """Refuses what cannot be: a document related to itself, a change by an earlier one, a change of an unnamed part."""
    if kind not in set(RelationKind):
        raise Refusal("relation.unknown")
    wanted = RelationKind(kind)
    if subject == object:
        raise Refusal("document.itself")
    if not basis.strip():
        raise Refusal("relation.basis_missing")
    if subject_date and object_date and subject_date < object_date and wanted not in SYMMETRIC:
        raise Refusal("relation.earlier_than_object")
    if wanted is RelationKind.PARTIALLY_REPLACES and not part.strip():
        raise Refusal("relation.part_missing")
    return wanted


def check_no_circle(*, kind: RelationKind, opposite: frozenset[str]) -> None:
    """What ends another was not ended by it. `opposite` are the relations that stand the other way round."""
    if kind in CHANGING and opposite & set(CHANGING):
        raise Refusal("relation.opposite")
