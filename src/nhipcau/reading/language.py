"""The language as documents print it: each word, and each run between two spaces, looked at once."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from nhipcau.reading.lexicon import load, strings

# The tone mark stands on either vowel in practice ("uỷ", "ủy"); one of the two spellings is taken, letter for letter.
_TONES = {
    old + new: plain
    for old, new, plain in (
        ("o", "à", "òa"), ("o", "á", "óa"), ("o", "ả", "ỏa"), ("o", "ã", "õa"), ("o", "ạ", "ọa"),
        ("o", "è", "òe"), ("o", "é", "óe"), ("o", "ẻ", "ỏe"), ("o", "ẽ", "õe"), ("o", "ẹ", "ọe"),
        ("u", "ỳ", "ùy"), ("u", "ý", "úy"), ("u", "ỷ", "ủy"), ("u", "ỹ", "ũy"), ("u", "ỵ", "ụy"),
    )
}  # fmt: skip
# "Oàn", "oát" keep the mark where it stands.
_TONE = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?![^\W\d_])")
# A document's number and symbol is one word: the agency inside it is not named by the sentence. "5- Các …" is an item.
_CODE = (
    r"(?!\d+\s?[/-]\s+[^\W\d_][^\W\d_A-ZĐ]+(?![\w/-]))"
    r"\d++[^\W_]*+\s?[/-]\s?(?=[^\s,;]{0,60}[A-ZĐ])[\w&Đ.]+(?:\s?[/-]\s?[\w&Đ.]*\w)*"
)
# Nearly all words are plain letters of the Latin script, and ranges are told sooner than what a letter is.
_WORD = r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]++(?![\w&])|[^\W\d_]+(?:&[^\W_]+)*\d*"
CUT = re.compile(rf"({_WORD}|[^\w\s]|{_CODE}|\d+(?:[/.-]\d+)*[^\W_]*)")
IS_CODE = re.compile(_CODE)
MAY_HOLD_A_CODE = re.compile(r"(?<![^\W_])\d[^\W_]*+\s?[/-]\s?[^\s,;]{0,60}[A-ZĐ]")
"""Stands wherever a code does: "xã - hội", "2021-2025" and "05/3/2026" are none."""
_KNOWN_AT_MOST = 50_000
"""Words kept: the language has some seven thousand syllables, but there is no end of figures and symbols."""
_LONGEST_RUN = 40
"""Letters between two spaces that are worth keeping."""


def fold(text: str) -> str:
    """Lower case with the tone marks in one place; of the same length, so that places stay places."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _TONE.sub(_modern, low)


def _modern(met: re.Match[str]) -> str:
    """After q the u is part of the consonant and bears no mark."""
    spelt = met.group()
    behind_q = met.start() > 0 and met.string[met.start() - 1] == "q"
    return spelt if behind_q else _TONES.get(spelt, spelt)


class Word(NamedTuple):
    """What can be told of a word by itself; where it stands, the run of words knows."""

    text: str
    """Folded."""
    capital: bool
    upper: bool
    """All in capitals, two letters or more: an abbreviation, or a heading."""
    kind: str
    """"word", "number", "code" or "mark"."""


class _Language(dict[str, Word]):
    """Each word as it is printed, looked at once: a document says the same few hundred again and again."""

    def __missing__(self, printed: str) -> Word:
        folded = fold(printed)
        meant = _worn().get(folded) or (_worn().get(folded.capitalize()) if printed[0].isupper() else None)
        upper = len(printed) > 1 and printed.upper() == printed and printed.isalpha()
        word = Word(meant or folded, printed[0].isupper(), upper, _kind(printed))
        if len(self) < _KNOWN_AT_MOST:
            self[printed] = word
        return word


def _kind(printed: str) -> str:
    if printed[0].isdecimal():
        return "number"
    return "word" if printed[0].isalnum() else "mark"


LANGUAGE = _Language()


class _Runs(dict[str, tuple[Word, ...]]):
    """The words of what stands between two spaces: "chức," is a word and a mark, and stands so in every document."""

    def __missing__(self, run: str) -> tuple[Word, ...]:
        words = tuple(map(LANGUAGE.__getitem__, CUT.findall(run)))
        if len(self) < _KNOWN_AT_MOST and len(run) <= _LONGEST_RUN:
            self[run] = words
        return words


RUNS = _Runs()


@cache
def _worn() -> dict[str, str]:
    """Syllables that scans leave of the heads of names, and what they stand for; the text keeps its own."""
    return {worn: meant for worn, _, meant in (pair.partition(" ") for pair in strings(load("agencies")["worn"]))}
