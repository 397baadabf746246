"""What the cells of a table row are by what they hold, where their column heads contradict them.

Merged heads, rows without a number and lost empty cells shift a row against its heads: a time then stands under
"Đơn vị chủ trì" and a body under "Thời gian". The cells themselves tell better: bodies only, a time only, or prose.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from nhipcau.reading.deadlines.moments import moments
from nhipcau.reading.deadlines.rhythms import rhythms
from nhipcau.reading.deadlines.spans_of_years import horizons
from nhipcau.reading.deadlines.vocabulary import spelt
from nhipcau.reading.names import Naming
from nhipcau.reading.names.vocabulary import ACTS
from nhipcau.reading.source import Source
from nhipcau.reading.types import Cell
from nhipcau.reading.words import phrases, words_in

_MOSTLY = 0.6
_HALF = 0.5
_ANY_DAY = date(2000, 1, 1)
"""Any: whether "Quý II" is a time does not hang on its year."""
_PRODUCTS = phrases("verbs", "products")


def settled(source: Source, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells as their heads say, or as they themselves say where a head is plainly wrong."""
    return _settled(source.shadow, cells) if cells else cells


# Asked for once by the time and once by the parties of the same row.
@lru_cache(maxsize=2)
def _settled(shadow: str, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    if not any(_contradicts(shadow, cell) for cell in cells):
        return cells
    first = min(cells, key=lambda cell: cell.span.start)
    bodies = [cell for cell in cells if cell is not first and _names_only(shadow, cell)]
    times = [cell for cell in cells if _time_only(shadow, cell)]
    actors = dict(zip(bodies, ("lead", "coordinators"), strict=False))
    return tuple(
        replace(
            cell,
            column=actors.get(cell) or ("due" if cell in times else "content" if cell is first else "other"),
            head=None,
        )
        for cell in cells
        if cell is first or cell in actors or cell in times or cell.column == "other"
    )


def _contradicts(shadow: str, cell: Cell) -> bool:
    if cell.column in ("lead", "coordinators"):
        return _time_only(shadow, cell) or _prose(shadow, cell)
    return cell.column == "due" and _names_only(shadow, cell) and not _time_only(shadow, cell)


def _prose(shadow: str, cell: Cell) -> bool:
    """A product or an act, no body: "Dự thảo lần 1", "Báo cáo tổng hợp ý kiến của …", "Xây dựng …"."""
    words = words_in(shadow, cell.span)
    opens = max(_PRODUCTS.length_at(words, 0), ACTS.length_at(words, 0) if len(words) > 3 else 0)
    return opens > 0 and not _names_only(shadow, cell)


def _names_only(shadow: str, cell: Cell) -> bool:
    return not _PRODUCTS.length_at(words_in(shadow, cell.span), 0) and _share_of_names(shadow, cell) >= _HALF


def _share_of_names(shadow: str, cell: Cell) -> float:
    """How much of the cell is names or unlisted abbreviations; prose that only ends in a name has little."""
    words = words_in(shadow, cell.span)
    naming, taken, told, i = Naming(words), 0, 0, 0
    while i < len(words):
        name = naming.name_at(i, bare=True)
        width = name.stop - i if name else 1
        told += sum(1 for word in words[i : i + width] if word.kind != "mark" and word.text != "và")
        if name or words[i].upper:
            taken += sum(1 for word in words[i : i + width] if word.kind != "mark")
        i += width
    return taken / told if told else 0.0


def _time_only(shadow: str, cell: Cell) -> bool:
    folded = spelt(shadow[cell.span.start : cell.span.end])
    found = [
        *moments(folded, issued=_ANY_DAY, loose=True),
        *horizons(folded, loose=True),
        *rhythms(folded, daily=True),
    ]
    covered = max((len(folded[t.span.start : t.span.end].strip()) for t in found), default=0)
    return covered >= _MOSTLY * len(folded.strip(" .;")) > 0
