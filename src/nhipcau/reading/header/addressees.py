"""Kính gửi: to whom a letter, a petition or a telegram goes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.header.words import WIRES, marked_words, starts_with_any
from nhipcau.reading.types import Found, Span

_MARK = re.compile(rf"^(?:dong\s+)?kinh\s*g(?:[uo]i|iri)\s*[:.]?\s*|^.{{0,60}}{WIRES}\s*")
_BULLET = re.compile(r"^[-+•·●▪*«»]\s*[-_]?\s*")
_INLINE_BULLET = re.compile(r"[;,.]\s+-\s+|;\s+(?=[A-ZÀ-ỸĐ])")
_MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Addressees:
    mark: Span
    found: tuple[Found[str], ...]
    end: int


def read_addressees(cells: tuple[Cell, ...]) -> Addressees | None:
    for index, cell in enumerate(cells):
        match = _MARK.match(cell.folded)
        if match and (cell.words[:1].isupper() or not index):
            mark = cell.part(0, match.end()).span
            first = cell.part(match.end(), len(cell.words))
            return _read(mark, first, cells[index + 1 : index + 1 + _MOST_LINES])
        if len(cell.words) > 200:
            return None
    return None


def _read(mark: Span, first: Cell, following: tuple[Cell, ...]) -> Addressees:
    items: list[list[Cell]] = []
    if first.words.strip(" :;,.-"):
        items += [[part] for part in _inline(_unbulleted(first))]
    last = first
    for cell in following:
        if cell.is_rule:
            break
        bulleted = bool(_BULLET.match(cell.words))
        if bulleted and (not items or not _has_stopped(last) or cell.line - last.line <= 2) and len(cell.words) < 260:
            if items and last.words.rstrip().endswith((".", "./.")) and cell.line - last.line > 1:
                break
            items.append([_unbulleted(cell)])
        elif _opens_item(cell, last, is_first=not items):
            items.append([cell])
        elif items and not _has_stopped(last) and _continues(last, cell):
            items[-1].append(cell)
        else:
            break
        last = cell
    found = tuple(item for cells in items if (item := _found(cells)) is not None)
    return Addressees(mark=mark, found=found, end=max(mark.end, last.span.end if items else mark.end))


def _opens_item(cell: Cell, last: Cell, *, is_first: bool) -> bool:
    """A line without bullet that names the first, or after ";" the next, addressee."""
    if is_first:
        return len(cell.words) < 260
    return last.words.rstrip().endswith(";") and cell.line - last.line <= 1 and len(cell.words) < 120


def _unbulleted(cell: Cell) -> Cell:
    match = _BULLET.match(cell.words)
    return cell.part(match.end(), len(cell.words)) if match else cell


def _inline(cell: Cell) -> list[Cell]:
    edges = [0]
    for gap in _INLINE_BULLET.finditer(cell.words):
        edges += [gap.start(), gap.end()]
    edges.append(len(cell.words))
    return [cell.part(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if cell.words[a:b].strip()]


def _has_stopped(cell: Cell) -> bool:
    return cell.words.rstrip(" *_").endswith((".", ";", "./."))


def _continues(before: Cell, cell: Cell) -> bool:
    # The stop behind the last addressee may be lost: the body begins with a capital and in few ways.
    opener = starts_with_any(cell.words.lower(), marked_words("body_openers"))
    if opener and cell.words[:1].isupper() and not before.words.rstrip().endswith((",", "-")):
        return False
    return cell.line - before.line <= 1 + before.words.rstrip().endswith(",") and (
        cell.starts_low or len(cell.words) < 120
    )


def _found(cells: list[Cell]) -> Found[str] | None:
    value = " ".join(" ".join(cell.printed for cell in cells).split()).strip(" .;,:-/")
    return Found(value, tuple(cell.span for cell in cells), "header.addressee", 0.93) if value else None
