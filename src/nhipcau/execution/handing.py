"""Which task of a newer paper goes on with which of an older one, and what may become of each. Pure.

No duty is lost: every open one goes over to exactly one task or is said to end; none is doubled: what goes over leaves
the board in the same act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from nhipcau.execution.states import TaskState
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold

HELD_BY_NOBODY = frozenset({TaskState.REJECTED, TaskState.SUPERSEDED, TaskState.SUSPENDED})
OPEN_OR_HALTED = frozenset({TaskState.PROPOSED, TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.SUSPENDED})
ALIKE = 0.45
"""From here on the newer task is proposed; a person still sees and sends it."""
MOST_OFFERED = 8
_SAME_LEAD = 0.1


@dataclass(frozen=True, slots=True)
class Said:
    """A task as far as it is weighed: its words, and who leads it today."""

    id: int
    words: str
    leads: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to become of one open task: it goes over to another, or ends with its paper where there is none."""

    task_id: int
    becomes: int | None = None


def offers(old: Iterable[Said], new: Sequence[Said]) -> dict[int, tuple[tuple[int, float], ...]]:
    """For each older task the newer ones that may go on with it, the likeliest first, with how alike they are.

    A word counts the less, the more of the tasks have it: all of them speak of "đối ngoại nhân dân".
    """
    before = [(one, _words(one.words)) for one in old]
    after = [(one, _words(one.words)) for one in new]
    met = Counter(word for _, words in (*before, *after) for word in words)
    found: dict[int, tuple[tuple[int, float], ...]] = {}
    for one, words in before:
        ranked = [(other.id, _alike(words, told, met) + _by_lead(one, other)) for other, told in after]
        found[one.id] = tuple(sorted(ranked, key=lambda pair: (-pair[1], pair[0]))[:MOST_OFFERED])
    return found


def proposed(ranked: Sequence[tuple[int, float]]) -> int | None:
    """The task that goes on with it, where one is alike enough to be proposed."""
    return ranked[0][0] if ranked and ranked[0][1] >= ALIKE else None


def check_choices(*, open_ids: Collection[int], choices: Sequence[Choice], newer: Mapping[int, TaskState]) -> None:
    """Refuses an open task nobody said a word on, one named twice, and one handed to what cannot go on with it."""
    named = Counter(choice.task_id for choice in choices)
    if any(many > 1 for many in named.values()) or set(named) - set(open_ids):
        raise Refusal("handover.changed_meanwhile")
    if set(open_ids) - set(named):
        raise Refusal("handover.undecided", many=len(set(open_ids) - set(named)))
    for choice in choices:
        if choice.becomes is None:
            continue
        state = newer.get(choice.becomes)
        if state is None or state in HELD_BY_NOBODY:
            raise Refusal("handover.changed_meanwhile")
        if state is TaskState.PROPOSED:
            # Nobody owes a hollow task: a duty that somebody owes would be nobody's from then on.
            raise Refusal("handover.plan_not_confirmed")


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _alike(one: frozenset[str], other: frozenset[str], met: Mapping[str, int]) -> float:
    """What both say, of all that either says, from 0 to 1."""
    either = sum(1 / met[word] for word in one | other)
    return sum(1 / met[word] for word in one & other) / either if either else 0.0


def _by_lead(one: Said, other: Said) -> float:
    """The same lead speaks for it; another says nothing: departments of two provinces that were merged are two."""
    return _SAME_LEAD if one.leads & other.leads else 0.0
