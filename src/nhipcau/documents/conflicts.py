"""What cannot both be said of one document, and which documents with one number cannot be two. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from nhipcau.ground.identity import party_term
from nhipcau.ground.text import fold, write_out

ALIKE = 0.5
"""So many of the words of the shorter title stand in the longer one, or the two are not one title."""
FEWEST_WORDS = 4
MOST_NAMESAKES = 12
_YEAR_IN_CODE = re.compile(r"/(?:19|20)\d\d/")
_PARTY = re.compile(r"/(?:B[A-ZĐ]*)?TW$|/VPTW$")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one document; empty where nothing is."""

    issuer: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """`other` is a namesake, or the document that says otherwise."""

    kind: str
    document: int
    other: int
    said: str
    otherwise: str


def contradictions(document: int, told: Told, *, by: int, otherwise: Told) -> Iterator[Claim]:
    """Two issuers or two titles of one document."""
    if _other_issuer(told.issuer, otherwise.issuer):
        yield Claim("two_issuers", document, by, told.issuer[:300], otherwise.issuer[:300])
    if _other_title(told.title, otherwise.title):
        yield Claim("two_titles", document, by, told.title[:300], otherwise.title[:300])


def namesakes(code: str, days: Mapping[int, date]) -> Iterator[Claim]:
    """Pairs of one series that share a number within the time in which no number comes twice."""
    if len(days) > MOST_NAMESAKES:
        return
    for (one, first), (other, second) in combinations(sorted(days.items()), 2):
        if first != second and _same_series(code, first, second):
            yield Claim("two_dates", one, other, first.isoformat(), second.isoformat())


def _same_series(code: str, first: date, second: date) -> bool:
    """Party numbers restart with each term, State numbers each year; a year in the code makes it unique."""
    if _YEAR_IN_CODE.search(code):
        return True
    if _PARTY.search(code):
        return party_term(first) == party_term(second)
    return first.year == second.year


def _other_issuer(told: str, otherwise: str) -> bool:
    """Different where neither name holds the other's words: "Thành ủy" and "Thành ủy Hải Phòng" are one."""
    few, many = sorted((_words(told), _words(otherwise)), key=len)
    return bool(few) and not few <= many


def _other_title(told: str, otherwise: str) -> bool:
    few, many = sorted((_words(told), _words(otherwise)), key=len)
    return len(few) >= FEWEST_WORDS and len(few & many) < ALIKE * len(few)


def _words(text: str) -> set[str]:
    return set(fold(write_out(text)).split())
