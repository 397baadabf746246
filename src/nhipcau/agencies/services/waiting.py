"""The queue of names: what waits in it, and what people have said of names before. Part of larger acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from nhipcau.agencies.models import UnmatchedName
from nhipcau.agencies.names.asking import LONGEST_NAME
from nhipcau.agencies.names.finding import Asked
from nhipcau.agencies.names.naming import Locality, Scope, Sort
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.text import folded_whitespace

NO_AGENCY = (Sort.COLLECTIVE, Sort.NOBODY)


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person has said of names before, in documents of this locality or of this host."""

    agencies: dict[str, int | None]
    """Name → agency, or None where it was set aside as no agency."""
    waiting: frozenset[str]
    """Names that wait for a person: no agency is made of them meanwhile."""
    taken_back: frozenset[str]
    """Those of them whose decision was taken back: not even an agency so called is taken."""


def queue_key(asked: Asked) -> str:
    return (asked.queued_as or asked.one.key)[:LONGEST_NAME]


def decided(asked: Mapping[str, Asked], *, locality: Locality) -> Decided:
    keys = {name: (queue_key(one), _host(one)) for name, one in asked.items() if one.one.sort not in NO_AGENCY}
    hosts = {host for _, host in keys.values() if host is not None}
    folded = sorted({key for key, _ in keys.values()})
    rows = _SAID.rows(locality.key, *sorted(hosts), *folded, told=(len(hosts),)) if folded else []
    known: dict[tuple[str, int | None], tuple[str, int | None, bool]] = {
        (folded, host): (state, agency_id, reopened) for folded, host, state, agency_id, reopened in rows
    }
    agencies: dict[str, int | None] = {}
    waiting: set[str] = set()
    taken_back: set[str] = set()
    for name, (key, host) in keys.items():
        state, agency_id, reopened = known.get((key, host), ("", None, False))
        if agency_id is not None or state == UnmatchedName.State.SET_ASIDE:
            agencies[name] = agency_id
        elif state == UnmatchedName.State.OPEN:
            waiting.add(name)
            taken_back |= {name} if reopened else set()
    return Decided(agencies=agencies, waiting=frozenset(waiting), taken_back=frozenset(taken_back))


def _said(
    hosts: int, locality_key: str, *given: int | str
) -> QuerySet[UnmatchedName, tuple[str, int | None, str, int | None, bool]]:
    """`given` are the hosts, so many, and behind them the keys."""
    said = UnmatchedName.objects.filter(
        Q(host__isnull=True, locality_folded=locality_key) | Q(host_id__in=given[:hosts]), folded__in=given[hosts:]
    )
    return said.values_list("folded", "host_id", "state", "agency_id", "reopened")


_SAID = Prepared(_said)


def put_in_queue(waiting: Mapping[str, Asked], *, locality: Locality, on: date | None, document_id: int | None) -> None:
    """Each name once per locality, a unit's once per host; met again, it only counts."""
    rows: dict[tuple[str, int | None], UnmatchedName] = {}
    for name, one in waiting.items():
        key = queue_key(one)
        if not key:
            continue
        state = UnmatchedName.State.SET_ASIDE if one.one.sort in NO_AGENCY else UnmatchedName.State.OPEN
        rows[key, _host(one)] = UnmatchedName(
            name=folded_whitespace(name)[:LONGEST_NAME],
            folded=key,
            locality_folded=locality.key,
            host_id=_host(one),
            met_on=on,
            document_id=document_id,
            state=state,
        )
    if not rows:
        return
    same = Q(pk__in=())
    for host in {host for _, host in rows}:
        keys = [key for key, of in rows if of == host]
        same |= (
            Q(host_id=host, folded__in=keys) if host else Q(host=None, locality_folded=locality.key, folded__in=keys)
        )
    known = UnmatchedName.objects.filter(same)
    known.update(met=F("met") + 1)
    seen = set(known.values_list("folded", "host_id"))
    UnmatchedName.objects.bulk_create([row for key, row in rows.items() if key not in seen], ignore_conflicts=True)


def _host(asked: Asked) -> int | None:
    """Units wait by host; what names its host itself says enough."""
    is_unit = asked.one.scope is Scope.HOST and asked.one.sort is Sort.AGENCY
    return asked.host_id if is_unit and not asked.queued_as else None
