"""Names met in a document become agencies, old or new, or wait in the queue of names that are no one agency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from nhipcau.agencies.lists.day import by_lists_of_its_day
from nhipcau.agencies.models import Agency, AgencyName, AgencyParent
from nhipcau.agencies.names.asking import LONGEST_NAME, Heard, ask, existing
from nhipcau.agencies.names.finding import Asked, is_doubtful, load_register, surely
from nhipcau.agencies.names.naming import Locality, Scope, Sort, Understood, understand
from nhipcau.agencies.names.parts import parts_of, speaks_of_itself
from nhipcau.agencies.services.waiting import decided, put_in_queue, queue_key


@dataclass(frozen=True, slots=True)
class NamesMet:
    """Name as written, or a piece of it → agency id, None for a collective, an open set or a name to be looked at."""

    agencies: Mapping[str, int | None]
    keys: Mapping[str, str]
    """Name or piece → the key under which it waits in the queue."""
    made: tuple[int, ...] = ()
    pieces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name as written → the names that stand in it: "TT: Tỉnh ủy, HĐND tỉnh" names two bodies."""
    looked_up: Mapping[str, int] = field(default_factory=dict)
    """Pieces whose agency the register knows by that very name or a person has said: `find_agencies` finds the same."""

    def each(self, name: str) -> tuple[str, ...]:
        return self.pieces.get(name, (name,))


def match_or_make_agency(*, name: str, locality: Locality, on: date | None, host_id: int | None = None) -> int | None:
    """The agency a single name means, made if it is new; None where it is no one agency."""
    return match_or_make_agencies(names=[name], locality=locality, on=on, host_id=host_id).agencies[name]


@by_lists_of_its_day
def match_or_make_issuer(*, name: str, superior: str, locality: Locality, on: date | None) -> int | None:
    """Whose paper it is. A unit ("Phòng Tổng hợp") is one of the agency printed in the line above it.

    "VĂN PHÒNG" under "ỦY BAN NHÂN DÂN TỈNH" is the office so called, where the register has it.
    """
    host_id = None
    if superior and understand(name, locality=locality, on=on).scope is Scope.HOST:
        together = find_agencies(names=[f"{name} {superior}"], locality=locality, on=on)
        if len(together) == 1:
            return together[0]
        host_id = match_or_make_agency(name=superior, locality=locality, on=on)
    return match_or_make_agency(name=name, locality=locality, on=on, host_id=host_id)


@by_lists_of_its_day
def match_or_make_agencies(
    *,
    names: Iterable[str],
    locality: Locality,
    on: date | None,
    host_id: int | None = None,
    document_id: int | None = None,
) -> NamesMet:
    """All names of one document at once, in a number of queries that does not grow with their number.

    `host_id` is the issuer: units such as "Phòng Tổng hợp" exist in every agency and are its own. Part of a larger act,
    whose entry tells of it: agencies made here are provisional until a person has looked at them.
    """
    pieces = {name: parts_of(name) for name in names}
    every = list(dict.fromkeys(piece for found in pieces.values() for piece in found))
    heard = [Heard(written=piece, locality=locality, host_id=host_id) for piece in every]
    asked = dict(zip(every, ask(heard, on=on), strict=True))
    found = {piece: host_id for piece, one in asked.items() if is_host(one, host_id)}
    answered = decided({piece: one for piece, one in asked.items() if piece not in found}, locality=locality)
    found |= answered.agencies
    settled = found.keys() | answered.taken_back
    left = {p: one for p, one in asked.items() if p not in settled and one.one.sort in (Sort.AGENCY, Sort.UNKNOWN)}
    met_before = existing(left, on=on)
    found |= met_before
    left = {p: one for p, one in left.items() if p not in found}
    sure, doubtful = _by_the_register(left, on=on)
    found |= sure
    new = {p: one for p, one in left.items() if p not in found and makes_agency(one)}
    ids, made = _make({p: one for p, one in new.items() if p not in doubtful | answered.waiting}, on=on)
    found |= ids
    waiting = {piece: one for piece, one in asked.items() if found.get(piece) is None}
    put_in_queue(waiting, locality=locality, on=on, document_id=document_id)
    return NamesMet(
        agencies={piece: found.get(piece) for piece in every}
        | {name: found.get(parts[0]) if len(parts) == 1 else None for name, parts in pieces.items()},
        keys={piece: queue_key(one) for piece, one in asked.items()}
        | {name: queue_key(asked[parts[0]]) for name, parts in pieces.items() if len(parts) == 1},
        made=made,
        pieces=pieces,
        looked_up=met_before | {p: agency for p, agency in answered.agencies.items() if agency is not None},
    )


