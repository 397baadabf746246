"""A list as CSV and as XLSX, the way office programs in Vietnam open them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import xlsxwriter

Cell = str | int | float | date | None

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A cell that begins with one of these is run as a formula when a spreadsheet opens the file
# (OWASP, "CSV Injection"); text read from foreign documents must stay text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 60


def csv_of(*, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, without which Excel shows Vietnamese as noise. Dates are day/month/year."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_harmless(name) for name in head])
    writer.writerows([_harmless(_words(cell)) for cell in row] for row in rows)
    return "\ufeff".encode() + out.getvalue().encode()


def xlsx_of(*, title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One sheet with a bold frozen head and a filter; text stays text, dates are dates, numbers numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_sheet_name(title))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    sheet.write_row(0, 0, list(head), bold)
    widths = [len(name) for name in head]
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(last, column, _midnight(cell), day)
            elif isinstance(cell, int | float):
                sheet.write_number(last, column, cell, plain)
            else:
                sheet.write_string(last, column, cell or "", plain)
            widths[column] = max(widths[column], min(_WIDEST, len(_words(cell))))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width + 2)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, max(0, len(head) - 1))
    book.close()
    return out.getvalue()


def _words(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year}"
    return "" if cell is None else str(cell)


def _harmless(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words


def _midnight(cell: date) -> datetime:
    # Excel knows no time zone: what is shown is the day itself.
    return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001


def _sheet_name(title: str) -> str:
    """Excel allows 31 characters and none of []:*?/\\ ."""
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31] or "Danh sách"
