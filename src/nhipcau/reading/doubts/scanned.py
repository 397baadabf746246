"""What was read from pictures: which pages came out faint, which nobody read, and texts whose letters were confused."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.reading.doubts.sentences import doubt
from nhipcau.reading.source import Source
from nhipcau.reading.types import Warning as Doubt

_FAINT_PAGE = 0.88
"""Pages printed and scanned well are sure of 94 to 97 letters of a hundred (docs/decisions/scans.md)."""


def scan_doubts(source: Source) -> Iterator[Doubt]:
    for number, page in enumerate(source.pages, start=1):
        if page.sure is not None and page.sure < _FAINT_PAGE:
            yield doubt("page.faint", page.span, page=str(number), sure=str(round(100 * page.sure)))
    if source.is_worn:
        yield doubt("text.worn")
    if source.unread_pages:
        yield doubt("page.unread", pages=", ".join(str(index + 1) for index in source.unread_pages))
