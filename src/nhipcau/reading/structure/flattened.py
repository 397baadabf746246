"""Tables that came out of a page as narrow lines, one below the other: rows and cells told apart again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.structure.lines import Line, begins_later
from nhipcau.reading.structure.tables import ColumnOf
from nhipcau.reading.types import Cell, Span

_FLAT_HEAD = re.compile(r"^(?:s?tt|số tt|số thứ tự)$", re.IGNORECASE)
_LONGEST_FLAT_HEAD = len("số thứ tự")
_FLAT_HEAD_BEGINS = frozenset("sStT")
_LONGEST_HEAD = 24
"""Lines in which the head of a flattened table ends."""
_FLAT_NUMBER = re.compile(r"^(\d{1,3})[.)]?(?:\s+(?=\S)|$)")
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FLAT_LABEL = re.compile(r"^(\d{1,3}(?:\.\d{1,2}){0,3}|(?:X?(?:IX|IV|V?I{1,3}|V)|X))[.)]?(?:\s+(?=\S)|$)")
_FLAT_DUE = re.compile(
    r"^(?:(?:trước|trong|đến|hết|cuối|đầu)\s+)*(?:tháng(?:\s+\d|$)|quý\s+[ivx\d]|năm\s+20\d\d|20\d\d(?!\d|/)"
    r"|\d{1,2}/(?:\d{1,2}/)?20\d\d(?![\d/])|thường xuyên|hằng năm|hàng năm|định kỳ)",
    re.IGNORECASE,
)
_WIDE = 0.8
# The first word of a time that stands alone in its narrow cell: the day is on the next line.
_DUE_OPENS = re.compile(r"^(?:trước|trong|đến|hết|từ|tháng|quý|cuối|đầu)(?: (?:ngày|tháng|quý|hết))?$", re.IGNORECASE)
_HEADS = frozenset(head.lower() for key in ("titled", "by_field") for head in strings(load("agencies")[key]))
# "Phiên họp tháng 9/2025": the last cell of a row, ending in its month.
_ENDS_IN_TIME = re.compile(
    r"(?:ngày|tháng|quý)\s+[\dIVX]{1,4}(?:\s*/\s*\d{1,2})?(?:\s*/\s*|\s+năm\s+)20\d\d\)?$", re.IGNORECASE
)
_LONGEST_TIME = 48
_ARTICLE = re.compile(r"Điều\s+\d{1,3}[.:]")
_OUTER = re.compile(r"^(?:(?P<roman>[IVX]{1,5})\s?[./-]|(?P<number>\d{1,2})\s?[./])\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row of a table that lost its cells: its lines, from the first word behind the number."""

    label: str
    parts: tuple[tuple[Line, ...], ...]
    """One part for each deadline with an act of its own."""
    is_heading: bool = False


def next_flat_table(lines: tuple[Line, ...], start: int, *, column_of: ColumnOf) -> int:
    """Index of the line that heads the next flattened table; behind the last line where none follows."""
    columns: dict[int, set[str]] = {}
    for at in range(start, len(lines)):
        words = lines[at].words
        if len(words) > _LONGEST_FLAT_HEAD or words[0] not in _FLAT_HEAD_BEGINS or not _FLAT_HEAD.match(words):
            continue
        if _length_of_head(lines, at, column_of=column_of, columns=columns):
            return at
    return len(lines)


def flat_table_at(lines: tuple[Line, ...], start: int, *, column_of: ColumnOf) -> int:
    """Number of lines that head a flattened table from `start`; 0 where none begins."""
    if not _FLAT_HEAD.match(lines[start].words):
        return 0
    return _length_of_head(lines, start, column_of=column_of, columns={})


def _length_of_head(lines: tuple[Line, ...], start: int, *, column_of: ColumnOf, columns: dict[int, set[str]]) -> int:
    """`columns`: what is known of the lines so far, for heads that are looked at from one line after the other."""
    known: set[str] = set()
    for at in range(start + 1, min(start + _LONGEST_HEAD, len(lines))):
        if len(lines[at].words) > 60:
            break
        if at not in columns:
            columns[at] = _columns_at(lines, at, column_of=column_of)
        known |= columns[at]
        if at + 1 < len(lines) and _FLAT_LABEL.match(lines[at + 1].words):
            break
    else:
        at = start
    return at - start + 1 if "content" in known and ("lead" in known or "due" in known) else 0


def _columns_at(lines: tuple[Line, ...], at: int, *, column_of: ColumnOf) -> set[str]:
    """The columns that one, two or three lines from here on can be the head of."""
    named = (column_of(" ".join([line.words for line in lines[at : at + width]])) for width in (1, 2, 3))
    return {column for column in named if column}


def flat_table_end(lines: tuple[Line, ...], start: int, *, outer: tuple[str, ...]) -> int:
    """Where the flattened table that begins at `start` ends: at the part that follows those open over it.

    `outer` are the labels of those parts ("II", "2"), innermost last.
    """
    nexts = {ROMANS[ROMANS.index(one) + 1] for one in outer if one in ROMANS[:-1]}
    numbers = {str(int(one) + 1) for one in outer if one.isdigit()}
    rows = [met.group(1) for line in lines[start : start + 40] if (met := _FLAT_LABEL.match(line.words))]
    if any(row in ROMANS for row in rows[:2]):
        nexts = set()
    last = 0
    for at in range(start, len(lines)):
        row = _FLAT_LABEL.match(lines[at].words)
        met = _OUTER.match(lines[at].words)
        if _ARTICLE.match(lines[at].words):
            return at
        if met and met["roman"] in nexts:
            return at
        if met and met["number"] in numbers and int(met["number"]) != last + 1:
            return at
        if row and row.group(1).isdigit() and int(row.group(1)) == last + 1:
            last += 1
    return len(lines)


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
            rest = line.span.start + label.end()
            rows.append((label.group(1), [begins_later(line, at=rest)] if line.span.end > rest else []))
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


