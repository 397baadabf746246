"""A confidence rests on a rule's record: it keeps the order of the rule's own estimates and never says certain."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.confidence import ALL_RULES, records, sure_of
from nhipcau.reading.engine import read

RULES = sorted(records())
ESTIMATES = st.floats(min_value=0.01, max_value=0.99)


@given(rule=st.sampled_from(RULES), one=ESTIMATES, other=ESTIMATES)
def test_what_a_rule_is_surer_of_stays_surer(rule: str, one: float, other: float) -> None:
    lower, higher = sorted((one, other))
    assert sure_of(rule, lower) <= sure_of(rule, higher)


@given(rule=st.text(max_size=20), estimate=ESTIMATES)
def test_nothing_is_certain_and_nothing_hopeless(rule: str, estimate: float) -> None:
    assert 0 < sure_of(rule, estimate) < 1


@pytest.mark.parametrize("rule", RULES)
def test_the_mean_estimate_of_a_rule_becomes_its_share_of_right_values(rule: str) -> None:
    said, right = records()[rule]
    assert math.isclose(sure_of(rule, said), min(right, 0.995), abs_tol=0.006)


def test_a_rule_without_a_record_is_moved_as_all_rules_are() -> None:
    assert sure_of("a.rule.of.tomorrow", 0.8) == sure_of(ALL_RULES, 0.8)


def test_evidence_tells_the_confidence_that_the_record_supports() -> None:
    reading = read("Sở Nội vụ chủ trì rà soát danh sách trước ngày 30/6/2026.".encode(), "a.txt")
    printed = reading_as_json(reading)
    due = reading.documents[0].duties[0].due
    assert due is not None
    told = printed["documents"][0]["evidence"]["/duties/0/due"]["confidence"]  # type: ignore[index, call-overload]
    assert told == round(sure_of(due.rule, due.confidence), 3)
