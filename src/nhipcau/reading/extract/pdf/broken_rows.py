"""Rows of tables that a page break cut in two: the rest, at the head of the next page, goes back to its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhipcau.reading.extract.pdf.printing import Line
from nhipcau.reading.extract.pdf.runs import Row


def with_rows_joined(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of all pages; the rest of a row stands on the page on which the row begins."""
    joined: list[list[Line]] = []
    begun: tuple[int, Line] | None = None
    """The last row so far and its page, while nothing else stands behind it."""
    for number, page in enumerate(pages):
        lines = list(page)
        if begun is not None and lines and _goes_on(begun[1], lines[0]):
            at, row = begun
            joined[at][-1] = row = replace(row, rests=(*row.rests, (number, lines.pop(0).cells)))
            begun = at, row
        joined.append(lines)
        if lines:
            begun = (number, lines[-1]) if lines[-1].in_table else None
    return joined


def _goes_on(row: Line, below: Line) -> bool:
    """Cells without a number, under filled ones, of which one begins in the middle of a sentence."""
    if not below.in_table or len(row.cells) != len(below.cells) or _words(below.cells[0])[:1].isdigit():
        return False
    filled = [(above, rest) for above, rest in zip(row.cells, below.cells, strict=True) if rest]
    return all(above for above, _ in filled) and any(_words(rest)[:1].islower() for _, rest in filled)


def _words(cell: Row) -> str:
    return cell[0].text if cell else ""
