"""Names met in a document become agencies, old or new, or wait in the queue of names that are no one agency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from nhipcau.agencies.models import Agency, AgencyName, AgencyParent, UnmatchedName
from nhipcau.agencies.naming import Locality, Scope, Sort, Understood, understand
from nhipcau.ground.text import folded_whitespace

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class NamesMet:
    """Name as written → agency id, None for a collective, an open set or a name nobody has looked at."""

    agencies: Mapping[str, int | None]
    keys: Mapping[str, str]
    """Name as written → the key under which it waits in the queue."""
    made: tuple[int, ...] = ()


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
    asked = list(dict.fromkeys(names))
    host_key = _key_of_agency(host_id)
    understood = {name: understand(name, locality=locality, on=on, host_key=host_key) for name in asked}
    settled = _settled(understood, locality)
    wanted = [u for name, u in understood.items() if name not in settled and _makes_agency(u, host_id)]
    ids, made = _find_or_make(wanted, host_id=host_id, on=on)
    # What no pattern tells is an agency where a person has called one so.
    unknown = [u for name, u in understood.items() if name not in settled and u.sort is Sort.UNKNOWN]
    ids = _existing({_identity(one, host_id): one for one in unknown}, host_id=host_id) | ids if unknown else ids
    agencies: dict[str, int | None] = {}
    waiting: dict[str, Understood] = {}
    for name, one in understood.items():
        agencies[name] = settled[name] if name in settled else ids.get(_identity(one, host_id))
        if agencies[name] is None:
            waiting[name] = one
    _queue(waiting, locality=locality, document_id=document_id)
    return NamesMet(agencies=agencies, keys={name: _queue_key(one) for name, one in understood.items()}, made=made)


def _makes_agency(one: Understood, host_id: int | None) -> bool:
    return one.sort is Sort.AGENCY and (one.scope is not Scope.HOST or host_id is not None)


def _identity(one: Understood, host_id: int | None) -> str:
    host = host_id if one.scope is Scope.HOST else ""
    return f"{one.locality.key}|{host or ''}|{one.key}"


def _key_of_agency(agency_id: int | None) -> str:
    if agency_id is None:
        return ""
    first = AgencyName.objects.filter(agency_id=agency_id, is_alias=False).values_list("folded", flat=True).first()
    return first or ""


def _settled(understood: Mapping[str, Understood], locality: Locality) -> dict[str, int]:
    """Names that a person has matched to an agency before, in documents of this locality."""
    keys = {name: _queue_key(one) for name, one in understood.items()}
    rows = UnmatchedName.objects.filter(
        folded__in=set(keys.values()), locality_folded=locality.key, agency__isnull=False
    ).values_list("folded", "agency_id")
    known = dict(rows)
    return {name: known[key] for name, key in keys.items() if key in known}


def _find_or_make(
    wanted: list[Understood], *, host_id: int | None, on: date | None
) -> tuple[dict[str, int], tuple[int, ...]]:
    """Identity → agency id, parents included; and the ids of those that are new."""
    everything = {_identity(one, host_id): one for one in wanted}
    for one in wanted:
        for above in _superiors(one, on=on):
            everything.setdefault(_identity(above, host_id), above)
    found = _existing(everything, host_id=host_id)
    missing = {identity: one for identity, one in everything.items() if identity not in found}
    if not missing:
        return found, ()
    Agency.objects.bulk_create([_agency(identity, one, on) for identity, one in missing.items()], ignore_conflicts=True)
    rows = Agency.objects.filter(identity_key__in=[identity[:420] for identity in missing])
    fresh = {row.identity_key or "": row.pk for row in rows}
    found |= fresh
    # Made a moment ago by another intake, an agency has its name and superior already.
    named = set(AgencyName.objects.filter(agency_id__in=fresh.values()).values_list("agency_id", flat=True))
    missing = {identity: one for identity, one in missing.items() if fresh[identity] not in named}
    AgencyName.objects.bulk_create(
        [
            AgencyName(agency_id=fresh[identity], name=one.name[:LONGEST_NAME], folded=one.key[:LONGEST_NAME])
            for identity, one in missing.items()
        ]
    )
    _join_parents(missing, found, host_id=host_id, on=on)
    return found, tuple(fresh[identity] for identity in missing)


def _superiors(one: Understood, *, on: date | None) -> list[Understood]:
    if not one.parent:
        return []
    above = understand(one.parent, locality=one.locality, on=on)
    return [above] if above.sort is Sort.AGENCY else []


def _existing(everything: Mapping[str, Understood], *, host_id: int | None) -> dict[str, int]:
    """By any name the agency has or had, within its locality and, for a unit, under its host."""
    rows = (
        AgencyName.objects.filter(folded__in={one.key[:LONGEST_NAME] for one in everything.values()})
        .filter(Q(agency__locality_folded__in={one.locality.key for one in everything.values()}))
        .order_by("is_alias", "agency_id")
        .values_list("folded", "agency__locality_folded", "agency_id", "agency__parents__parent_id", "agency__level")
    )
    by_place: dict[tuple[str, str], list[tuple[int, int | None, str]]] = {}
    for folded, place, agency_id, parent_id, level in rows:
        by_place.setdefault((folded, place), []).append((agency_id, parent_id, level))
    found = {}
    for identity, one in everything.items():
        candidates = by_place.get((one.key[:LONGEST_NAME], one.locality.key), [])
        if one.scope is Scope.HOST:
            candidates = [c for c in candidates if c[1] == host_id]
        else:
            # A unit of some agency is not the body of the same name.
            candidates = [c for c in candidates if c[2] != "unit" or one.level == "unit"]
        if candidates:
            found[identity] = candidates[0][0]
    return found


def _agency(identity: str, one: Understood, on: date | None) -> Agency:
    return Agency(
        identity_key=identity[:420],
        family=one.family,
        level=one.level,
        locality=one.locality.text,
        locality_folded=one.locality.key,
        first_seen=on,
        provisional=True,
    )


def _join_parents(
    missing: Mapping[str, Understood], ids: Mapping[str, int], *, host_id: int | None, on: date | None
) -> None:
    rows = []
    for identity, one in missing.items():
        if one.scope is Scope.HOST and host_id is not None:
            rows.append(AgencyParent(agency_id=ids[identity], parent_id=host_id))
        for above in _superiors(one, on=on):
            parent_id = ids[_identity(above, host_id)]
            if parent_id != ids[identity]:
                rows.append(AgencyParent(agency_id=ids[identity], parent_id=parent_id))
    AgencyParent.objects.bulk_create(rows)


def _queue_key(one: Understood) -> str:
    return one.key[:LONGEST_NAME]


def _queue(waiting: Mapping[str, Understood], *, locality: Locality, document_id: int | None) -> None:
    rows: dict[str, UnmatchedName] = {}
    for name, one in waiting.items():
        key = _queue_key(one)
        if not key:
            continue
        state = UnmatchedName.State.SET_ASIDE if one.sort is Sort.COLLECTIVE else UnmatchedName.State.OPEN
        rows[key] = UnmatchedName(
            name=folded_whitespace(name)[:LONGEST_NAME],
            folded=key,
            locality_folded=locality.key,
            document_id=document_id,
            state=state,
        )
    if not rows:
        return
    known = UnmatchedName.objects.filter(folded__in=rows, locality_folded=locality.key)
    known.update(met=F("met") + 1)
    seen = set(known.values_list("folded", flat=True))
    UnmatchedName.objects.bulk_create([row for key, row in rows.items() if key not in seen], ignore_conflicts=True)
