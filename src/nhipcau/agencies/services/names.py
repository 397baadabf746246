"""Names met in a document become agencies, old or new, or wait in the queue of names that are no one agency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from nhipcau.agencies.finding import Asked, is_doubtful, is_in_use, load_register, surely
from nhipcau.agencies.models import Agency, AgencyName, AgencyParent
from nhipcau.agencies.naming import Locality, Scope, Sort, Understood, locality_from, understand
from nhipcau.agencies.parts import host_of, parts_of, speaks_of_itself
from nhipcau.agencies.services.waiting import LONGEST_NAME, decided, put_in_queue, queue_key
from nhipcau.ground.text import fold


@dataclass(frozen=True, slots=True)
class NamesMet:
    """Name as written, or a piece of it → agency id, None for a collective, an open set or a name to be looked at."""

    agencies: Mapping[str, int | None]
    keys: Mapping[str, str]
    """Name or piece → the key under which it waits in the queue."""
    made: tuple[int, ...] = ()
    pieces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name as written → the names that stand in it: "TT: Tỉnh ủy, HĐND tỉnh" names two bodies."""

    def each(self, name: str) -> tuple[str, ...]:
        return self.pieces.get(name, (name,))


def match_or_make_agency(*, name: str, locality: Locality, on: date | None, host_id: int | None = None) -> int | None:
    """The agency a single name means, made if it is new; None where it is no one agency."""
    return match_or_make_agencies(names=[name], locality=locality, on=on, host_id=host_id).agencies[name]


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
    asked = _ask(every, locality=locality, on=on, host_id=host_id)
    found = {piece: host_id for piece, one in asked.items() if _is_host(one, host_id)}
    answered = decided({piece: one for piece, one in asked.items() if piece not in found}, locality=locality)
    found |= answered.agencies
    left = {p: one for p, one in asked.items() if p not in found and one.one.sort in (Sort.AGENCY, Sort.UNKNOWN)}
    found |= _existing(left, on=on)
    left = {p: one for p, one in left.items() if p not in found}
    doubtful: set[str] = set()
    if left:
        register = load_register(left.values(), on=on)
        found |= {p: known for p, one in left.items() if (known := surely(one, register)) is not None}
        doubtful = {p for p, one in left.items() if p not in found and is_doubtful(one, register)}
    new = {p: one for p, one in left.items() if p not in found and _makes_agency(one)}
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
    )


def _ask(pieces: Sequence[str], *, locality: Locality, on: date | None, host_id: int | None) -> dict[str, Asked]:
    said = {piece: host_of(piece) for piece in pieces}
    hosts = _hosts_said([host for _, host in said.values() if host], locality=locality, on=on)
    keys = _keys_of({host_id, *(host.agency_id for host in hosts.values())} - {None})
    asked = {}
    for piece, (unit, host) in said.items():
        under = hosts.get(host)
        if under is not None:
            one = understand(unit, locality=under.locality, on=on, host_key=keys.get(under.agency_id, ""))
            if one.scope is Scope.HOST or one.sort is Sort.UNKNOWN:
                asked[piece] = Asked(
                    written=unit,
                    one=replace(one, locality=under.locality),
                    host_id=under.agency_id,
                    queued_as=fold(piece),
                )
                continue
        host_key = keys.get(host_id, "") if host_id is not None else ""
        one = understand(piece, locality=locality, on=on, host_key=host_key)
        asked[piece] = Asked(written=piece, one=one, host_id=host_id, host_key=host_key)
    return asked


@dataclass(frozen=True, slots=True)
class _Host:
    agency_id: int
    locality: Locality


def _hosts_said(names: list[str], *, locality: Locality, on: date | None) -> dict[str, _Host]:
    """Bodies that a line says its unit belongs to ("thuộc Bộ Nội vụ"), where the register knows them."""
    if not names:
        return {}
    asked = {name: Asked(written=name, one=understand(name, locality=locality, on=on)) for name in names}
    found = _existing(asked, on=on)
    localities = dict(Agency.objects.filter(pk__in=found.values()).values_list("pk", "locality"))
    return {name: _Host(found[name], locality_from(localities[found[name]])) for name in found}


def _is_host(one: Asked, host_id: int | None) -> bool:
    return host_id is not None and speaks_of_itself(one.one.key, host_key=one.host_key)


def _makes_agency(asked: Asked) -> bool:
    if asked.one.sort is not Sort.AGENCY:
        return False
    # "tổ tiết kiệm" in small letters is a kind of unit, not the name of one.
    return asked.one.scope is not Scope.HOST or (asked.host_id is not None and asked.written[:1].isupper())


def _identity(asked: Asked) -> str:
    host = asked.host_id if asked.one.scope is Scope.HOST else ""
    return f"{asked.one.locality.key}|{host or ''}|{asked.one.key}"[:420]


def _keys_of(agency_ids: set[int | None]) -> dict[int | None, str]:
    """Agency → the folded name it has, its proper one before the others."""
    found: dict[int | None, str] = {}
    if agency_ids:
        rows = AgencyName.objects.filter(agency_id__in=agency_ids, is_alias=False).order_by("agency_id", "id")
        for agency_id, folded in rows.values_list("agency_id", "folded"):
            found.setdefault(agency_id, folded)
    return found


def _existing(asked: Mapping[str, Asked], *, on: date | None) -> dict[str, int]:
    """By any name the agency has or had, within its locality and, for a unit, under its host.

    Of two that bore one name one after the other, the one that bore it on the day of the document.
    """
    if not asked:
        return {}
    rows = AgencyName.objects.filter(
        folded__in={one.one.key[:LONGEST_NAME] for one in asked.values()},
        agency__locality_folded__in={one.one.locality.key for one in asked.values()},
    ).values_list(
        "folded", "agency__locality_folded", "valid_from", "valid_to", "is_alias",
        "agency_id", "agency__parents__parent_id", "agency__level",
    )  # fmt: skip
    by_place: dict[tuple[str, str], list[tuple[bool, bool, int, int | None, str]]] = {}
    for folded, place, since, until, is_alias, agency_id, parent_id, level in rows:
        row = (not is_in_use(since, until, on=on), is_alias, agency_id, parent_id, level)
        by_place.setdefault((folded, place), []).append(row)
    found = {}
    for name, one in asked.items():
        candidates = by_place.get((one.one.key[:LONGEST_NAME], one.one.locality.key), [])
        if one.one.scope is Scope.HOST and one.one.sort is Sort.AGENCY:
            candidates = [c for c in candidates if c[3] == one.host_id and c[3] is not None]
        else:
            # A unit of some agency is not the body of the same name.
            candidates = [c for c in candidates if c[4] != "unit" or one.one.level == "unit"]
        if candidates:
            found[name] = min(candidates, key=lambda c: c[:3])[2]
    return found


def _make(new: Mapping[str, Asked], *, on: date | None) -> tuple[dict[str, int], tuple[int, ...]]:
    """Name → agency id, superiors included; and the ids of those that are new."""
    if not new:
        return {}, ()
    superiors = {above.written: above for one in new.values() for above in _superiors(one.one, on=on)}
    known = {_identity(superiors[name]): found for name, found in _existing(superiors, on=on).items()}
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
