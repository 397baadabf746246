"""The books of Decree 30/2020, Annex IV, as PDF to be bound and as XLSX: exactly the statutory columns, and a cover."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import cast

import xlsxwriter

from nhipcau.ground.plain import Json
from nhipcau.writing.typeset import typeset

Cell = str | int | date | None
_DOTS = "." * 12
MIDDLE = frozenset({"number", "entered_on", "document_date", "transferred_on", "due_on", "copies"})


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    head: str
    width: int


@dataclass(frozen=True, slots=True)
class BookForm:
    """The form a law prescribes, from one day on. `number` is what its numbers are called."""

    id: str
    title: str
    valid_from: date
    source: str
    number: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class PrintedBook:
    """What is printed: whose book, which period in the words of the cover, and its lines by column."""

    form: BookForm
    superior: str
    agency: str
    period: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class SlipLevel:
    title: str
    parts: tuple[str, ...]
    opinions: tuple[tuple[str, str], ...]
    """Words, and who signed when."""


@dataclass(frozen=True, slots=True)
class ArrivalStamp:
    """Dấu "ĐẾN", 35 × 50 mm (Decree 30/2020, Annex IV): whose, and its lines, dots where nothing is entered yet."""

    agency: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    superior: str
    agency: str
    stamp: ArrivalStamp
    facts: tuple[tuple[str, str], ...]
    levels: tuple[SlipLevel, ...]


def form_on(form_id: str, day: date) -> BookForm:
    """The form in force that day; before any, the first one: older lines are printed in today's columns."""
    forms = [form for form in _forms() if form.id == form_id]
    held = [form for form in forms if form.valid_from <= day]
    return max(held, key=lambda form: form.valid_from) if held else min(forms, key=lambda form: form.valid_from)


def pdf_of_book(book: PrintedBook, *, made: datetime) -> bytes:
    form = book.form
    numbers = len(book.rows)
    values: dict[str, Json] = {
        "title": form.title,
        "superior": book.superior,
        "agency": book.agency,
        "period": list(book.period),
        "source": f"Mẫu sổ theo {form.source}",
        "columns": [{"head": one.head, "width": one.width, "middle": one.key in MIDDLE} for one in form.columns],
        "rows": [[_words(row.get(one.key)) for one in form.columns] for row in book.rows],
        "empty": "Không có dòng nào trong thời gian này.",
        "closing": f"Bản in này có {numbers} dòng." if numbers else "",
        "keeper": "NGƯỜI GIỮ SỔ",
        "leader": "XÁC NHẬN CỦA LÃNH ĐẠO",
        "sign": "(Ký, ghi rõ họ tên)",
    }
    return typeset("book", values, made=made)


def xlsx_of_book(book: PrintedBook, *, made: datetime) -> bytes:
    """Two sheets: the cover, and the columns. Text stays text, dates are dates."""
    out = io.BytesIO()
    file = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    file.set_properties({"title": book.form.title, "created": made})
    face = {"font_name": "Times New Roman", "font_size": 11, "text_wrap": True, "valign": "top"}
    head = file.add_format({**face, "bold": True, "align": "center", "valign": "vcenter", "border": 1})
    plain = file.add_format({**face, "border": 1})
    day = file.add_format({**face, "border": 1, "num_format": "dd/mm/yyyy", "align": "center"})
    sheet = file.add_worksheet("Sổ")
    for place, column in enumerate(book.form.columns):
        sheet.set_column(place, place, column.width * 1.3)
        sheet.write_string(0, place, column.head, head)
    for line, row in enumerate(book.rows, start=1):
        for place, column in enumerate(book.form.columns):
            cell = row.get(column.key)
            if isinstance(cell, date):
                sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
            elif isinstance(cell, int):
                sheet.write_number(line, place, cell, plain)
            else:
                sheet.write_string(line, place, cell or "", plain)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=1.0, right=0.6, top=0.8, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&C&P")
    sheet.freeze_panes(1, 0)
    _cover(file, book, face)
    file.close()
    return out.getvalue()


def pdf_of_slip(slip: PrintedSlip, *, made: datetime) -> bytes:
    values: dict[str, Json] = {
        "title": "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
        "superior": slip.superior,
        "agency": slip.agency,
        "stamp": {"agency": slip.stamp.agency, "word": "ĐẾN", "lines": list(slip.stamp.lines)},
        "facts": [[label, words] for label, words in slip.facts],
        "levels": [
            {
                "title": level.title,
                "parts": list(level.parts),
                "opinions": [{"words": words, "signed": signed} for words, signed in level.opinions],
            }
            for level in slip.levels
        ],
    }
    return typeset("slip", values, made=made)


def stamp_of(*, agency: str, number: int, day: date, passed_to: str, file_code: str = "") -> ArrivalStamp:
    """Tên cơ quan, Số, Ngày, Chuyển, Số và ký hiệu hồ sơ."""
    return ArrivalStamp(
        agency=agency,
        lines=(
            f"Số: {number:02d}",
            f"Ngày: {written_day(day)}",
            f"Chuyển: {passed_to or _DOTS}",
            f"Số và ký hiệu HS: {file_code or _DOTS}",
        ),
    )


def written_day(day: date | None) -> str:
    """`08/4/2020`: Annex I, II.4 puts a nought before days under 10 and before months 1 and 2 only."""
    if day is None:
        return ""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def _cover(file: xlsxwriter.Workbook, book: PrintedBook, face: Mapping[str, object]) -> None:
    sheet = file.add_worksheet("Bìa")
    middle = file.add_format({**face, "align": "center"})
    bold = file.add_format({**face, "align": "center", "bold": True, "font_size": 18})
    lines: Sequence[tuple[str, object]] = (
        (book.superior.upper(), middle),
        (book.agency.upper(), middle),
        ("", middle),
        (book.form.title, bold),
        *((said, middle) for said in book.period),
        (f"Mẫu sổ theo {book.form.source}", middle),
    )
    sheet.set_column(0, 0, 110)
    for place, (words, look) in enumerate(lines):
        sheet.write_string(place, 0, words, look)
    sheet.set_landscape()
    sheet.set_paper(9)


def _words(cell: Cell) -> str:
    return written_day(cell) if isinstance(cell, date) else "" if cell is None else str(cell)


@cache
def _forms() -> tuple[BookForm, ...]:
    table = tomllib.loads((files("nhipcau") / "data" / "books" / "forms.toml").read_text(encoding="utf-8"))
    return tuple(
        BookForm(
            id=row["id"],
            title=row["title"],
            valid_from=cast(date, row["valid_from"]),
            source=row["source"],
            number=row["number"],
            columns=tuple(Column(one["key"], one["head"], one["width"]) for one in row["columns"]),
        )
        for row in table["form"]
    )
