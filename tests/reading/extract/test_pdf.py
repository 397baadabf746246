"""PDF with a text layer: lines as they stand, columns one after the other, every run with its box."""

from __future__ import annotations

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import read
from nhipcau.reading.extract import Limits, extract
from nhipcau.reading.source import Source
from nhipcau.reading.types import Span
from tests.reading.extract.made_pdf import PAGE, pdf_of
from tests.reading.extract.refusals import refusal_of

LETTERHEAD = """
#grid(columns: (1fr, 1.4fr), align: center,
  [UBND TỈNH BÌNH HẢI \\ *SỞ NGOẠI VỤ* \\ Số: 12/KH-SNgV],
  text(size: 11pt)[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc* \\
  Bình Hải, ngày 05 tháng 01 năm 2026])
#align(center)[*KẾ HOẠCH*]
"""


def source_of(body: str, page: str = PAGE) -> Source:
    return extract(pdf_of(body, page), "a")


def lines_of(body: str, page: str = PAGE) -> list[str]:
    return [line for line in source_of(body, page).text.splitlines() if line]


def test_lines_stay_lines_and_a_page_break_is_a_blank_line() -> None:
    text = source_of("Một dòng \\ hai dòng #pagebreak() trang sau").text
    assert text == "Một dòng\nhai dòng\n\ntrang sau\n"


def test_a_letterhead_is_printed_one_column_after_the_other() -> None:
    assert lines_of(LETTERHEAD) == [
        "UBND TỈNH BÌNH HẢI",
        "SỞ NGOẠI VỤ",
        "Số: 12/KH-SNgV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bình Hải, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
    ]


def test_a_signature_block_is_printed_one_column_after_the_other() -> None:
    block = (
        "Thực hiện kế hoạch này, các đơn vị báo cáo về Sở Ngoại vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh./. \n\n"
        "#grid(columns: (1fr, 1fr), [*Nơi nhận:* \\ - Như trên; \\ - Lưu: VT.],"
        " align(center)[*GIÁM ĐỐC* \\ #v(1cm) *Trần Bình Minh*])"
    )
    assert lines_of(block)[-5:] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Bình Minh"]


def test_a_row_that_a_page_break_cuts_is_one_line_with_boxes_on_both_pages() -> None:
    page = '#set page(width: 15cm, height: 4.5cm, margin: 1cm)\n#set text(font: "Noto Serif", size: 13pt)\n'
    table = (
        "#table(columns: (1.2cm, 6cm, 1fr), [TT], [Nội dung], [Chủ trì], [1], [Tổ chức gặp mặt các đoàn khách quốc tế"
        " và các tổ chức phi chính phủ nước ngoài], [Sở Ngoại vụ], [2], [Báo cáo], [Văn phòng])"
    )
    source = source_of(table, page)
    rows = [line for line in source.text.splitlines() if line]
    assert rows == [
        "TT\tNội dung\tChủ trì",
        "1\tTổ chức gặp mặt các đoàn khách quốc tế và các tổ chức phi chính phủ nước ngoài\tSở Ngoại vụ",
        "2\tBáo cáo\tVăn phòng",
    ]
    content = source.text.index("Tổ chức gặp mặt")
    assert {box.page for box in source.boxes_of(Span(content, source.text.index("\tSở")))} == {0, 1}


def test_a_row_of_a_ruled_table_is_one_line_with_cells_split_by_tab() -> None:
    table = (
        "Trước bảng \n#table(columns: (auto, 4cm, auto), [TT], [Nội dung], [Chủ trì],"
        " [1], [Tổ chức hội nghị gặp mặt các đoàn], table.cell(rowspan: 2)[Sở Ngoại vụ], [2], [Báo cáo])\nSau bảng"
    )
    assert lines_of(table) == [
        "Trước bảng",
        "TT\tNội dung\tChủ trì",
        "1\tTổ chức hội nghị gặp mặt các đoàn\tSở Ngoại vụ",
        "2\tBáo cáo\t",
        "Sau bảng",
    ]


def test_page_numbers_and_running_heads_are_left_out() -> None:
    foot = "context [Trang #counter(page).display()]"
    page = f'{PAGE}#set page(numbering: "1", header: [Kế hoạch năm hữu nghị], footer: {foot})\n'
    body = "Một #pagebreak() Hai #pagebreak() Ba #pagebreak() Bốn"
    assert lines_of(body, page) == ["Một", "Hai", "Ba", "Bốn"]


def test_a_number_inside_the_page_is_no_page_number() -> None:
    assert lines_of("#v(5cm) 12 \n\n sau") == ["12", "sau"]


def test_every_character_leads_back_to_its_page_and_box() -> None:
    source = source_of("Trang một #pagebreak() #v(3cm) Sở Ngoại vụ")
    at = source.text.index("Ngoại")
    (box,) = source.boxes_of(Span(at, at + 5))
    assert source.page_of(at) == 1
    assert box.page == 1
    assert 130 < box.top < box.bottom < 170
    assert 80 < box.left < box.right < 200
    assert [round(page.height) for page in source.pages] == [842, 842]


def test_every_run_of_the_text_has_a_box_in_order() -> None:
    source = source_of(LETTERHEAD + "Nội dung kế hoạch")
    spans = [span for span, _ in source.boxes]
    assert spans == sorted(spans)
    assert "".join(source.words(span) for span in spans) == source.text.replace("\n", "").replace("\t", "")


def test_a_turned_page_is_read_the_way_it_is_shown() -> None:
    flipped = '#set page(flipped: true, paper: "a4")\n#set text(font: "Noto Serif")\n'
    source = source_of("Phụ lục", flipped)
    assert source.text == "Phụ lục\n"
    assert source.pages[0].width > source.pages[0].height


def test_a_stamp_in_a_frame_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read(pdf_of("#box(stroke: red, inset: 4pt)[*TỐI MẬT*] \n\n KẾ HOẠCH"), "a.pdf")
    assert refused.value.code == "reading.secret"


def test_a_pdf_of_blank_pages_is_empty() -> None:
    assert refusal_of(pdf_of("#pagebreak()")) == "reading.empty"


def test_a_pdf_cut_off_in_transfer_is_refused() -> None:
    whole = pdf_of("Một #pagebreak() Hai")
    assert {refusal_of(whole[: len(whole) * share // 10]) for share in range(1, 10)} == {"reading.broken"}


def test_a_pdf_with_a_damaged_inside_is_refused() -> None:
    assert refusal_of(b"%PDF-1.7\n" + b"x" * 3000 + b"\n%%EOF") == "reading.broken"


def test_too_many_pages_are_refused() -> None:
    assert refusal_of(pdf_of("Một #pagebreak() Hai"), limits=Limits(pages=1)) == "reading.too_many_pages"
