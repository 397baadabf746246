"""What rules match on where a heading is set letter by letter: "T Ổ  C H Ứ C" taken for "TỔ CHỨC".

Only for the shadow: the line keeps its length, its first and its last letter; the room that is won stands in one gap
between two words. Recognition leaves one space between letters and between words alike, so the words are told by what
official texts put together. A line of which any part is no known word stays as it came.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from nhipcau.reading.alike import alike, bare
from nhipcau.reading.lost_marks import likelihood
from nhipcau.reading.neighbours import neighbours

_PAIRS = (" N H", " N G", " C H", " T H", " P H", " K H", " M Ụ", " V Ụ")
"""Letters behind each other of which nearly every heading has some, and no other text where they stand alone."""
_LINE = re.compile(
    r"(?:^|(?<=\t))(?P<indent>[ ]*+)(?P<label>(?:[IVXlH1][ ]){0,4}[IVXlH1][ ]?[.-][ ]+)?"
    r"(?P<letters>[A-ZĐÀ-Ỹ](?:[ ]{1,3}[A-ZĐÀ-Ỹ]|[ ]?[,;-](?=[ ])){5,80}+)(?=[ ]*(?:\n|\t|[ ]{4}|$))",
    re.MULTILINE,
)
_LONGEST_WORD = 7
_WORN = -16.0
"""How likely a word is that is known with other marks alone, as a logarithm: less than any other."""


def joined(plain: str) -> str:
    """The text with the letters of such lines put together, of the same length."""
    if not any(pair in plain for pair in _PAIRS):
        return plain
    return _LINE.sub(_in_words, plain)


def _in_words(met: re.Match[str]) -> str:
    line = met.group()
    words = [word for part in re.split(r"[ ]?([,;-])[ ]?", met["letters"]) for word in _words(part)]
    if not words or "" in words:
        return line
    printed = met["label"] or ""
    label = "".join(printed.split()).ljust(len(printed))
    return f"{met['indent']}{label}{_spread(met['letters'], words)}"


def _words(part: str) -> list[str]:
    """The words of a run of letters; one empty word where they cannot be told."""
    if part in (",", ";", "-"):
        return [part]
    letters = "".join(part.split())
    if not letters:
        return []
    found = _cut(letters.lower())
    if not found:
        return [""]
    words, at = [], 0
    for word in found:
        words.append(letters[at : at + len(word)])
        at += len(word)
    return words


class _Way(NamedTuple):
    words: tuple[str, ...]
    cost: float


@lru_cache(maxsize=1024)
def _cut(letters: str) -> tuple[str, ...]:
    """The likeliest known words that the letters are, one behind the other; none where they are none."""
    known = neighbours().words
    ways: list[dict[str, _Way]] = [{"": _Way((), 0.0)}, *({} for _ in letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST_WORD), end):
            word = letters[start:end]
            if word not in known and bare(word) not in alike():
                continue
            for before, way in ways[start].items():
                cost = way.cost - (likelihood(before, word) if word in known else _WORN)
                if word not in ways[end] or cost < ways[end][word].cost:
                    ways[end][word] = _Way((*way.words, word), cost)
    return min(ways[-1].values(), key=lambda way: way.cost).words if ways[-1] else ()


def _spread(letters: str, words: list[str]) -> str:
    """The words in the room of the letters: the last one ends where these end."""
    behind, ahead = words[-1], ""
    for word in words[:-1]:
        ahead += word if word in ",;" or not ahead else f" {word}"
    room = len(letters) - len(ahead) - len(behind)
    return f"{ahead}{' ' * room}{behind}" if ahead and room > 0 else behind.ljust(len(letters))
