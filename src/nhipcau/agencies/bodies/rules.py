"""Decisions about bodies and their meetings. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.secrecy import has_secrecy_mark


def check_days(*, first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise Refusal("body.ends_before_it_begins")


def check_one_chair(*, first: date, last: date | None, chairs: Iterable[tuple[date, date | None]]) -> None:
    """A body has one chair on a day; `chairs` are the days of the others."""
    for begun, ended in chairs:
        if (ended is None or first <= ended) and (last is None or begun <= last):
            raise Refusal("seat.second_chair")


def check_one_of_three(*given: int | None) -> None:
    if sum(one is not None for one in given) != 1:
        raise Refusal("seat.one_of_three")


def check_unclassified(*words: str) -> None:
    """Law 117/2025/QH15, Article 5.2: no secret is drafted or kept on a networked machine, minutes included (S21)."""
    if has_secrecy_mark("\n".join(words)):
        raise Refusal("meeting.secret")


def agenda_items(text: str) -> list[str]:
    """One item a line; numbers and dashes people put in front are left out, the list numbers itself."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [bare for line in lines if (bare := line.lstrip("-–•*+0123456789.) ").strip())]
