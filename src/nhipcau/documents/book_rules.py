"""Decisions about lines of the books: which state may follow, which numbers, by when. Pure: no database, no clock."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from nhipcau.ground.calendar import WorkingCalendar
from nhipcau.ground.refusal import Refusal

NEXT: Mapping[str, frozenset[str]] = {
    "reserved": frozenset({"registered", "void"}),
    "registered": frozenset({"recalled", "replaced", "void"}),
    # An amendment entered by mistake is withdrawn; a number once void stays so.
    "recalled": frozenset({"registered", "replaced"}),
    "replaced": frozenset({"registered", "recalled"}),
    "void": frozenset(),
}
FROZEN = frozenset({"recalled", "replaced", "void"})
MOST_RESERVED = 20
OLDEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Limit:
    """Until when an act of the clerk's has to be done, and the article that says so.

    `at_once` for urgent papers; `by` is None where the holidays of `unknown_year` are not all decided.
    """

    act: str
    by: date | None
    at_once: bool
    article: str
    unknown_year: int | None = None

    def is_missed(self, *, done_on: date | None, on: date) -> bool:
        return self.by is not None and (done_on or on) > self.by


@dataclass(frozen=True, slots=True)
class _Rule:
    act: str
    book: str
    working_days: int
    at_once: frozenset[str]
    valid_from: date
    article: str


def check_may_become(*, state: str, wanted: str) -> None:
    if wanted not in NEXT[state]:
        raise Refusal("book.state_does_not_follow")


def check_reserved(state: str) -> None:
    """Only a number kept for a paper still to be signed becomes that paper's."""
    if state != "reserved":
        raise Refusal("book.state_does_not_follow")


def check_answers(*, kind: str, state: str) -> None:
    """What answers a paper is one that went out."""
    if (kind, state) != ("outgoing", "registered"):
        raise Refusal("book.answer_not_sent")


def check_open(state: str) -> None:
    """What is recalled, replaced or void is frozen: Annex VI asks for that (§1.9 of the domain)."""
    if state in FROZEN:
        raise Refusal("book.entry_frozen")


def check_version(*, known: int, given: int) -> None:
    if known != given:
        raise Refusal("book.changed_meanwhile")


def check_day_in_book(*, on: date, opened_on: date, closed_on: date | None, today: date) -> None:
    """A line stands in the book of its day, and nothing is entered for a day to come."""
    if on > today:
        raise Refusal("book.day_to_come")
    if on < opened_on or (closed_on is not None and on > closed_on):
        raise Refusal("book.day_outside")


def check_words_given(*, subject: str, author: str) -> None:
    if not subject.strip() or not author.strip():
        raise Refusal("book.words_missing")


def check_how_many(count: int) -> None:
    if not 1 <= count <= MOST_RESERVED:
        raise Refusal("book.too_many_numbers", limit=MOST_RESERVED)


def check_resolved_day(*, entered_on: date, resolved_on: date, today: date) -> None:
    if not entered_on <= resolved_on <= today:
        raise Refusal("book.resolved_day_wrong")


def check_due_days(*, entered_on: date, lead: date | None, others: Mapping[str, date | None]) -> None:
    """Nobody who cooperates gets longer than whoever leads, and nothing is due before it came."""
    days = [day for day in (lead, *others.values()) if day is not None]
    if any(day < entered_on for day in days):
        raise Refusal("book.due_before_arrival")
    if lead is not None and any(day is not None and day > lead for day in others.values()):
        raise Refusal("book.cooperation_after_lead")


def limit_for(act: str, *, since: date, urgency: str, calendar: WorkingCalendar) -> Limit | None:
    """The same day, at the latest the next working day; urgent papers at once. None where no rule held that day."""
    rule = _rule_on(act, since)
    if rule is None:
        return None
    at_once = urgency in rule.at_once
    if at_once:
        return Limit(act=act, by=since, at_once=True, article=rule.article)
    try:
        by = calendar.nth_working_day(after=since, n=rule.working_days)
    except Refusal as refusal:
        if refusal.code != "calendar.incomplete":
            raise
        return Limit(act=act, by=None, at_once=False, article=rule.article, unknown_year=int(refusal.facts["year"]))
    return Limit(act=act, by=by, at_once=False, article=rule.article)


def number_words(number: int) -> str:
    """Annex I, II.3: numbers under 10 are written with a nought before them."""
    return f"{number:02d}"


def code_with(*, number: int, symbol: str, party: bool) -> str:
    """`15/QĐ-BNV`; `127-QĐ/TU` for a Party paper (Annex I, II.3; domain §1.3 and §1.11)."""
    return f"{number_words(number)}{'-' if party else '/'}{symbol.strip()}" if symbol.strip() else ""


def _rule_on(act: str, day: date) -> _Rule | None:
    held = [rule for rule in _rules() if rule.act == act and rule.valid_from <= day]
    return max(held, key=lambda rule: rule.valid_from, default=None)


@cache
def _rules() -> tuple[_Rule, ...]:
    table = tomllib.loads((files("nhipcau") / "data" / "books" / "limits.toml").read_text(encoding="utf-8"))
    return tuple(
        _Rule(
            act=row["act"],
            book=row["book"],
            working_days=row["working_days"],
            at_once=frozenset(row["at_once"]),
            valid_from=row["valid_from"],
            article=row["article"],
        )
        for row in table["limit"]
    )
