"""Lines and cells of a head or a foot, with a folded twin of the text in which worn and clean letters look alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.source import Source
from nhipcau.reading.types import Span

_WORDS = load("letterhead")
# Columns of a letterhead or foot, as text extraction leaves them: TAB, a run of spaces, a table bar.
_COLUMN = re.compile(r"\t+|[ \u00a0]{4,}|\s+\|\s+|^\s*\|\s*|\s*\|\s*$")
_NO_LETTER = re.compile(r"[^a-z]")
_RULE = re.compile(r"^[\W_]*$")
_MARKS_OF_TEXTS = "#*`\u200b\u200c\ufeff\u00ad"
_MARKS = str.maketrans(dict.fromkeys(_MARKS_OF_TEXTS[1:], " "))
_ANY_MARK = re.compile(f"[{_MARKS_OF_TEXTS}]")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?=\s)")
_GAZETTE = re.compile(str(_WORDS["gazette_line"]))
# Words about a gap that show it was left to be filled in by hand stand right beside it.
_BESIDE_GAP = 16
# No line of a letterhead or a foot is as long: a text without line ends is not cut into columns.
_LONGEST_COLUMNED = 3_000
_PAGE_NUMBER = re.compile(r"^-?\s*\d{1,4}(?:\s+\d{1,4})?\s*-?$")


class Cell(NamedTuple):
    """A run of words on one line that one column holds, trimmed."""

    span: Span
    words: str
    """From the shadow: look-alikes and Markdown marks made plain."""
    folded: str
    """Small letters without marks; as long as `words`."""
    line: int
    """Which line of the text it stands on, blank lines counted."""
    printed: str
    """As the text has it, Markdown marks left out: what values are taken from."""

    @property
    def is_rule(self) -> bool:
        return bool(_RULE.match(self.words))

    @property
    def is_capitals(self) -> bool:
        return _is_capitals(self.words)

    @property
    def squeezed(self) -> str:
        """Folded letters only, so that letter-spaced headings compare."""
        return _squeezed(self.folded)

    @property
    def starts_low(self) -> bool:
        first = next((c for c in self.words if c.isalnum()), "")
        return first.islower() or first.isdigit()

    def part(self, start: int, end: int) -> Cell:
        """The trimmed part of the cell between two places counted from its beginning."""
        words = self.words[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        at, words = self.span.start, self.words[start:end]
        return _cell((Span(at + start, at + end), words, self.folded[start:end], self.line, self.printed[start:end]))


_cell = partial(tuple.__new__, Cell)
"""The constructor of a named tuple without its detour."""


@lru_cache(maxsize=4096)
def _is_capitals(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return letters >= 3 and sum(map(str.isupper, words)) >= 0.85 * letters


@lru_cache(maxsize=4096)
def _squeezed(plain: str) -> str:
    return _NO_LETTER.sub("", plain)


class _PlainLetters(dict[int, str]):
    """For `str.translate`: each letter is worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = "d" if letter in "đĐ" else unicodedata.normalize("NFD", letter)[0].lower()
        self[code] = plain if len(plain) == 1 else letter
        return self[code]


_PLAIN_LETTERS = _PlainLetters()


def fold(text: str) -> str:
    """Small letters without marks, character for character."""
    return text.translate(_PLAIN_LETTERS)


def cells_of(source: Source, within: Span, *, most_lines: int | None = None) -> tuple[Cell, ...]:
    """Every cell with something on it, in order of the text."""
    return tuple(each_cell(source, within, most_lines=most_lines))


def each_cell(source: Source, within: Span, *, most_lines: int | None = None) -> Iterator[Cell]:
    """The cells one after the other, for those who stop at what they look for."""
    return chain.from_iterable(line.cells for line in _each_line(source, within, most_lines=most_lines))


def own_cells(source: Source, within: Span, *, most_lines: int | None = None) -> Iterator[Cell]:
    """The same without what stamps, gazettes and pages left."""
    return chain.from_iterable(line.own for line in _each_line(source, within, most_lines=most_lines))


def each_cell_back(source: Source, within: Span) -> Iterator[Cell]:
    """The cells from the last to the first."""
    return (cell for line in _each_line_back(source, within) for cell in reversed(line.cells))


def own_cells_back(source: Source, within: Span) -> Iterator[Cell]:
    return (cell for line in _each_line_back(source, within) for cell in reversed(line.own))


class _Line(NamedTuple):
    cells: tuple[Cell, ...]
    own: tuple[Cell, ...]
    """Those that are no noise."""


class _Lines:
    """Lines that somebody has looked at: heads and feet are looked at by several."""

    def __init__(self, source: Source) -> None:
        self.known: dict[int, _Line] = {}
        self.may_hold_marks = any(mark in source.text for mark in _MARKS_OF_TEXTS)


