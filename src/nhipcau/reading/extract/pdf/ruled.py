"""Tables that are drawn with lines: where their cells are, and which runs stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.reading.extract.pdf.runs import Row, Run
from nhipcau.reading.extract.pdf.sheet import RawPage, Rectangle

_THIN = 3.0
_NEAR = 3.0
_SHORTEST = 8.0
# More lines than any table has are a picture made of lines.
_MOST_RULES = 3_000


@dataclass(frozen=True, slots=True)
class Rules:
    across: tuple[Rectangle, ...]
    down: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of one table; a cell is named by its row and column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: Rules

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def holds(self, run: Run) -> bool:
        center = (run.box.left + run.box.right) / 2
        return self.ys[0] < run.middle < self.ys[-1] and self.xs[0] - _NEAR < center < self.xs[-1] + _NEAR

    def cell_of(self, run: Run) -> tuple[int, int]:
        """The cell the run begins in; of merged cells the top left one."""
        column = max(0, sum(x <= run.box.left + _NEAR for x in self.xs[:-1]) - 1)
        row = max(0, sum(y <= run.middle for y in self.ys[:-1]) - 1)
        return self._corner(row, column, middle=run.middle)

    def cells(self) -> list[Rectangle]:
        """Row by row, merged ones as one."""
        found: dict[tuple[int, int], Rectangle] = {}
        for row, (top, bottom) in enumerate(pairwise(self.ys)):
            for column, (left, right) in enumerate(pairwise(self.xs)):
                part = Rectangle(left, top, right, bottom)
                corner = self._corner(row, column, middle=(top + bottom) / 2)
                found[corner] = _union(found.get(corner, part), part)
        return list(found.values())

    def _corner(self, row: int, column: int, *, middle: float) -> tuple[int, int]:
        while column > 0 and not self._parted(self.rules.down, self.xs[column], middle):
            column -= 1
        across = (self.xs[column] + self.xs[column + 1]) / 2
        while row > 0 and not any(
            abs(rule.top - self.ys[row]) < _NEAR and rule.left - _NEAR <= across <= rule.right + _NEAR
            for rule in self.rules.across
        ):
            row -= 1
        return row, column

    @staticmethod
    def _parted(down: Iterable[Rectangle], x: float, y: float) -> bool:
        return any(abs(rule.left - x) < _NEAR and rule.top - _NEAR <= y <= rule.bottom + _NEAR for rule in down)


def rules_of(page: RawPage) -> Rules:
    """Thin shapes are lines; a frame is four of them. A shape as large as the page is its background."""
    across: list[Rectangle] = []
    down: list[Rectangle] = []
    for box in page.drawn:
        wide, tall = box.right - box.left, box.bottom - box.top
        if wide > 0.97 * page.shape.width and tall > 0.97 * page.shape.height:
            continue
        if tall <= _THIN and wide >= _SHORTEST:
            across.append(box)
        elif wide <= _THIN and tall >= _SHORTEST:
            down.append(box)
        elif wide >= _SHORTEST and tall >= _SHORTEST:
            left, top, right, bottom = box
            across += [Rectangle(left, top, right, top), Rectangle(left, bottom, right, bottom)]
            down += [Rectangle(left, top, left, bottom), Rectangle(right, top, right, bottom)]
    if len(across) + len(down) > _MOST_RULES:
        return Rules((), ())
    return Rules(tuple(across), tuple(down))


def grids_of(rules: Rules) -> tuple[Grid, ...]:
    """Tables of at least two columns, from top to bottom."""
    grids = []
    for group in _touching(rules):
        xs = _steps(box.left for box in group.down)
        ys = _steps(box.top for box in group.across)
        if len(xs) >= 3 and len(ys) >= 2:
            grids.append(Grid(xs=xs, ys=ys, rules=group))
    return tuple(sorted(grids, key=lambda grid: grid.top))


def table_rows(grid: Grid, rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """Each row of the table as its cells, each cell as its runs in reading order."""
    cells: dict[tuple[int, int], list[Run]] = {}
    for row in rows:
        for run in row:
            if grid.holds(run):
                cells.setdefault(grid.cell_of(run), []).append(run)
    columns = range(len(grid.xs) - 1)
    table = [tuple(tuple(cells.get((row, column), ())) for column in columns) for row in range(len(grid.ys) - 1)]
    return [row for row in table if any(row)]


def _touching(rules: Rules) -> list[Rules]:
    """Lines that meet, directly or through others, are one table."""
    groups: list[tuple[Rectangle, list[Rectangle], list[Rectangle]]] = []
    for box, is_across in [(b, True) for b in rules.across] + [(b, False) for b in rules.down]:
        reach = box
        across, down = ([box], []) if is_across else ([], [box])
        rest = []
        for other in groups:
            if _meet(reach, other[0]):
                reach = _union(reach, other[0])
                across, down = across + other[1], down + other[2]
            else:
                rest.append(other)
        groups = [*rest, (reach, across, down)]
    return [Rules(tuple(across), tuple(down)) for _, across, down in groups]


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )


def _union(one: Rectangle, other: Rectangle) -> Rectangle:
    return Rectangle(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )


def _steps(values: Iterable[float]) -> tuple[float, ...]:
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > _NEAR:
            steps.append(value)
    return tuple(steps)
