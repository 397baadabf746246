"""Scans and pictures: their words stand where printed ones would, doubtful ones are told, marks are met first."""

from __future__ import annotations

import functools
import struct
import subprocess
import sys
import zlib
from datetime import date
from pathlib import Path

import pytest
import typst
from PIL import Image

from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence
from nhipcau.reading import read
from nhipcau.reading.engine import read_source
from nhipcau.reading.extract import extract
from nhipcau.reading.extract.ocr import language
from nhipcau.reading.extract.ocr.labels import with_labels
from nhipcau.reading.extract.ocr.row_numbers import with_row_numbers
from nhipcau.reading.extract.ocr.tesseract import Word
from nhipcau.reading.extract.pdf.ruled import Rules, grids_of
from nhipcau.reading.extract.pdf.sheet import Rectangle
from nhipcau.reading.source import Source
from tests.reading.extract.made_pdf import FONTS
from tests.reading.extract.made_scans import (
    HEAD,
    copied_faintly,
    pdf_of_scans,
    photographed,
    png_of,
    printed,
    scanned,
    sealed,
    stamped,
    tiff_of,
)
from tests.reading.extract.refusals import refusal_of

pytestmark = pytest.mark.skipif(language.language_folder() is None, reason="needs tesseract-ocr-vie")

TABLE = """
#table(columns: (1cm, 5cm, 4cm, 1fr), [TT], [Nội dung], [Chủ trì], [Thời gian],
  [1], [Tổ chức gặp mặt các đoàn khách quốc tế], [Sở Ngoại vụ], [Quý I],
  [2], [Báo cáo kết quả], [Liên hiệp các tổ chức hữu nghị], [Tháng 12])
"""
HEADING = "#set page(height: 80mm)\n" + HEAD + "#align(center)[*KẾ HOẠCH* \\ *Công tác đối ngoại nhân dân năm 2026*]"
ENOUGH = "Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện. " * 4


def lines_of(data: bytes) -> list[str]:
    return [line for line in extract(data, "a").text.splitlines() if line]


def test_a_scanned_paper_is_read_as_a_printed_one() -> None:
    lines = lines_of(png_of(printed()[0]))
    assert lines[:8] == [
        "UBND TỈNH BÌNH HẢI",
        "SỞ NGOẠI VỤ",
        "Số: 12/KH-SNgV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bình Hải, ngày 05 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Công tác đối ngoại nhân dân năm 2026",
    ]
    assert " ".join(lines[8:]) == (
        "1. Sở Ngoại vụ chủ trì, phối hợp với Liên hiệp các tổ chức hữu nghị tỉnh gặp mặt các đoàn khách trước ngày "
        "30/6/2026. 2. Ủy ban nhân dân các huyện, thành phố báo cáo kết quả về Sở Ngoại vụ trước ngày 15/11/2026."
    )


@pytest.mark.parametrize("quarters", [90, 180, 270])
def test_a_page_laid_on_its_side_or_head_is_turned(quarters: int) -> None:
    turned = printed(HEAD)[0].rotate(quarters, expand=True)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines_of(png_of(turned))


@functools.cache
def crooked() -> bytes:
    return pdf_of_scans([scanned(sealed(printed()[0], at=(0.5, 0.8)), skew=1.0, noise=18)])


@functools.cache
def source_of_crooked() -> Source:
    return extract(crooked(), "a.pdf")


def test_skew_grain_and_a_seal_do_not_hide_the_words() -> None:
    text = " ".join(source_of_crooked().text.split("\n"))
    assert "Sở Ngoại vụ chủ trì, phối hợp với Liên hiệp các tổ chức hữu nghị tỉnh" in text
    assert "báo cáo kết quả về Sở Ngoại vụ trước ngày 15/11/2026." in text


def test_a_photo_taken_by_the_light_of_a_lamp_is_read_as_a_scan() -> None:
    lines = lines_of(png_of(photographed(printed()[0])))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines
    assert "báo cáo kết quả về Sở Ngoại vụ trước ngày 15/11/2026." in " ".join(lines)


def test_a_faint_copy_loses_the_stamp_of_the_mail_room_and_keeps_the_head() -> None:
    page = stamped(printed(HEAD)[0], "CÔNG VĂN ĐẾN", at=(0.2, 0.12), colour=(196, 60, 110), size=30)
    lines = lines_of(png_of(copied_faintly(page)))
    assert {"SỞ NGOẠI VỤ", "Số: 12/KH-SNgV"} <= set(lines)
    assert not [line for line in lines if "ĐẾN" in line]


