"""Every time that the words of one item tell, those of cited papers left out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from nhipcau.reading.deadlines.blurred import as_figures
from nhipcau.reading.deadlines.delays import delays, happenings
from nhipcau.reading.deadlines.masks import without_citations, without_cited_subjects, without_titles
from nhipcau.reading.deadlines.moments import moments
from nhipcau.reading.deadlines.rhythms import may_tell_a_rhythm, rhythms
from nhipcau.reading.deadlines.spans_of_years import horizons
from nhipcau.reading.deadlines.timing import BARE, Taken, Timing
from nhipcau.reading.deadlines.vocabulary import spelt
from nhipcau.reading.lexicon.listed import choice_of
from nhipcau.reading.types import DueKind, Span
from nhipcau.reading.words import lexicon

# An item of more than three pages is no single order; its time stands in what can be read at a glance.
LONGEST = 10_000
_BLURRED = 0.6
_WORDS_OF_TIME = re.compile(choice_of(map(re.escape, lexicon("time", "telling"))))
_YEAR = re.compile(r"(?:19|20)\d\d")
# A day, a month of a year, or a year; each begins with its figure, which is what is looked for.
_FIGURES_OF_TIME = re.compile(r"\d(?:\s*[/.-]\s*\d|(?:(?<=1)9|(?<=2)0)\d\d)")
# A whole year stands in titles as often as it is a time; a month, a quarter or a day does not.
_OF_TITLES = frozenset({"due.year", "due.year_end"})
_GROUNDS = re.compile(r"^\W*(?:căn\s+cứ|trên\s+cơ\s+sở)[^,;.]*,")
_OPENING_TIME = re.compile(r"^\W*(?P<time>(?:quý|tháng|ngày)\s[^:;.]{1,40}?)\s*:\s")
_LED = "trong "
_GUIDING = re.compile(r"^\W*(?:[^,.;:]{0,80}\s)?hướng\s+dẫn\s+(?:các|những|ubnd|ủy ban|sở|đơn vị|cơ quan)")


def may_tell_a_time(lowered: str) -> bool:
    """False for words without any sign of a time, which most are; cheap."""
    return _WORDS_OF_TIME.search(lowered) is not None or _FIGURES_OF_TIME.search(lowered) is not None


@lru_cache(maxsize=64)
def times_in(plain: str, *, issued: date | None, is_report: bool) -> tuple[Timing, ...]:
    """The times in words of the shadow, places counted from their start.

    The lead-in of many items is asked for once for each of them.
    """
    printed = plain = plain[:LONGEST]
    if not may_tell_a_time(plain.lower()) and not is_report:
        return ()
    plain = as_figures(plain)
    cited = spelt(without_citations(plain))
    tells_year = _YEAR.search(plain) is not None
    titles = spelt(without_titles(plain)) if tells_year else cited
    manner = happenings(cited, is_report=is_report)
    repeated = _repeated(plain, cited, is_report=is_report)
    spanning = horizons(titles, loose=False) if tells_year else []
    taken = Taken(len(plain))
    for t in (*repeated, *spanning):
        if t.due.kind is not DueKind.UNSPECIFIED_PERIOD:
            taken.take(t.span)
    single = [t for t in _single(cited, titles, plain=plain, issued=issued) if not taken.meets(t.span)]
    single += _opening_time(cited, issued=issued)
    own = Taken(len(plain))
    for t in single:
        own.take(t.span)
    relative = [t for t in delays(cited) if not own.meets(t.span)]
    return tuple(_as_sure(t, printed, plain) for t in (*repeated, *single, *spanning, *relative, *manner))


def _as_sure(timing: Timing, printed: str, plain: str) -> Timing:
    """A time that was printed with letters among its figures is for a person to look at."""
    start, end = timing.span
    if printed is plain or printed[start:end] == plain[start:end]:
        return timing
    return replace(timing, confidence=min(timing.confidence, _BLURRED))


def _repeated(plain: str, cited: str, *, is_report: bool) -> list[Timing]:
    """The rhythms, but for those of papers cited, of guidance to others and of the grounds an item begins with."""
    if not may_tell_a_rhythm(cited) or (_GUIDING.match(cited) and not is_report):
        return []
    grounds = _GROUNDS.match(cited)
    begun = grounds.end() if grounds else 0
    return [t for t in rhythms(spelt(without_cited_subjects(plain)), daily=is_report) if t.span.start >= begun]


def _single(cited: str, titles: str, *, plain: str, issued: date | None) -> list[Timing]:
    return [
        t
        for t in moments(cited, issued=issued, loose=False)
        if (t.rule not in _OF_TITLES or titles[t.span.start : t.span.end].strip()) and _is_printed_as_a_time(plain, t)
    ]


def _is_printed_as_a_time(plain: str, timing: Timing) -> bool:
    """A month without a preposition is a time where it begins a line or fills brackets ("(tháng 5/2026)")."""
    if timing.rank != BARE or plain[timing.span.start].isupper():
        return True
    start, end = timing.span
    before, after = plain[max(0, start - 3) : start], plain[end : end + 3]
    return before.rstrip().endswith("(") and after.lstrip().startswith(")")


def _opening_time(folded: str, *, issued: date | None) -> list[Timing]:
    """ "Quý I: Tổ chức gặp mặt …", "Tháng 3: …": a time that opens the item and ends at a colon."""
    met = _OPENING_TIME.match(folded)
    if met is None:
        return []
    shift = met.start("time") - len(_LED)
    found = moments(f"{_LED}{met.group('time')}", issued=issued, loose=True)
    return [replace(t, span=Span(max(t.span.start + shift, met.start("time")), t.span.end + shift)) for t in found]
