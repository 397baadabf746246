"""What a person typed into the search box, understood. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nhipcau.documents.finding.wording import key_of_code
from nhipcau.ground.words import Ask, Phrase, abbreviations, accents_of, other_ways, shorthand_in, words_of

MOST_WORDS = 16
MOST_LETTERS = 200
# Shorter ones are common words too when they come in small letters: "tu", "vp".
_SURE_SHORTHAND = 4
_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)["“”„«»]?')
_CODE = re.compile(r"^(?:[^\W\d]+\s+){0,4}(?P<code>\d.*)$")
_MOST_WAYS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """`words` must all be met; the others say which of those found come first."""

    typed: str
    words: Ask
    running: Ask
    """All of them as one phrase; empty for a single word."""
    accents: Ask
    code_key: str
    """What may be a document's own number, or the beginning of one."""
    marks: tuple[Phrase, ...]
    """What is marked where it stands in a text; longer ones first."""

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def accented(self) -> frozenset[str]:
        """The words that were typed with marks."""
        return frozenset(phrase[0] for group in self.accents.groups for phrase in group)

    @property
    def prefix(self) -> bool:
        return self.words.prefix


@lru_cache(maxsize=1024)
def understood(typed: str, *, typing: bool = False) -> Asked:
    """`typing`: the last word may not be finished yet. A star behind it says the same."""
    typed = " ".join(typed.split())[:MOST_LETTERS]
    prefix = typed.endswith("*") or (typing and typed[-1:].isalnum())
    capitals = _capitals(typed)
    pieces = list(_pieces(typed))
    groups = tuple(dict.fromkeys(_ways(piece, capitals) for piece in pieces))[:MOST_WORDS]
    said = tuple(word for piece in pieces for word in piece)[:MOST_WORDS]
    # An unfinished word may yet get another accent.
    finished = typed.rpartition(" ")[0] if prefix else typed
    marks = {phrase for group in groups for phrase in group} | set(other_ways(said, capitals=capitals))
    return Asked(
        typed=typed,
        words=Ask(groups, prefix=prefix and bool(groups)),
        running=Ask(((said,),), prefix=prefix) if len(said) > 1 else Ask(()),
        accents=Ask(tuple((((one,),)) for one in sorted(accents_of(finished)))),
        code_key=_code_key(typed),
        marks=tuple(sorted(marks, key=lambda phrase: (-len(phrase), phrase))),
    )


def number_asked(asked: Asked) -> str:
    """The number a bare number is, else the code as far as it is typed."""
    bare = asked.typed.strip(" *")
    return bare.lstrip("0") if bare.isascii() and bare.isdigit() else asked.code_key


def _pieces(typed: str) -> Iterator[Phrase]:
    """Quoted words together, others by themselves; "41/2013/QĐ-TTg" is one piece however it is parted."""
    at = 0
    for quoted in _QUOTED.finditer(typed):
        yield from _chunks(typed[at : quoted.start()])
        phrase = tuple(words_of(quoted[1]))
        if phrase:
            yield phrase
        at = quoted.end()
    yield from _chunks(typed[at:])


def _chunks(words: str) -> Iterator[Phrase]:
    yield from (phrase for chunk in words.split() if (phrase := tuple(words_of(chunk))))


def _ways(phrase: Phrase, capitals: frozenset[str]) -> tuple[Phrase, ...]:
    """A phrase as typed, and with its abbreviations written out or its full names abbreviated."""
    if len(phrase) == 1:
        # The index holds both ways of each abbreviation: one word needs no other.
        return (phrase,)
    ways = [phrase]
    for shorts, full in abbreviations():
        for short in dict.fromkeys(words_of(one)[0] for one in shorts):
            other = _replaced(phrase, full, (short,))
            if other == phrase and any(one in capitals for one in shorts):
                other = _replaced(phrase, (short,), full)
            if other != phrase and other not in ways:
                ways.append(other)
    return tuple(ways[:_MOST_WAYS])


def _replaced(phrase: Phrase, old: Phrase, new: Phrase) -> Phrase:
    for at in range(len(phrase) - len(old) + 1):
        if phrase[at : at + len(old)] == old:
            return (*phrase[:at], *new, *phrase[at + len(old) :])
    return phrase


def _capitals(typed: str) -> frozenset[str]:
    said = set(words_of(typed))
    sure = {
        short
        for shorts, _ in abbreviations()
        for short in shorts
        if len(short) >= _SURE_SHORTHAND and words_of(short)[0] in said
    }
    return shorthand_in(typed) | sure


def _code_key(typed: str) -> str:
    found = _CODE.match(typed.replace('"', ""))
    key = key_of_code(found["code"]) if found else ""
    return key if any(sign.isalpha() for sign in key) else ""
