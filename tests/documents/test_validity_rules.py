"""Whether an instrument holds on a day: from its own days and from what later ones did to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.documents.relations import CHANGING, ENDING, RelationKind, check_no_circle, check_relation
from nhipcau.documents.validity import ENDED, Change, OwnDays, ValidityState, validity_on
from nhipcau.ground.refusal import Refusal

DECREE = OwnDays(issued=date(2020, 7, 8), effective=date(2020, 9, 17))
REPLACED = Change(RelationKind.REPLACES, by=2, since=date(2025, 12, 8))
DAYS = st.dates(min_value=date(2010, 1, 1), max_value=date(2030, 1, 1))
CHANGES = st.lists(st.builds(Change, st.sampled_from(CHANGING), st.integers(2, 9), st.none() | DAYS), max_size=6)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2020, 8, 1), "not_yet"),
        (date(2020, 9, 17), "in_force"),
        (date(2025, 12, 7), "in_force"),
        (date(2025, 12, 8), "replaced"),
    ],
)
def test_a_decree_holds_from_its_day_until_another_replaces_it(day: date, state: str) -> None:
    assert validity_on(day, own=DECREE, changes=[REPLACED]).state == state


def test_what_is_to_come_is_told_and_changes_nothing_yet() -> None:
    found = validity_on(date(2025, 1, 1), own=DECREE, changes=[REPLACED])
    assert (found.state, found.coming) == ("in_force", (REPLACED,))


def test_the_last_day_still_counts() -> None:
    own = OwnDays(issued=date(2025, 12, 11), effective=date(2026, 1, 1), expires=date(2030, 12, 31))
    states = [validity_on(day, own=own, changes=[]).state for day in (date(2030, 12, 31), date(2031, 1, 1))]
    assert states == ["in_force", "expired"]


def test_a_later_instrument_that_does_not_say_that_it_replaces_ends_nothing() -> None:
    later = Change(RelationKind.FOLLOWS, by=3, since=date(2022, 1, 5))
    found = validity_on(date(2026, 1, 1), own=OwnDays(issued=date(2011, 7, 6)), changes=[later])
    assert (found.state, found.ended) == ("followed", False)


def test_a_part_that_was_replaced_weighs_more_than_an_amendment() -> None:
    done = [
        Change(RelationKind.AMENDS, by=3, since=date(2022, 1, 1)),
        Change(RelationKind.PARTIALLY_REPLACES, by=4, since=date(2021, 1, 1), part="Chương III"),
    ]
    assert validity_on(date(2026, 1, 1), own=DECREE, changes=done).state == "partly_replaced"


@given(day=DAYS, changes=CHANGES)
def test_what_has_ended_stays_ended(day: date, changes: list[Change]) -> None:
    earlier = validity_on(day, own=DECREE, changes=changes)
    later = validity_on(day + timedelta(days=400), own=DECREE, changes=changes)
    assert later.ended or not earlier.ended


@given(day=DAYS, changes=CHANGES)
def test_it_ends_exactly_where_something_ends_it(day: date, changes: list[Change]) -> None:
    ended = any(c.kind in ENDING and (c.since is None or c.since <= day) for c in changes)
    assert (validity_on(day, own=DECREE, changes=changes).state in ENDED) is ended


@given(day=DAYS, changes=CHANGES, seed=st.randoms())
def test_the_order_in_which_changes_are_told_does_not_matter(day: date, changes: list[Change], seed: object) -> None:
    shuffled = list(changes)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert validity_on(day, own=DECREE, changes=shuffled) == validity_on(day, own=DECREE, changes=changes)


def test_without_any_day_its_validity_is_not_known() -> None:
    assert validity_on(date(2026, 1, 1), own=OwnDays(), changes=[]).state is ValidityState.UNKNOWN


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"kind": "eats"}, "relation.unknown"),
        ({"object": 1}, "document.itself"),
        ({"basis": "  "}, "relation.basis_missing"),
        ({"subject_date": date(2019, 1, 1)}, "relation.earlier_than_object"),
        ({"kind": "partially_replaces"}, "relation.part_missing"),
    ],
)
def test_what_cannot_be_is_refused(changed: dict[str, object], code: str) -> None:
    told: dict[str, object] = {
        "kind": "replaces", "subject": 1, "object": 2, "subject_date": date(2025, 12, 8),
        "object_date": date(2020, 7, 8), "basis": "Điều 36", "part": "",
    }  # fmt: skip
    with pytest.raises(Refusal) as refused:
        check_relation(**{**told, **changed})  # type: ignore[arg-type]
    assert refused.value.code == code


def test_what_replaces_another_was_not_replaced_by_it() -> None:
    with pytest.raises(Refusal) as refused:
        check_no_circle(kind=RelationKind.REPLACES, opposite=frozenset({"amends"}))
    assert refused.value.code == "relation.opposite"
