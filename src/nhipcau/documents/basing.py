"""Which instruments words of a register name: numbers and symbols, with their days. Pure: no database, no clock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nhipcau.documents.identity import CENTRAL
from nhipcau.ground.identity import canonical_code

_CODE = re.compile(r"(?<![\w/.-])\d{1,5}[a-zđ]?(?:/\d{4})?[/-][A-ZĐ][\wĐđ&]*(?:[/-][A-ZĐa-zđ0-9&]+)*")
_SPACED = re.compile(r"(?<=\w)\s*([/–-])\s*(?=[A-ZĐ0-9])")
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})(?!\d)")
MOST = 100


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the register as far as it is weighed."""

    id: int
    code: str
    date: date | None
    issuer_key: str
    locality_key: str


def codes_in(words: str) -> tuple[str, ...]:
    """Each number and symbol once, spelt as the register compares them."""
    plain = _SPACED.sub(lambda sign: sign[1].replace("–", "-"), words)
    return tuple(dict.fromkeys(canonical_code(match[0]) for match in _CODE.finditer(plain)))[:MOST]


def meant(code: str, *, words: str, locality_key: str, known: Iterable[Known]) -> int | None:
    """The one document so numbered: of the centre, of the same province, or of a day the words name; else nobody's.

    Numbers begin anew each year and in each province: where several bear one, nothing is guessed.
    """
    bearing = [one for one in known if one.code == code]
    days = days_in(words)
    for narrower in (
        bearing,
        [one for one in bearing if one.issuer_key == CENTRAL],
        [one for one in bearing if locality_key and one.locality_key == locality_key],
        [one for one in bearing if one.date in days],
    ):
        if len(narrower) == 1:
            return narrower[0].id
    return None


def days_in(words: str) -> frozenset[date]:
    return frozenset(day for match in _DAY.finditer(words) if (day := _day(*map(int, match.groups()))) is not None)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
