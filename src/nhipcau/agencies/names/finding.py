"""Which agency of the register a name as written means: surely, or only by a proposal that a person decides on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from nhipcau.agencies.models import AgencyName, AgencyParent
from nhipcau.agencies.names.naming import Scope, Sort, Understood
from nhipcau.agencies.names.nearness import LIKELY, WORTH_SHOWING, Nearness, Why, is_short_for, nearness
from nhipcau.ground.text import fold

MOST_PROPOSALS = 5
# A unit's own name tells its host only if it is long: every ministry has a Vụ Pháp chế.
_TELLING = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """One name of one document: as written, as understood, and the body it is a unit of, if it is one."""

    written: str
    one: Understood
    host_id: int | None = None
    host_key: str = ""
    queued_as: str = ""
    """Under what it waits for a person, where that is not its key: a unit that names its host itself."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of an agency that the one asked for may mean."""

    agency_id: int
    name: str
    key: str
    short_name: str
    symbol: str
    place: str
    level: str
    in_use: bool
    """Whether the agency was called so on the day of the document."""
    is_alias: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    agency_id: int
    score: float
    why: Why
    slip: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """What of the register the names of one document may mean. Loaded once, asked for every name."""

    candidates: tuple[Candidate, ...]
    under: dict[int, frozenset[int]]
    """Agency → those it stands under."""
    above: dict[int, frozenset[int]]
    """Host → those that it stands under itself, whose units its papers name as well."""

    def of(self, asked: Asked) -> list[Candidate]:
        """Those within whose reach the name lies, names in use on the day first."""
        own = self._hosts(asked)
        found = [one for one in self.candidates if self._reaches(asked, one, own)]
        return sorted(found, key=lambda c: (not self._is_own(c, own), not c.in_use, c.is_alias, c.agency_id))

    def _hosts(self, asked: Asked) -> frozenset[int]:
        if asked.host_id is None:
            return frozenset()
        return self.above.get(asked.host_id, frozenset()) | {asked.host_id}

    def _is_own(self, candidate: Candidate, hosts: frozenset[int]) -> bool:
        return bool(self.under.get(candidate.agency_id, frozenset()) & hosts)

    def _reaches(self, asked: Asked, candidate: Candidate, hosts: frozenset[int]) -> bool:
        if candidate.place not in (asked.one.locality.key, ""):
            # "Sở Y tế tỉnh Đồng Nai" in a paper of another province is not that province's Sở Y tế.
            return False
        if candidate.level == "unit" and (asked.one.is_unclear or _is_of_province(asked.one)):
            # "Thanh tra tỉnh" in a paper of Sở Y tế is not its own Thanh tra.
            return False
        if self._is_own(candidate, hosts) or candidate.agency_id == asked.host_id:
            return True
        if candidate.level == "unit":
            return False
        if asked.one.scope is Scope.HOST and asked.one.sort is Sort.AGENCY:
            return len(candidate.key.split()) >= _TELLING
        # A body of the centre is not meant where the province has its own, and the other way round.
        return asked.one.sort is Sort.UNKNOWN or candidate.place == asked.one.locality.key


def load_register(asked: Iterable[Asked], *, on: date | None) -> Register:
    """Two queries, however many names."""
    wanted = list(asked)
    hosts = {one.host_id for one in wanted if one.host_id is not None}
    above = _parents_of(hosts)
    around = hosts | {parent for parents in above.values() for parent in parents}
    places = {one.one.locality.key for one in wanted} | {""}
    letters = {one.one.key[:1] for one in wanted if one.one.key}
    begins = Q(pk__in=())
    for letter in sorted(letters):
        begins |= Q(folded__startswith=letter)
    coded = {word for one in wanted for word in one.written.split() if word.isupper()}
    within = Q(agency__locality_folded__in=places) & ~Q(agency__level="unit")
    rows = (
        AgencyName.objects.filter(
            (within & (begins | Q(symbol__in=coded) | Q(short_name__in=coded)))
            | Q(agency__parents__parent_id__in=around)
        )
        .order_by("agency_id", "is_alias", "id")
        .values_list(
            "agency_id", "name", "folded", "short_name", "symbol", "agency__locality_folded", "agency__level",
            "valid_from", "valid_to", "is_alias",
        )
        .distinct()
    )  # fmt: skip
    candidates = tuple(Candidate(*row[:7], in_use=is_in_use(row[7], row[8], on=on), is_alias=row[9]) for row in rows)
    return Register(candidates=candidates, under=_parents_of({c.agency_id for c in candidates}), above=above)


