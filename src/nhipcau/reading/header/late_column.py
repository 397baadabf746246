"""The right column of a letterhead that a scan gives behind "Kính gửi:", whose mark was taken for the left one's."""

from __future__ import annotations

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.header.place_date import read_place_date
from nhipcau.reading.header.words import ADDRESSED, MOTTO, NATION, PARTY

_MOST_LINES = 5
"""The nation's name and the motto with their rules, and the date."""
_LONGEST_MARK = 16
"""Characters of "Kính gửi:" alone."""


def with_columns_together(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells, nation, motto and date before the addressees whose mark came ahead of them."""
    mark = next((at for at, cell in enumerate(cells) if ADDRESSED.search(cell.folded)), None)
    if mark is None or mark + 1 >= len(cells) or len(cells[mark].words) > _LONGEST_MARK:
        return cells
    if not _opens(cells[mark + 1]) or any(map(_opens, cells[:mark])):
        return cells
    end = mark + 1
    while end < len(cells) and end <= mark + _MOST_LINES and _is_of_the_column(cells[end]):
        end += 1
    return (*cells[:mark], *cells[mark + 1 : end], cells[mark], *cells[end:])


def _opens(cell: Cell) -> bool:
    return bool(NATION.search(cell.folded) or PARTY.search(cell.folded))


def _is_of_the_column(cell: Cell) -> bool:
    return _opens(cell) or cell.is_rule or bool(MOTTO.search(cell.folded)) or read_place_date((cell,)) is not None
