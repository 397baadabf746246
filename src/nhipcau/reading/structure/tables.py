"""Tables whose cells are told apart by TAB or "|"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from nhipcau.reading.structure.lines import Line
from nhipcau.reading.types import Cell, Span

ColumnOf = Callable[[str], "str | None"]
_LED_BY_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]\s+(?=[^\W\d_])")
_NUMBERS = re.compile(r"S?TT\.?|Số TT", re.IGNORECASE)
"""The head of the column that numbers rows."""
_BARE_LABEL = re.compile(r"^(\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])\s*[.)]?$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that can hold a duty. `label` is its printed number, empty where it has none."""

    label: str
    span: Span
    cells: tuple[Cell, ...]
    is_unread: bool
    """Something stands where the number should, and nobody can tell which number."""
    has_actors: bool
    """Its table has a column for an actor or a time of doing (contract, rule 25)."""


def cells_of(line: Line, *, framed: bool) -> tuple[Span, ...]:
    """Every cell of a row line, empty ones as empty spans. `framed`: a bar stands before the first cell, too."""
    found, start = [], line.span.start
    for part in re.split(r"(\t|\|)", line.words):
        if part in ("\t", "|"):
            start += 1
            continue
        lead = len(part) - len(part.lstrip())
        at = start + lead
        found.append(Span(at, at + len(part.strip())))
        start += len(part)
    return tuple(found[1:] if framed and line.words.startswith("|") else found)


def heads_among(lines: tuple[Line, ...], *, text: str, column_of: ColumnOf) -> frozenset[int]:
    """Which lines are heads of tables."""
    return frozenset(
        at
        for at, line in enumerate(lines)
        if line.is_row and _is_head(cells_of(line, framed=False), text=text, column_of=column_of)
    )


def read_rows(lines: tuple[Line, ...], *, heads: frozenset[int], text: str, column_of: ColumnOf) -> dict[int, Row]:
    """The rows among the lines, by index of their line. Heads of tables and rows of unknown tables are left out."""
    rows: dict[int, Row] = {}
    head: list[Span] = []
    columns: list[str | None] = []
    framed = False
    for at, line in enumerate(lines):
        if not line.is_row:
            continue
        below_head = at - 1 in heads
        if at in heads and not below_head:
            framed = line.words.startswith("|")
        cells = cells_of(line, framed=framed)
        if at in heads:
            lower = below_head and not _has_words(cells[:1], text=text)
            head = _merged(head, list(cells), text=text) if lower else list(cells)
            columns = [column_of(_words(cell, text=text)) for cell in head]
        elif columns and (row := _row(cells, heads=head, columns=columns, text=text)):
            rows[at] = row
    return rows


def _words(span: Span, *, text: str) -> str:
    return " ".join(text[span.start : span.end].replace("*", " ").split())


def _has_words(cells: tuple[Span, ...], *, text: str) -> bool:
    return any(_words(cell, text=text) for cell in cells)


def _is_head(cells: tuple[Span, ...], *, text: str, column_of: ColumnOf) -> bool:
    filled = [words for cell in cells if (words := _words(cell, text=text))]
    known = [words for words in filled if column_of(words)]
    return len(filled) >= 2 and len(known) >= 2 and len(known) * 2 >= len(filled) and not _BARE_LABEL.match(filled[0])


def _merged(upper: list[Span], lower: list[Span], *, text: str) -> list[Span]:
    """Two lines of column heads: the lower names the columns of a group, empty cells keep the upper name."""
    trailing = 0
    while trailing < len(lower) and not _words(lower[-1 - trailing], text=text):
        trailing += 1
    merged: list[Span] = []
    for at, cell in enumerate(lower):
        if _words(cell, text=text):
            merged.append(cell)
        elif at >= len(lower) - trailing:
            merged.append(upper[at - len(lower)] if len(lower) - at <= len(upper) else cell)
        else:
            merged.append(upper[at] if at < len(upper) else cell)
    return merged


def _row(cells: tuple[Span, ...], *, heads: list[Span], columns: list[str | None], text: str) -> Row | None:
    first = _words(cells[0], text=text) if cells else ""
    number = _BARE_LABEL.match(first)
    alone = number is not None
    if not alone and cells and columns[:1] == ["content"] and (led := _LED_BY_NUMBER.match(text, *cells[0])):
        # "1. Kiểm đếm sổ" in one cell: the number is the row's, as in a column of its own.
        number, cells = led, (Span(led.end(), cells[0].end), *cells[1:])
    unread = number is None and bool(first) and _NUMBERS.match(_words(heads[0], text=text)) is not None
    found = [
        Cell(column=columns[at] or "other", span=cell, head=heads[at])
        for at, cell in enumerate(cells)
        if at < len(columns) and _words(cell, text=text) and not (at == 0 and (alone or unread))
    ]
    if not any(char.isalnum() for cell in found for char in text[cell.span.start : cell.span.end]):
        return None
    return Row(
        label=number.group(1) if number else "",
        is_unread=unread,
        span=Span(found[0].span.start, max(cell.span.end for cell in found)),
        cells=tuple(found),
        has_actors=any(column in ("lead", "coordinators") for column in columns)
        or ("due" in columns and "content" in columns),
    )
