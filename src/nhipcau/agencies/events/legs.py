"""The arrows of an event as facts, and which of them make sense together. Pure: no database, no clock, no Django."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhipcau.ground.refusal import Refusal

KEEP_IDENTITY = frozenset({"rename", "upgrade"})


@dataclass(frozen=True, slots=True)
class Leg:
    """From whom to whom, with what; what the one at the head is called, stands under and is coded as from then on."""

    from_agency: int | None = None
    to_agency: int | None = None
    function_scope: str = ""
    share: Decimal | None = None
    takes_units: bool = False
    new_name: str = ""
    new_short_name: str = ""
    new_symbol: str = ""
    new_locality: str = ""
    new_parent: int | None = None
    new_scheme: str = ""
    new_code: str = ""
    row_id: int | None = None

    @property
    def makes_agency(self) -> bool:
        return self.to_agency is None and bool(self.new_name)

    @property
    def stays(self) -> bool:
        return self.from_agency is not None and self.from_agency == self.to_agency

    @property
    def head(self) -> int | str | None:
        """Who stands at the head: an agency, one to be made of that name, or nobody."""
        return self.to_agency if self.to_agency is not None else self.new_name or None


def ended_by(*, kind: str, legs: Sequence[Leg]) -> frozenset[int]:
    """Which agencies end: those all of which goes elsewhere. One with an arrow to itself lives on."""
    if kind in KEEP_IDENTITY or kind == "function_transfer":
        return frozenset()
    staying = {leg.from_agency for leg in legs if leg.stays}
    leaving = {leg.from_agency for leg in legs if not leg.stays and (kind == "split" or not leg.function_scope)}
    return frozenset(one for one in leaving - staying if one is not None)


def check_legs(*, kind: str, legs: Sequence[Leg]) -> None:
    """Refuses arrows that do not make an event of that kind."""
    if not legs:
        raise Refusal("agency_event.no_leg")
    if not _makes_sense(kind, legs):
        raise _told(kind)
    ended = ended_by(kind=kind, legs=legs)
    if any(leg.to_agency in ended for leg in legs):
        raise Refusal("agency_event.ended_inherits")
    whole = [leg.from_agency for leg in legs if leg.from_agency is not None and not leg.function_scope]
    if kind != "split" and len(whole) != len(set(whole)):
        raise Refusal("agency_event.two_heirs")


def _told(kind: str) -> Refusal:
    return {
        "rename": Refusal("agency_event.rename_legs"),
        "upgrade": Refusal("agency_event.upgrade_legs"),
        "merge": Refusal("agency_event.merge_legs"),
        "absorb": Refusal("agency_event.absorb_legs"),
        "split": Refusal("agency_event.split_legs"),
        "abolish": Refusal("agency_event.abolish_legs"),
        "function_transfer": Refusal("agency_event.function_transfer_legs"),
    }[kind]


def _makes_sense(kind: str, legs: Sequence[Leg]) -> bool:
    given = {leg.from_agency for leg in legs} - {None}
    heirs = {leg.head for leg in legs} - {None}
    whole_heirs = {leg.head for leg in legs if not leg.function_scope}
    match kind:
        case "rename":
            return all(leg.stays and leg.new_name for leg in legs)
        case "upgrade":
            return all(leg.stays for leg in legs) and any(leg.new_locality or leg.new_name for leg in legs)
        case "merge":
            return len(given) > 1 and len(whole_heirs) == 1 and None not in whole_heirs
        case "absorb":
            return bool(given) and None not in {leg.head for leg in legs} and bool(whole_heirs)
        case "split":
            return len(given) == 1 and len(heirs) > 1
        case "abolish":
            return bool(given) and whole_heirs == {None}
        case "function_transfer":
            return all(leg.from_agency and leg.head and not leg.stays and leg.function_scope for leg in legs)
        case _:
            return False