def _parts(lines: list[Line], *, is_body: Callable[[str], bool]) -> tuple[tuple[Line, ...], ...]:
    dues = [at for at, line in enumerate(lines) if _FLAT_DUE.match(line.words) and len(line.words) < 24 and at > 0]
    groups: list[int] = []
    for at in dues:
        if not groups or at - groups[-1] > 3:
            groups.append(at)
    cuts = [0]
    for before, after in pairwise(groups):
        between = range(before + 1, after)
        bodies = [at for at in between if lines[at].starts_high and is_body(lines[at].words)]
        # A head alone on its line is more often the middle of a name than the begin of a cell.
        bodies.sort(key=lambda at: lines[at].words.lower() in _HEADS)
        cut = next(iter(bodies), None)
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


def flat_cells(
    part: tuple[Line, ...], *, is_body: Callable[[str], bool], has_content: bool, approved: bool = False, leads: int = 1
) -> tuple[Cell, ...]:
    """The cells that can be told apart again: content, then the names, then what looks like a time.

    `approved`: a column says who approves, so that not every name behind the lead's is a coordinator's. `leads`: the
    number of columns that say who leads ("Cơ quan trình", "Cơ quan chủ trì thẩm tra").
    """
    groups = _groups(part)
    spans = [Span(group[0].span.start, group[-1].span.end) for group in groups]
    named = [
        at for at, group in enumerate(groups) if is_body(group[0].words) and group[0].starts_high and at >= has_content
    ]
    cells: list[Cell] = []
    named = _without_content(named, groups=groups) if has_content else named
    if named:
        lead = named[0]
        if lead > 0 and has_content:
            cells.append(Cell(column="content", span=Span(spans[0].start, spans[lead - 1].end)))
        cells.append(Cell(column="lead", span=spans[lead]))
        behind = lead + 1
        while behind in named and behind < lead + leads:
            cells.append(Cell(column="lead", span=spans[behind]))
            behind += 1
        first = behind
        while behind in named and (behind == first or not approved):
            cells.append(Cell(column="coordinators", span=spans[behind]))
            behind += 1
    due = next((at for at, group in enumerate(groups) if at > 0 and _is_due(group)), None)
    if due is None and len(groups) > 1 and _ends_in_time(groups[-1]):
        due = len(groups) - 1
    if due is not None:
        cells.append(Cell(column="due", span=spans[due]))
    return tuple(cells)


def cells_behind_lead(part: tuple[Line, ...], *, is_body: Callable[[str], bool]) -> tuple[Cell, ...]:
    """The cells of a table whose first column names who leads: the name, the content, further names, the time."""
    groups = _groups(part)
    if len(groups) < 2 or not is_body(groups[0][0].words):
        return flat_cells(part, is_body=is_body, has_content=True)
    spans = [Span(group[0].span.start, group[-1].span.end) for group in groups]
    due = next((at for at, group in enumerate(groups) if at > 1 and _is_due(group)), None)
    named = [at for at, group in enumerate(groups) if at > 1 and is_body(group[0].words) and group[0].starts_high]
    behind = min([*named[:1], *([due] if due is not None else []), len(groups)])
    cells = [
        Cell(column="lead", span=spans[0]),
        Cell(column="content", span=Span(spans[1].start, spans[behind - 1].end)),
        *[Cell(column="coordinators", span=spans[at]) for at in named],
    ]
    return (*cells, Cell(column="due", span=spans[due])) if due is not None else tuple(cells)


def _without_content(named: list[int], *, groups: list[list[Line]]) -> list[int]:
    """A line as wide as the column of contents goes on with the content, where a narrower name follows it."""
    width = max(len(line.words) for line in groups[0])
    # One line says nothing of its column's width.
    while (
        len(groups[0]) > 1
        and len(named) > 1
        and len(groups[named[0]][0].words) > _WIDE * width >= len(groups[named[1]][0].words)
    ):
        named = named[1:]
    return named


def _groups(part: tuple[Line, ...]) -> list[list[Line]]:
    """The lines of each cell together, as far as their words tell."""
    groups: list[list[Line]] = []
    for line in part:
        before = groups[-1][-1].words if groups else ""
        if before and _DUE_OPENS.match(before):
            groups[-1].append(line)
            continue
        hangs = groups and line.gap == 0 and groups[-1][-1].hangs
        joins = groups and (line.starts_low or before.endswith(",") or hangs or before.lower() in _HEADS)
        if joins and not _FLAT_DUE.match(line.words):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _ends_in_time(group: list[Line]) -> bool:
    words = " ".join(line.words for line in group)
    return len(words) < _LONGEST_TIME and _ENDS_IN_TIME.search(words) is not None


def _is_due(group: list[Line]) -> bool:
    return bool(_FLAT_DUE.match(" ".join(line.words for line in group)))
