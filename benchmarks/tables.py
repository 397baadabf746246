"""A table of figures, printed the same on the terminal and in docs/benchmarks.md."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are printed as they are: the first column to the left, the others to the right. `notes` follow."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()

    def as_markdown(self) -> str:
        widths = [max(len(row[at]) for row in (self.head, *self.rows)) for at in range(len(self.head))]
        lines = [
            f"### {self.title}",
            "",
            _line(self.head, widths),
            _line([_rule(at, w) for at, w in enumerate(widths)], widths),
        ]
        lines += [_line(row, widths) for row in self.rows]
        for note in self.notes:
            lines += ["", note]
        return "\n".join(lines) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        cell.ljust(width) if at == 0 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "| " + " | ".join(padded) + " |"


def _rule(at: int, width: int) -> str:
    return "-" * width if at == 0 else "-" * (width - 1) + ":"


def show(table: Table) -> None:
    sys.stdout.write(table.as_markdown() + "\n")
    sys.stdout.flush()
