"""Names as written made ready to be looked for, in which paper and of which host; and those met before, found."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from nhipcau.agencies.models import Agency, AgencyName
from nhipcau.agencies.names.finding import Asked, is_in_use
from nhipcau.agencies.names.naming import Locality, Scope, Sort, locality_from, understand
from nhipcau.agencies.names.parts import host_of
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.text import fold

LONGEST_NAME = 300
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Heard:
    """A name in a paper of that locality, issued by that agency."""

    written: str
    locality: Locality
    host_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Host:
    agency_id: int
    locality: Locality


def ask(heard: Sequence[Heard], *, on: date | None) -> list[Asked]:
    """Each name with the body it is a unit of: the one its line names ("thuộc Bộ Nội vụ"), else the issuer."""
    said = [host_of(one.written) for one in heard]
    hosts = _hosts_said(zip(heard, (host for _, host in said), strict=True), on=on)
    keys = _keys_of(
        [one.host_id for one in heard if one.host_id is not None] + [host.agency_id for host in hosts.values()]
    )
    return [
        _of_named_host(one, unit, under, host_key=keys.get(under.agency_id, ""), on=on)
        if (under := hosts.get((one.locality.key, host)))
        else _of_issuer(one, host_key=keys.get(one.host_id or 0, ""), on=on)
        for one, (unit, host) in zip(heard, said, strict=True)
    ]


def _of_issuer(heard: Heard, *, host_key: str, on: date | None) -> Asked:
    one = understand(heard.written, locality=heard.locality, on=on, host_key=host_key)
    queued_as = fold(one.name) if one.is_unclear else ""  # its key alone is that of a unit of the issuer
    return Asked(written=heard.written, one=one, host_id=heard.host_id, host_key=host_key, queued_as=queued_as)


def _of_named_host(heard: Heard, unit: str, under: _Host, *, host_key: str, on: date | None) -> Asked:
    one = understand(unit, locality=under.locality, on=on, host_key=host_key)
    if one.scope is not Scope.HOST and one.sort is not Sort.UNKNOWN:
        return _of_issuer(heard, host_key="", on=on)
    return Asked(
        written=unit,
        one=replace(one, locality=under.locality),
        host_id=under.agency_id,
        queued_as=fold(heard.written),
    )


def _hosts_said(said: Iterable[tuple[Heard, str]], *, on: date | None) -> dict[tuple[str, str], _Host]:
    """Locality and name of the bodies that lines name as hosts, where the register knows them."""
    asked = {
        (one.locality.key, host): Asked(written=host, one=understand(host, locality=one.locality, on=on))
        for one, host in said
        if host
    }
    if not asked:
        return {}
    found = existing(asked, on=on)
    localities = dict(Agency.objects.filter(pk__in=found.values()).values_list("pk", "locality"))
    return {key: _Host(found[key], locality_from(localities[found[key]])) for key in found}


def _keys_of(agency_ids: list[int]) -> dict[int, str]:
    """Agency → the folded name it has, its proper one before the others."""
    found: dict[int, str] = {}
    if agency_ids:
        for agency_id, folded in _PROPER.rows(*sorted(set(agency_ids))):
            found.setdefault(agency_id, folded)
    return found


def _proper(*agency_ids: int) -> QuerySet[AgencyName, tuple[int, str]]:
    rows = AgencyName.objects.filter(agency_id__in=agency_ids, is_alias=False).order_by("agency_id", "id")
    return rows.values_list("agency_id", "folded")


_PROPER = Prepared(_proper)


def existing(asked: Mapping[K, Asked], *, on: date | None) -> dict[K, int]:
    """By any name the agency has or had, within its locality and, for a unit, under its host.

    Of two that bore one name one after the other, the one that bore it on the day of the document.
    """
    if not asked:
        return {}
    keys = sorted({one.one.key[:LONGEST_NAME] for one in asked.values()})
    rows = _CALLED.rows(*keys, *sorted({one.one.locality.key for one in asked.values()}), told=(len(keys),))
    by_place: dict[tuple[str, str], list[tuple[bool, bool, int, int | None, str]]] = {}
    for folded, place, since, until, is_alias, agency_id, parent_id, level in rows:
        row = (not is_in_use(since, until, on=on), is_alias, agency_id, parent_id, level)
        by_place.setdefault((folded, place), []).append(row)
    found: dict[K, int] = {}
    for name, one in asked.items():
        candidates = by_place.get((one.one.key[:LONGEST_NAME], one.one.locality.key), [])
        if one.one.scope is Scope.HOST and one.one.sort is Sort.AGENCY:
            candidates = [c for c in candidates if c[3] == one.host_id and c[3] is not None]
        else:
            # A unit of some agency is not the body of the same name.
            candidates = [c for c in candidates if c[4] != "unit" or one.one.level == "unit"]
        if candidates:
            # The committee's own Thanh tra before the Inspectorate that stands under it and is called so too.
            is_inner = one.one.scope is Scope.HOST
            found[name] = min(candidates, key=lambda c: (c[0], c[1], is_inner and c[4] != "unit", c[2]))[2]
    return found


def _called(
    keys: int, *given: str
) -> QuerySet[AgencyName, tuple[str, str, date | None, date | None, bool, int, int | None, str]]:
    """`given` are the keys of names, so many, and behind them those of localities."""
    rows = AgencyName.objects.filter(folded__in=given[:keys], agency__locality_folded__in=given[keys:]).order_by()
    return rows.values_list(
        "folded", "agency__locality_folded", "valid_from", "valid_to", "is_alias",
        "agency_id", "agency__parents__parent_id", "agency__level",
    )  # fmt: skip


_CALLED = Prepared(_called)
