"""What an act wrote into the register of some provinces: rows before and after compared, and put back exactly."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import ProtectedError, Q, QuerySet

from nhipcau.agencies.models import (
    Agency,
    AgencyEvent,
    AgencyEventLeg,
    AgencyIdent,
    AgencyName,
    AgencyParent,
    LocalityName,
)
from nhipcau.foundation.audit import kind_of
from nhipcau.ground.refusal import Refusal

# Whoever refers to a row comes before it, so that they go in this order.
_TABLES: tuple[type[models.Model], ...] = (
    AgencyEventLeg,
    AgencyEvent,
    AgencyIdent,
    AgencyParent,
    AgencyName,
    LocalityName,
    Agency,
)
_BY_KIND = {kind_of(table): table for table in _TABLES}
Cells = Mapping[str, str]
Rows = Mapping[str, Mapping[int, Cells]]


@dataclass(frozen=True, slots=True)
class Trace:
    """Kind of row → id → its cells as JSON. Of what changed only the cells that did, as they were and as they are."""

    made: Rows
    was: Rows
    now: Rows

    def ids_made(self, table: type[models.Model]) -> tuple[int, ...]:
        return tuple(self.made.get(kind_of(table), {}))

    @property
    def json(self) -> dict[str, object]:
        return {"made": self.made, "was": self.was, "now": self.now}


def rows_of(localities: Iterable[str]) -> Rows:
    """All that the register says of these provinces. A constant number of queries."""
    agencies = Agency.objects.filter(locality_folded__in=list(localities)).order_by()
    ids = agencies.values("pk")
    legs = AgencyEventLeg.objects.filter(Q(from_agency__in=ids) | Q(to_agency__in=ids)).order_by()
    found: dict[type[models.Model], QuerySet[models.Model]] = {
        AgencyEventLeg: legs,
        AgencyEvent: AgencyEvent.objects.filter(pk__in=legs.values("event_id")).order_by(),
        AgencyIdent: AgencyIdent.objects.filter(agency__in=ids).order_by(),
        AgencyParent: AgencyParent.objects.filter(agency__in=ids).order_by(),
        AgencyName: AgencyName.objects.filter(agency__in=ids).order_by(),
        LocalityName: LocalityName.objects.filter(key__in=list(localities)).order_by(),
        Agency: agencies,
    }
    return {kind_of(table): {row.pk: _cells(row) for row in rows} for table, rows in found.items()}


def trace_between(before: Rows, after: Rows) -> Trace:
    made: dict[str, dict[int, Cells]] = {}
    was: dict[str, dict[int, Cells]] = {}
    now: dict[str, dict[int, Cells]] = {}
    for kind, rows in after.items():
        for pk, cells in rows.items():
            old = before.get(kind, {}).get(pk)
            if old is None:
                made.setdefault(kind, {})[pk] = cells
            elif old != cells:
                names = [name for name in cells if cells[name] != old[name]]
                was.setdefault(kind, {})[pk] = {name: old[name] for name in names}
                now.setdefault(kind, {})[pk] = {name: cells[name] for name in names}
    return Trace(made=made, was=was, now=now)


def trace_from_json(kept: Mapping[str, Mapping[str, Mapping[str, Cells]]]) -> Trace:
    def rows(part: str) -> Rows:
        return {kind: {int(pk): cells for pk, cells in some.items()} for kind, some in kept[part].items()}

    return Trace(made=rows("made"), was=rows("was"), now=rows("now"))


def put_back(trace: Trace) -> None:
    """What was changed is as it was; the events that were made count no more. Refused where anybody wrote since."""
    _require_untouched(trace)
    for kind, rows in trace.was.items():
        table = _BY_KIND[kind]
        for row in table._default_manager.filter(pk__in=rows):
            columns = {name: _column(name, table) for name in rows[row.pk]}
            for name, column in columns.items():
                setattr(row, name, column.to_python(json.loads(rows[row.pk][name])))
            row.save(update_fields=[column.name for column in columns.values()])
    AgencyEvent.objects.filter(pk__in=trace.ids_made(AgencyEvent)).update(state=AgencyEvent.State.PLANNED)


def remove_made(trace: Trace) -> None:
    """The rows that were made go; refused where something else has come to rest on one of them."""
    Agency.objects.filter(pk__in=trace.ids_made(Agency)).update(heir=None)
    for table in _TABLES:
        try:
            table._default_manager.filter(pk__in=trace.ids_made(table)).delete()
        except ProtectedError as error:
            raise Refusal("agency_register.rests_on", number=len(error.protected_objects)) from None


def _require_untouched(trace: Trace) -> None:
    for part in (trace.made, trace.now):
        for kind, rows in part.items():
            there = {row.pk: _cells(row) for row in _BY_KIND[kind]._default_manager.filter(pk__in=rows)}
            for pk, cells in rows.items():
                if pk not in there or any(there[pk][name] != value for name, value in cells.items()):
                    raise Refusal("agency_register.changed_since")


def _cells(row: models.Model) -> Cells:
    return {
        column.attname: json.dumps(getattr(row, column.attname), cls=DjangoJSONEncoder, sort_keys=True)
        for column in row._meta.concrete_fields
        if not column.primary_key
    }


def _column(attname: str, table: type[models.Model]) -> models.Field[object, object]:
    return next(column for column in table._meta.concrete_fields if column.attname == attname)
