"""HTML: what the reader of a law portal or a newspaper sees, in order, and no furniture."""

from __future__ import annotations

import pytest

from nhipcau.reading.extract import Limits, extract
from tests.reading.extract.refusals import refusal_of


def text_of(body: str, *, head: str = '<meta charset="utf-8">') -> str:
    return extract(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a").text


def test_paragraphs_stand_apart_and_lines_broken_by_hand_stay_lines() -> None:
    assert text_of("<p>Ủy ban<br>nhân dân</p><p>tỉnh Bình Hải</p><div>Một</div><div>Hai</div>") == (
        "Ủy ban\nnhân dân\n\ntỉnh Bình Hải\n\nMột\nHai\n"
    )


def test_scripts_styles_and_menus_are_left_out() -> None:
    page = (
        "<header><a>Trang chủ</a></header><nav>Menu</nav><script>var x</script><style>p{}</style><div hidden>ẩn</div>"
        '<div style="display: none">ẩn</div><div role="navigation">Menu</div><p>Nội dung</p><footer>Bản quyền</footer>'
    )
    assert text_of(page) == "Nội dung\n"


def test_the_heading_of_an_article_belongs_to_its_text() -> None:
    assert text_of("<article><header><h1>Tin đối ngoại</h1></header><p>Bài</p></article>") == "Tin đối ngoại\n\nBài\n"


def test_a_page_wrapped_in_a_form_is_read() -> None:
    assert text_of('<form><input value="tìm"><select><option>A</option></select><p>Điều 1</p></form>') == "Điều 1\n"


def test_a_table_row_is_one_line_with_cells_split_by_tab() -> None:
    table = (
        "<table><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th></tr>"
        "<tr><td>1</td><td><p>Tổ chức</p><p>hội nghị</p></td><td rowspan=2>Sở Ngoại vụ</td></tr>"
        "<tr><td>2</td><td>Báo cáo</td></tr><tr><td colspan=2>Cộng</td><td>3</td></tr></table>"
    )
    assert text_of(table) == ("TT\tNội dung\tChủ trì\n1\tTổ chức hội nghị\tSở Ngoại vụ\n2\tBáo cáo\t\nCộng\t\t3\n")


def test_cells_below_a_merged_first_column_stay_in_their_columns() -> None:
    table = "<table><tr><td rowspan=2>A</td><td>1</td></tr><tr><td>2</td></tr></table>"
    assert text_of(table) == "A\t1\n\t2\n"


def test_a_letterhead_in_two_columns_is_printed_one_column_after_the_other() -> None:
    table = (
        "<table><tr><td><p>ỦY BAN NHÂN DÂN</p><p>TỈNH BÌNH HẢI</p></td>"
        "<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr>"
        "<tr><td>Số: 12/KH-UBND</td><td>Bình Hải, ngày 05 tháng 01 năm 2026</td></tr></table><p>KẾ HOẠCH</p>"
    )
    assert text_of(table) == (
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nBình Hải, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\n"
    )


def test_a_signature_block_in_two_columns_keeps_its_lines() -> None:
    table = (
        "<table><tr><td><b>Nơi nhận:</b><br>- Như trên;<br>- Lưu: VT.</td>"
        "<td><p>KT. CHỦ TỊCH</p><p>PHÓ CHỦ TỊCH</p><p>Trần Bình Minh</p></td></tr></table>"
    )
    assert text_of(table) == "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Bình Minh\n"


def test_a_table_that_only_lays_out_the_page_is_no_table() -> None:
    page = "".join(f"<p>Điều {n}. Nội dung</p>" for n in range(50))
    assert "Điều 1. Nội dung\n\nĐiều 2." in text_of(f"<table><tr><td>Cột</td><td>{page}</td></tr></table>")


def test_labels_of_lists_are_printed() -> None:
    page = "<ol start=3><li>Ba</li><li><p>Bốn</p></li></ol><ol type=a><li>A</li><li value=5>E</li></ol>"
    page += "<ul><li>Một</li></ul>"
    assert text_of(page) == "3. Ba\n4. Bốn\n\na. A\ne. E\n\n- Một\n"


def test_text_as_typed_keeps_its_lines() -> None:
    assert text_of("<pre>I. MỤC ĐÍCH\n  1. Một\n</pre>") == "I. MỤC ĐÍCH\n1. Một\n"


def test_the_page_says_its_own_encoding() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1258"></head><body>Hội nghị'
    assert extract(page.encode("cp1258", errors="replace").replace(b"?", b""), "a").media_type == "text/html"
    assert extract("<html><meta charset=iso-8859-1><body>Bé".encode("latin-1"), "a").text == "Bé\n"


def test_a_page_in_utf16_with_its_mark_is_read() -> None:
    assert extract("<html><body><p>Kế hoạch</p></body></html>".encode("utf-16"), "a").text == "Kế hoạch\n"


def test_entities_become_letters_and_hard_spaces_become_spaces() -> None:
    assert text_of("<p>Ủy&nbsp;ban &amp; &#272;oàn</p>") == "Ủy ban & Đoàn\n"


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (b"<html><body><script>x</script></body></html>", "reading.empty"),
        (b"<!doctype html>", "reading.empty"),
        (b"<html><body>" + b"\xff\xc3" * 300, "reading.not_text"),
        (b"<html><body>" + b"<div>" * 5000 + b"x", "reading.unsafe"),
        (b"<html><body>" + b"<table><tr><td>" * 5000 + b"x", "reading.unsafe"),
        (b"<html><body>" + b"<b>" * 50000 + b"x", "reading.unsafe"),
    ],
)
def test_pages_without_words_or_without_end_are_refused(page: bytes, code: str) -> None:
    assert refusal_of(page) == code


def test_a_long_page_is_refused() -> None:
    assert refusal_of(b"<html><body>" + b"a " * 500, limits=Limits(text_length=100)) == "reading.too_long"
