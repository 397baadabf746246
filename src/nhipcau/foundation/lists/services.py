"""Lists kept by hand: a row put in or in place of another, a row left out; each with its source, each withdrawable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db import transaction

from nhipcau.foundation import audit, clock
from nhipcau.foundation.lists import access
from nhipcau.foundation.lists.selectors import holding_row, row_on
from nhipcau.foundation.models import ListEntry
from nhipcau.ground.actor import Actor
from nhipcau.ground.lists import FieldKind, ListRow, ListShape, Value, Written, as_json
from nhipcau.ground.refusal import Refusal


@transaction.atomic
def put_row(
    *,
    actor: Actor,
    shape: ListShape,
    content: Mapping[str, Value],
    source: str,
    key: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> ListEntry:
    """A new row, or with `key` one in place of the row that holds now; its patterns stay as they were shipped."""
    access.require_may_keep_lists(actor)
    told = _told(shape, content, key=key)
    shape.check(told)
    own = key or shape.key_of(told)
    if not key and row_on(shape, own, on=clock.today()) is not None:
        raise Refusal("list.there_already", key=own)
    return _write(actor, "list.row_put", shape=shape, key=own, content=told, source=source, days=(valid_from, valid_to))


def drafted(*, actor: Actor, shape: ListShape, content: Mapping[str, Value], key: str = "") -> Written:
    """The row as `put_row` would write it, of all days, for trying what it does; nothing is written."""
    access.require_may_keep_lists(actor)
    told = _told(shape, content, key=key)
    shape.check(told)
    row = shape.row(told, source="")
    return Written(row=replace(row, key=key or row.key), left_out=False, valid_from=None, valid_to=None)


@transaction.atomic
def leave_out(
    *,
    actor: Actor,
    shape: ListShape,
    key: str,
    source: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> ListEntry:
    """The row holds no more in those days, be it shipped or written."""
    access.require_may_keep_lists(actor)
    row = holding_row(shape, key, on=clock.today())
    return _write(
        actor, "list.row_left_out", shape=shape, key=row.key, content=dict(row.content), source=source,
        days=(valid_from, valid_to), left_out=True,
    )  # fmt: skip


@transaction.atomic
def withdraw_written(*, actor: Actor, entry_id: int) -> ListEntry:
    """Undoes one entry: what stood before it holds again."""
    access.require_may_keep_lists(actor)
    entry = ListEntry.objects.select_for_update().filter(pk=entry_id).first()
    if entry is None:
        raise Refusal("list.not_found")
    if entry.withdrawn is not None:
        raise Refusal("list.nothing_to_undo")
    entry.withdrawn, entry.withdrawn_by = clock.now(), actor.name
    entry.save(update_fields=["withdrawn", "withdrawn_by"])
    audit.record(actor, "list.withdrawn", entry, list=entry.list, key=entry.key, source=entry.source)
    return entry


def _write(
    actor: Actor,
    act: str,
    *,
    shape: ListShape,
    key: str,
    content: Mapping[str, Value],
    source: str,
    days: tuple[date | None, date | None],
    left_out: bool = False,
) -> ListEntry:
    valid_from, valid_to = days
    if not source.strip():
        raise Refusal("list.source_missing")
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        raise Refusal("list.ends_before_it_begins")
    entry = ListEntry.objects.create(
        list=shape.code,
        key=key,
        left_out=left_out,
        content=as_json(content),
        source=source.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        at=clock.now(),
        account_id=actor.account_id,
        account_name=actor.name,
    )
    audit.record(
        actor, act, entry, list=shape.code, key=key, source=entry.source,
        valid_from=valid_from.isoformat() if valid_from else None,
        valid_to=valid_to.isoformat() if valid_to else None,
    )  # fmt: skip
    return entry


def _told(shape: ListShape, content: Mapping[str, Value], *, key: str) -> dict[str, Value]:
    # Patterns are the product's own: one that a person wrote badly would hold up every document.
    told = {name: value for name, value in content.items() if name not in _fixed(shape)}
    return told | _patterns(shape, holding_row(shape, key, on=clock.today())) if key else told


def _patterns(shape: ListShape, row: ListRow) -> dict[str, Value]:
    return {name: value for name, value in row.content if name in _fixed(shape)}


def _fixed(shape: ListShape) -> frozenset[str]:
    return frozenset(field.name for field in shape.fields if field.kind is FieldKind.FIXED)
