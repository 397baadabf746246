"""Words whose letters a damaged text layer set apart or ran together: "thự c hiện", "ràsoát".

A text that shows such places is read as if its spaces stood right; `Mended` leads every place back, so that spans and
quotes are those of the words as they came. Only spaces move: a word is put together or cut where its letters are no
word as they stand, and the words that come of it are such as official texts put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from nhipcau.reading.language import fold
from nhipcau.reading.lost_marks import likelihood, met_together
from nhipcau.reading.neighbours import neighbours
from nhipcau.reading.strange_words import sample_of, strange_words

_RUN = re.compile(r"(?<![\w/&@.-])[^\W\d_]+(?:[ ][^\W\d_]+)*+(?![\w/&@])")
"""Words with nothing but one space between them, no part of a symbol or an address."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 7
_LONGEST_PART = 40
"""Letters of words that are looked at together: damage of a whole line is not undone word by word."""
_STRANGE = -15.0
"""How likely letters are that no text has as a word, as a logarithm."""
_MOVED = 2.5
"""What a space must make the words likelier by to be put in or taken out, as a logarithm."""
_LONGEST_PIECE = 4
"""Letters: what no text has as a word and is longer is a term of some trade, if it is not two words."""
_LEAST_TORN = 3
_FOR_EACH = 1_000
"""Torn places in a sample of the text, and for how many characters one more: a clean one has a misprint or two."""
_MET = 3
"""How often two words must have stood together to be cut apart."""
_YEAR = r"(?:(?:19|20)(?: \d\d|\d \d)|(?:1 9|2 0)\d\d)"
_FIGURES = re.compile(
    rf"(?<=[Nn]ăm ){_YEAR}(?!\d)|(?<=\d/){_YEAR}(?![\d])"
    r"|(?<=[Nn]gày )[0-3] \d(?= tháng| ?/)"
    r"|(?<=/)Q ?H ?1 ?\d(?!\d)"
    r"|(?<=[/-])[A-ZĐ]{1,8} [A-ZĐ]{1,3}(?= ngày )"
)
"""A year, the day of a date, or a document's symbol with a space in it."""
_RUN_ON = re.compile(r"(?<=[/-][A-ZĐ]{2})(?:[A-ZĐ]{0,6})(?=(?:ngày|của|về) )")
"""A symbol without a space behind it."""


class Mended(NamedTuple):
    """The text as it is read, and where each of its characters stood."""

    text: str
    places: Sequence[int]


class _Way(NamedTuple):
    cost: float
    words: tuple[str, ...]


def mended(text: str, *, is_worn: bool = False) -> Mended | None:
    """None where the text shows no such damage. A poor scan may show a little of it anywhere."""
    if not (is_worn or _is_torn(text)):
        return None
    pieces, places, behind = list[str](), list[int](), 0
    for start, end, meant in _repairs(text):
        pieces += [text[behind:start], meant]
        places += range(behind, start)
        places += _placed(text, start, meant)
        behind = end
    if not pieces:
        return None
    return Mended("".join((*pieces, text[behind:])), (*places, *range(behind, len(text) + 1)))


