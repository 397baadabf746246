"""DOCX: what Word prints, with all changes accepted and every label written out."""

from __future__ import annotations

import zipfile

import pytest
from docx import Document

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import read
from nhipcau.reading.extract import Limits, extract
from tests.reading.extract.made_docx import (
    CONTENT_TYPES,
    filled,
    level,
    numbered,
    raw,
    saved,
    with_lists,
    with_paragraphs,
    zipped,
)
from tests.reading.extract.refusals import refusal_of


def text_of(data: bytes) -> str:
    return extract(data, "a").text


def p(text: str, before: str = "") -> str:
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_are_lines_and_an_empty_one_is_a_blank_line() -> None:
    assert text_of(saved(with_paragraphs("KẾ HOẠCH", "", "Năm hữu nghị"))) == "KẾ HOẠCH\n\nNăm hữu nghị\n"


def test_a_docx_is_known_by_its_inside() -> None:
    source = extract(saved(with_paragraphs("Chỉ thị")), "ảnh.png")
    assert source.media_type.endswith("wordprocessingml.document")


def test_labels_that_word_counts_are_printed() -> None:
    document = Document()
    with_lists(
        document,
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%2.")
        + level(2, "lowerLetter", "%3)")
        + level(3, "bullet", "-")
        + level(4, "decimal", "%2.%5", "<w:isLgl/>"),
    )
    for text, at in [
        ("MỤC ĐÍCH", 0),
        ("Một", 1),
        ("Hai", 1),
        ("a", 2),
        ("b", 2),
        ("gạch", 3),
        ("NHIỆM VỤ", 0),
        ("Một", 1),
        ("s", 4),
    ]:
        numbered(document, text, at)
    assert text_of(saved(document)) == (
        "I. MỤC ĐÍCH\n1. Một\n2. Hai\na) a\nb) b\n- gạch\nII. NHIỆM VỤ\n1. Một\n1.1 s\n"
    )


def test_an_article_label_with_words_is_printed() -> None:
    document = Document()
    with_lists(document, level(0, "decimal", "Điều %1."))
    numbered(document, "Phạm vi")
    numbered(document, "Đối tượng")
    assert text_of(saved(document)) == "Điều 1. Phạm vi\nĐiều 2. Đối tượng\n"


def test_bullets_of_symbol_fonts_become_plain_bullets() -> None:
    document = Document()
    with_lists(document, level(0, "bullet", "\uf0b7") + level(1, "bullet", "\uf02d"))
    numbered(document, "chấm")
    numbered(document, "gạch", 1)
    assert text_of(saved(document)) == "• chấm\n- gạch\n"


def test_a_style_numbers_its_paragraphs_and_a_list_may_start_again() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    styled = '<w:pPr><w:pStyle w:val="Muc"/></w:pPr>'
    again = '<w:pPr><w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
    none = '<w:pPr><w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    body = p("a", styled) + p("b", styled) + p("c", again) + p("d", again) + p("e", none)
    assert text_of(raw(body, styles=styles, numbering=numbering)) == "1. a\n2. b\n5. c\n6. d\ne\n"


def test_a_table_row_is_one_line_with_cells_split_by_tab() -> None:
    document = with_paragraphs("Phụ lục")
    table = document.add_table(rows=3, cols=3)
    filled(table, [["TT", "Nội dung", "Chủ trì"], ["1", "Tổ chức\nhội nghị", "Sở Ngoại vụ"], ["2", "Báo cáo", ""]])
    table.cell(1, 2).merge(table.cell(2, 2))
    assert text_of(saved(document)) == (
        "Phụ lục\n\nTT\tNội dung\tChủ trì\n1\tTổ chức hội nghị\tSở Ngoại vụ\n2\tBáo cáo\t\n"
    )


