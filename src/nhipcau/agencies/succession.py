"""Who answers today for a duty given to an agency as it was then. Pure: no database, no clock, no Django.

Succession is by function (domain §4.4): one heir is decided; several wait for a person, who is asked once; none is an
end. Whatever happened, in whatever order, a duty has exactly one of these answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Place = tuple[date, int]
Arrows = Mapping[int, Sequence["Arrow"]]


class Standing(StrEnum):
    SAME = "same"  # the agency of the text answers still
    FOLLOWED = "followed"
    UNDECIDED = "undecided"
    ENDED = "ended"


class Reason(StrEnum):
    """Why an agency stands among those that may take over, the likeliest first."""

    FUNCTION = "function"  # the function that went to it is the task's own
    REST = "rest"  # it took over as a whole
    STAYS = "stays"  # the function moved, the agency is there still
    OTHER = "other"  # another function went to it


@dataclass(frozen=True, slots=True)
class Arrow:
    """`ends`: the agency it leaves is no more from that day on. `decided`: a person's choice between several heirs."""

    event_id: int
    effective: date
    from_agency: int
    to_agency: int | None
    scope: str = ""
    terms: tuple[str, ...] = ()
    ends: bool = True
    decided: bool = False
    basis: str = ""

    @property
    def place(self) -> Place:
        return (self.effective, self.event_id)


