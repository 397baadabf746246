"""The lists as they hold for the day in hand: those shipped, until whoever knows what was written beside them says so.

Names are understood deep inside, word by word; the lists of the day lie ready for the whole of one act instead of going
along through every call. Pure: what is held is given by `holding`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from nhipcau.agencies.lists.shapes import SHAPES
from nhipcau.ground.lists import ListRow, ListShape, Written, rows_on

WrittenLists = tuple[tuple[str, tuple[Written, ...]], ...]


@dataclass(frozen=True, eq=False)
class Lists:
    """Of one day; equal only to itself, so that what is read out of it is read once."""

    rows: Mapping[str, tuple[ListRow, ...]]

    def of(self, shape: ListShape) -> tuple[ListRow, ...]:
        return self.rows[shape.code]


@dataclass(frozen=True, slots=True)
class _Held:
    written: WrittenLists
    lists: Lists = field(repr=False)


SHIPPED = Lists(rows={code: shape.shipped() for code, shape in SHAPES.items()})
_HELD: ContextVar[_Held | None] = ContextVar("lists of the day", default=None)


def lists_held() -> Lists:
    held = _HELD.get()
    return held.lists if held is not None else SHIPPED


def written_held() -> WrittenLists | None:
    """What was written beside the lists, where an act around this one has asked already."""
    held = _HELD.get()
    return held.written if held is not None else None


@contextmanager
def holding(written: WrittenLists, *, on: date | None) -> Iterator[None]:
    """Within, names are understood by the lists of that day."""
    standing = tuple((code, tuple(one for one in some if one.holds_on(on))) for code, some in written)
    token = _HELD.set(_Held(written, _lists_with(standing) if any(some for _, some in standing) else SHIPPED))
    try:
        yield
    finally:
        _HELD.reset(token)


@lru_cache(maxsize=16)
def _lists_with(standing: WrittenLists) -> Lists:
    said = dict(standing)
    return Lists(
        rows={
            # Whether each holds on the day was asked before.
            code: rows_on(shape.shipped(), [_always(one) for one in said.get(code, ())], day=None)
            for code, shape in SHAPES.items()
        }
    )


def _always(one: Written) -> Written:
    return Written(row=one.row, left_out=one.left_out, valid_from=None, valid_to=None)
