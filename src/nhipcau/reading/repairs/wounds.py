"""The ways in which a word is damaged, undone: from letters on paper to the words they may have been."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nhipcau.reading import lexicon
from nhipcau.reading.neighbours import Neighbours
from nhipcau.reading.repairs.syllables import is_syllable


class Wound(NamedTuple):
    """One way to read damaged letters: the word or two words they were, in small letters, and what had happened."""

    words: tuple[str, ...]
    reason: str
    often: bool = False
    """The letter is one of those that are lost most often."""


class Marks(NamedTuple):
    lost: str
    stacked: str
    vowels: str
    numbers: frozenset[str]
    places: frozenset[str]
    before_letters: frozenset[str]
    reasons: dict[str, str]


LOST = "repair.lost_letter"
LOST_WITH_SPACE = "repair.lost_letter_and_space"
TORN = "repair.torn_word"
CONFUSED = "repair.confused_letter"


@cache
def marks() -> Marks:
    said = lexicon.load("repairs")
    lost, reasons = str(said["marked_vowels"]), said["reasons"]
    assert isinstance(reasons, dict)
    return Marks(
        lost=lost,
        stacked=str(said["stacked_vowels"]),
        vowels=lost + str(said["plain_vowels"]),
        numbers=frozenset(lexicon.strings(said["numbers"])),
        places=frozenset(lexicon.strings(said["places"])),
        before_letters=frozenset(lexicon.strings(said["before_letters"])),
        reasons={code: str(sentence) for code, sentence in reasons.items()},
    )


def lost_letter(word: str, near: Neighbours) -> Iterator[Wound]:
    """ "th" from "thổ", "vin" from "viện": one vowel is gone."""
    for at in range(len(word) + 1):
        for vowel in marks().lost:
            whole = word[:at] + vowel + word[at:]
            if whole in near.words:
                yield Wound((whole,), LOST, vowel in marks().stacked)


def lost_letter_and_space(word: str, near: Neighbours) -> Iterator[Wound]:
    """ "phphân" from "phố phân": the vowel went together with the space behind it."""
    for at in range(1, len(word) - 1):
        if word[at:] not in near.words:
            continue
        for vowel in marks().lost:
            if word[:at] + vowel in near.words:
                yield Wound((word[:at] + vowel, word[at:]), LOST_WITH_SPACE, vowel in marks().stacked)


def torn_word(head: str, tail: str, near: Neighbours) -> Iterator[Wound]:
    """ "T⏎nh" from "Tỉnh": a line end stands where the vowel was."""
    for vowel in marks().lost:
        whole = head + vowel + tail
        if whole in near.words:
            yield Wound((whole,), TORN, vowel in marks().stacked)


def confused_letter(word: str, near: Neighbours) -> Iterator[Wound]:
    """ "thú" for "thứ", "quyét" for "quyết", "dược" for "được": a vowel with other marks, or d for đ.

    Any vowel may stand for any other where the letters are no syllable at all."""
    possible = is_syllable(word)
    for at, letter in enumerate(word):
        if letter in marks().vowels:
            others: str = marks().vowels
        elif letter in "dđ":
            others = "đ" if letter == "d" else "d"
        else:
            continue
        for other in others:
            whole = word[:at] + other + word[at + 1 :]
            if other != letter and whole in near.words and (not possible or _base(other) == _base(letter)):
                yield Wound((whole,), CONFUSED)


@cache
def _base(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
