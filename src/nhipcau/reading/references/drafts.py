"""Lists of drafts: "… đối với 04 dự án:" and its items name laws that are yet to be made, which nobody can cite."""

from __future__ import annotations

import re

from nhipcau.reading.types import Span

_LEAD_IN = re.compile(
    r"(?:dự\s(?:án|thảo)|đề\snghị\sxây\sdựng)(?:\s(?:luật|pháp lệnh|nghị quyết|văn bản)(?:,\s[\w ]{2,30})?)?"
    r"(?:\ssau(?:\sđây)?|\snhư\ssau|\sgồm(?:\scó)?)?\s*:\s*\n",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zđ]\)|[-+•])\s+(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết)\s[^\n]{2,400}(?:\n|$)")


def drafts_listed(text: str, *, start: int, end: int) -> tuple[Span, ...]:
    """The items of every list of drafts."""
    if text.find("dự ", start, end) < 0 and text.find("Dự ", start, end) < 0:
        return ()
    found: list[Span] = []
    for lead_in in _LEAD_IN.finditer(text, start, end):
        at = lead_in.end()
        while item := _ITEM.match(text, at, end):
            at = item.end()
        if at > lead_in.end():
            found.append(Span(lead_in.end(), at))
    return tuple(found)


def is_within(spans: tuple[Span, ...], at: int) -> bool:
    return any(span.start <= at < span.end for span in spans)