@dataclass(frozen=True, slots=True)
class Alternative:
    agency_id: int
    reason: Reason
    scope: str
    basis: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`agency_id` answers; while undecided or ended, it is the last one that did, and `alternatives` are offered.

    `scope` is the function in question and `effective` the day it moved; `passed` are the arrows followed so far.
    """

    standing: Standing
    agency_id: int
    scope: str = ""
    effective: date | None = None
    alternatives: tuple[Alternative, ...] = ()
    passed: tuple[Arrow, ...] = ()

    @property
    def since(self) -> date | None:
        """From which day on the agency answers."""
        return self.passed[-1].effective if self.passed else None


def answer_for(*, agency_id: int, arrows: Arrows, on: date, since: date | None = None, words: str = "") -> Answer:
    """`words` are the task's, plain; `since` is the day of its paper: what moved before it stays where the paper says.

    An agency that has ended is followed whatever the day of the paper: papers name what is no more.
    """
    here, after = agency_id, (since or date.min, _LAST)
    passed: tuple[Arrow, ...] = ()
    used: set[tuple[int, Place]] = set()
    while True:
        turn = _next_turn(arrows.get(here, ()), after=after, on=on, used={place for at, place in used if at == here})
        if turn is None:
            ended = any(arrow.ends and arrow.effective <= on for arrow in arrows.get(here, ()))
            standing = Standing.ENDED if ended else Standing.FOLLOWED if here != agency_id else Standing.SAME
            return Answer(standing, here, passed=passed)
        used.add((here, turn[0].place))
        step = _step(turn, decided=[one for one in arrows[here] if one.decided and one.effective <= on], words=words)
        if isinstance(step, Answer):
            return Answer(step.standing, here, step.scope, step.effective, step.alternatives, passed)
        after = turn[0].place
        if step is not None and step.to_agency is not None and step.to_agency != here:
            here, passed = step.to_agency, (*passed, step)


def whole_heir(*, agency_id: int, arrows: Arrows, on: date) -> int | None:
    """Who stands where it stood as a whole; None while it stands, where it was divided, and where nobody took over.

    What moved by function is for the single duty to follow: it opens no papers beside its own.
    """
    here, passed = agency_id, {agency_id}
    while True:
        ending = [arrow for arrow in arrows.get(here, ()) if arrow.ends and not arrow.decided and arrow.effective <= on]
        if not ending:
            return here if here != agency_id else None
        first = min(arrow.place for arrow in ending)
        turn = [arrow for arrow in ending if arrow.place == first]
        heirs = {arrow.to_agency for arrow in turn}
        (heir,) = heirs if len(heirs) == 1 else (None,)
        if heir is None or heir in passed or any(arrow.scope for arrow in turn):
            return None
        here = heir
        passed.add(heir)


def alternatives_at(*, agency_id: int, effective: date, scope: str, arrows: Arrows) -> tuple[Alternative, ...]:
    """Who may take over what moved or ended on that day, the likeliest first."""
    turn = [one for one in arrows.get(agency_id, ()) if one.effective == effective and not one.decided]
    return _alternatives(turn, scope=scope, stays=not any(arrow.ends for arrow in turn)) if turn else ()


def reachable(agency_id: int, arrows: Arrows) -> Iterable[Arrow]:
    """Every arrow that a duty of the agency might follow."""
    waiting, seen = [agency_id], {agency_id}
    while waiting:
        for arrow in arrows.get(waiting.pop(), ()):
            yield arrow
            if arrow.to_agency is not None and arrow.to_agency not in seen:
                seen.add(arrow.to_agency)
                waiting.append(arrow.to_agency)


def depends_on_words(agency_id: int, arrows: Arrows) -> bool:
    """Whether duties of the agency may have different answers."""
    return any(arrow.scope or not (arrow.ends or arrow.decided) for arrow in reachable(agency_id, arrows))


_LAST = 2**63


def _next_turn(arrows: Sequence[Arrow], *, after: Place, on: date, used: set[Place]) -> tuple[Arrow, ...] | None:
    """The arrows of the earliest event that still concerns the duty; each event is passed once, so no circle closes."""
    open_ = [
        arrow
        for arrow in arrows
        if not arrow.decided and arrow.effective <= on and arrow.place not in used
        if arrow.ends or arrow.place > after
    ]
    if not open_:
        return None
    first = min(arrow.place for arrow in open_)
    return tuple(sorted((one for one in open_ if one.place == first), key=_order))


def _order(arrow: Arrow) -> tuple[bool, str, int]:
    return (bool(arrow.scope), arrow.scope, arrow.to_agency or 0)


def _step(turn: Sequence[Arrow], *, decided: Sequence[Arrow], words: str) -> Arrow | Answer | None:
    """The arrow to follow, None where the duty stays, or the answer at which the way ends."""
    scope = scope_of(words, turn)
    first = turn[0]
    ends = any(arrow.ends for arrow in turn)
    moving = turn if ends else [arrow for arrow in turn if scope and arrow.scope == scope]
    heirs = {arrow.to_agency for arrow in moving} - {None}
    if not ends and heirs <= {first.from_agency}:
        return None
    chosen = [one for one in decided if one.effective == first.effective and one.scope == scope]
    if chosen:
        return max(chosen, key=lambda one: one.event_id)
    alternatives = _alternatives(turn, scope=scope, stays=not ends)
    dropped = any(arrow.to_agency is None for arrow in moving) and not (scope and heirs)
    if not heirs or (ends and dropped):
        return Answer(Standing.ENDED, first.from_agency, scope, first.effective, alternatives)
    if ends and len(heirs) == 1:
        return next(arrow for arrow in moving if arrow.to_agency is not None)
    return Answer(Standing.UNDECIDED, first.from_agency, scope, first.effective, alternatives)


def scope_of(words: str, arrows: Iterable[Arrow]) -> str:
    """The moved function that most of the task's words speak of; empty where none does."""
    spaced = f" {words} "
    best = ("", 0)
    for arrow in arrows:
        met = sum(f" {term} " in spaced for term in arrow.terms)
        if arrow.scope and met > best[1]:
            best = (arrow.scope, met)
    return best[0]


def _alternatives(turn: Sequence[Arrow], *, scope: str, stays: bool) -> tuple[Alternative, ...]:
    """Each agency once, for its best reason; without a function of its own the task is proposed to whoever took all."""
    found: dict[int, Alternative] = {}
    for arrow in turn:
        if arrow.to_agency is None:
            continue
        fits = Reason.FUNCTION if scope and arrow.scope == scope else Reason.REST if not arrow.scope else Reason.OTHER
        known = found.get(arrow.to_agency)
        if known is None or _RANK[fits] < _RANK[known.reason]:
            found[arrow.to_agency] = Alternative(arrow.to_agency, fits, arrow.scope, arrow.basis)
    if stays:
        here = turn[0].from_agency
        found.setdefault(here, Alternative(here, Reason.STAYS, "", turn[0].basis))
    return tuple(sorted(found.values(), key=lambda one: (_RANK[one.reason], one.agency_id)))


_RANK = {reason: rank for rank, reason in enumerate(Reason)}
