"""Which part of a cited document is meant: "điểm c khoản 1 Điều 25 Nghị định …" (domain.md §2.1, row 76).

The words before a citation, from the innermost part outwards. A part is no document of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nhipcau.reading.references.mention import Mention
from nhipcau.reading.types import Found, Span

# Parts are named in a few words each; a list of many articles is told by its last hundred letters.
_REACH = 120
_UNIT = r"(?:gạch\s+đầu\s+dòng|tiểu\s+mục|phụ\s+lục|điểm|khoản|điều|mục|chương|phần)"
_NUMBER = r"(?:thứ\s+\w{2,5}|\d{1,3}[a-zđ]?(?:\.\d{1,2})*|[ivxl]{1,6}|[a-zđ])"
_PART = rf"{_UNIT}\s+{_NUMBER}(?:(?:\s*,\s*|\s+và\s+|\s+đến\s+|\s*-\s*)(?:{_UNIT}\s+)?{_NUMBER})*"
# It opens with what is no letter of the Latin script, which is told sooner than where a word begins.
_BEFORE = re.compile(
    rf"[^A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ](?<!\w)({_PART}(?:\s*,?\s*(?:của\s+)?{_PART}){{0,4}})\s+(?:của\s+|tại\s+|,\s*)?$"
)
_SIGNS = ("iều ", "hoản ", "iểm ", "ục ", "hương ", "hần ")


def pinpoints_of(folded: str, text: str, mentions: Iterable[Mention]) -> tuple[Found[str], ...]:
    """Every different part that is meant, in order of appearance. `folded` is `text` in small letters."""
    found: dict[str, Found[str]] = {}
    for mention in mentions:
        start = max(0, mention.span.start - _REACH)
        window = folded[start : mention.span.start]
        if not any(sign in window for sign in _SIGNS):
            continue
        met = _BEFORE.search(f" {window}")
        if met is None:
            continue
        span = Span(start + met.start(1) - 1, start + met.end(1) - 1)
        value = " ".join(text[span.start : span.end].split())
        found.setdefault(value.casefold(), Found(value, (span,), "references.pinpoint", 0.95))
    return tuple(found.values())
