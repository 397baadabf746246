"""Days that an item names but the calendar does not have: "trước ngày 31/02/2026" (contract rule 22)."""

from __future__ import annotations

import re
from datetime import date

from nhipcau.reading.deadlines.blurred import as_figures
from nhipcau.reading.deadlines.masks import without_citations
from nhipcau.reading.deadlines.times import LONGEST
from nhipcau.reading.deadlines.vocabulary import BEFORE, BY, spelt
from nhipcau.reading.source import Source
from nhipcau.reading.types import Span

_PART = r"[^\W_]{1,2}"
_PRINTED = re.compile(
    rf"(?P<named>ngày\s+)?(?<![^\W_])(?P<day>{_PART})(?:\s?[/.-]\s?|\s+tháng\s+)(?P<month>{_PART})"
    r"(?:(?:\s?[/.-]\s?|\s+năm\s+)(?P<year>(?:19|20)[^\W_]{2}))?(?![^\W_]|\s?[/-]\s?\d)"
)
_LED = re.compile(rf"(?<![^\W_])(?:{BEFORE}|{BY})\s+(?:là\s+|vào\s+|đến\s+)?(?:ngày\s+)?$")
_REACH = 40
# Without a year printed, 29 February may be meant.
_ANY_LEAP_YEAR = 2024


def impossible_days(source: Source, span: Span) -> tuple[Span, ...]:
    """Where a time is named that can be no day as it is printed; what it was meant to be is not guessed."""
    plain = source.shadow[span.start : min(span.end, span.start + LONGEST)]
    if "ngày" not in plain and not re.search(r"\d\s?[/.-]\s?(?:19|20)\d", plain):
        return ()
    folded = spelt(without_citations(as_figures(plain)))
    return tuple(
        Span(span.start + m.start("day"), span.start + m.end())
        for m in _PRINTED.finditer(folded)
        if _is_meant_as_a_day(m)
        and not _is_a_day(m)
        and _LED.search(folded[max(0, m.start() - _REACH) : m.start("day")])
    )


def _is_meant_as_a_day(m: re.Match[str]) -> bool:
    """ "24/24" and "3/4" are none: a day is called one, or has its year."""
    figures = sum(c.isdigit() for c in m["day"] + m["month"])
    return bool(m["named"] or m["year"]) and figures >= max(1, len(m["day"] + m["month"]) - 1)


def _is_a_day(m: re.Match[str]) -> bool:
    try:
        date(int(m["year"] or _ANY_LEAP_YEAR), int(m["month"]), int(m["day"]))
    except ValueError:
        return False
    return True
