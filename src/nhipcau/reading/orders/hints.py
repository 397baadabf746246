"""What a paragraph or sentence cannot be, told before its words are weighed: by its first word, by what it holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.lexicon.listed import FirstWords, Listed, any_in, heads_of
from nhipcau.reading.orders.verbs import NO_LETTER_AFTER, NO_LETTER_BEFORE, listed
from nhipcau.reading.structure.bodies import BODY, BODY_OPENINGS

_WORDS = load("orders")
_OFFICE = load("office_acts")
PREFACE = re.compile(listed("prefaces") + NO_LETTER_AFTER)
COMMAND = Listed(_WORDS["commands"], before=NO_LETTER_BEFORE)
BINDING = Listed(_WORDS["binding"], before=NO_LETTER_BEFORE, after=NO_LETTER_AFTER)
SPREADS = Listed(_WORDS["spreads"])
STATEMENT = Listed(_WORDS["statements"])
FUNDS = ("kinh phí", "nguồn kinh phí")
"""How a sentence begins that says out of whose funds something is paid."""
MARKS_BEFORE = ' -+*•“"('
_OPENING_MARKS = f"{MARKS_BEFORE}_"
"""Before a sentence that has not been trimmed."""
_ALSO_BIND = ("trách nhiệm", "kinh phí", "phổ biến", "quán triệt")
"""What the other rules that bind cannot do without."""
_LISTS = (
    FirstWords((*strings(_WORDS["spreads"]), *FUNDS)),
    FirstWords(strings(_WORDS["recounting"])),
    FirstWords(BODY_OPENINGS),
    FirstWords((*strings(_WORDS["adverbs"]), "không", *strings(_WORDS["verbs"]), *strings(_OFFICE["acts"]))),
    FirstWords(strings(_WORDS["prefaces"])),
    FirstWords(pattern for pattern in strings(_WORDS["statements"]) if heads_of(pattern)),
)
"""In the order of `Opening`."""
_LONGEST_WORD = 40
"""Letters. No list holds a longer one."""
_KNOWN_AT_MOST = 20_000


class Opening(NamedTuple):
    """With which lists words may begin. A "no" is certain."""

    spreads: bool
    recounts: bool
    body: bool
    acts: bool
    prefaces: bool
    states: bool
    """With the statements that have a head; the others may begin with anything."""


class _Openings(dict[str, Opening]):
    """By first word: documents begin their sentences with the same few hundred again and again."""

    def __missing__(self, first: str) -> Opening:
        opening = Opening(*(words.admit(first) for words in _LISTS))
        if len(self) < _KNOWN_AT_MOST:
            self[first] = opening
        return opening


_OPENINGS = _Openings()


def opening_of(low: str) -> Opening:
    """Of words in small letters, without marks before them."""
    return _OPENINGS[low[:_LONGEST_WORD].partition(" ")[0]]


class Hints(NamedTuple):
    """What can stand in a whole paragraph, looked for once: a "no" holds for every sentence of it."""

    commands: bool = True
    states: bool = True
    """By words that may stand anywhere; what begins like a statement is told by its first word."""


ANYTHING = Hints()


def hints_of(low: str) -> Hints:
    return Hints(commands=COMMAND.may_stand_in(low), states=STATEMENT.may_open_by_need(low))


def may_bind(low: str) -> bool:
    """Whether a sentence in the words, in small letters, can command or bind; cheaper than `judge`, never less."""
    if COMMAND.stands_in(low):
        return True
    return _may_name(low) and (BINDING.stands_in(low) or any_in(low, _ALSO_BIND))


def may_address(low: str) -> bool:
    """The same, and whether somebody can stand in a sentence with what he does."""
    return _may_name(low) or COMMAND.stands_in(low)


def _may_name(low: str) -> bool:
    """Who acts stands at the head of his sentence or behind its preface, before a colon or behind "do"."""
    for said in low.replace("; ", ". ").split(". "):
        head = said.lstrip(_OPENING_MARKS)
        opening = opening_of(head)
        if (
            (opening.body and BODY.match(head))
            or (opening.prefaces and PREFACE.match(head))
            or (opening.spreads and (head.startswith(FUNDS) or SPREADS.opens(head)))
        ):
            return True
    return ":" in low[:-1] or (" do " in low and ("chủ trì" in low or "trách nhiệm" in low))


def states(low: str, *, hints: Hints = ANYTHING) -> bool:
    """The words, in small letters, begin like a statement."""
    return (hints.states or opening_of(low).states) and _states(low)


@lru_cache(maxsize=4096)
def _states(low: str) -> bool:
    return STATEMENT.opens(low)