@by_lists_of_its_day
def find_agencies(
    *,
    names: Iterable[str],
    locality: Locality,
    on: date | None,
    host_id: int | None = None,
    looked_up: Mapping[str, int] = MappingProxyType({}),
) -> tuple[int, ...]:
    """The agencies that the names surely mean; nothing is made and nothing waits.

    `looked_up` are those that the same act found before for a paper of the same day, place and host.
    """
    pieces = [piece for name in names for piece in parts_of(name)]
    if all(piece in looked_up for piece in pieces):
        return tuple(dict.fromkeys(looked_up[piece] for piece in pieces))
    heard = [Heard(written=piece, locality=locality, host_id=host_id) for piece in pieces]
    asked = {one.written: one for one in ask(heard, on=on)}
    answered = decided(asked, locality=locality)
    left = {name: one for name, one in asked.items() if name not in answered.agencies}
    known = existing({n: one for n, one in left.items() if one.one.sort in (Sort.AGENCY, Sort.UNKNOWN)}, on=on)
    ids = [answered.agencies.get(name) or known.get(name) for name in asked]
    return tuple(dict.fromkeys(agency_id for agency_id in ids if agency_id is not None))


def _by_the_register(left: Mapping[str, Asked], *, on: date | None) -> tuple[dict[str, int], set[str]]:
    """Those that the names of the register surely mean, and those that they may mean."""
    if not left:
        return {}, set()
    register = load_register(left.values(), on=on)
    sure = {p: known for p, one in left.items() if (known := surely(one, register)) is not None}
    return sure, {p for p, one in left.items() if p not in sure and is_doubtful(one, register)}


def is_host(one: Asked, host_id: int | None) -> bool:
    """The issuer speaking of itself."""
    return host_id is not None and speaks_of_itself(one.one.key, host_key=one.host_key)


def makes_agency(asked: Asked) -> bool:
    """Whether a name that the register does not know is that of a body."""
    if asked.one.sort is not Sort.AGENCY:
        return False
    # "tổ tiết kiệm" in small letters is a kind of unit, not the name of one.
    return asked.one.scope is not Scope.HOST or (asked.host_id is not None and asked.written[:1].isupper())


def _identity(asked: Asked) -> str:
    host = asked.host_id if asked.one.scope is Scope.HOST else ""
    return f"{asked.one.locality.key}|{host or ''}|{asked.one.key}"[:420]


def _make(new: Mapping[str, Asked], *, on: date | None) -> tuple[dict[str, int], tuple[int, ...]]:
    """Name → agency id, superiors included; and the ids of those that are new."""
    if not new:
        return {}, ()
    superiors = {above.written: above for one in new.values() for above in _superiors(one.one, on=on)}
    known = {_identity(superiors[name]): found for name, found in existing(superiors, on=on).items()}
    missing = {_identity(one): one for one in (*superiors.values(), *new.values()) if _identity(one) not in known}
    Agency.objects.bulk_create(
        [_agency(identity, one.one, on) for identity, one in missing.items()], ignore_conflicts=True
    )
    fresh = {row.identity_key or "": row.pk for row in Agency.objects.filter(identity_key__in=missing)}
    # Made a moment ago by another intake, an agency has its name and superior already.
    named = set(AgencyName.objects.filter(agency_id__in=fresh.values()).values_list("agency_id", flat=True))
    missing = {identity: one for identity, one in missing.items() if fresh[identity] not in named}
    AgencyName.objects.bulk_create(
        [
            AgencyName(agency_id=fresh[identity], name=one.one.name[:LONGEST_NAME], folded=one.one.key[:LONGEST_NAME])
            for identity, one in missing.items()
        ]
    )
    _join_parents(missing, known | fresh, on=on)
    ids = known | fresh
    return {name: ids[_identity(one)] for name, one in new.items()}, tuple(fresh[identity] for identity in missing)


def _superiors(one: Understood, *, on: date | None) -> list[Asked]:
    if not one.parent:
        return []
    above = understand(one.parent, locality=one.locality, on=on)
    written = f"{above.locality.key}|{one.parent}"
    return [Asked(written=written, one=above)] if above.sort is Sort.AGENCY else []


def _agency(identity: str, one: Understood, on: date | None) -> Agency:
    return Agency(
        identity_key=identity,
        family=one.family,
        level=one.level,
        locality=one.locality.text,
        locality_folded=one.locality.key,
        first_seen=on,
        provisional=True,
    )


def _join_parents(missing: Mapping[str, Asked], ids: Mapping[str, int], *, on: date | None) -> None:
    rows = []
    for identity, asked in missing.items():
        if asked.one.scope is Scope.HOST and asked.host_id is not None:
            rows.append(AgencyParent(agency_id=ids[identity], parent_id=asked.host_id))
        for above in _superiors(asked.one, on=on):
            parent_id = ids[_identity(above)]
            if parent_id != ids[identity]:
                rows.append(AgencyParent(agency_id=ids[identity], parent_id=parent_id))
    AgencyParent.objects.bulk_create(rows)
