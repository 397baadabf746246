"""PDF with a text layer: lines as they stand on the page, every run with its box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.pdf.columns import in_reading_order
from nhipcau.reading.extract.pdf.pdfium import RawPage, pages_of
from nhipcau.reading.extract.pdf.printing import Line, printed_pages
from nhipcau.reading.extract.pdf.ruled import grids_of, rules_of, table_rows
from nhipcau.reading.extract.pdf.running import without_running
from nhipcau.reading.extract.pdf.runs import Row, rows_of
from nhipcau.reading.extract.sniffing import PDF
from nhipcau.reading.source import Source

# A file that was cut off in transfer lacks its end; PDFium would silently show the pages that came through.
_END = b"%%EOF"
_TAIL = 8192
_PICTURE_SHARE = 0.3
_UNREADABLE_SHARE = 0.3


def read_pdf(data: bytes, watch: Watch) -> Source:
    if _END not in data[-_TAIL:]:
        raise Refusal("reading.broken", kind="PDF")
    raw = list(pages_of(data, watch))
    _require_text_layer(raw)
    laid = [(page, rows_of(page, rules_of(page).down)) for page in raw]
    watch.check_time()
    kept, running = without_running(laid)
    lines = []
    for page, rows in zip(raw, kept, strict=True):
        watch.check_time()
        lines.append(list(_lines(page, rows)))
    text, pages, boxes = printed_pages(raw, lines)
    watch.check_length(len(text))
    aside = "\n".join([running, *(page.notes for page in raw)])
    return Source(text=text, media_type=PDF, pages=pages, boxes=boxes, aside=aside)


def _lines(page: RawPage, rows: Sequence[Row]) -> Iterator[Line]:
    """Rows between tables in reading order, and each row of a table as one line of cells."""
    left = list(rows)
    for grid in grids_of(rules_of(page)):
        inside = [row for row in left if any(grid.holds(run) for run in row)]
        before = [row for row in left if row[0].middle < grid.top and row not in inside]
        left = [row for row in left if row not in inside and row not in before]
        yield from (Line.of_row(row) for row in in_reading_order(before, width=page.width))
        yield from (Line(cells, in_table=True) for cells in table_rows(grid, inside))
    yield from (Line.of_row(row) for row in in_reading_order(left, width=page.width))


def _require_text_layer(pages: Sequence[RawPage]) -> None:
    """One page that is only a picture is enough to refuse: nobody would see what was not read, or how it is marked."""
    scanned = [number for number, page in enumerate(pages, start=1) if not _has_words(page) and _is_picture(page)]
    if not scanned and not any(_has_words(page) for page in pages):
        scanned = [number for number, page in enumerate(pages, start=1) if page.drawn or page.characters]
    if scanned:
        raise Refusal("reading.no_text_layer", pages=_folded(scanned))


def _has_words(page: RawPage) -> bool:
    """Whether its characters are letters: fonts without a Unicode table give signs that nobody can read."""
    signs = [character.sign for character in page.characters if not character.sign.isspace()]
    unreadable = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign < " " for sign in signs)
    return bool(signs) and unreadable < _UNREADABLE_SHARE * len(signs)


def _is_picture(page: RawPage) -> bool:
    area = sum((box.right - box.left) * (box.bottom - box.top) for box in page.pictures)
    return area > _PICTURE_SHARE * page.width * page.height


def _folded(numbers: Sequence[int]) -> str:
    """1, 3–5, 9"""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
