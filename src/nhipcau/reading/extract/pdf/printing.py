"""The lines of all pages as one reading text, with the place of every page and run in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.reading.extract.pdf.runs import Row, Run
from nhipcau.reading.extract.pdf.sheet import Shape
from nhipcau.reading.source import Box, Page
from nhipcau.reading.types import Span

_PARAGRAPH_GAP = 1.1
"""In heights of a line: blank paper above a line that a reader sees as a gap."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: cells, each of runs."""

    cells: tuple[Row, ...]
    in_table: bool = False
    rests: tuple[tuple[int, tuple[Row, ...]], ...] = ()
    """What stands on following pages of a row that a page break cut: the page, and what it adds to each cell."""


@dataclass(frozen=True, slots=True)
class Printed:
    text: str
    pages: tuple[Page, ...]
    boxes: tuple[tuple[Span, Box], ...]
    faint: tuple[tuple[Span, float], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What is told of a page beside its lines."""

    shape: Shape
    skew: float
    sure: float | None


def printed_pages(papers: Sequence[Paper], lines: Sequence[Sequence[Line]]) -> Printed:
    writer = _Writer()
    pages = []
    for number, (page, content) in enumerate(zip(papers, lines, strict=True)):
        start = writer.length
        for before, line in zip((None, *content), content, strict=False):
            if before is not None and _is_apart(before, line):
                writer.write("\n")
            writer.line(line, page=number)
        if number < len(papers) - 1 and content:
            writer.write("\n")
        pages.append(
            Page(
                span=Span(start, writer.length),
                width=page.shape.width,
                height=page.shape.height,
                sure=page.sure,
                skew=page.skew,
            )
        )
    return Printed("".join(writer.parts), tuple(pages), tuple(writer.boxes), tuple(writer.faint))


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.boxes: list[tuple[Span, Box]] = []
        self.faint: list[tuple[Span, float]] = []

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def line(self, line: Line, *, page: int) -> None:
        for at, cell in enumerate(line.cells):
            self.write("\t" if at else "")
            runs = [(page, run) for run in cell] + [(later, run) for later, cells in line.rests for run in cells[at]]
            for number, (shown_on, run) in enumerate(runs):
                self.write(" " if number else "")
                span = Span(self.length, self.length + len(run.text))
                self.boxes.append((span, Box(shown_on, *run.box)))
                self.faint += [(Span(span.start + f.start, span.start + f.end), f.sure) for f in run.faint]
                self.write(run.text)
        self.write("\n")


def _is_apart(above: Line, below: Line) -> bool:
    """A gap that a reader sees, or the next column's first line."""
    if above.in_table and below.in_table:
        return False
    upper, lower = _first_run(above), _first_run(below)
    return lower.middle < upper.box.top or lower.box.top - upper.box.bottom > _PARAGRAPH_GAP * lower.height


def _first_run(line: Line) -> Run:
    return next(run for cell in line.cells for run in cell)
