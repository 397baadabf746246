"""Words as they are searched for: folded the same way in what is indexed and in what is asked. Pure.

Narrower than `fold`: a dash, a slash, a change from letters to digits part two words ("2076/SYT", "2076syt"), so that a
number is found however it is spelt. What tone and diacritic marks said is kept apart, in `accents_of`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

Phrase = tuple[str, ...]
"""One word, or words that stand one after the other, as `words_of` gives them."""

LONGEST = 40
"""Letters of a word that are looked at; longer runs are no words of a language."""

_STROKE = str.maketrans("đĐÐðƉ", "dDDdD")
# Soft hyphen, joiners, byte order mark: within a word, and not seen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_GAP = re.compile(r"[^\w\u0300-\u036f]+|_")
_WORD = re.compile(r"[a-z]+|[0-9]+")
_ACCENTED = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐƯ]{2,12}(?!\w)")
# What an accent is told by; which letter of the syllable bears it differs between two ways of writing (hòa, hoà).
_MARKS = dict(zip("\u0300\u0301\u0309\u0303\u0323\u0302\u031b\u0306", "12345678", strict=True))


@dataclass(frozen=True, slots=True)
class Ask:
    """Every group must be met, by any one of its phrases. `prefix`: the last word of the last group may go on."""

    groups: tuple[tuple[Phrase, ...], ...]
    prefix: bool = False

    def __bool__(self) -> bool:
        return bool(self.groups)


def words_of(text: str) -> list[str]:
    """In order: lower case, without diacritics, letters and digits apart."""
    gapped = _GAP.sub(" ", _UNSEEN.sub("", text)).translate(_STROKE)
    bare = unicodedata.normalize("NFD", gapped).encode("ascii", "ignore").decode("ascii")
    return [word[:LONGEST] for word in _WORD.findall(bare.lower())]


def meeting(ask: Ask) -> Callable[[str], bool]:
    """Whether folded words with single spaces between them meet what is asked, as the index would say."""
    last = len(ask.groups) - 1
    sought = [
        [f" {' '.join(phrase)}{'' if ask.prefix and place == last else ' '}" for phrase in group]
        for place, group in enumerate(ask.groups)
    ]

    def met(folded: str) -> bool:
        said = f" {folded} "
        return all(any(phrase in said for phrase in group) for group in sought)

    return met


def accents_of(text: str) -> frozenset[str]:
    """The words that bear accents, each with its marks: equal for "hòa" and "hoà", not for "hoa" or "hóa"."""
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).lower()
    return frozenset(_marked(word) for word in set(_ACCENTED.findall(plain))) - {""}


def shorthand_in(text: str) -> frozenset[str]:
    """Words in capitals: only these are taken for abbreviations, for "tu" is a word and "TU" is not."""
    return frozenset(_CAPITALS.findall(unicodedata.normalize("NFC", text)))


def other_ways(words: Iterable[str], *, capitals: Iterable[str]) -> tuple[Phrase, ...]:
    """What is said in the text another way: abbreviations written out, full names abbreviated."""
    running, upper = f" {' '.join(words)} ", set(capitals)
    found: list[Phrase] = []
    for shorts, full in abbreviations():
        if any(short in upper for short in shorts):
            found.append(full)
        if f" {' '.join(full)} " in running:
            found.extend((word,) for word in dict.fromkeys(words_of(short)[0] for short in shorts))
    return tuple(found)


@cache
def abbreviations() -> tuple[tuple[tuple[str, ...], Phrase], ...]:
    """One word of capitals each, with what it stands for, folded."""
    table = tomllib.loads((files(__package__) / "abbreviations.toml").read_text(encoding="utf-8"))
    return tuple(
        (shorts, tuple(words_of(row["full"])))
        for row in table["abbreviation"]
        if (shorts := _plain_forms(row["short"]))
    )


def _plain_forms(pattern: str) -> tuple[str, ...]:
    plain = (form.replace(" ?", "").replace("-?", "").replace(r"\.?", "") for form in pattern.split("|"))
    return tuple(dict.fromkeys(form for form in plain if _CAPITALS.fullmatch(form)))


@lru_cache(maxsize=16_384)
def _marked(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.replace("đ", "d9").replace("ð", "d9"))
    base = "".join(sign for sign in letters if sign.isascii() and sign.isalpha())
    marks = sorted(_MARKS.get(sign, sign if sign.isdigit() else "") for sign in letters)
    return f"{base}{''.join(marks)}"[:LONGEST] if base and any(marks) else ""
