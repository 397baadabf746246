"""PDF: lines as they stand on the page, every run with its box; pages that are pictures are read from the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.ocr.pages import RawPages, recognised_pages
from nhipcau.reading.extract.pdf.broken_rows import with_rows_joined
from nhipcau.reading.extract.pdf.columns import in_reading_order, without_holes
from nhipcau.reading.extract.pdf.old_fonts import in_unicode
from nhipcau.reading.extract.pdf.pdfium import pages_of
from nhipcau.reading.extract.pdf.printing import Line, Paper, printed_pages
from nhipcau.reading.extract.pdf.ruled import Grid, grids_of, rules_of, table_rows
from nhipcau.reading.extract.pdf.running import without_running
from nhipcau.reading.extract.pdf.runs import Row, rows_of
from nhipcau.reading.extract.pdf.sheet import RawPage, Shape
from nhipcau.reading.extract.sniffing import PDF
from nhipcau.reading.source import Source

# A file that was cut off in transfer lacks its end; PDFium would silently show the pages that came through.
_END = b"%%EOF"
_TAIL = 8192


@dataclass(frozen=True, slots=True)
class _Laid:
    """What is kept of a page once its characters are gathered."""

    shape: Shape
    rows: list[Row]
    grids: tuple[Grid, ...]
    aside: str
    skew: float
    sure: float | None
    is_unread: bool


def read_pdf(data: bytes, watch: Watch) -> Source:
    if _END not in data[-_TAIL:]:
        raise Refusal("reading.broken", kind="PDF")
    return source_of_pages(pages_of(data, watch), watch, media_type=PDF)


def source_of_pages(raw: RawPages, watch: Watch, *, media_type: str) -> Source:
    """The reading text of pages given as characters, or as pictures of them."""
    with closing(recognised_pages(raw, watch)) as read:
        pages = [_laid(page) for page in read]
    unread = _unread(pages)
    rows = in_unicode([page.rows for page in pages])
    pages = [replace(page, rows=shown) for page, shown in zip(pages, rows, strict=True)]
    kept, running = without_running([(page.shape, page.rows) for page in pages])
    lines = []
    for page, left in zip(pages, kept, strict=True):
        watch.check_time()
        lines.append(list(_lines(page, left)))
    printed = printed_pages([Paper(page.shape, page.skew, page.sure) for page in pages], with_rows_joined(lines))
    watch.check_length(len(printed.text))
    return Source(
        text=printed.text,
        media_type=media_type,
        pages=printed.pages,
        boxes=printed.boxes,
        faint=printed.faint,
        unread_pages=unread,
        aside="\n".join([running, *(page.aside for page in pages)]),
    )


def _laid(page: RawPage) -> _Laid:
    rules = rules_of(page)
    read = [character for character in page.characters if character.sure < 1.0]
    return _Laid(
        shape=page.shape,
        rows=rows_of(page, rules.down),
        grids=grids_of(rules),
        aside=f"{page.notes}\n{page.stamps}",
        skew=page.skew,
        sure=sum(character.sure for character in read) / len(read) if read else None,
        is_unread=page.is_unread,
    )


def _lines(page: _Laid, rows: Sequence[Row]) -> Iterator[Line]:
    """Rows between tables in reading order, and each row of a table as one line of cells."""
    left = list(rows)
    for grid in page.grids:
        inside = [row for row in left if any(grid.holds(run) for run in row)]
        before = [row for row in left if row[0].middle < grid.top and row not in inside]
        left = [row for row in left if row not in inside and row not in before]
        yield from _text(before, page)
        yield from (Line(cells, in_table=True) for cells in table_rows(grid, inside))
    yield from _text(left, page)


def _text(rows: Sequence[Row], page: _Laid) -> Iterator[Line]:
    return (Line(cells) for cells in without_holes(in_reading_order(rows, width=page.shape.width)))


def _unread(pages: Sequence[_Laid]) -> tuple[int, ...]:
    """Pages whose picture is not read here. Refuses where it is the first: nobody would see how the paper is marked."""
    unread = tuple(number for number, page in enumerate(pages) if page.is_unread)
    if unread and (unread[0] == 0 or not any(page.rows for page in pages)):
        raise Refusal("reading.no_ocr_language", pages=folded_numbers(unread))
    return unread


def folded_numbers(indexes: Sequence[int]) -> str:
    """Of indexes from 0, as people count: 1, 3–5, 9"""
    parts: list[list[int]] = []
    for index in indexes:
        if parts and parts[-1][-1] == index:
            parts[-1].append(index + 1)
        else:
            parts.append([index + 1])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