def test_a_letterhead_is_printed_one_column_after_the_other() -> None:
    document = Document()
    filled(
        document.add_table(rows=2, cols=2),
        [
            ["ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
            ["Số: 12/KH-UBND", "Bình Hải, ngày 05 tháng 01 năm 2026"],
        ],
    )
    document.add_paragraph("KẾ HOẠCH")
    assert text_of(saved(document)) == (
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nBình Hải, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\n"
    )


def test_a_letterhead_set_with_tabs_is_printed_one_column_after_the_other() -> None:
    document = with_paragraphs(
        "UBND TỈNH BÌNH HẢI\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ NGOẠI VỤ\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 3/SNgV-VP\tBình Hải, ngày 05 tháng 01 năm 2026",
        "Kính gửi:\tCác phòng",
    )
    assert text_of(saved(document)).startswith("UBND TỈNH BÌNH HẢI\nSỞ NGOẠI VỤ\nSố: 3/SNgV-VP\n")


def test_tracked_deletions_are_left_out_and_insertions_kept() -> None:
    body = (
        "<w:p><w:r><w:t>Giao </w:t></w:r><w:del><w:r><w:delText>Sở Nội vụ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Sở Ngoại vụ</w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Chủ </w:t></w:r></w:p>" + p("trì")
    )
    assert text_of(raw(body)) == "Giao Sở Ngoại vụ\nChủ trì\n"


def test_text_boxes_are_kept_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent>"
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent {spaces}>{both}</mc:AlternateContent>"
    assert text_of(raw(f"<w:p><w:r><w:t>CÔNG ĐIỆN</w:t></w:r><w:r>{both}</w:r></w:p>")) == "CÔNG ĐIỆN\nHỎA TỐC\n"


def test_footnotes_stand_at_the_end_with_their_numbers() -> None:
    body = '<w:p><w:r><w:t>Điều 1</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="0">{p("x")}</w:footnote><w:footnote w:id="2">{p("Sửa đổi theo Nghị định")}</w:footnote>'
    assert text_of(raw(body, footnotes=notes)) == "Điều 1[1]\n\n[1] Sửa đổi theo Nghị định\n"


def test_running_heads_are_no_text_but_the_secrecy_gate_sees_them() -> None:
    data = raw(p("KẾ HOẠCH"), header=p("TỐI MẬT"))
    assert text_of(data) == "KẾ HOẠCH\n"
    with pytest.raises(Refusal) as refused:
        read(data, "a.docx")
    assert refused.value.code == "reading.secret"


def test_a_stamp_in_a_text_box_is_refused() -> None:
    box = f"<w:txbxContent>{p('MẬT')}</w:txbxContent>"
    with pytest.raises(Refusal) as refused:
        read(raw(p("KẾ HOẠCH") + f"<w:p><w:r>{box}</w:r></w:p>"), "a.docx")
    assert refused.value.code == "reading.secret"


def nested(times: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * times + p("x") + "</w:tc></w:tr></w:tbl>" * times


LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'
TYPES = CONTENT_TYPES.format(more="")
CIRCLE = (
    '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
)
LIST_CIRCLE = (
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
IN_LIST = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (raw(""), "reading.empty"),
        (raw(p("x"))[:200], "reading.broken"),
        (raw(p("x"))[:-30], "reading.broken"),
        (raw("<w:p>"), "reading.broken"),
        (b"PK\x03\x04" + b"x" * 100, "reading.broken"),
        (b"PK\x05\x06" + b"\0" * 18, "reading.unknown_type"),
        (zipped({"a.txt": "x"}), "reading.unknown_type"),
        (zipped({"[Content_Types].xml": TYPES}), "reading.unknown_type"),
        (zipped({"[Content_Types].xml": TYPES, "word/document.xml": LAUGHS}), "reading.unsafe"),
        (zipped({"[Content_Types].xml": TYPES, "word/document.xml": OUTSIDE}), "reading.unsafe"),
        (zipped({"[Content_Types].xml": TYPES, "word/document.xml": OUTSIDE.encode("utf-16")}), "reading.unsafe"),
        (
            zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<a>" + " " * 20_000_000 + "</a>"}),
            "reading.unsafe",
        ),
        (raw(nested(70)), "reading.unsafe"),
        (raw(nested(500)), "reading.broken"),
        (raw(p("x", '<w:pPr><w:pStyle w:val="A"/></w:pPr>'), styles=CIRCLE), "reading.broken"),
        (raw(p("x", IN_LIST), styles=LIST_STYLE, numbering=LIST_CIRCLE), "reading.broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "reading.encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "reading.unknown_type"),
    ],
)
def test_broken_locked_and_hostile_files_are_refused_by_name(data: bytes, code: str) -> None:
    assert refusal_of(data) == code


def test_a_package_of_too_many_members_is_refused() -> None:
    data = zipped({f"{n}.xml": "" for n in range(50)}, compression=zipfile.ZIP_STORED)
    assert refusal_of(data, limits=Limits(members=20)) == "reading.unsafe"


def test_a_reading_that_takes_too_long_is_stopped() -> None:
    seconds = iter(range(0, 100_000, 50))
    with pytest.raises(Refusal) as refused:
        extract(raw(p("x") * 10), "a", clock=lambda: next(seconds))
    assert refused.value.code == "reading.too_slow"
