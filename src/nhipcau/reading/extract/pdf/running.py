"""Running heads and feet and page numbers: what a page repeats and nobody reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from nhipcau.reading.extract.blocks import is_letterhead
from nhipcau.reading.extract.pdf.runs import Row
from nhipcau.reading.extract.pdf.sheet import Shape

_BAND = 0.12
_ROWS = 3
_PAGE_NUMBER = re.compile(r"^[-–—\s|]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s|]*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# Two pages may begin alike because they are two documents; a running head stands on most of three or more.
_FEWEST_PAGES = 3
_SHARE = 0.6


def without_running(pages: Sequence[tuple[Shape, list[Row]]]) -> tuple[list[list[Row]], str]:
    """The rows of each page without its running rows, and the words of these."""
    edges = [[_likeness(row) for row in _edge_rows(page, rows)] for page, rows in pages]
    times = Counter(likeness for edge in edges for likeness in set(edge))
    most = max(_FEWEST_PAGES, _SHARE * len(pages))
    left_out: list[str] = []
    kept: list[list[Row]] = []
    for page, rows in pages:
        running = [row for row in _edge_rows(page, rows) if _is_page_number(row) or times[_likeness(row)] >= most]
        running = [row for row in running if not any(is_letterhead(run.text) for run in row)]
        left_out += [" ".join(run.text for run in row) for row in running]
        kept.append([row for row in rows if not any(row is one for one in running)])
    return kept, "\n".join(left_out)


def _edge_rows(page: Shape, rows: Sequence[Row]) -> list[Row]:
    near = {*range(min(_ROWS, len(rows))), *range(max(0, len(rows) - _ROWS), len(rows))}
    top, bottom = _BAND * page.height, (1 - _BAND) * page.height
    return [rows[at] for at in sorted(near) if rows[at][0].box.bottom < top or rows[at][0].box.top > bottom]


def _is_page_number(row: Row) -> bool:
    return len(row) == 1 and bool(_PAGE_NUMBER.match(row[0].text))


def _likeness(row: Row) -> str:
    """The same on every page but for its numbers, and at the same height."""
    return _DIGITS.sub("#", " ".join(run.text for run in row)) + f"@{row[0].box.top:.0f}"
