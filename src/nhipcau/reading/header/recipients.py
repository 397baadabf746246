"""Nơi nhận: the list of those who receive, a line each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.header.signature import is_name, is_post, is_sign_form, is_signed_mark
from nhipcau.reading.header.words import (
    RECIPIENTS,
    document_types,
    ends_with_any,
    marked_words,
    starts_with_any,
)
from nhipcau.reading.types import Found, Span

_BULLET = re.compile(r"^[-+•·●▪«»]\s*[-_'~„“]{0,2}\s*")
_BETWEEN = re.compile(r"(?:[;.,]|(?<=\)))\s+-\s*(?=\S)")
_KEPT = re.compile(r"^luu\b")
# Where the clerk's file lies, printed by his word processor below the list.
_PATH = re.compile(r"[a-z]:[\\/]|\\\\\w")


@dataclass(frozen=True, slots=True)
class Recipients:
    found: tuple[Found[str], ...]
    cells: frozenset[Span]
    """Every cell that the list takes, its heading among them."""


def read_recipients(region: tuple[Cell, ...]) -> Recipients:
    mark = region[0]
    match = RECIPIENTS.match(mark.folded)
    assert match is not None
    first = mark.part(match.end(), len(mark.words))
    items: list[list[Cell]] = []
    taken = {mark.span}
    inline = _BULLET.sub("", first.words).strip(" :;,.-/|'")
    bulleted_list = any(_BULLET.match(c.words) for c in region[1:])
    if len(inline) > 2:
        by_semicolon = not bulleted_list and _BETWEEN.search(first.words) is None
        items += [[part] for part in _inline(first, by_semicolon=by_semicolon)]
    _take_lines(region[1:], items, taken, bulleted_list=bulleted_list)
    found = [item for cells in items if (item := _found(cells)) is not None]
    return Recipients(found=tuple(found), cells=frozenset(taken))


def _take_lines(cells: tuple[Cell, ...], items: list[list[Cell]], taken: set[Span], *, bulleted_list: bool) -> None:
    last: Cell | None = items[-1][-1] if items else None
    for cell in cells:
        if is_sign_form(cell) or is_post(cell) or is_signed_mark(cell):
            continue
        if cell.is_rule or _PATH.match(cell.folded):
            continue
        bulleted = bool(_BULLET.match(cell.words))
        if bulleted:
            if items and last is not None and _is_kept(items[-1]) and cell.line - last.line > 3:
                break
            items += [[part] for part in _inline(cell, by_semicolon=False)]
        elif cell.words.rstrip().endswith(":") and len(cell.words) < 40:
            taken.add(cell.span)
            continue
        elif items and last is not None and _goes_on(items[-1], last, cell, bulleted_list=bulleted_list):
            items[-1].append(cell)
        elif not bulleted_list and _is_plain_item(items, last, cell):
            items += [[part] for part in _inline(cell, by_semicolon=cell.words.count(";") > 1)]
        elif _ends_list(items, last, cell):
            break
        else:
            continue
        taken.add(cell.span)
        last = cell


def _goes_on(item: list[Cell], last: Cell, cell: Cell, *, bulleted_list: bool) -> bool:
    """A line without bullet that finishes the recipient begun above it."""
    if _has_stopped(last) or (is_name(cell) and not cell.starts_low and not last.words.rstrip().endswith((",", "-"))):
        return False
    hangs = ends_with_any(last.words.lower(), marked_words("open_ends")) is not None
    near = cell.line - last.line <= (2 if cell.starts_low or hangs else 1)
    if cell.is_capitals and len(cell.words.split()) > 1:
        return False
    return (
        near
        and (bulleted_list or cell.starts_low)
        and len(cell.words) < 160
        and not (_is_kept(item) and len(cell.words) > 60)
    )


def _is_plain_item(items: list[list[Cell]], last: Cell | None, cell: Cell) -> bool:
    if cell.is_capitals or is_name(cell) or len(cell.words) > 160:
        return False
    if last is None:
        return True
    return cell.line - last.line <= 2 and not _is_kept(items[-1])


def _ends_list(items: list[list[Cell]], last: Cell | None, cell: Cell) -> bool:
    type_line = cell.is_capitals and any(starts_with_any(cell.folded, (t.folded,)) for t in document_types())
    return (
        type_line
        or len(cell.words) > 160
        or bool(items and last is not None and _is_kept(items[-1]) and not is_name(cell) and not cell.is_capitals)
    )


def _is_kept(item: list[Cell]) -> bool:
    """ "Lưu: VT, …" closes the list."""
    return bool(_KEPT.match(_BULLET.sub("", item[0].folded).strip()))


def _has_stopped(cell: Cell) -> bool:
    return cell.words.rstrip(" *_|").endswith((";", ".", "./."))


def _inline(cell: Cell, *, by_semicolon: bool) -> list[Cell]:
    """One line that holds several: "- Như trên; - Lưu: VT."."""
    start = match.end() if (match := _BULLET.match(cell.words)) else 0
    pattern = re.compile(r";\s*(?:-\s*)?") if by_semicolon else _BETWEEN
    edges = [start]
    for gap in pattern.finditer(cell.words, start):
        edges += [gap.start(), gap.end()]
    edges.append(len(cell.words))
    return [cell.part(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if cell.words[a:b].strip()]


def _found(cells: list[Cell]) -> Found[str] | None:
    value = " ".join(" ".join(cell.printed for cell in cells).split()).strip(" .;,:-/|_")
    if not any(c.isalnum() for c in value):
        return None
    spans = tuple(cell.span for cell in cells)
    return Found(value, spans, "header.recipient", 0.94)
