"""Decisions about local rules under review: what may follow, when the next review is, which step is late. Pure."""

from __future__ import annotations

from datetime import date

from nhipcau.documents.local_rules.states import DECIDED, NEXT, ReviewState
from nhipcau.ground.calendar import WorkingCalendar
from nhipcau.ground.dates import clamp_day
from nhipcau.ground.refusal import Refusal

# What a province rules by: normative or guiding papers, not letters or reports.
KINDS = ("QĐ", "NQ", "QC", "QyĐ", "HD", "CT", "KH", "ĐA", "CTr", "KHAC")


def check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise Refusal("local_rule.no_such_kind", kind=kind)


def check_version(*, known: int, given: int) -> None:
    if known != given:
        raise Refusal("local_rule.changed_meanwhile")


def check_may_become(*, state: ReviewState, wanted: ReviewState) -> None:
    if wanted not in NEXT[state]:
        raise Refusal("local_rule.state_does_not_follow")


def check_result_given(*, wanted: ReviewState, result: str, decided_on: date | None) -> None:
    """A review ends with a paper or a reason, on a day: the next one is counted from it."""
    if wanted in DECIDED and (not result.strip() or decided_on is None):
        raise Refusal("local_rule.result_missing")


def next_review(*, last: date | None, cycle_months: int | None) -> date | None:
    """None for what is reviewed once, or has no day to count from."""
    if last is None or cycle_months is None:
        return None
    months = last.year * 12 + last.month - 1 + cycle_months
    return clamp_day(year=months // 12, month=months % 12 + 1, day=last.day)


def milestone_due(
    calendar: WorkingCalendar, *, due_on: date | None, starts_on: date | None, working_days: int | None
) -> date:
    """The day itself, or so many working days after another: exactly one of the two is given."""
    counted = starts_on is not None and working_days is not None
    if (due_on is None) != counted or (starts_on is None) != (working_days is None):
        raise Refusal("local_rule.limit_unclear")
    if starts_on is not None and working_days is not None:
        return calendar.nth_working_day(after=starts_on, n=working_days)
    assert due_on is not None
    return due_on


def is_late(*, state: str, next_review: date | None, open_dues: tuple[date, ...], on: date) -> bool:
    """A step is past its day, or the review that was due has not begun. What was decided is late no more."""
    if state in DECIDED:
        return next_review is not None and next_review < on
    if any(due < on for due in open_dues):
        return True
    return state == ReviewState.WAITING and next_review is not None and next_review < on
