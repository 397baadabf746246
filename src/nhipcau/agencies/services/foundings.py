"""Bodies known by name found among the agencies there are, or made: the same row that intake would find or make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.models import Agency, AgencyIdent, AgencyName, AgencyParent
from nhipcau.agencies.names.naming import Locality, understand

GSO = "GSO"
"""The scheme of the codes of provinces, districts and communes (Quyết định 19/2025/QĐ-TTg)."""


@dataclass(frozen=True, slots=True)
class Founding:
    """A body as it is shipped: what it is called, of which province, under whom."""

    name: str
    place: Locality
    family: str
    level: str
    parent_id: int | None = None
    short_name: str = ""
    symbol: str = ""
    code: str = ""
    since: date | None = None
    basis: str = ""
    provisional: bool = False

    @property
    def folded(self) -> str:
        return understand(self.name, locality=self.place, on=self.since).key

    @property
    def identity(self) -> str:
        """As intake writes it, so that both make one row."""
        return f"{self.place.key}||{self.folded}"[:420]


@dataclass(frozen=True, slots=True)
class Founded:
    ids: tuple[int, ...]
    """In the order asked for."""
    made: int


def find_or_make(foundings: Sequence[Founding]) -> Founded:
    """Part of a larger act, whose entry tells of it. A number of queries that does not grow with the bodies."""
    if not foundings:
        return Founded(ids=(), made=0)
    wanted = _by_identity(foundings)
    ids = _known(wanted)
    known = {ids[identity]: one for identity, one in wanted.items() if identity in ids}
    missing = {identity: one for identity, one in wanted.items() if identity not in ids}
    Agency.objects.bulk_create([_agency(identity, one) for identity, one in missing.items()])
    fresh = Agency.objects.filter(identity_key__in=missing).values_list("identity_key", "pk")
    ids |= {str(identity): pk for identity, pk in fresh}
    AgencyName.objects.bulk_create([_name(one, ids[identity]) for identity, one in missing.items()])
    _look_at([pk for pk, one in known.items() if not one.provisional])
    _call(known)
    every = {ids[identity]: one for identity, one in wanted.items()}
    _place(every)
    _code(every)
    return Founded(ids=tuple(ids[identity] for identity in wanted), made=len(missing))


def _by_identity(foundings: Sequence[Founding]) -> dict[str, Founding]:
    """In the order given. Two communes may differ by their accents alone; the second is told apart by its code."""
    found: dict[str, Founding] = {}
    for one in foundings:
        found[one.identity if one.identity not in found else f"{one.identity}|{one.code}"] = one
    return found


def _known(wanted: Mapping[str, Founding]) -> dict[str, int]:
    """By any name the agency has or had in its province; a unit of that name only under the same superior."""
    by_name = {identity: one for identity, one in wanted.items() if identity == one.identity}
    rows = (
        AgencyName.objects.filter(
            folded__in={one.folded for one in by_name.values()},
            agency__locality_folded__in={one.place.key for one in by_name.values()},
        )
        .order_by("is_alias", "agency_id")
        .values_list("folded", "agency__locality_folded", "agency_id", "agency__level", "agency__parents__parent_id")
    )
    met: dict[tuple[str, str], list[tuple[int, str, int | None]]] = {}
    for folded, place, agency_id, level, parent_id in rows:
        met.setdefault((folded, place), []).append((agency_id, level, parent_id))
    found: dict[str, int] = {}
    for identity, one in by_name.items():
        for agency_id, level, above in met.get((one.folded, one.place.key), []):
            if level != "unit" or one.level == "unit" or above == one.parent_id:
                found.setdefault(identity, agency_id)
    others = Agency.objects.filter(identity_key__in=[identity for identity in wanted if identity not in found])
    return found | {str(identity): pk for identity, pk in others.values_list("identity_key", "pk")}


def _agency(identity: str, one: Founding) -> Agency:
    return Agency(
        identity_key=identity,
        family=one.family,
        level=one.level,
        locality=one.place.text,
        locality_folded=one.place.key,
        first_seen=one.since,
        provisional=one.provisional,
    )


def _name(one: Founding, agency_id: int) -> AgencyName:
    return AgencyName(
        agency_id=agency_id,
        name=one.name,
        folded=one.folded,
        short_name=one.short_name,
        symbol=one.symbol,
        valid_from=one.since,
        basis=one.basis,
    )


def _look_at(agency_ids: Sequence[int]) -> None:
    Agency.objects.filter(pk__in=agency_ids, provisional=True).update(provisional=False)


def _call(known: dict[int, Founding]) -> None:
    """Short names and symbols where nobody has given any."""
    rows = AgencyName.objects.filter(agency__in=known, is_alias=False, short_name="", symbol="")
    changed = []
    for row in rows:
        one = known[row.agency_id]
        if row.folded == one.folded and (one.short_name or one.symbol):
            row.short_name, row.symbol = one.short_name, one.symbol
            changed.append(row)
    AgencyName.objects.bulk_update(changed, ["short_name", "symbol"])


def _place(founded: dict[int, Founding]) -> None:
    """A superior where there is none yet; who has one keeps it."""
    placed = set(AgencyParent.objects.filter(agency__in=founded).values_list("agency_id", flat=True))
    AgencyParent.objects.bulk_create(
        [
            AgencyParent(agency_id=agency_id, parent_id=one.parent_id, valid_from=one.since, basis=one.basis)
            for agency_id, one in founded.items()
            if one.parent_id is not None and agency_id not in placed
        ]
    )


def _code(founded: dict[int, Founding]) -> None:
    coded = set(AgencyIdent.objects.filter(agency__in=founded, scheme=GSO).values_list("agency_id", flat=True))
    AgencyIdent.objects.bulk_create(
        [
            AgencyIdent(agency_id=agency_id, scheme=GSO, value=one.code, valid_from=one.since)
            for agency_id, one in founded.items()
            if one.code and agency_id not in coded
        ]
    )