def _each_line(source: Source, within: Span, *, most_lines: int | None) -> Iterator[_Line]:
    first, last = source.line_of(within.start), source.line_of(max(within.start, within.end - 1))
    lines, looked_at, seen = source.lines, source.once(_Lines), 0
    for number in range(first, last + 1):
        if lines[number + 1] - lines[number] == 1:
            continue
        # Only the first and the last line of a span can be parts of lines.
        line = looked_at.known.get(number) if first < number < last else None
        line = _line(source, number, within, looked_at=looked_at) if line is None else line
        if line.cells:
            if seen == most_lines:
                return
            seen += 1
            yield line


def _each_line_back(source: Source, within: Span) -> Iterator[_Line]:
    first, last = source.line_of(within.start), source.line_of(max(within.start, within.end - 1))
    lines, looked_at = source.lines, source.once(_Lines)
    for number in range(last, first - 1, -1):
        if lines[number + 1] - lines[number] > 1:
            yield _line(source, number, within, looked_at=looked_at)


def _line(source: Source, number: int, within: Span, *, looked_at: _Lines) -> _Line:
    start, end = source.lines[number], source.lines[number + 1] - 1
    known = looked_at.known
    if start < within.start or end > within.end:
        start, end = max(start, within.start), min(end, within.end)
    elif number in known:
        return known[number]
    cells = _cut(source, start, end, number=number, looked_at=looked_at)
    line = _Line(cells, tuple([cell for cell in cells if not is_noise(cell)]))
    if end - start == source.lines[number + 1] - 1 - source.lines[number]:
        known[number] = line
    return line


def _cut(source: Source, start: int, end: int, *, number: int, looked_at: _Lines) -> tuple[Cell, ...]:
    raw = source.text[start:end]
    words = raw.strip()
    if not words:
        return ()
    has_columns = _may_hold_columns(raw)
    if not has_columns and not (looked_at.may_hold_marks and _ANY_MARK.search(raw)):
        # Nearly every line: one column, and nothing to take out of it.
        first = start if words is raw else start + raw.index(words[0])
        last = first + len(words)
        if source.shadow[first] == " ":
            # A speck before the first word.
            first = last - len(source.shadow[first:last].lstrip())
            words = words[first - last :]
        return (_cell((Span(first, last), source.shadow[first:last], source.plain[first:last], number, words)),)
    places = _columns(raw) if has_columns else _trimmed(raw, 0, len(raw))
    return tuple(
        Cell(
            Span(start + first, start + last),
            source.shadow[start + first : start + last],
            source.plain[start + first : start + last],
            number,
            _without_marks(raw[first:last]),
        )
        for first, last in places
    )


def _columns(raw: str) -> Iterator[tuple[int, int]]:
    edges = [0]
    for gap in _COLUMN.finditer(raw):
        # Wide gaps inside a number or a date left to fill in by hand do not part columns.
        before = fold(raw[max(0, gap.start() - _BESIDE_GAP) : gap.start()]).rstrip()
        after = fold(raw[gap.end() : gap.end() + _BESIDE_GAP]).lstrip()
        if before.endswith(("so:", "so", "ngay", "thang", "nam", "s o:")) or after.startswith(
            ("thang", "nam ", "/", ",")
        ):
            continue
        edges += [gap.start(), gap.end()]
    edges.append(len(raw))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield from _trimmed(raw, start, end)


def _trimmed(raw: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    plain = _without_marks(raw[start:end])
    words = plain.strip()
    start += len(plain) - len(plain.lstrip())
    return ((start, start + len(words)),) if words else ()


def _may_hold_columns(raw: str) -> bool:
    """Most lines hold nothing that can part columns."""
    return len(raw) <= _LONGEST_COLUMNED and ("\t" in raw or "|" in raw or "    " in raw or "\u00a0" in raw)


def _without_marks(raw: str) -> str:
    if not _ANY_MARK.search(raw):
        return raw
    plain = raw.translate(_MARKS)
    return _HEADING.sub(lambda m: " " * len(m.group()), plain)


def is_noise(cell: Cell) -> bool:
    """Left by stamps, gazettes and pages: no part of a head or a foot."""
    folded = cell.folded
    first = folded[:1]
    if (first.isdigit() or first in "c-") and (
        (len(folded) <= 4 and folded.isdigit())
        or (first != "-" and _GAZETTE.match(folded))
        or (first != "c" and _PAGE_NUMBER.match(cell.words))
    ):
        return True
    return ":" in folded and is_stamp(cell)


def is_stamp(cell: Cell) -> bool:
    """A line of a digital signature's stamp: neither a date nor a signatory (contract, rule 16)."""
    name, colon, _ = cell.folded.partition(":")
    return bool(colon) and name.strip() in _STAMPS


_STAMPS = frozenset(fold(line) for line in strings(_WORDS["stamp_lines"]))


def trimmed(source: Source, span: Span) -> Span | None:
    """The span without white space, Markdown marks and rules at its ends; None where nothing is left."""
    words = source.shadow[span.start : span.end]
    core = words.strip()
    if not core:
        return None
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(core))
