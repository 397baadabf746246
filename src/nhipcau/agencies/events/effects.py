"""What an event will write, reckoned without writing: the preview and the application ask the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Q

from nhipcau.agencies.events.journal import Change, Table, changed, plain
from nhipcau.agencies.events.legs import Leg, ended_by
from nhipcau.agencies.models import Agency, AgencyIdent, AgencyName, AgencyParent, LocalityName
from nhipcau.agencies.names.naming import locality_from, understand
from nhipcau.agencies.rules import check_follows
from nhipcau.ground.refusal import Refusal

Dated = AgencyName | AgencyParent | AgencyIdent | LocalityName
Row = TypeVar("Row", AgencyName, AgencyParent, AgencyIdent)


def effects_of(*, kind: str, legs: Sequence[Leg], effective: date, basis: str) -> tuple[Change, ...]:
    """Every row that ends, begins or changes, in the order of writing. A constant number of queries.

    Agencies that are yet to be made (`Leg.makes_agency`) have no rows here; they are made first, then this is asked.
    """
    reckoning = _Reckoning(kind=kind, legs=legs, effective=effective, basis=basis)
    return reckoning.changes()


class _Reckoning:
    """The rows of the agencies concerned, read once."""

    def __init__(self, *, kind: str, legs: Sequence[Leg], effective: date, basis: str) -> None:
        self._legs, self._effective, self._basis = legs, effective, basis
        self._ended = ended_by(kind=kind, legs=legs)
        heads = {leg.to_agency for leg in legs if leg.to_agency is not None}
        ids = self._ended | heads
        open_on = Q(valid_to__isnull=True) | Q(valid_to__gte=effective)
        self._agencies = Agency.objects.in_bulk(ids)
        if any(one.last_day is not None and one.last_day < effective for one in self._agencies.values()):
            raise Refusal("agency_event.ended_already")
        self._names = _by_agency(AgencyName.objects.filter(open_on, agency__in=ids))
        self._parents = _by_agency(AgencyParent.objects.filter(open_on, agency__in=ids))
        self._idents = _by_agency(AgencyIdent.objects.filter(open_on, agency__in=ids))
        movers = [leg.from_agency for leg in legs if leg.takes_units and leg.from_agency in self._ended]
        self._units = list(AgencyParent.objects.filter(open_on, parent__in=movers)) if movers else []

    def changes(self) -> tuple[Change, ...]:
        found: list[Change] = []
        for agency_id in sorted(self._ended):
            found += self._end(agency_id)
        for leg in self._legs:
            if leg.to_agency is not None:
                found += [*self._rename(leg), *self._move(leg), *self._code(leg)]
            if leg.new_locality and leg.to_agency is not None:
                found += self._upgrade(leg, self._agencies[leg.to_agency])
        found += self._move_units()
        return tuple(_once(found))

    @property
    def _last_day(self) -> date:
        return self._effective - timedelta(days=1)

    def _end(self, agency_id: int) -> Iterable[Change]:
        for table, rows in (
            (Table.NAME, self._names[agency_id]),
            (Table.PARENT, self._parents[agency_id]),
            (Table.IDENT, self._idents[agency_id]),
        ):
            for row in rows:
                yield self._close(table, row, agency_id=agency_id)
        agency = self._agencies.get(agency_id)
        if agency is None:
            raise Refusal("agency.not_found")
        if agency.last_day is not None:
            raise Refusal("agency_event.ended_already")
        yield changed(Table.AGENCY, agency, agency_id=agency_id, last_day=self._last_day)

    def _close(self, table: Table, row: Dated, *, agency_id: int | None) -> Change:
        check_follows(valid_from=self._effective, last=row.valid_from)
        return changed(table, row, agency_id=agency_id, about=_words_of(row), valid_to=self._last_day)

    def _rename(self, leg: Leg) -> Iterable[Change]:
        agency_id = leg.to_agency
        assert agency_id is not None
        proper = [row for row in self._names[agency_id] if not row.is_alias]
        current = max(proper, key=lambda row: row.valid_from or date.min, default=None)
        name = leg.new_name or (current.name if current else "")
        short = leg.new_short_name or (current.short_name if current else "")
        symbol = leg.new_symbol or (current.symbol if current else "")
        if not name or (current and (current.name, current.short_name, current.symbol) == (name, short, symbol)):
            return
        for row in proper:
            yield self._close(Table.NAME, row, agency_id=agency_id)
        place = leg.new_locality or self._agencies[agency_id].locality
        understood = understand(name, locality=locality_from(place), on=self._effective)
        after: dict[str, str | int | None] = {
            "agency_id": agency_id,
            "name": name,
            "folded": understood.key,
            "short_name": short,
            "symbol": symbol,
        }
        yield self._new(Table.NAME, agency_id, **after, basis=self._basis)

    def _move(self, leg: Leg) -> Iterable[Change]:
        agency_id = leg.to_agency
        if agency_id is None or leg.new_parent is None:
            return
        current = [row for row in self._parents[agency_id] if row.line == AgencyParent.Line.GOVERNING]
        if any(row.parent_id == leg.new_parent for row in current):
            return
        for row in current:
            yield self._close(Table.PARENT, row, agency_id=agency_id)
        yield self._new_parent(agency_id, leg.new_parent, line=AgencyParent.Line.GOVERNING)

    def _code(self, leg: Leg) -> Iterable[Change]:
        agency_id = leg.to_agency
        if agency_id is None or not leg.new_code:
            return
        current = [row for row in self._idents[agency_id] if row.scheme == leg.new_scheme]
        if any(row.value == leg.new_code for row in current):
            return
        for row in current:
            yield self._close(Table.IDENT, row, agency_id=agency_id)
        yield self._new(Table.IDENT, agency_id, agency_id=agency_id, scheme=leg.new_scheme, value=leg.new_code)

    def _upgrade(self, leg: Leg, agency: Agency) -> Iterable[Change]:
        """The province is called otherwise; all its agencies are of it still (the key stays)."""
        key = agency.locality_folded
        rows = list(LocalityName.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=self._effective), key=key))
        if not rows and agency.locality:
            before = {"key": key, "text": agency.locality, "valid_to": plain(self._last_day)}
            yield Change(table=Table.LOCALITY, agency_id=None, after=before)
        for row in rows:
            yield self._close(Table.LOCALITY, row, agency_id=None)
        yield self._new(Table.LOCALITY, None, key=key, text=leg.new_locality, basis=self._basis)
        for one in Agency.objects.filter(locality_folded=key).exclude(locality=leg.new_locality).order_by("id"):
            yield changed(Table.AGENCY, one, agency_id=one.pk, locality=leg.new_locality)

    def _move_units(self) -> Iterable[Change]:
        heirs = {
            leg.from_agency: leg.to_agency
            for leg in self._legs
            if leg.takes_units and not leg.function_scope and leg.from_agency in self._ended
        }
        placed = {leg.to_agency for leg in self._legs if leg.new_parent is not None}
        for row in self._units:
            heir = heirs.get(row.parent_id)
            yield self._close(Table.PARENT, row, agency_id=row.agency_id)
            if row.agency_id in self._ended or (row.agency_id in placed and row.line == AgencyParent.Line.GOVERNING):
                continue
            if heir is not None and heir != row.agency_id:
                yield self._new_parent(row.agency_id, heir, line=row.line)

    def _new_parent(self, agency_id: int, parent_id: int, *, line: str) -> Change:
        return self._new(
            Table.PARENT, agency_id, agency_id=agency_id, parent_id=parent_id, line=str(line), basis=self._basis
        )

    def _new(self, table: Table, about: int | None, **after: str | int | None) -> Change:
        return Change(table=table, agency_id=about, after={**after, "valid_from": plain(self._effective)})


def _by_agency(rows: Iterable[Row]) -> defaultdict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.agency_id].append(row)
    return found


def _once(changes: Iterable[Change]) -> Iterable[Change]:
    """A unit whose superior and itself end in one event is closed once; two arrows to one head name it once."""
    seen: set[tuple[object, ...]] = set()
    for change in changes:
        key = (change.table, change.row_id, *([] if change.row_id else sorted(map(str, change.after.items()))))
        if change.row_id is not None:
            key = (*key, *sorted(change.after))
        if key not in seen:
            seen.add(key)
            yield change


def _words_of(row: Dated) -> str:
    match row:
        case AgencyName():
            return row.name
        case AgencyIdent():
            return f"{row.scheme} {row.value}"
        case LocalityName():
            return row.text
        case AgencyParent():
            return str(row.parent_id)
