"""The printed books hold exactly the statutory columns, on A4 across, and everything written stays words."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from nhipcau.writing.books import PrintedBook, form_on, pdf_of_book, xlsx_of_book

MADE = datetime(2026, 11, 30, 8, tzinfo=UTC)
# Decree 30/2020, Annex IV.
STATUTORY = {
    "incoming": [
        "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
        "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ],
    "outgoing": [
        "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
        "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ],
    "resolution": [
        "Số đến", "Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản", "Đơn vị hoặc người nhận",
        "Thời hạn giải quyết", "Tiến độ giải quyết", "Số, ký hiệu văn bản trả lời", "Ghi chú",
    ],
}  # fmt: skip


def book(form_id: str = "incoming", rows: int = 3, **cells: object) -> PrintedBook:
    told = {
        "entered_on": date(2026, 11, 2),
        "number": 7,
        "author": "Sở Tài chính tỉnh Bình Hải",
        "type_and_subject": "Công văn. Về kinh phí đối ngoại nhân dân #let x = 1 *đậm* $y$",
        "remarks": "=1+1",
    }
    return PrintedBook(
        form=form_on(form_id, date(2026, 11, 30)),
        superior="Ủy ban nhân dân tỉnh Bình Hải",
        agency="Sở Ngoại vụ tỉnh Bình Hải",
        period=("Năm: 2026", "Từ ngày 01/11/2026 đến ngày 30/11/2026"),
        rows=tuple({**told, "number": number, **cells} for number in range(1, rows + 1)),  # type: ignore[misc]  # told by the test
    )


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize("form_id", STATUTORY)
def test_a_sheet_has_exactly_the_statutory_columns(form_id: str) -> None:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_of_book(book(form_id), made=MADE))).get_sheet_by_index(0)
    assert sheet.to_python()[0] == STATUTORY[form_id]


@pytest.mark.parametrize("form_id", STATUTORY)
def test_a_print_has_exactly_the_statutory_columns(form_id: str) -> None:
    told = words(pdf_of_book(book(form_id), made=MADE))[1]
    numbered = [f"({n + 1})" for n in range(len(STATUTORY[form_id]))]
    assert all(one in told for one in numbered) and f"({len(numbered) + 1})" not in told


def test_a_print_lies_across_and_repeats_its_head() -> None:
    document = pypdfium2.PdfDocument(pdf_of_book(book(rows=60), made=MADE))
    assert len(document) > 3
    assert all(round(width) == 842 and round(height) == 595 for width, height in (page.get_size() for page in document))
    told = words(pdf_of_book(book(rows=60), made=MADE))
    assert all("Ký nhận" in page for page in told[1:-1]) and "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" in told[0]


def test_pages_are_numbered_from_the_second_on() -> None:
    told = words(pdf_of_book(book(rows=40), made=MADE))
    assert told[1].startswith("2 ") and told[2].startswith("3 ") and not told[0].startswith("1 ")


def test_what_people_wrote_stays_words() -> None:
    """No markup of the typesetter, no formula of the spreadsheet."""
    assert "#let x = 1 *đậm* $y$" in words(pdf_of_book(book(), made=MADE))[1]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_of_book(book(), made=MADE))).get_sheet_by_index(0)
    assert sheet.to_python()[1][-1] == "=1+1"


def test_a_period_without_lines_says_so() -> None:
    assert "Không có dòng nào" in words(pdf_of_book(book(rows=0), made=MADE))[1]


def test_the_same_book_gives_the_same_bytes() -> None:
    assert pdf_of_book(book(), made=MADE) == pdf_of_book(book(), made=MADE)
