"""What an event writes, row by row, with what stood there before: carried out as told, and taken back exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from django.db import models

from nhipcau.agencies.models import Agency, AgencyIdent, AgencyName, AgencyParent, LocalityName
from nhipcau.ground.refusal import Refusal

Plain = str | int | bool | None
Fields = Mapping[str, Plain]


class Table(StrEnum):
    AGENCY = "agency"
    NAME = "name"
    PARENT = "parent"
    IDENT = "ident"
    LOCALITY = "locality"


_MODELS: Mapping[Table, type[models.Model]] = {
    Table.AGENCY: Agency,
    Table.NAME: AgencyName,
    Table.PARENT: AgencyParent,
    Table.IDENT: AgencyIdent,
    Table.LOCALITY: LocalityName,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One row. Without `before` it is new; else `before` and `after` hold the same fields."""

    table: Table
    agency_id: int | None
    after: Fields
    row_id: int | None = None
    before: Fields = field(default_factory=dict)
    about: str = ""
    """Words of the row that do not change, for showing: the name that ends."""

    @property
    def is_new(self) -> bool:
        return not self.before


def plain(value: object) -> Plain:
    """As JSON keeps it: days as text."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | bool) else None


def changed(
    table: Table, row: models.Model, *, agency_id: int | None, about: str = "", **after: date | str | bool | None
) -> Change:
    """The change of fields of a row that stands."""
    return Change(
        table=table,
        agency_id=agency_id,
        row_id=row.pk,
        before={name: plain(getattr(row, name)) for name in after},
        after={name: plain(value) for name, value in after.items()},
        about=about,
    )


def carry_out(changes: Sequence[Change]) -> list[Change]:
    """Writes them in order; gives them back with the ids of the rows that were made."""
    return [_carried_out(change) for change in changes]


def take_back(written: Sequence[Change]) -> None:
    """Undoes them from the last to the first; refuses where a row is no longer as it was written."""
    for change in reversed(written):
        model = _MODELS[change.table]
        row = model._default_manager.select_for_update().filter(pk=change.row_id).first()
        if row is None or any(plain(getattr(row, name)) != value for name, value in change.after.items()):
            raise Refusal("agency_event.changed_since")
        if change.is_new:
            row.delete()
        else:
            _set(row, change.before)


def as_json(written: Sequence[Change]) -> list[dict[str, object]]:
    return [
        {
            "table": str(change.table),
            "row": change.row_id,
            "agency": change.agency_id,
            "before": dict(change.before),
            "after": dict(change.after),
            "about": change.about,
        }
        for change in written
    ]


def from_json(kept: Sequence[Mapping[str, object]]) -> tuple[Change, ...]:
    return tuple(
        Change(
            table=Table(str(one["table"])),
            row_id=_number(one["row"]),
            agency_id=_number(one["agency"]),
            before=_fields(one["before"]),
            after=_fields(one["after"]),
            about=str(one["about"]),
        )
        for one in kept
    )


def _carried_out(change: Change) -> Change:
    model = _MODELS[change.table]
    if change.is_new:
        made = model(**_values(model, change.after))
        made.save(force_insert=True)
        # The whole row is kept, so that whatever is changed in it later is noticed.
        whole = {column.attname: plain(getattr(made, column.attname)) for column in model._meta.concrete_fields}
        return replace(change, row_id=made.pk, after={name: one for name, one in whole.items() if name != "id"})
    _set(model._default_manager.get(pk=change.row_id), change.after)
    return change


def _set(row: models.Model, fields: Fields) -> None:
    for name, value in _values(type(row), fields).items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))


def _values(model: type[models.Model], fields: Fields) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in fields.items():
        column = model._meta.get_field(name)
        assert isinstance(column, models.Field)
        found[name] = column.to_python(value)
    return found


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _fields(value: object) -> Fields:
    return {str(name): plain(one) for name, one in value.items()} if isinstance(value, Mapping) else {}
