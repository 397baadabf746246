"""The numbers of documents among folded words, each as one word that an index can look up. Pure.

Of "5/KH-UBND" nearly every paper bears each word somewhere: where they follow each other is told only by reading all
those papers. Joined to one word, it is met by the few in which it is printed, however it is parted there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Stands in no word of Vietnamese, so that no other words are taken for joined ones; what bears it parts what is joined.
JOINT = "qz"
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Joined:
    """`words[start:stop]` in one. `ended`: whatever else followed, no more would be joined to it."""

    word: str
    start: int
    stop: int
    ended: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """What an index is asked for in place of a phrase, or before it.

    `further`: also what begins with `word` and a joint; `unfinished`: whatever begins with `word`. `is_all`: it says
    all that the phrase says, which needs not be looked for any more.
    """

    word: str
    further: bool
    unfinished: bool
    is_all: bool


def numbers_in(words: Sequence[str]) -> list[str]:
    """Each once, in the order of the text."""
    return list(dict.fromkeys(one.word for one in _joined(words)))


def sought_for(phrase: Sequence[str], *, prefix: bool) -> Sought | None:
    """None where no number is in the phrase. `prefix`: its last word may go on, and may then be of another kind."""
    last = len(phrase) - 1
    # Only the word behind the symbol is joined of whatever kind it is.
    sure = [one for one in _joined(phrase) if not prefix or one.stop <= last or _ends_behind_symbol(phrase, one)]
    if not sure:
        return None
    best = max(sure, key=lambda one: (one.stop - one.start, -one.start))
    unfinished = prefix and best.stop > last
    # What the unfinished word becomes may be joined as well.
    ended = best.ended and not (prefix and best.stop == last)
    return Sought(
        word=best.word,
        further=not ended and not unfinished,
        unfinished=unfinished,
        is_all=best.start == 0 and best.stop > last,
    )


def _joined(words: Sequence[str]) -> Iterator[Joined]:
    """A number, its symbol, the word behind it, and one more that is no syllable: 123/BC-SNgV-HTQT.

    The year before the symbol belongs to the number: 41/2013/QĐ-TTg is found under 41 and under 2013.
    """
    for at in range(len(words) - 1):
        if not words[at].isdigit() or not _is_symbol(words[at + 1]):
            continue
        stop, ended = _end(words, at)
        yield Joined(JOINT.join(words[at:stop]), at, stop, ended)
        if at and words[at - 1].isdigit() and _YEAR.fullmatch(words[at]):
            yield Joined(JOINT.join(words[at - 1 : stop]), at - 1, stop, ended)


def _end(words: Sequence[str], at: int) -> tuple[int, bool]:
    behind = at + 2
    if behind >= len(words):
        return behind, False
    if JOINT in words[behind]:
        return behind, True
    more = behind + 1
    if more >= len(words):
        return more, False
    if words[more].isdigit() or _is_symbol(words[more]):
        return more + 1, True
    return more, True


def _ends_behind_symbol(phrase: Sequence[str], one: Joined) -> bool:
    return one.stop - one.start >= 3 and phrase[one.stop - 3].isdigit() and _is_symbol(phrase[one.stop - 2])


@lru_cache(maxsize=16_384)
def _is_symbol(word: str) -> bool:
    """Letters that are no syllable of Vietnamese: KH, QĐ, UBND, SNgV; not "tháng", nor SYT."""
    return not word.isdigit() and JOINT not in word and _SYLLABLE.fullmatch(word) is None
