"""Rows shipped and rows written: which of them hold on a day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ground.lists import ListRow, Written, rows_on

SHIPPED = tuple(ListRow(key=key, content=(("word", key),), source="kèm theo") for key in ("a", "b", "c"))
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))
WRITTEN = st.builds(
    lambda key, number, out, first, days: Written(
        row=ListRow(key=key, content=(("word", f"{key}{number}"),), source="x", entry_id=number),
        left_out=out,
        valid_from=first,
        valid_to=first + timedelta(days=days) if first else None,
    ),
    st.sampled_from("abcde"),
    st.integers(min_value=1, max_value=9),
    st.booleans(),
    st.one_of(st.none(), DAYS),
    st.integers(min_value=0, max_value=900),
)


@given(st.lists(WRITTEN, max_size=8), DAYS)
def test_no_row_stands_twice_whatever_is_written(written: list[Written], day: date) -> None:
    keys = [row.key for row in rows_on(SHIPPED, written, day=day)]
    assert len(keys) == len(set(keys))


@given(st.lists(WRITTEN, max_size=8), DAYS)
def test_what_does_not_hold_on_the_day_changes_nothing(written: list[Written], day: date) -> None:
    holding = [one for one in written if one.holds_on(day)]
    assert rows_on(SHIPPED, written, day=day) == rows_on(SHIPPED, holding, day=day)
    assert rows_on(SHIPPED, [], day=day) == SHIPPED


@given(st.lists(WRITTEN, max_size=8), DAYS)
def test_of_two_that_speak_of_one_row_the_later_is_heard(written: list[Written], day: date) -> None:
    rows = {row.key: row for row in rows_on(SHIPPED, written, day=day)}
    last = {one.row.key: one for one in written if one.holds_on(day)}
    for key, one in last.items():
        assert rows.get(key) == (None if one.left_out else one.row)


def test_new_rows_are_heard_before_the_shipped_ones() -> None:
    new = Written(row=ListRow("x", (), "y", 1), left_out=False, valid_from=None, valid_to=None)
    assert [row.key for row in rows_on(SHIPPED, [new], day=None)] == ["x", "a", "b", "c"]