def _is_torn(text: str) -> bool:
    sample = sample_of(text)
    least = max(_LEAST_TORN, len(sample) // _FOR_EACH)
    torn = (word for word in strange_words(text) if len(word) <= _LONGEST_PIECE or _runs_together(word))
    if len(tuple(islice(torn, least))) < least:
        return False
    return len(tuple(islice(_repairs(sample), least))) == least


def _runs_together(word: str) -> bool:
    known, pair = neighbours().words, neighbours().pair
    return any(
        word[:at] in known and word[at:] in known and pair(word[:at], word[at:]) >= _MET
        for at in range(2, len(word) - 1)
    )


def _repairs(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and what is meant, in order of the text."""
    found = [*_figures(text), *_letters(text)]
    return iter(sorted(found))


def _figures(text: str) -> Iterator[tuple[int, int, str]]:
    for met in _FIGURES.finditer(text):
        if " " in met.group():
            yield met.start(), met.end(), met.group().replace(" ", "")
    for met in _RUN_ON.finditer(text):
        yield met.end() - 1, met.end(), f"{text[met.end() - 1]} "


def _letters(text: str) -> Iterator[tuple[int, int, str]]:
    for run in _RUN.finditer(text):
        printed = run.group()
        words = [_Place(run.start() + met.start(), met.group()) for met in _WORD.finditer(printed)]
        strange = [_is_strange(word.printed) for word in words]
        if any(strange):
            yield from _parts(words, strange)


class _Place(NamedTuple):
    start: int
    printed: str

    @property
    def end(self) -> int:
        return self.start + len(self.printed)


def _is_strange(printed: str) -> bool:
    """No word as it stands. Capitals without marks abbreviate."""
    if len(printed) > 1 and printed.isupper() and printed.isascii():
        return False
    return fold(printed) not in neighbours().words or (len(printed) == 1 and printed not in "àÀôÔởỞýÝ")


def _parts(words: Sequence[_Place], strange: Sequence[bool]) -> Iterator[tuple[int, int, str]]:
    """Each strange word with the words beside it, read anew."""
    at = 0
    while at < len(words):
        if not strange[at]:
            at += 1
            continue
        first = max(0, at - 1)
        last = at + 1
        while last < len(words) and (strange[last] or strange[last - 1]):
            last += 1
        part = words[first:last]
        before = fold(words[first - 1].printed) if first else ""
        behind = fold(words[last].printed) if last < len(words) else ""
        printed = " ".join(word.printed for word in part)
        if len(printed) <= _LONGEST_PART:
            meant = _read(printed, before, behind)
            if meant != printed:
                yield part[0].start, part[-1].end, meant
        at = last


@lru_cache(maxsize=16_384)
def _read(printed: str, before: str, behind: str) -> str:
    """The printed words with their spaces where they make the likeliest row."""
    given = printed.split(" ")
    letters = "".join(given)
    small = fold(letters)
    starts, at = {0}, 0
    whole: dict[tuple[int, int], str] = {}
    for word in given:
        whole[at, at + len(word)] = word
        at += len(word)
        starts.add(at)
    ways: list[dict[str, _Way]] = [{before: _Way(0.0, ())}, *({} for _ in letters)]
    known = neighbours().words
    for end in range(1, len(letters) + 1):
        for start in range(end):
            word, as_printed = small[start:end], letters[start:end]
            is_given = (start, end) in whole
            is_known = end - start <= _LONGEST_WORD and word in known and _is_cased(as_printed)
            if not ways[start] or not (is_given or is_known):
                continue
            moved = sum(start < place < end for place in starts) + (end not in starts)
            for left, way in ways[start].items():
                likely = likelihood(left, word) if is_known and (end - start > 1 or is_given) else _STRANGE
                if end not in starts and not is_known:
                    continue
                if start not in starts and not _may_be_cut(left, word, as_printed):
                    continue
                cost = way.cost - likely + moved * _MOVED
                if word not in ways[end] or cost < ways[end][word].cost:
                    ways[end][word] = _Way(cost, (*way.words, as_printed))
    best = min(ways[-1].items(), key=lambda one: one[1].cost - (likelihood(one[0], behind) if behind else 0.0))
    return " ".join(best[1].words)


def _is_cased(printed: str) -> bool:
    """As words are: small letters, behind a capital or not, or capitals."""
    return len(printed) == 1 or printed[1:].islower() or printed.isupper()


def _may_be_cut(left: str, word: str, printed: str) -> bool:
    """Two words run together where they often follow each other, or where the second has a capital."""
    return (printed[0].isupper() and not printed[1:].isupper()) or met_together(left, word) >= _MET


def _placed(text: str, start: int, meant: str) -> Iterator[int]:
    """Where each character of what is meant stood; a space that was put in stands with the letter before it."""
    at = start
    for sign in meant:
        while text[at] == " " != sign:
            at += 1
        if sign == " " and text[at] != " ":
            yield at - 1
            continue
        yield at
        at += 1
