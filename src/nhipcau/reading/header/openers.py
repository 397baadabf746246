"""Lines on which a foot, an attachment or a letterhead may open: found in one scan of the text, judged by others.

What is found here is only likely; what is not found here is none. So the careful rules look at a few lines, not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby

from nhipcau.reading.header.words import NATION, PARTY, document_types, signing_words
from nhipcau.reading.source import Source
from nhipcau.reading.types import Span

# Only signs may stand before the word that opens a cell, and a wide gap opens another cell: a few are enough.
_SIGNS = r"[^a-z0-9\n]{0,40}+"
_RECIPIENTS = r"n[oa0][il1][^\S\n]*nh[ao]n"
_OWN_NUMBER = r"(?:luat |nghi quyet )?s[o0]"
OWN_FIGURES = re.compile(r"s[oe06d]\s*[:.;,]?\s*\d")
"""Stands wherever a document prints a number of its own that is not left blank."""
# The form of signing may share its line with the last recipient, so it is looked for everywhere. A pattern that opens
# with one fixed letter is found faster.
_FORMS = tuple(
    re.compile(rf"{form}\s*[.,/:]?\s*[A-ZÀ-ỸĐƯƠ]") for form in (r"T(?:[/.]?[ML]|/?[UƯ]Q|m)", r"K(?:[/.]?T|t)")
)


@dataclass(frozen=True, slots=True)
class Openers:
    """Indexes of lines, ascending."""

    feet: tuple[int, ...]
    attachments: tuple[int, ...]
    letterheads: tuple[int, ...]


def openers_of(source: Source) -> Openers:
    return source.once(_openers)


def lines_within(lines: tuple[int, ...], source: Source, within: Span) -> Iterator[int]:
    """Those of the lines that stand in a span; its first line always, which may be a part of a line."""
    first, last = source.line_of(within.start), source.line_of(max(within.start, within.end - 1))
    yield first
    yield from lines[bisect_right(lines, first) : bisect_left(lines, last + 1)]


def _openers(source: Source) -> Openers:
    shadow, feet, attachments = source.shadow, set[int](), set[int]()
    for match in chain.from_iterable(form.finditer(shadow) for form in _FORMS):
        if not shadow[match.start() - 1 : match.start()].isalnum():
            feet.add(source.line_of(match.start()))
    for match in _opening_words(source):
        line = source.line_of(match.end() - 1)
        if match.lastgroup == "attachment" or (
            match.lastgroup == "number" and OWN_FIGURES.search(source.plain, match.start(), source.lines[line + 1])
        ):
            attachments.add(line)
        elif match.lastgroup == "foot" or (
            match.lastgroup == "bullet" and _ends_in_capitals(shadow[match.end() : source.lines[line + 1]])
        ):
            feet.add(line)
    return Openers(
        feet=tuple(sorted(feet)),
        attachments=tuple(sorted(attachments)),
        letterheads=tuple(sorted(_letterheads(source))),
    )


def _ends_in_capitals(words: str) -> bool:
    """A recipient behind whom recognition ran in the post of who signs: "- Lưu: VT. GIÁM ĐỐC"."""
    return words.rstrip()[-1:].isupper()


def _letterheads(source: Source) -> set[int]:
    matches = (match for pattern in (NATION, PARTY) for match in pattern.finditer(source.plain))
    return {line for m in matches for line in range(source.line_of(m.start()), source.line_of(m.end() - 1) + 1)}


def _opening_words(source: Source) -> Iterator[re.Match[str]]:
    """Where a line, or a column of it, begins with such a word."""
    plain = source.plain
    if first := _opening("").match(plain):
        yield first
    yield from _opening(r"\n").finditer(plain)
    for gap in ("\t", "|", "    ", "\u00a0"):
        at = source.text.find(gap)
        while at >= 0:
            at += len(gap)
            if word := _opening("").match(plain, at):
                yield word
            at = source.text.find(gap, at)


@cache
def _opening(before: str) -> re.Pattern[str]:
    issued = "|".join(r"[^a-z\n]*".join(type_.squeezed) for type_ in document_types() if type_.is_issued)
    foot = f"{_RECIPIENTS}|{_by_first_letter(signing_words('posts'))}"
    return re.compile(
        rf"{before}(?:{_SIGNS}(?:(?P<foot>{foot})|(?P<number>{_OWN_NUMBER})|(?P<attachment>{issued}))|[^\S\n]{{0,40}}+(?P<bullet>[-+•]))"
    )


def _by_first_letter(words: Iterable[str]) -> str:
    """One branch for each first letter: most lines are left after comparing a single letter."""
    groups = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(f"{letter}(?:{'|'.join(re.escape(word[1:]) for word in group)})" for letter, group in groups)
