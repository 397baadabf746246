"""Letterheads and signature blocks set in two columns: printed one column after the other."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.reading.extract.blocks import is_letterhead, is_recipients
from nhipcau.reading.extract.pdf.runs import Row, Run

_HEAD_ROWS = 12
_EDGE = 4.0
_SIDE = 0.25
"""Share of the page's width by which a right column is away from the left one."""
_ROOM = 2.0
"""In heights of a line: by how much lines of one paragraph begin and end apart."""


def in_reading_order(rows: Sequence[Row], *, width: float) -> list[Row]:
    """The rows of a page with its two-column zones unfolded."""
    ordered: list[Row] = []
    at = unfolded = 0
    while at < len(rows):
        edge = _letterhead_edge(rows, at)
        edge = _signature_edge(rows, at, width=width) if edge is None else edge
        if edge is None:
            ordered.append(rows[at])
            at += 1
            continue
        first, end = _zone(rows, at, edge=edge, floor=unfolded)
        # What stands right above the words that gave the zone away, and keeps to its columns, belongs to it as well.
        del ordered[len(ordered) - (at - first) :]
        ordered += _unfolded(rows[first:end], edge)
        at = unfolded = end
    return ordered


def _letterhead_edge(rows: Sequence[Row], at: int) -> float | None:
    """Where the right column begins: the leftmost of the motto's lines, if something stands to the left of them."""
    if not any(is_letterhead(run.text) for run in rows[at]):
        return None
    near = rows[at : at + 3]
    edge = min(run.box.left for row in near for run in row if is_letterhead(run.text)) - _EDGE
    beside = rows[max(0, at - 3) : at + _HEAD_ROWS]
    return edge if any(run.box.right < edge for row in beside for run in row) else None


def _signature_edge(rows: Sequence[Row], at: int, *, width: float) -> float | None:
    left = next((run for run in rows[at] if is_recipients(run.text)), None)
    if left is None or rows[at].index(left) > 0:
        return None
    away = left.box.left + _SIDE * width
    rights = [run.box.left for row in rows[max(0, at - 3) : at + _HEAD_ROWS] for run in row[-1:] if run.box.left > away]
    return min(rights) - _EDGE if rights else None


def _zone(rows: Sequence[Row], at: int, *, edge: float, floor: int) -> tuple[int, int]:
    """First and last row that keep to their columns: the zone ends where a line runs across the edge."""
    first = at
    while first > floor and at - first < 3 and _keeps(rows[first - 1], edge) and _near(rows[first - 1], rows[first]):
        first -= 1
    end = at + 1
    while end < len(rows) and _keeps(rows[end], edge):
        end += 1
    return first, end


def _keeps(row: Row, edge: float) -> bool:
    return not any(_crosses(run, edge) for run in row)


def _crosses(run: Run, edge: float) -> bool:
    return run.box.left < edge and run.box.right > edge + 2 * _EDGE


def _near(above: Row, below: Row) -> bool:
    return below[0].box.top - above[0].box.bottom < 1.5 * below[0].height


def _unfolded(rows: Sequence[Row], edge: float) -> list[Row]:
    left = [tuple(run for run in row if run.box.left < edge) for row in rows]
    right = [tuple(run for run in row if run.box.left >= edge) for row in rows]
    return [row for row in (*left, *right) if row]


def without_holes(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """Each row as its cells: a wide gap in a line of text, as under a seal, divides nothing.

    It is none where the lines above and below, as wide as the row itself, run across it.
    """
    found: list[tuple[Row, ...]] = []
    for at, row in enumerate(rows):
        near = [rows[n] for n in (at - 1, at + 1) if 0 <= n < len(rows)]
        is_text = len(row) > 1 and len(near) > 1 and all(_runs_across(other, row) for other in near)
        found.append((row,) if is_text else tuple((run,) for run in row))
    return found


def _runs_across(other: Row, row: Row) -> bool:
    if len(other) != 1:
        return False
    box, room = other[0].box, _ROOM * other[0].height
    return abs(box.left - row[0].box.left) < room and abs(box.right - row[-1].box.right) < room
