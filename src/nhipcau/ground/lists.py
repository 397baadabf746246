"""Lists of words and rules that come with the product, and what an administrator wrote beside them. Pure.

A row of a list is shipped or written; what is written adds a row, stands in place of one, or leaves one out, from a day
to another. Whoever asks for a list says for which day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold

Value = str | bool | int | date | tuple[str, ...]
LONGEST_KEY = 200
LONGEST_TEXT = 600
MOST_WORDS = 400


class FieldKind(StrEnum):
    """What a field of a row holds, and so how it is asked for."""

    TEXT = "text"
    WORDS = "words"  # phrases, one a line
    DAY = "day"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    FIXED = "fixed"  # shipped patterns: kept as they are, never typed by a person


@dataclass(frozen=True, slots=True)
class ListField:
    name: str
    kind: FieldKind
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListRow:
    """`key` tells rows of one list apart; `entry_id` is 0 for a row that came with the product."""

    key: str
    content: tuple[tuple[str, Value], ...]
    source: str
    entry_id: int = 0

    def get(self, name: str) -> Value | None:
        return next((value for field, value in self.content if field == name), None)

    def text(self, name: str) -> str:
        value = self.get(name)
        return value if isinstance(value, str) else ""

    def words(self, name: str) -> tuple[str, ...]:
        value = self.get(name)
        return value if isinstance(value, tuple) else ()

    def flag(self, name: str) -> bool:
        return self.get(name) is True

    def day(self, name: str) -> date | None:
        value = self.get(name)
        return value if isinstance(value, date) else None

    def number(self, name: str) -> int | None:
        value = self.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class Written:
    """What an administrator wrote of one row: its new content, or that it holds no more (`left_out`)."""

    row: ListRow
    left_out: bool
    valid_from: date | None
    valid_to: date | None

    def holds_on(self, day: date | None) -> bool:
        """Without a day: whether it holds until further notice."""
        if day is None:
            return self.valid_to is None
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class ListShape:
    """What a list asks of its rows. `keyed` reckons the key from the content; `shipped` reads the product's rows."""

    code: str
    fields: tuple[ListField, ...]
    keyed: Callable[[Mapping[str, Value]], str]
    shipped: Callable[[], tuple[ListRow, ...]]
    needs: Callable[[Mapping[str, Value]], str] | None = None
    """Which field such a row lacks beside those always required; empty where it is whole."""

    def row(self, content: Mapping[str, Value], *, source: str, entry_id: int = 0) -> ListRow:
        told = tuple((field.name, content[field.name]) for field in self.fields if field.name in content)
        return ListRow(key=self.key_of(content), content=told, source=source, entry_id=entry_id)

    def key_of(self, content: Mapping[str, Value]) -> str:
        return fold(self.keyed(content))[:LONGEST_KEY]

    def check(self, content: Mapping[str, Value]) -> None:
        """Every field that must be there is, and none says more than a list can bear."""
        for field in self.fields:
            value = content.get(field.name)
            if field.required and value in (None, "", ()):
                raise Refusal("list.field_missing", field=field.name)
            if isinstance(value, str) and len(value) > LONGEST_TEXT and field.kind is not FieldKind.FIXED:
                raise Refusal("list.field_too_long", field=field.name, limit=LONGEST_TEXT)
            if isinstance(value, tuple) and len(value) > MOST_WORDS:
                raise Refusal("list.too_many_words", field=field.name, limit=MOST_WORDS)
            if field.choices and not set(value if isinstance(value, tuple) else (value or "",)) <= {"", *field.choices}:
                raise Refusal("list.no_such_choice", field=field.name)
        lacking = self.needs(content) if self.needs is not None else ""
        if not lacking and not self.key_of(content):
            lacking = next(field.name for field in self.fields if field.kind is not FieldKind.FIXED)
        if lacking:
            raise Refusal("list.field_missing", field=lacking)


def rows_on(shipped: Sequence[ListRow], written: Iterable[Written], *, day: date | None) -> tuple[ListRow, ...]:
    """What holds on that day: of two that speak of one row the later written. New rows come first, so that in a list
    whose first match counts they are heard before the shipped ones."""
    said = {one.row.key: one for one in written if one.holds_on(day)}
    known = {row.key for row in shipped}
    new = [one.row for key, one in said.items() if key not in known and not one.left_out]
    kept = [said[row.key].row if row.key in said else row for row in shipped]
    out = {key for key, one in said.items() if one.left_out}
    return (*reversed(new), *(row for row in kept if row.key not in out))


def as_json(content: Mapping[str, Value]) -> dict[str, object]:
    return {name: _plain(value) for name, value in content.items()}


def from_json(shape: ListShape, told: Mapping[str, object]) -> dict[str, Value]:
    """Only what the shape knows of, each in its kind; refused where it is of no such kind."""
    found: dict[str, Value] = {}
    for field in shape.fields:
        given = told.get(field.name)
        if given is None:
            continue
        try:
            found[field.name] = _value(field, given)
        except ValueError:
            raise Refusal("list.field_misshapen", field=field.name) from None
    return found


def _plain(value: Value) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _value(field: ListField, told: object) -> Value:
    match field.kind:
        case FieldKind.WORDS | FieldKind.CHOICES:
            return tuple(str(one) for one in told) if isinstance(told, (list, tuple)) else (str(told),)
        case FieldKind.DAY:
            return told if isinstance(told, date) else date.fromisoformat(str(told))
        case FieldKind.NUMBER:
            return int(str(told))
        case FieldKind.FLAG:
            return told is True
        case _:
            return str(told)
