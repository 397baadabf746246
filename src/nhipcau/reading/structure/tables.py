"""Tables: rows with cells told apart by TAB or "|", and tables that came out of a page as narrow lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.reading.structure.lines import Line
from nhipcau.reading.types import Cell, Span

ColumnOf = Callable[[str], "str | None"]
_BARE_LABEL = re.compile(r"^(\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5})\s*[.)]?$")
_FLAT_HEAD = re.compile(r"^(?:s?tt|số tt|số thứ tự)$", re.IGNORECASE)
_FLAT_NUMBER = re.compile(r"^(\d{1,3})[.)]?(?:\s+(?=\S)|$)")
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FLAT_LABEL = re.compile(r"^(\d{1,3}(?:\.\d{1,2}){0,3}|(?:X?(?:IX|IV|V?I{1,3}|V)|X))[.)]?(?:\s+(?=\S)|$)")
_FLAT_DUE = re.compile(
    r"^(?:(?:trước|trong|đến|hết|cuối|đầu)\s+)*(?:tháng(?:\s+\d|$)|quý\s+[ivx\d]|năm\s+20\d\d|20\d\d(?!\d|/)"
    r"|\d{1,2}/(?:\d{1,2}/)?20\d\d|thường xuyên|hằng năm|hàng năm|định kỳ)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that can hold a duty. `label` is its printed number, empty where it has none."""

    label: str
    span: Span
    cells: tuple[Cell, ...]
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


def read_rows(lines: tuple[Line, ...], *, text: str, column_of: ColumnOf) -> dict[int, Row]:
    """The rows among the lines, by index of their line. Heads of tables and rows of unknown tables are left out."""
    rows: dict[int, Row] = {}
    heads: list[Span] = []
    columns: list[str | None] = []
    framed = False
    for at, line in enumerate(lines):
        if not line.is_row:
            continue
        below_head = at > 0 and is_head(lines[at - 1], text=text, column_of=column_of)
        if is_head(line, text=text, column_of=column_of) and not below_head:
            framed = line.words.startswith("|")
        cells = cells_of(line, framed=framed)
        if _is_head(cells, text=text, column_of=column_of):
            lower = below_head and not _has_words(cells[:1], text=text)
            heads = _merged(heads, list(cells), text=text) if lower else list(cells)
            columns = [column_of(_words(cell, text=text)) for cell in heads]
            continue
        if columns:
            row = _row(cells, heads=heads, columns=columns, text=text)
            if row is not None:
                rows[at] = row
    return rows


