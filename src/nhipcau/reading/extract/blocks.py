"""Paragraphs and tables of a file that has markup, and how they are printed as reading text.

A table row is one line with its cells split by TAB. Two columns that only place a letterhead or a signature block are
no table: they are printed one column after the other.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# A TAB divides cells and nothing else; hard spaces are spaces.
_NO_BREAK = re.compile("[\u00a0\u2007\u202f\t]")
_TABS = re.compile(r"\t+")
_BLANKS = re.compile(r"\n{3,}")
# A cell with this many lines or characters is part of a page's layout, not of a table of facts.
_LAYOUT_LINES = 40
_LAYOUT_LENGTH = 6_000
_ENOUGH_OF_MOTTO = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; empty for a blank line. May hold line ends of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[Block, ...] = ()


Block = Line | Table


def printed(blocks: Iterable[Block]) -> str:
    """The reading text: NFC, no blanks at line ends, never more than one blank line in a row."""
    text = "\n".join(_lines(_with_tabbed_letterhead(tuple(blocks))))
    return _BLANKS.sub("\n\n", unicodedata.normalize("NFC", text)).strip("\n") + "\n"


def _with_tabbed_letterhead(blocks: Sequence[Block]) -> Iterator[Block]:
    """A letterhead whose columns are set by TABs instead of a table: the same two columns."""
    run: list[Line] = []
    for block in (*blocks, Line("")):
        if isinstance(block, Line) and _TABS.search(block.text.strip()):
            run.append(block)
            continue
        rows = tuple(tuple(Cell((Line(part),)) for part in _TABS.split(line.text)) for line in run)
        yield from (Table(rows),) if rows and _places_columns(Table(rows)) else run
        run.clear()
        yield block


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield from (_NO_BREAK.sub(" ", line).strip() for line in block.text.split("\n"))
        else:
            yield ""
            yield from _table(block)
            yield ""


def _table(table: Table) -> Iterator[str]:
    width = max((len(row) for row in table.rows), default=0)
    if width <= 1 or any(_is_layout(cell) for row in table.rows for cell in row):
        for row in table.rows:
            for cell in row:
                yield from _lines(cell.blocks)
        return
    if _places_columns(table):
        yield from _columns(table, width)
        return
    for row in table.rows:
        line = "\t".join(_folded(cell) for cell in row)
        if line.strip():
            yield line


def _columns(table: Table, width: int) -> Iterator[str]:
    for column in range(width):
        for row in table.rows:
            if column < len(row):
                yield from (line for line in _lines(row[column].blocks) if line)
        yield ""


def _folded(cell: Cell) -> str:
    return " ".join(" ".join(_lines(cell.blocks)).split())


def _is_layout(cell: Cell) -> bool:
    lines = [line for line in _lines(cell.blocks) if line]
    return len(lines) > _LAYOUT_LINES or sum(map(len, lines)) > _LAYOUT_LENGTH


def _places_columns(table: Table) -> bool:
    """A letterhead or a signature block: few rows, two or three columns, and the words that stand there by law."""
    if len(table.rows) > 6 or max(len(row) for row in table.rows) > 3:
        return False
    lines = [line for row in table.rows for cell in row for line in _lines(cell.blocks)]
    return any(is_letterhead(line) or is_recipients(line) for line in lines)


def is_letterhead(line: str) -> bool:
    """Also of a motto broken at the end of a narrow column ("… CHỦ NGHĨA VIỆT" / "NAM")."""
    letters = plain_letters(line)
    mottos = _words("letterhead")
    return letters.startswith(mottos) or (
        len(letters) >= _ENOUGH_OF_MOTTO and any(motto.startswith(letters) for motto in mottos)
    )


def is_recipients(line: str) -> bool:
    return plain_letters(line).startswith(_words("recipients"))


def plain_letters(text: str) -> str:
    """Capitals without marks, and nothing but letters."""
    decomposed = unicodedata.normalize("NFD", text.upper().replace("Đ", "D").replace("Ð", "D"))
    return "".join(character for character in decomposed if character.isalpha())


@cache
def _words(name: str) -> tuple[str, ...]:
    lexicon = tomllib.loads((files("nhipcau.reading") / "lexicon" / "layout.toml").read_text(encoding="utf-8"))
    listed: Sequence[str] = lexicon[name]
    return tuple(plain_letters(words) for words in listed)
