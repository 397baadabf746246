"""What was written beside the shipped lists, for those who reckon by them and for those who read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import QuerySet

from nhipcau.foundation import audit
from nhipcau.foundation.lists.access import may_keep_lists
from nhipcau.foundation.models import ListEntry
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor
from nhipcau.ground.lists import ListRow, ListShape, Written, from_json, rows_on
from nhipcau.ground.refusal import Refusal


class Standing(StrEnum):
    """Where a row of today's list comes from."""

    SHIPPED = "shipped"
    ADDED = "added"
    REPLACED = "replaced"  # written in place of a shipped row
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class ListLine:
    row: ListRow
    standing: Standing
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One thing an administrator wrote; `withdrawn` tells that it holds no more."""

    id: int
    row: ListRow
    left_out: bool
    valid_from: date | None
    valid_to: date | None
    at: datetime
    who: str
    withdrawn: datetime | None
    withdrawn_by: str


@dataclass(frozen=True, slots=True)
class ListSheet:
    """The list of one day; `shipped` counts the rows that came with the product."""

    code: str
    lines: tuple[ListLine, ...]
    written: tuple[WrittenLine, ...]
    history: tuple[audit.Entry, ...]
    shipped: int
    may_keep: bool


def written_of(shapes: Iterable[ListShape]) -> dict[str, tuple[Written, ...]]:
    """What stands written beside these lists, in the order of writing. One query."""
    by_code = {shape.code: shape for shape in shapes}
    found: dict[str, list[Written]] = {code: [] for code in by_code}
    for values in _STANDING.rows(told=tuple(by_code)):
        entry = ListEntry(**dict(zip(_SAID, values, strict=True)))
        found[entry.list].append(_written(by_code[entry.list], entry))
    return {code: tuple(some) for code, some in found.items()}


_SAID = ("id", "list", "key", "left_out", "content", "source", "valid_from", "valid_to")


def _standing(*codes: str) -> QuerySet[ListEntry, tuple[object, ...]]:
    return ListEntry.objects.filter(list__in=codes, withdrawn__isnull=True).order_by("id").values_list(*_SAID)


_STANDING = Prepared(_standing)


def list_sheet_for(viewer: Actor, shape: ListShape, *, on: date) -> ListSheet:
    """Two queries at most. The same for everyone: what a word means is no secret of any agency."""
    entries = tuple(ListEntry.objects.filter(list=shape.code).order_by("-id"))
    standing = [_written(shape, entry) for entry in reversed(entries) if entry.withdrawn is None]
    return ListSheet(
        code=shape.code,
        lines=_lines(shape, standing, on=on),
        written=tuple(_line(shape, entry) for entry in entries),
        history=audit.history_of(("listentry", [entry.pk for entry in entries])) if entries else (),
        shipped=len(shape.shipped()),
        may_keep=may_keep_lists(viewer),
    )


def rows_written(shape: ListShape, entry_ids: Iterable[int]) -> tuple[ListRow, ...]:
    """As they were written, those withdrawn included. One query."""
    return tuple(_row(shape, entry) for entry in ListEntry.objects.filter(pk__in=list(entry_ids)).order_by("id"))


def row_on(shape: ListShape, key: str, *, on: date) -> ListRow | None:
    """The row of that key as it holds on the day. One query."""
    rows = rows_on(shape.shipped(), written_of([shape])[shape.code], day=on)
    return next((row for row in rows if row.key == key), None)


def holding_row(shape: ListShape, key: str, *, on: date) -> ListRow:
    """The same for those who want it changed: refused where no such row holds."""
    row = row_on(shape, key, on=on)
    if row is None:
        raise Refusal("list.not_found")
    return row


def _lines(shape: ListShape, written: list[Written], *, on: date) -> tuple[ListLine, ...]:
    """Those that hold on the day, and last those left out."""
    shipped = {row.key for row in shape.shipped()}
    said = {one.row.key: one for one in written if one.holds_on(on)}
    kept = [
        ListLine(row, Standing.SHIPPED)
        if not row.entry_id
        else ListLine(
            row,
            Standing.REPLACED if row.key in shipped else Standing.ADDED,
            said[row.key].valid_from,
            said[row.key].valid_to,
        )
        for row in rows_on(shape.shipped(), written, day=on)
    ]
    out = [
        ListLine(row, Standing.LEFT_OUT, said[row.key].valid_from, said[row.key].valid_to)
        for row in shape.shipped()
        if row.key in said and said[row.key].left_out
    ]
    return (*kept, *out)


def _written(shape: ListShape, entry: ListEntry) -> Written:
    return Written(
        row=_row(shape, entry), left_out=entry.left_out, valid_from=entry.valid_from, valid_to=entry.valid_to
    )


def _row(shape: ListShape, entry: ListEntry) -> ListRow:
    told = from_json(shape, entry.content)
    content = tuple((field.name, told[field.name]) for field in shape.fields if field.name in told)
    return ListRow(key=entry.key, content=content, source=entry.source, entry_id=entry.pk)


def _line(shape: ListShape, entry: ListEntry) -> WrittenLine:
    return WrittenLine(
        id=entry.pk,
        row=_row(shape, entry),
        left_out=entry.left_out,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        at=entry.at,
        who=entry.account_name,
        withdrawn=entry.withdrawn,
        withdrawn_by=entry.withdrawn_by,
    )