def is_in_use(valid_from: date | None, valid_to: date | None, *, on: date | None) -> bool:
    """On a day; where the document has none, whether it still is."""
    if on is None:
        return valid_to is None
    return (valid_from is None or valid_from <= on) and (valid_to is None or valid_to >= on)


def surely(asked: Asked, register: Register) -> int | None:
    """The one agency that the name means by its abbreviation, its symbol or another spelling of the same words."""
    found = surely_and_why(asked, register)
    return found[0] if found else None


def surely_and_why(asked: Asked, register: Register) -> tuple[int, Why] | None:
    reachable = register.of(asked)
    for means, why in _MEANS:
        chosen = _only([one for one in reachable if means(asked, one)], asked, register)
        if chosen is not None:
            return chosen, why
    return None


def proposals(asked: Asked, register: Register) -> tuple[Proposal, ...]:
    """The agencies it may mean, the likeliest first. Never by likeness of numbers or of provinces."""
    best: dict[int, Proposal] = {}
    for one in register.of(asked):
        near = _near(asked, one)
        if near is None or near.score < WORTH_SHOWING:
            continue
        known = best.get(one.agency_id)
        if known is None or near.score > known.score:
            best[one.agency_id] = Proposal(one.agency_id, score=near.score, why=near.why, slip=near.slip)
    return tuple(sorted(best.values(), key=lambda found: (-found.score, found.agency_id)))[:MOST_PROPOSALS]


def is_doubtful(asked: Asked, register: Register) -> bool:
    """Whether a slip of the pen is likelier than a body nobody has heard of.

    Where the line says whose unit it is, any likeness to one of that body's units is.
    """
    return any(found.slip or asked.queued_as or found.score >= LIKELY for found in proposals(asked, register))


def _near(asked: Asked, one: Candidate) -> Nearness | None:
    if _is_coded(asked, one) or _is_short(asked, one):
        return Nearness(score=0.9, why=Why.INITIALS)
    return nearness(_bare(asked.one.key), _bare(one.key))


def _is_of_province(one: Understood) -> bool:
    return one.sort is Sort.AGENCY and one.scope is Scope.LOCALITY and one.level not in ("unit", "unknown")


def _is_exactly(asked: Asked, one: Candidate) -> bool:
    return one.key == asked.one.key


def _is_coded(asked: Asked, one: Candidate) -> bool:
    written = fold(asked.written)
    return bool(written) and written in (fold(one.symbol), fold(one.short_name))


def _is_spelt(asked: Asked, one: Candidate) -> bool:
    near = nearness(_bare(asked.one.key), _bare(one.key))
    return near is not None and near.why is Why.SPELLING


def _is_short(asked: Asked, one: Candidate) -> bool:
    return is_short_for(asked.written, one.name) or is_short_for(asked.one.name, one.name)


_MEANS = (
    (_is_exactly, Why.SPELLING),
    (_is_coded, Why.INITIALS),
    (_is_spelt, Why.SPELLING),
    (_is_short, Why.INITIALS),
)
"""What makes sure, the surest first."""


def _bare(key: str) -> str:
    """ "Văn phòng Bộ" is the Văn phòng of its ministry."""
    head, _, last = key.rpartition(" ")
    return head if last in ("bo", "so") and head in ("van phong", "thanh tra") else key


def _only(found: list[Candidate], asked: Asked, register: Register) -> int | None:
    """Its own units before others; those called so on the day before former and later names. None where two remain."""
    hosts = register._hosts(asked)
    for narrower in (
        [one for one in found if register._is_own(one, hosts) and one.in_use],
        [one for one in found if register._is_own(one, hosts)],
        [one for one in found if one.place == asked.one.locality.key and one.in_use],
        [one for one in found if one.in_use],
        found,
    ):
        ids = {one.agency_id for one in narrower}
        if ids:
            return ids.pop() if len(ids) == 1 else None
    return None


def _parents_of(agency_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for agency_id, parent_id in AgencyParent.objects.filter(agency__in=list(agency_ids)).values_list(
        "agency_id", "parent_id"
    ):
        found.setdefault(agency_id, set()).add(parent_id)
    return {agency_id: frozenset(parents) for agency_id, parents in found.items()}