def test_the_few_lines_on_the_last_page_of_a_faint_copy_are_read() -> None:
    foot = "#text(12pt)[Nơi nhận: \\ - Thường trực Tỉnh ủy; \\ - Các sở, ban, ngành tỉnh; \\ - Lưu: VT, HTQT.]"
    page = copied_faintly(printed(foot, dpi=150)[0].convert("L").convert("RGB"))
    assert [line.strip("-~ ") for line in lines_of(png_of(page, dpi=150))] == [
        "Nơi nhận:",
        "Thường trực Tỉnh ủy;",
        "Các sở, ban, ngành tỉnh;",
        "Lưu: VT, HTQT.",
    ]


def test_a_row_of_a_scanned_table_is_one_line_with_cells_split_by_tab() -> None:
    rows = [line for line in lines_of(png_of(scanned(printed(TABLE)[0], skew=0.6, noise=10))) if "\t" in line]
    assert rows == [
        "TT\tNội dung\tChủ trì\tThời gian",
        "1\tTổ chức gặp mặt các đoàn khách quốc tế\tSở Ngoại vụ\tQuý I",
        "2\tBáo cáo kết quả\tLiên hiệp các tổ chức hữu nghị\tTháng 12",
    ]


def test_row_numbers_that_were_misread_are_told_by_their_neighbours_and_stay_doubtful() -> None:
    told = {"1": "1", "Bà": "2", "3": "3", "4": "4", "41": "4.1", "4.2": "4.2", "5": "5", "": "6", "7": "7", "8": "8"}
    told["Vệ"] = "9"
    lines = [Rectangle(0, 40.0 * row, 200, 40.0 * row) for row in range(len(told) + 1)]
    walls = [Rectangle(x, 0, x, 40.0 * len(told)) for x in (0.0, 50.0, 200.0)]
    (grid,) = grids_of(Rules(tuple(lines), tuple(walls)))
    words = [Word(text, Rectangle(10, 40 * n + 5, 30, 40 * n + 35), 0.95) for n, text in enumerate(told) if text]
    ink = Image.new("L", (200, 480), 255)
    for row in range(len(told)):
        ink.paste(0, (10, 40 * row + 10, 20, 40 * row + 30))
    read_so = with_row_numbers(words, [grid], picture=ink, dpi=200)
    assert [word.text for word in sorted(read_so, key=lambda word: word.box.top)] == list(told.values())
    assert [word.text for word in read_so if word.sure <= 0.5] == ["2", "4.1", "6", "9"]


def test_a_line_whose_words_came_out_of_their_order_is_read_with_its_label() -> None:
    paper = Image.new("L", (1200, 200), 255)
    for left in (60, 840):
        paper.paste(0, (left, 100, left + 10, 125))
    line = [
        Word("/.", Rectangle(900, 95, 940, 125), 0.5),
        Word("Sở", Rectangle(120, 95, 160, 125), 0.9),
        Word("Ngoại", Rectangle(170, 95, 250, 125), 0.9),
    ]
    words = with_labels([line], picture=paper, leftover=paper, dpi=200)
    assert words[-3:] == line


def test_a_table_of_one_row_is_a_table() -> None:
    row = "#table(columns: (1.2cm, 5cm, 5cm, 1fr), [TT], [Nội dung], [Chủ trì], [Thời gian])"
    assert lines_of(png_of(scanned(printed(row)[0], skew=0.6, noise=10))) == ["TT\tNội dung\tChủ trì\tThời gian"]


def test_the_grain_of_an_almost_empty_page_says_nothing() -> None:
    assert lines_of(png_of(scanned(printed("Lưu: Văn thư.")[0], noise=18))) == ["Lưu: Văn thư."]


def test_a_roman_number_has_as_many_strokes_as_are_printed() -> None:
    headings = ["I. NỘI DUNG", "II. NHIỆM VỤ", "III. TỔ CHỨC THỰC HIỆN", "Quý I: Gặp mặt", "II- NHIỆM VỤ"]
    page = printed(" \\ ".join(f"*{heading}*" for heading in headings))[0]
    assert lines_of(png_of(scanned(page, skew=1.0, noise=18))) == headings


def test_every_page_of_a_fax_is_read_in_order_and_whoever_waits_hears_of_each() -> None:
    heard: list[int] = []
    pages = printed("#set page(height: 40mm)\nTrang thứ nhất #pagebreak() Trang thứ hai #pagebreak() Trang thứ ba")
    text = extract(tiff_of(pages), "a", tell=heard.append).text
    assert text.split("\n\n") == ["Trang thứ nhất", "Trang thứ hai", "Trang thứ ba\n"]
    assert heard == [1, 2, 3]


def test_boxes_of_a_crooked_scan_are_those_of_the_level_page() -> None:
    sources = [extract(png_of(scanned(printed(HEADING)[0], skew=skew)), "a") for skew in (0.0, 2.0)]
    level, crooked = (next(box for span, box in s.boxes if s.words(span) == "KẾ HOẠCH") for s in sources)
    assert abs(level.left - crooked.left) < 4
    assert abs(level.top - crooked.top) < 4
    assert sources[1].pages[0].skew == pytest.approx(-2.0, abs=0.2)


