"""Which words number and mark parts, and which only look like it."""

from __future__ import annotations

import pytest

from nhipcau.reading.structure.labels import read_label


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "I"),
        ("II- NHIỆM VỤ", "II"),
        ("IV/ Tổ chức thực hiện", "IV"),
        ("A. NHIỆM VỤ CHUNG", "A"),
        ("1. Mục đích:", "1"),
        ("2) Yêu cầu", "2"),
        ("3/ Sở Ngoại vụ", "3"),
        ("4.1. Chỉ đạo các đơn vị", "4.1"),
        ("4.1 Đoàn Thanh niên", "4.1"),
        ("1.2.3. Hình thức", "1.2.3"),
        ("a) Sở Nội vụ", "a"),
        ("đ/ Cung cấp thông tin", "đ"),
        ("(1) công tác quản lý", "(1)"),
        ("(ii) phát hành tài liệu", "(ii)"),
        ("Điều 3. Tổ chức thực hiện", "Điều 3"),
        ("Chương II QUY ĐỊNH CỤ THỂ", "Chương II"),
        ("Phần thứ nhất", "Phần thứ nhất"),
        ("Thứ nhất, tổ chức quán triệt", "Thứ nhất"),
        ("Thú bảy, Ban Tuyên giáo", "Thú bảy"),
        ("Một là, rà soát", "Một là"),
        ("- Chủ trì, phối hợp", "-"),
        ("-_ Chuẩn bị nước uống", "-"),
        ("+ Tổ chức họp", "+"),
        ("• Bồi dưỡng nghiệp vụ", "•"),
    ],
)
def test_a_label_is_read_as_printed_without_end_punctuation(line: str, printed: str) -> None:
    label = read_label(line)
    assert label is not None
    assert label.printed == printed


def test_a_roman_number_that_lost_its_dot_heads_words_in_capitals_alone() -> None:
    label = read_label("III NHIỆM VỤ, GIẢI PHÁP")
    assert label is not None
    assert (label.printed, label.length) == ("III", 4)
    assert read_label("III nhiệm vụ") is None
    assert read_label("VI PHẠM HÀNH CHÍNH") is None


def test_a_letter_that_a_scan_struck_through_is_g() -> None:
    label = read_label("ø) Sở Nội vụ")
    assert label is not None
    assert (label.printed, label.shape) == ("g", "ø")


def test_the_last_stroke_and_the_dot_of_a_roman_number_may_look_like_an_l() -> None:
    label = read_label("1L Các hội thành viên")
    assert label is not None
    assert (label.printed, label.shape) == ("II", "1L")


@pytest.mark.parametrize("line", ["IH. Phân công thực hiện", "IIl. Phân công", "1II. Phân công"])
def test_a_roman_number_is_known_behind_the_shapes_recognition_makes_of_it(line: str) -> None:
    label = read_label(line)
    assert label is not None
    assert label.printed == "III"


@pytest.mark.parametrize(
    "line",
    [
        "16.783.000 hộ gia đình",
        "1.5 tỷ đồng",
        "20/4/2020",
        "V/v triển khai Kế hoạch",
        "8:30 khai mạc",
        "Điều 5 của Luật",
        "2026",
    ],
)
def test_figures_dates_and_citations_are_no_labels(line: str) -> None:
    assert read_label(line) is None


def test_the_letter_after_d_is_đ() -> None:
    d, đ = read_label("d) Sở Nội vụ"), read_label("đ) Sở Tài chính")
    assert d is not None and đ is not None
    assert đ.value == d.value + 1
