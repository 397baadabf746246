"""Whether an instrument is in force on a day, from its own days and from what later ones did to it.

Pure: no database, no clock, no Django. Supersession is of the whole or of a part (Law 80/2015/QH13 Art. 154: a text
loses force when its own day has come, or when a later one replaces or repeals it).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhipcau.documents.relations import ENDING, RelationKind


class ValidityState(StrEnum):
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    PARTLY_REPLACED = "partly_replaced"
    REPLACED = "replaced"
    REPEALED = "repealed"
    RECALLED = "recalled"
    EXPIRED = "expired"
    FOLLOWED = "followed"  # there is a later instrument; that it replaces this one is not stated
    UNKNOWN = "unknown"


ENDED = (ValidityState.REPLACED, ValidityState.REPEALED, ValidityState.RECALLED, ValidityState.EXPIRED)
TOUCHED = (*ENDED, ValidityState.PARTLY_REPLACED, ValidityState.AMENDED, ValidityState.FOLLOWED)
"""States in which what rests on the instrument has to be looked at."""

_STATE_AFTER = {
    RelationKind.RECALLS: ValidityState.RECALLED,
    RelationKind.REPEALS: ValidityState.REPEALED,
    RelationKind.REPLACES: ValidityState.REPLACED,
    RelationKind.PARTIALLY_REPLACES: ValidityState.PARTLY_REPLACED,
    RelationKind.AMENDS: ValidityState.AMENDED,
    RelationKind.CORRECTS: ValidityState.AMENDED,
    RelationKind.FOLLOWS: ValidityState.FOLLOWED,
}
# Of what changes without ending, the heaviest tells the state.
_WEIGHT = (
    RelationKind.PARTIALLY_REPLACES,
    RelationKind.AMENDS,
    RelationKind.CORRECTS,
    RelationKind.FOLLOWS,
)


@dataclass(frozen=True, slots=True)
class OwnDays:
    """From when and until when an instrument says it holds; None where it says nothing. The last day still counts."""

    issued: date | None = None
    effective: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a later document did to it. `since` is None where its day is not known: then it counts as done.

    `read` is true for what the program read and no person has said.
    """

    kind: RelationKind
    by: int
    since: date | None
    part: str = ""
    read: bool = False


@dataclass(frozen=True, slots=True)
class Validity:
    """`changes` are those done by the day, earliest first; `coming` those that are known and still ahead."""

    state: ValidityState
    since: date | None
    changes: tuple[Change, ...] = ()
    coming: tuple[Change, ...] = ()

    @property
    def ended(self) -> bool:
        return self.state in ENDED


def validity_on(day: date, *, own: OwnDays, changes: Iterable[Change]) -> Validity:
    """As of a day: the earliest ending wins, then what changed a part, then a later instrument."""
    ordered = sorted(changes, key=lambda c: (c.since or date.min, tuple(RelationKind).index(c.kind), c.by))
    done = tuple(c for c in ordered if c.since is None or c.since <= day)
    coming = tuple(c for c in ordered if c not in done)
    begins = own.effective or own.issued
    end = _end(day, own=own, done=done)
    if end is not None:
        return Validity(end[0], end[1], done, coming)
    if begins is not None and begins > day:
        return Validity(ValidityState.NOT_YET, begins, done, coming)
    if done:
        heaviest = min(done, key=lambda c: _WEIGHT.index(c.kind))
        return Validity(_STATE_AFTER[heaviest.kind], heaviest.since, done, coming)
    state = ValidityState.IN_FORCE if begins else ValidityState.UNKNOWN
    return Validity(state, begins, done, coming)


def _end(day: date, *, own: OwnDays, done: tuple[Change, ...]) -> tuple[ValidityState, date | None] | None:
    """How and from when it no longer holds. A text ends once: what comes after its end changes nothing."""
    ends = [(c.since, _STATE_AFTER[c.kind]) for c in done if c.kind in ENDING]
    if own.expires is not None and own.expires < day:
        ends.append((own.expires, ValidityState.EXPIRED))
    if not ends:
        return None
    since, state = min(ends, key=lambda one: one[0] or date.min)
    return state, since
