"""How near a name as written stands to a name of the register, and why. Pure; knows no database and decides nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from nhipcau.agencies.lists.held import Lists, lists_held
from nhipcau.agencies.lists.shapes import MATCHING, Role
from nhipcau.ground.text import fold

# Proposed at all; and near enough that no agency is made beside the one in the register.
WORTH_SHOWING = 0.6
LIKELY = 0.85


class Why(StrEnum):
    """What makes two names near. The sentences stand beside the other wording of pages."""

    SPELLING = "spelling"  # the same words, joined or with small words left out
    INITIALS = "initials"  # an abbreviation by first letters
    MISSPELT = "misspelt"
    PART = "part"  # only some of its words
    LONGER = "longer"


@dataclass(frozen=True, slots=True)
class Nearness:
    score: float
    why: Why
    slip: bool = False
    """Whether a word is no word of any agency, yet one letter from one: somebody or some machine slipped."""


def nearness(written: str, kept: str) -> Nearness | None:
    """Between two folded names without their localities. None where they are two bodies for all one can see."""
    left, right = _words(written), _words(kept)
    if not left or not right or _numbers(left) != _numbers(right):
        return None
    if left == right or "".join(left) == "".join(right):
        return Nearness(score=1.0, why=Why.SPELLING)
    if len(left) < len(right) and right[: len(left)] == left and len(left) > 1:
        return Nearness(score=0.5 + 0.45 * len(left) / len(right), why=Why.PART)
    if len(right) > 1 and left[: len(right)] == right:
        return Nearness(score=0.4 + 0.45 * len(right) / len(left), why=Why.LONGER)
    cost = _alignment(left, right)
    score = 1 - cost / max(len(left), len(right))
    if score < WORTH_SHOWING or int(cost) > abs(len(left) - len(right)):
        # A well-written word in the place of another makes another body: Ban Dân vận is not Ban Dân tộc.
        return None
    why = Why.PART if len(left) < len(right) else Why.LONGER if len(left) > len(right) else Why.MISSPELT
    # Left-out words weigh more than a slip: another body may well be called so.
    slip = not float(cost).is_integer()
    return Nearness(score=score if why is Why.MISSPELT else min(score, LIKELY - 0.01), why=why, slip=slip)


def is_short_for(written: str, name: str) -> bool:
    """Whether capitals among the written words are the first letters of the name's words: "Phòng TCKT", "BYT", "SNgV".

    At least one run of capitals must stand for two words or more; every other word must be the same.
    """
    parts = [part for part in re.split(r"[\s/,.–]+|-(?=\w)", _JOINED.sub("", written)) if part]
    wanted = [word for word in fold(name).split() if word not in _fillers()]
    return bool(parts) and any(_is_capitals(part) for part in parts) and _stands_for(tuple(parts), tuple(wanted))


_JOINED = re.compile(r"(?<=[A-ZĐ])[-&](?=[A-ZĐ])")
_CAPITALS = re.compile(r"[A-ZĐƯƠĂÂÊÔ][A-ZĐƯƠĂÂÊÔgh]*[A-ZĐƯƠĂÂÊÔ]")


def _is_capitals(part: str) -> bool:
    return bool(_CAPITALS.fullmatch(part))


def _stands_for(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not parts or not words:
        return not parts and not words
    first, rest = parts[0], parts[1:]
    if fold(first) in _fillers():
        return _stands_for(rest, words)
    if fold(first) == words[0] and _stands_for(rest, words[1:]):
        return True
    if not _is_capitals(first):
        return False
    return any(_stands_for(rest, words[taken:]) for taken in _taken(fold(first), words) if taken > 1)


def _taken(letters: str, words: tuple[str, ...]) -> list[int]:
    """How many words the letters may stand for; "SNgV" takes two letters of "ngoai"."""
    reached = {(0, 0)}
    ends = []
    while reached:
        at, taken = reached.pop()
        if at == len(letters):
            ends.append(taken)
            continue
        if taken < len(words):
            reached |= {
                (at + size, taken + 1)
                for size in (1, 2, 3)
                if at + size <= len(letters) and words[taken].startswith(letters[at : at + size])
            }
    return sorted(set(ends), reverse=True)


def _words(folded: str) -> list[str]:
    return [word for word in folded.split() if word not in _fillers()]


def _numbers(words: list[str]) -> list[str]:
    """Numbers are never near each other: School 456 is not School 465."""
    return [word for word in words if any(letter.isdigit() for letter in word)]


def _alignment(left: list[str], right: list[str]) -> float:
    """The price of turning one name into the other, word by word; a word left out or put in costs 1."""
    row = [float(at) for at in range(len(right) + 1)]
    for at, mine in enumerate(left, 1):
        before, row = row, [float(at)]
        for place, theirs in enumerate(right, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + _slip(mine, theirs)))
    return row[-1]


def _slip(written: str, kept: str) -> float:
    """0 for the same word, a part of 1 for a slip of the pen or of recognition, more than 1 for another word."""
    if written == kept:
        return 0.0
    if written in known_words():
        return 2.0
    allowed = 2 if min(len(written), len(kept)) >= 5 else 1
    if abs(len(written) - len(kept)) > allowed:
        return 2.0
    distance = _distance(written, kept)
    return distance / (2 * max(len(written), len(kept))) if distance <= allowed else 2.0


def _distance(left: str, right: str) -> int:
    """Letters put in, left out, changed, or two neighbours swapped."""
    older: list[int] = []
    row = list(range(len(right) + 1))
    for at, mine in enumerate(left, 1):
        oldest, older, row = older, row, [at]
        for place, theirs in enumerate(right, 1):
            best = min(older[place] + 1, row[-1] + 1, older[place - 1] + (mine != theirs))
            if at > 1 and place > 1 and mine == right[place - 2] and left[at - 2] == theirs:
                best = min(best, oldest[place - 2] + 1)
            row.append(best)
    return row[-1]


def known_words() -> frozenset[str]:
    return _kept(lists_held()).known


def _fillers() -> frozenset[str]:
    return _kept(lists_held()).fillers


@dataclass(frozen=True, slots=True)
class _Kept:
    known: frozenset[str]
    fillers: frozenset[str]


@lru_cache(maxsize=16)
def _kept(lists: Lists) -> _Kept:
    rows = lists.of(MATCHING)
    return _Kept(
        known=frozenset(fold(row.text("word")) for row in rows if row.text("role") == Role.KNOWN),
        fillers=frozenset(fold(row.text("word")) for row in rows if row.text("role") == Role.FILLER),
    )