def mixed(*pages: str) -> bytes:
    return typst.compile("#pagebreak()".join(pages).encode(), font_paths=[str(FONTS)], root="/")


def with_picture(tmp_path: Path, page: Image.Image, over: str = "") -> str:
    """Markup of a page that is a picture, words laid over it unseen as scanners with text recognition do."""
    path = tmp_path / "page.png"
    path.write_bytes(png_of(page))
    hidden = f'#place(top, block(width: 15cm)[#text(fill: rgb("#00000000"), size: 9pt)[{over}]])' if over else ""
    return f'#page(height: 80mm, margin: 0pt)[#image("{path}", width: 100%) {hidden}]'


def test_scanned_pages_among_printed_ones_are_read(tmp_path: Path) -> None:
    text = extract(mixed("Trang in.", with_picture(tmp_path, printed(HEADING)[0])), "a").text
    assert text.startswith("Trang in.")
    assert "SỞ NGOẠI VỤ" in text


def test_a_good_text_layer_is_not_read_twice(tmp_path: Path) -> None:
    source = extract(mixed(with_picture(tmp_path, printed(HEADING)[0], over=ENOUGH)), "a")
    assert source.pages[0].sure is None
    assert "SỞ NGOẠI VỤ" not in source.text


def test_a_text_layer_without_vietnamese_is_read_again_from_the_picture(tmp_path: Path) -> None:
    layer = "So Ngoai vu chu tri, phoi hop voi cac co quan lien quan bao cao Uy ban nhan dan tinh ket qua. " * 4
    text = extract(mixed(with_picture(tmp_path, printed(HEADING)[0], over=layer)), "a").text
    assert "SỞ NGOẠI VỤ" in text
    assert "chu tri" not in text


def test_the_note_of_a_digital_signature_does_not_stand_for_the_page(tmp_path: Path) -> None:
    text = extract(mixed(with_picture(tmp_path, printed(HEADING)[0], over="Ký bởi: Sở Ngoại vụ, 05.01.2026")), "a").text
    assert "Ký bởi" not in text
    assert "Công tác đối ngoại nhân dân năm 2026" in text


@pytest.fixture
def without_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_SYSTEM", ())
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.delenv("DATA_DIR", raising=False)


@pytest.mark.usefixtures("without_language")
def test_without_the_language_a_scan_is_refused_naming_the_package() -> None:
    with pytest.raises(Refusal) as refused:
        extract(png_of(printed()[0]), "a")
    assert "tesseract-ocr-vie" in sentence(refused.value)


@pytest.mark.usefixtures("without_language")
def test_without_the_language_printed_pages_are_read_and_the_others_told(tmp_path: Path) -> None:
    reading = read(mixed(ENOUGH, with_picture(tmp_path, printed(HEADING)[0])), "a.pdf")
    assert "phối hợp" in reading.text
    assert [warning.code for warning in reading.warnings if warning.code.startswith("page")] == ["page.unread"]


def test_the_language_may_lie_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_language: None
) -> None:
    (tmp_path / "tessdata").mkdir()
    (tmp_path / "tessdata" / "vie.traineddata").touch()
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert language.language_folder() == str(tmp_path / "tessdata")


def test_a_small_file_that_unpacks_to_a_huge_picture_is_refused() -> None:
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    assert refusal_of(bomb + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))) in (
        "reading.unsafe",
        "reading.broken",
    )


def test_a_damaged_picture_is_refused_by_name() -> None:
    assert refusal_of(png_of(printed()[0])[:2000]) == "reading.broken"


def test_a_scan_is_read_without_a_byte_written_to_the_disk(tmp_path: Path) -> None:
    """A process that may write no file at all reads it."""
    scan = tmp_path / "a.pdf"
    scan.write_bytes(pdf_of_scans(printed(HEAD)))
    program = (
        "import resource, sys; data = open(sys.argv[1], 'rb').read(); sys.dont_write_bytecode = True\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "from nhipcau.reading.extract import extract\n"
        "assert 'NGOẠI' in extract(data, 'a').text\n"
    )
    subprocess.run([sys.executable, "-c", program, str(scan)], check=True, stdout=subprocess.DEVNULL)


def test_a_paper_without_a_scan_is_never_unsure() -> None:
    source: Source = extract(mixed(ENOUGH), "a")
    assert source.faint == ()


def test_the_head_of_a_scanned_plan_is_read() -> None:
    (document,) = read_source(source_of_crooked(), filename="a.pdf", sha256="").documents
    assert document.header.code is not None
    assert document.header.date is not None
    assert (document.header.code.value, document.header.date.value) == ("12/KH-SNgV", date(2026, 1, 5))
