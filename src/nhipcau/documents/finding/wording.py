"""The words a document is found by: its head and its text, with what damaged and abbreviated words stand for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nhipcau.ground.identity import canonical_code
from nhipcau.ground.numbers import numbers_in
from nhipcau.ground.words import accents_of, other_ways, shorthand_in, words_of

EDITION = 2
"""Raised whenever the same document would get other words: `nhipcau reindex` then makes the older ones anew."""

# Between pieces that do not follow each other in the document, so that no phrase reaches from one into the next.
_BREAK = "qzxq"
# So many letters around a repaired word let phrases with it be found.
_AROUND = 40
# PostgreSQL keeps at most one megabyte of different words of a row; papers have a hundredth of that.
_MOST_LETTERS = 800_000


@dataclass(frozen=True, slots=True)
class Repaired:
    """A damaged stretch of the file's text and what may have stood there."""

    start: int
    end: int
    proposed: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Folded words with single spaces, as `Indexed` keeps them."""

    code_key: str
    head: str
    body: str
    accents: str


def wording_of(
    *, code: str, head: Sequence[str], text: str, start: int, end: int, repairs: Iterable[Repaired]
) -> Wording:
    """`text[start:end]` are the document's own words; of the rest of the file nothing is taken."""
    own, top = text[start:end], "\n".join(head)
    mended = [_mended(text, one, start=start, end=end) for one in repairs if start <= one.start < end]
    accents = accents_of("\n".join((top, own, *mended)))
    said = _both_ways((top, own, *mended), capitals=shorthand_in(own) | shorthand_in(top))
    return Wording(
        code_key=key_of_code(code),
        head=" ".join(_bounded(words_of(top))),
        body=" ".join(_bounded([*said, *numbers_in(said)])),
        accents=" ".join(_bounded(sorted(accents))),
    )


def said_both_ways(pieces: Iterable[str], *, capitals: Iterable[str]) -> str:
    """Folded, piece after piece, with abbreviations written out and full names abbreviated behind them."""
    return " ".join(_bounded(_both_ways(pieces, capitals=capitals)))


def _both_ways(pieces: Iterable[str], *, capitals: Iterable[str]) -> list[str]:
    said: list[str] = []
    for piece in pieces:
        said += [_BREAK, *words_of(piece)] if said else words_of(piece)
    for phrase in other_ways(said, capitals=capitals):
        said += [_BREAK, *phrase]
    return said


def key_of_code(code: str) -> str:
    """Number and symbol without signs, spaces or strokes: "38-CT/TW", "38 ct tw" and "038/CT-TW" are one."""
    return "".join(words_of(canonical_code(code)))[:80]


def _mended(text: str, one: Repaired, *, start: int, end: int) -> str:
    before = text[max(start, one.start - _AROUND) : one.start]
    after = text[one.end : min(end, one.end + _AROUND)]
    # The first and the last word may be cut.
    return f"{before.partition(' ')[2]}{one.proposed}{after.rpartition(' ')[0]}"


def _bounded(words: list[str]) -> list[str]:
    if sum(map(len, words)) <= _MOST_LETTERS:
        return words
    kept: set[str] = set()
    letters, within = 0, []
    for word in words:
        if word not in kept:
            if letters + len(word) > _MOST_LETTERS:
                continue
            kept.add(word)
            letters += len(word)
        within.append(word)
    return within
