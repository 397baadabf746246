"""Decisions about posts: one head on a day, who may act as what, who signs first. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nhipcau.ground.refusal import Refusal

HEADING_KINDS = {"full": "head", "acting": "head", "in_charge": "deputy"}


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to another, both counted; without an end until further notice."""

    first: date
    last: date | None = None

    def holds(self, on: date) -> bool:
        return self.first <= on and (self.last is None or on <= self.last)

    def overlaps(self, other: Days) -> bool:
        return (other.last is None or self.first <= other.last) and (self.last is None or other.first <= self.last)

    def within(self, other: Days) -> bool:
        return other.holds(self.first) and (other.last is None or (self.last is not None and self.last <= other.last))


@dataclass(frozen=True, slots=True)
class Held:
    """A holding of a post as the rules see it. `heads` says that it leads the agency while it lasts."""

    ident: int
    name: str
    kind: str
    manner: str
    days: Days
    heads: bool
    stands_in_for: int | None = None
    place: int = 0


def check_days(days: Days) -> None:
    if days.last is not None and days.last < days.first:
        raise Refusal("tenure.ends_before_it_begins")


def check_basis(basis: str) -> None:
    """Nobody holds a post without a decision, and whoever asks later wants to know which."""
    if not basis.strip():
        raise Refusal("tenure.basis_missing")


def check_manner(*, kind: str, manner: str) -> None:
    """Acting is for heads, of the agency or of a unit; in charge is a deputy while there is no head (§1.5)."""
    if manner == "acting" and kind not in {"head", "unit_head"}:
        raise Refusal("tenure.acting_not_head")
    if manner == "in_charge" and kind != "deputy":
        raise Refusal("tenure.in_charge_not_deputy")


def heads_agency(*, kind: str, manner: str) -> bool:
    return HEADING_KINDS.get(manner) == kind


def check_one_head(days: Days, *, heads: Iterable[Held]) -> None:
    """No day has two heads; `heads` are the others who lead the same agency."""
    for other in heads:
        if days.overlaps(other.days):
            raise Refusal("tenure.second_head", name=other.name, since=written(other.days.first))


def check_stands_in(days: Days, *, head: Held) -> None:
    """A substitute stands in on days on which the other heads the agency, and for a time that ends."""
    if not head.heads or days.last is None or not days.within(head.days):
        raise Refusal("tenure.stands_in_not_while_headed")


def check_while_post_lasts(days: Days, *, ended: date | None) -> None:
    if ended is not None and (days.last is None or days.last > ended):
        raise Refusal("tenure.not_while_post_lasts", day=written(ended))


def head_on(held: Iterable[Held], *, on: date) -> Held | None:
    return next((one for one in held if one.heads and one.days.holds(on)), None)


def who_signs(held: Iterable[Held], *, on: date) -> tuple[Held, ...]:
    """Who may sign on that day, in the order they are asked: an absent head's substitute, the head, the deputies."""
    present = [one for one in held if one.days.holds(on)]
    head = head_on(present, on=on)
    instead = [one for one in present if one.manner == "substitute" and head and one.stands_in_for == head.ident]
    named = {one.ident for one in instead} | ({head.ident} if head else set())
    replaced = {one.name for one in instead}
    deputies = sorted(
        (
            one
            for one in present
            if one.kind == "deputy"
            and one.manner != "substitute"
            and one.ident not in named
            and one.name not in replaced
        ),
        key=lambda one: (one.place, one.ident),
    )
    return (*instead, *((head,) if head and not instead else ()), *deputies)


def written(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
