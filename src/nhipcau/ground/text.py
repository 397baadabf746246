"""Folding of Vietnamese text for comparing and searching, and writing out of abbreviations. Pure.

`fold` is what both sides of every comparison go through, in the program and on either database, so that "vien tro"
finds "viện trợ" and "UBND tỉnh" meets "Ủy ban nhân dân tỉnh".
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

# Đ is a letter of its own to Unicode: no decomposition leads from it to D.
_STROKE = str.maketrans({"đ": "d", "Đ": "D", "Ð": "D", "ð": "d", "Ɖ": "D"})
_APART = re.compile(r"[^0-9a-z&]+")


def fold(text: str) -> str:
    """Lower case, without diacritics, everything that is neither letter nor digit a single space."""
    bare = unicodedata.normalize("NFD", text.translate(_STROKE)).encode("ascii", "ignore").decode("ascii")
    return _APART.sub(" ", bare.lower()).strip()


def folded_whitespace(text: str) -> str:
    """Line breaks and runs of spaces become one space."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def write_out(text: str) -> str:
    """Abbreviations of the trade written in full: "VP UBND TP" → "Văn phòng Ủy ban nhân dân thành phố"."""
    written = folded_whitespace(unicodedata.normalize("NFC", text))
    for pattern, full in _abbreviations():
        written = pattern.sub(full, written)
    return written


def key_of(text: str) -> str:
    """Folded with abbreviations written out: equal for two spellings of one name."""
    return fold(write_out(text))


@cache
def _abbreviations() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = tomllib.loads((files(__package__) / "abbreviations.toml").read_text(encoding="utf-8"))
    return tuple((re.compile(rf"(?<!\w)(?:{row['short']})(?!\w)"), row["full"]) for row in table["abbreviation"])
