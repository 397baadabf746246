"""The places of a text where the words that were asked for stand, with those words marked. Pure.

The text itself is searched, by patterns that see through diacritics, case and what parts words: nothing is folded, so
that what is shown is what is printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from nhipcau.documents.finding.wording import Repaired
from nhipcau.ground.words import Phrase, accents_of, words_of

AROUND = 90
MOST_PLACES = 2
# Letters in which a title stands.
_HEAD = 4_000
_MOST_LOOKED_AT = 40
_RANGES = (range(0x41, 0x5B), range(0x61, 0x7B), range(0xC0, 0x250), range(0x1E00, 0x1F00))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text; `meant` is what a damaged stretch may have been, where that is what was found."""

    words: str
    marked: bool = False
    meant: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    meant: str = ""


def extract(
    text: str, *, marks: Sequence[Phrase], first: Sequence[Phrase] = (), prefix: bool = False,
    repaired: Iterable[Repaired] = (), title: str = "", accents: frozenset[str] = frozenset(),
) -> tuple[Piece, ...]:  # fmt: skip
    """At most two places. `first` are the phrases looked for before all others; `repaired` count from `text`.

    `title` is shown with its own words marked: what stands nowhere but in it and above it needs no other place.
    Of `accents`, the words typed with marks, those that bear others are passed over as long as there is a better place.
    """
    after = _end_of(title, text)
    places = _first_places(text, first, after=after, prefix=prefix, accents=accents)
    places = places or _first_places(text, marks, after=after, prefix=prefix, accents=accents)
    if all(_is_other(text, place, accents) for place in places):
        accents = frozenset()
    # The title is looked through last: of most papers another place is shown.
    if not places and not (after and _first_places(text, marks, after=0, prefix=prefix)):
        places = [_Place(one.start, one.end, one.proposed) for one in repaired if _holds(one.proposed, marks)]
    pieces: list[Piece] = []
    for start, end in _windows(text, places[:MOST_PLACES]):
        if start or pieces:
            pieces.append(Piece("… " if not pieces else " … "))
        pieces += _marked(text, start, end, marks, places, prefix=prefix, accents=accents)
        if end < len(text):
            pieces.append(Piece(" …"))
    return tuple(pieces)


def marked(
    text: str, *, marks: Sequence[Phrase], prefix: bool = False, accents: frozenset[str] = frozenset()
) -> tuple[Piece, ...]:
    """The whole of a short text: a title, a number. Whoever typed "trợ" means no "trò"."""
    return tuple(_marked(text, 0, len(text), marks, (), prefix=prefix, accents=accents))


def is_in(text: str, phrase: Phrase, *, prefix: bool = False) -> bool:
    return _pattern((phrase,), prefix, _composed(text)).search(text) is not None


def _end_of(title: str, text: str) -> int:
    """Where the title ends that stands at the head of the text, however its lines are broken; 0 where it does not."""
    words = " ".join(title.split())
    printed = re.escape(words).replace(r"\ ", r"\s+")
    found = re.search(printed, text[:_HEAD], re.IGNORECASE) if words else None
    return found.end() if found else 0


def _first_places(
    text: str, phrases: Sequence[Phrase], *, after: int, prefix: bool, accents: frozenset[str] = frozenset()
) -> list[_Place]:
    """Of each phrase the first place that bears the accents as typed, else the first."""
    composed = _composed(text)
    found = []
    for phrase in phrases:
        matches = islice(_pattern((phrase,), prefix, composed).finditer(text, after), _MOST_LOOKED_AT)
        # One after the other: most bear the accents where they stand first, and a long text is dear to look through.
        places = (_Place(match.start(), match.end()) for match in matches)
        first = next(places, None)
        if first is not None:
            as_typed = (one for one in chain((first,), places) if not _is_other(text, one, accents))
            found.append(next(as_typed, first))
    return found


def _is_other(text: str, place: _Place, accents: frozenset[str]) -> bool:
    """Whether a word there bears other accents than it was typed with; one without any may have lost them."""
    there = accents_of(text[place.start : place.end]) if accents else frozenset()
    typed = {_plain_letters(word) for word in accents}
    return any(word not in accents and _plain_letters(word) in typed for word in there)


def _plain_letters(accented: str) -> str:
    return accented.rstrip("0123456789")


def _windows(text: str, places: Sequence[_Place]) -> list[tuple[int, int]]:
    windows: list[tuple[int, int]] = []
    for place in sorted(places, key=lambda one: one.start):
        start = _word_start(text, max(0, place.start - AROUND), place.start)
        end = _word_end(text, min(len(text), place.end + AROUND), place.end)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _word_start(text: str, at: int, before: int) -> int:
    gap = text.find(" ", at, before) if at else -1
    return gap + 1 if gap >= 0 else at


def _word_end(text: str, at: int, after: int) -> int:
    gap = text.rfind(" ", after, at) if at < len(text) else -1
    return gap if gap >= 0 else at


def _marked(
    text: str, start: int, end: int, marks: Sequence[Phrase], places: Sequence[_Place], *, prefix: bool,
    accents: frozenset[str],
) -> Iterator[Piece]:  # fmt: skip
    at = start
    for place in _all_places(text, start, end, marks, places, prefix=prefix):
        if not place.meant and _is_other(text, place, accents):
            continue
        if place.start > at:
            yield Piece(_plain(text[at : place.start]))
        yield Piece(_plain(text[place.start : place.end]), marked=True, meant=place.meant)
        at = place.end
    if at < end:
        yield Piece(_plain(text[at:end]))


def _all_places(
    text: str, start: int, end: int, marks: Sequence[Phrase], places: Sequence[_Place], *, prefix: bool
) -> list[_Place]:
    meant = [place for place in places if place.meant and start <= place.start and place.end <= end]
    found = []
    if marks:
        matches = _pattern(tuple(marks), prefix, _composed(text)).finditer(text, start, end)
        found = [_Place(match.start(), match.end()) for match in matches]
    apart = [one for one in found if not any(one.start < m.end and m.start < one.end for m in meant)]
    return sorted([*meant, *apart], key=lambda one: one.start)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _holds(proposed: str, marks: Iterable[Phrase]) -> bool:
    said = set(words_of(proposed))
    return any(said & set(phrase) for phrase in marks)


def _composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


@lru_cache(maxsize=512)
def _pattern(phrases: tuple[Phrase, ...], prefix: bool, composed: bool) -> re.Pattern[str]:  # noqa: FBT001 – a key
    return re.compile("|".join(_phrase_pattern(phrase, prefix=prefix, composed=composed) for phrase in phrases))


def _phrase_pattern(phrase: Phrase, *, prefix: bool, composed: bool) -> str:
    tail = "" if composed else "[\u0300-\u036f]*"
    words = [r"[\W_]*".join(["".join(_letter(sign) + tail for sign in word)]) for word in phrase]
    before = r"(?<!\d)" if phrase[0].isdigit() else r"(?<![^\W\d_])"
    after = r"(?!\d)" if phrase[-1].isdigit() else r"(?![^\W\d_])"
    return before + r"[\W_]{0,20}".join(words) + (r"[^\W_]*" if prefix else after)


def _letter(sign: str) -> str:
    return sign if sign.isdigit() else _letters()[sign]


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    """Each plain letter with all that folds to it."""
    kin: dict[str, str] = {}
    for one in (chr(code) for span in _RANGES for code in span):
        folded = words_of(one)
        if len(folded) == 1 and len(folded[0]) == 1:
            kin[folded[0]] = kin.get(folded[0], "") + one
    return {letter: f"[{''.join(sorted(signs))}]" for letter, signs in kin.items()}
