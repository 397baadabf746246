"""PDF with a text layer: lines as they stand on the page, every run with its box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.pdf.columns import in_reading_order
from nhipcau.reading.extract.pdf.pdfium import pages_of
from nhipcau.reading.extract.pdf.printing import Line, printed_pages
from nhipcau.reading.extract.pdf.ruled import Grid, grids_of, rules_of, table_rows
from nhipcau.reading.extract.pdf.running import without_running
from nhipcau.reading.extract.pdf.runs import Row, rows_of
from nhipcau.reading.extract.pdf.sheet import RawPage, Shape
from nhipcau.reading.extract.sniffing import PDF
from nhipcau.reading.source import Source

# A file that was cut off in transfer lacks its end; PDFium would silently show the pages that came through.
_END = b"%%EOF"
_TAIL = 8192
_PICTURE_SHARE = 0.3
_UNREADABLE_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class _Laid:
    """What is kept of a page once its characters are gathered."""

    shape: Shape
    rows: list[Row]
    grids: tuple[Grid, ...]
    notes: str
    has_words: bool
    is_picture: bool
    is_blank: bool


def read_pdf(data: bytes, watch: Watch) -> Source:
    if _END not in data[-_TAIL:]:
        raise Refusal("reading.broken", kind="PDF")
    pages = [_laid(page) for page in pages_of(data, watch)]
    _require_text_layer(pages)
    shapes = [page.shape for page in pages]
    kept, running = without_running([(page.shape, page.rows) for page in pages])
    lines = []
    for page, rows in zip(pages, kept, strict=True):
        watch.check_time()
        lines.append(list(_lines(page, rows)))
    text, places, boxes = printed_pages(shapes, lines)
    watch.check_length(len(text))
    aside = "\n".join([running, *(page.notes for page in pages)])
    return Source(text=text, media_type=PDF, pages=places, boxes=boxes, aside=aside)


def _laid(page: RawPage) -> _Laid:
    rules = rules_of(page)
    return _Laid(
        shape=page.shape,
        rows=rows_of(page, rules.down),
        grids=grids_of(rules),
        notes=page.notes,
        has_words=_has_words(page),
        is_picture=_is_picture(page),
        is_blank=not (page.drawn or page.characters),
    )


def _lines(page: _Laid, rows: Sequence[Row]) -> Iterator[Line]:
    """Rows between tables in reading order, and each row of a table as one line of cells."""
    left = list(rows)
    for grid in page.grids:
        inside = [row for row in left if any(grid.holds(run) for run in row)]
        before = [row for row in left if row[0].middle < grid.top and row not in inside]
        left = [row for row in left if row not in inside and row not in before]
        yield from (Line.of_row(row) for row in in_reading_order(before, width=page.shape.width))
        yield from (Line(cells, in_table=True) for cells in table_rows(grid, inside))
    yield from (Line.of_row(row) for row in in_reading_order(left, width=page.shape.width))


def _require_text_layer(pages: Sequence[_Laid]) -> None:
    """One page that is only a picture is enough to refuse: nobody would see what was not read, or how it is marked."""
    numbered = list(enumerate(pages, start=1))
    scanned = [number for number, page in numbered if page.is_picture and not page.has_words]
    if not scanned and not any(page.has_words for page in pages):
        scanned = [number for number, page in numbered if not page.is_blank]
    if scanned:
        raise Refusal("reading.no_text_layer", pages=_folded(scanned))


def _has_words(page: RawPage) -> bool:
    """Whether its characters are letters: fonts without a Unicode table give signs that nobody can read."""
    signs = [character.sign for character in page.characters if not character.sign.isspace()]
    unreadable = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign < " " for sign in signs)
    return bool(signs) and unreadable < _UNREADABLE_SHARE * len(signs)


def _is_picture(page: RawPage) -> bool:
    area = sum((box.right - box.left) * (box.bottom - box.top) for box in page.pictures)
    return area > _PICTURE_SHARE * page.shape.width * page.shape.height


def _folded(numbers: Sequence[int]) -> str:
    """1, 3–5, 9"""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
