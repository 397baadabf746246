"""What a correction (công văn đính chính) says was printed and should be read instead. Pure: no database, no Django.

The words that open the two halves stand in `data/corrections/openers.toml`; only what stands in quotation marks counts,
for what a person wrote without them has no end that could be known.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MOST = 50
_QUOTED = r"[“\"«](?P<{name}>[^”\"»\n]{{1,300}})[”\"»]"


@dataclass(frozen=True, slots=True)
class Correction:
    printed: str
    corrected: str


def corrections_in(text: str) -> tuple[Correction, ...]:
    """In the order of the text, each pair once."""
    plain = " ".join(text.split())
    found: dict[Correction, None] = {}
    for match in _pattern().finditer(plain):
        pair = Correction(match["printed"].strip(), match["corrected"].strip())
        if pair.printed and pair.corrected and pair.printed != pair.corrected:
            found[pair] = None
    return tuple(found)[:MOST]


@cache
def _pattern() -> re.Pattern[str]:
    path = files("nhipcau") / "data" / "corrections" / "openers.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    printed, corrected = (
        "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(words[half], key=len, reverse=True))
        for half in ("printed", "corrected")
    )
    return re.compile(
        rf"(?:{printed})\s*(?:là)?\s*:?\s*{_QUOTED.format(name='printed')}"
        rf"[^“\"«]{{0,80}}?(?:{corrected})\s*(?:là|thành)?\s*:?\s*{_QUOTED.format(name='corrected')}",
        re.IGNORECASE,
    )
