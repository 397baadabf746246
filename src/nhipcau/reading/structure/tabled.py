"""Lines into pieces where tables stand between the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from nhipcau.reading.structure.blocks import Piece, put_together
from nhipcau.reading.structure.bodies import is_body
from nhipcau.reading.structure.fields import column_of
from nhipcau.reading.structure.flattened import (
    FlatRow,
    cells_behind_lead,
    flat_cells,
    flat_table_at,
    flat_table_end,
    next_flat_table,
    read_flat_rows,
)
from nhipcau.reading.structure.label import BULLET, NUMBER, ROMAN, Label
from nhipcau.reading.structure.lines import Line
from nhipcau.reading.structure.romans import roman_value
from nhipcau.reading.structure.series import in_series
from nhipcau.reading.structure.tables import Row, heads_among, read_rows
from nhipcau.reading.types import Span

_ALONE = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})\s*[.)]?$")
_APPROVES = re.compile(r"phê duyệt|cấp trình|thẩm quyền", re.IGNORECASE)
_ONE_FOR_ROMAN = {"1": "I", "11": "II", "l": "I"}
_NEAR = 4
"""Lines from a row within which a number alone on its line counts as a row's number."""


def pieces_of(lines: tuple[Line, ...], *, text: str, shadow: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    start = 0
    while start < len(lines):
        flat = next_flat_table(lines, start, column_of=column_of)
        before = _between_flat_tables(lines[start:flat], text=text, shadow=shadow)
        pieces += before
        if flat == len(lines):
            break
        start = flat_table_end(lines, flat, outer=_open_labels(before))
        pieces += _flat_pieces(lines[flat:start])
    return in_series(tuple(pieces), shadow=shadow)


def _between_flat_tables(lines: tuple[Line, ...], *, text: str, shadow: str) -> list[Piece]:
    """Paragraphs, and the tables that kept their cells."""
    if not any(line.is_row for line in lines):
        return list(put_together(lines, shadow=shadow))
    heads = heads_among(lines, text=text, column_of=column_of)
    rows = read_rows(lines, heads=heads, text=text, column_of=column_of)
    groups = _misread_groups(rows, text=text)
    pieces: list[Piece] = []
    run: list[Line] = []
    in_pair = False
    for at, line in enumerate(lines):
        number_alone = not in_pair and at not in rows and _is_number_alone(lines, at)
        if not (number_alone or in_pair or at in rows or at in heads):
            run.append(line)
            continue
        if run:
            pieces += put_together(tuple(run), shadow=shadow)
            run.clear()
        if number_alone:
            pieces.append(_numbered_heading(line, lines[at + 1]))
        elif at in rows and not in_pair:
            row = replace(rows[at], label=groups[at]) if at in groups else rows[at]
            pieces.append(_row_piece(line, row))
        in_pair = number_alone
    pieces += put_together(tuple(run), shadow=shadow)
    return pieces


def _misread_groups(rows: Mapping[int, Row], *, text: str) -> dict[int, str]:
    """Rows that name a group in capitals, their Roman numbers read as "1" and "11": below them 1 comes again."""
    found = {}
    for (at, row), (_, below) in pairwise(sorted(rows.items())):
        meant = _ONE_FOR_ROMAN.get(row.label)
        if meant and len(row.cells) == 1 and below.label == "1" and text[row.span.start : row.span.end].isupper():
            found[at] = meant
    return found


def _open_labels(pieces: list[Piece]) -> tuple[str, ...]:
    """The labels of the parts that are open behind the pieces, as far as a part's number can tell."""
    romans = [p.label.printed for p in pieces if p.label is not None and p.label.rank is ROMAN]
    numbers = [p.label.printed for p in pieces if p.label is not None and p.label.rank is NUMBER]
    return (*romans[-1:], *numbers[-1:])


def _is_number_alone(lines: tuple[Line, ...], at: int) -> bool:
    if not _ALONE.match(lines[at].words) or at + 1 >= len(lines) or lines[at + 1].is_row:
        return False
    return any(line.is_row for line in lines[max(0, at - _NEAR) : at + _NEAR + 1])


def _numbered_heading(number: Line, words: Line) -> Piece:
    label = _label_of(number.words.rstrip(".) "))
    return Piece(full=Span(number.span.start, words.span.end), span=words.span, label=label)


def _label_of(printed: str) -> Label:
    if printed[0].isdigit():
        parts = printed.split(".")
        return Label(rank=NUMBER, printed=printed, value=int(parts[-1]), length=0, depth=len(parts), style=".")
    # A group of rows ("II", "A") stands under the heading over its table, even where both are Roman.
    value = roman_value(printed) or ord(printed[0]) - ord("A") + 1
    return Label(rank=ROMAN, printed=printed, value=value, length=0, depth=2)


def _row_piece(line: Line, row: Row) -> Piece:
    label = _label_of(row.label) if row.label else _unread_label(line, row) if row.is_unread else None
    if label is not None and len(row.cells) == 1:
        return Piece(full=line.span, span=row.span, label=label)
    return Piece(
        full=line.span, span=row.span, label=label, is_row=True, gap=line.gap, cells=row.cells if row.has_actors else ()
    )


def _unread_label(line: Line, row: Row) -> Label:
    """Of a row that a scan numbered past reading: it is a row of its own, not part of the one above."""
    shape = line.words[: row.span.start - line.span.start].strip("|\t ")
    return Label(rank=BULLET, printed="•", value=0, length=0, style="•", shape=shape)


def _flat_pieces(lines: tuple[Line, ...]) -> tuple[Piece, ...]:
    size = flat_table_at(lines, 0, column_of=column_of)
    head = tuple(line.words for line in lines[:size])
    kept: list[Line] = []
    at, new_page = 0, False
    while at < len(lines):
        # A head printed again on a new page cuts a row in two: what follows goes on with the row.
        if tuple(line.words for line in lines[at : at + size]) == head:
            at += size
            new_page = True
            continue
        kept.append(lines[at]._replace(after_page=lines[at].after_page or new_page))
        new_page = False
        at += 1
    approved = any(_APPROVES.search(words) for words in head)
    rows = read_flat_rows(tuple(kept), is_body=is_body)
    if _lead_stands_first(head):
        return tuple(
            piece._replace(cells=cells_behind_lead(row.parts[0], is_body=is_body))
            if at == 0 and piece.is_row
            else piece
            for row in rows
            for at, piece in enumerate(_pieces_of_row(row, approved=approved))
        )
    leads = max(1, _columns_in(head).count("lead"))
    return tuple(piece for row in rows for piece in _pieces_of_row(row, approved=approved, leads=leads))


def _columns_in(head: tuple[str, ...]) -> list[str]:
    """The columns that the lines of a head name, one after the other; a name may be broken over three of them."""
    found, at = [], 0
    while at < len(head):
        named = ((width, column_of(" ".join(head[at : at + width]))) for width in (3, 2, 1))
        width, column = next(((width, column) for width, column in named if column), (1, None))
        found += [column] if column else []
        at += width
    return found


def _lead_stands_first(head: tuple[str, ...]) -> bool:
    named = [column_of(" ".join(head[at : at + width])) for at in range(len(head)) for width in (1, 2, 3)]
    return [column for column in named if column in ("lead", "content")][:1] == ["lead"]


def _pieces_of_row(row: FlatRow, *, approved: bool, leads: int = 1) -> list[Piece]:
    if row.is_heading:
        lines = [line for part in row.parts for line in part]
        span = Span(lines[0].span.start, lines[-1].span.end)
        return [Piece(full=span, span=span, label=_label_of(row.label))]
    found = []
    for at, part in enumerate(row.parts):
        span = Span(part[0].span.start, part[-1].span.end)
        cells = flat_cells(part, is_body=is_body, has_content=at == 0, approved=approved, leads=leads)
        found.append(Piece(full=span, span=span, label=_label_of(row.label), is_row=True, cells=cells))
    return found