def is_head(line: Line, *, text: str, column_of: ColumnOf) -> bool:
    return line.is_row and _is_head(cells_of(line, framed=False), text=text, column_of=column_of)


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
    found = [
        Cell(column=columns[at] or "other", span=cell, head=heads[at])
        for at, cell in enumerate(cells)
        if at < len(columns) and _words(cell, text=text) and not (at == 0 and number)
    ]
    if not any(char.isalnum() for cell in found for char in text[cell.span.start : cell.span.end]):
        return None
    return Row(
        label=number.group(1) if number else "",
        span=Span(found[0].span.start, max(cell.span.end for cell in found)),
        cells=tuple(found),
        has_actors=any(column in ("lead", "coordinators") for column in columns)
        or ("due" in columns and "content" in columns),
    )


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row of a table that lost its cells: its lines, from the first word behind the number."""

    label: str
    parts: tuple[tuple[Line, ...], ...]
    """One part for each deadline with an act of its own."""
    is_heading: bool = False


def flat_table_at(lines: tuple[Line, ...], start: int, *, column_of: ColumnOf) -> int:
    """Number of lines that head a flattened table from `start`; 0 where none begins."""
    if not _FLAT_HEAD.match(lines[start].words):
        return 0
    known: set[str] = set()
    for at in range(start + 1, min(start + 24, len(lines))):
        if len(lines[at].words) > 60:
            break
        for width in (1, 2, 3):
            column = column_of(" ".join(line.words for line in lines[at : at + width]))
            if column:
                known.add(column)
        if at + 1 < len(lines) and _FLAT_LABEL.match(lines[at + 1].words):
            break
    else:
        at = start
    return at - start + 1 if "content" in known and ("lead" in known or "due" in known) else 0


def read_flat_rows(lines: tuple[Line, ...], *, is_body: Callable[[str], bool]) -> tuple[FlatRow, ...]:
    """The rows of a flattened table, its heads already taken out."""
    rows: list[tuple[str, list[Line]]] = []
    in_note = False
    for line in lines:
        in_note = in_note and not line.after_page
        number = _FLAT_NUMBER.match(line.words)
        label = _next_label(line, rows=rows) if not in_note else None
        if number and _is_note(line, number) and label is None:
            in_note = True
        elif label is not None:
            rest = Span(line.span.start + label.end(), line.span.end)
            rows.append((label.group(1), [_cut(line, rest)] if rest.end > rest.start else []))
        elif rows and not in_note:
            rows[-1][1].append(line)
    return tuple(
        FlatRow(
            label=label,
            parts=_parts(found, is_body=is_body),
            is_heading=not found[0].words.isdigit()
            and _heads_rows(label, found, after=rows[at + 1][0] if at + 1 < len(rows) else ""),
        )
        for at, (label, found) in enumerate(rows)
        if found
    )


def _next_label(line: Line, *, rows: list[tuple[str, list[Line]]]) -> re.Match[str] | None:
    """The number of the next row, if the line begins with it: 3 after 2, 2.1 after 2, II after I."""
    met = _FLAT_LABEL.match(line.words)
    if met is None:
        return None
    printed = met.group(1)
    if printed[0] in "IVX":
        groups = [label for label, _ in rows if label[0] in "IVX"]
        follows = printed in ROMANS and ROMANS.index(printed) == len(groups)
        return met if follows and (not rows or groups) else None
    number = [int(part) for part in printed.split(".")]
    if not rows or rows[-1][0][0] in "IVX":
        return met if number in ([1], [1, 1]) else None
    last = [int(part) for part in rows[-1][0].split(".")]
    successors = [[*last[:at], last[at] + 1] for at in range(len(last))] + [[*last, 1]]
    if _is_note(line, met) and len(number) == 1:
        return None
    if number in successors:
        return met
    # A number that recognition lost must not swallow the rest of the table.
    alone = met.end() == len(line.words)
    skips_one = len(number) == len(last) and number[:-1] == last[:-1] and number[-1] == last[-1] + 2
    next_group = len(number) > 1 and number[-1] == 1 and last[0] < number[0] <= last[0] + 2
    return met if alone and (skips_one or next_group) else None


def _heads_rows(label: str, lines: list[Line], *, after: str) -> bool:
    """The row only names the group of the rows below it."""
    return label[0] in "IVX" or (
        after.startswith(f"{label}.") and not any(_FLAT_DUE.match(line.words) for line in lines)
    )


def _is_note(line: Line, met: re.Match[str]) -> bool:
    """A footnote is as wide as the page; a cell is not."""
    return len(line.words) > 90 and bool(line.words[met.end() :]) and "." not in met.group().strip()[-1:]


def _cut(line: Line, span: Span) -> Line:
    words = line.words[span.start - line.span.start :]
    return Line(span=span, words=words, gap=line.gap, after_page=line.after_page)


def _parts(lines: list[Line], *, is_body: Callable[[str], bool]) -> tuple[tuple[Line, ...], ...]:
    dues = [at for at, line in enumerate(lines) if _FLAT_DUE.match(line.words) and len(line.words) < 24 and at > 0]
    groups: list[int] = []
    for at in dues:
        if not groups or at - groups[-1] > 3:
            groups.append(at)
    cuts = [0]
    for before, after in pairwise(groups):
        between = range(before + 1, after)
        cut = next((at for at in between if lines[at].starts_high and is_body(lines[at].words)), None)
        if cut is None:
            cut = next(
                (
                    at
                    for at in between
                    if lines[at].starts_high
                    and not re.match(r"(?:nghị|chương|quyết|chỉ|trình|kết)\b", lines[at].words.lower())
                    and at > before + 1
                ),
                None,
            )
        if cut is not None and cut > cuts[-1]:
            cuts.append(cut)
    return tuple(tuple(lines[a:b]) for a, b in zip(cuts, [*cuts[1:], len(lines)], strict=True))


def flat_cells(part: tuple[Line, ...], *, is_body: Callable[[str], bool], has_content: bool) -> tuple[Cell, ...]:
    """The cells that can be told apart again: content, then the first names, then what looks like a time."""
    groups: list[list[Line]] = []
    for line in part:
        joins = groups and (line.starts_low or groups[-1][-1].words.endswith(",") or groups[-1][-1].hangs)
        if joins and not _FLAT_DUE.match(line.words):
            groups[-1].append(line)
        else:
            groups.append([line])
    spans = [Span(group[0].span.start, group[-1].span.end) for group in groups]
    named = [
        at for at, group in enumerate(groups) if is_body(group[0].words) and group[0].starts_high and at >= has_content
    ]
    cells: list[Cell] = []
    if named:
        lead = named[0]
        if lead > 0 and has_content:
            cells.append(Cell(column="content", span=Span(spans[0].start, spans[lead - 1].end)))
        cells.append(Cell(column="lead", span=spans[lead]))
        if lead + 1 in named:
            cells.append(Cell(column="coordinators", span=spans[lead + 1]))
    due = next((at for at, group in enumerate(groups) if at > 0 and _FLAT_DUE.match(group[0].words)), None)
    if due is not None:
        cells.append(Cell(column="due", span=spans[due]))
    return tuple(cells)
