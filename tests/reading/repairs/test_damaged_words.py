"""Damaged words get a proposal with its reason; names, places, numbers and dates never do; the text stays as it is."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files

import pytest

from nhipcau.reading.engine import read
from nhipcau.reading.repairs import Repair, propose_repairs

# The sample of a portal page that lost letters on its way.
DAMAGED = "ke-hoach-96-kh-ubnd.txt"
SAMPLES = sorted(
    (
        path
        for path in (files("nhipcau") / "data" / "samples").iterdir()
        if path.name.endswith(".txt") and path.name != DAMAGED
    ),
    key=lambda path: path.name,
)


def proposals(text: str) -> tuple[Repair, ...]:
    return propose_repairs(read(text.encode(), "a.txt"))


@pytest.mark.parametrize(
    ("sentence", "damaged", "proposed"),
    [
        ("Bảo vệ toàn vẹn lãnh th, lợi ích quốc gia.", "th", "thổ"),
        ("Bảo đảm sự lãnh đạo tuyệt đi của Đảng.", "đi", "đối"),
        ("Quản lý các khoản vin trợ phi chính phủ.", "vin", "viện"),
        ("Tạo cơ sở pháp lý đbảo đảm quản lý của Nhà nước.", "đbảo", "để bảo"),
        ("Các huyện, thành phphân công lãnh đạo phụ trách.", "phphân", "phố phân"),
        ("Kế hoạch phát trin kinh tế hằng năm.", "trin", "triển"),
        ("Triển khai trên phạm vi toàn quc.", "quc", "quốc"),
        ("Sau đây gọi tt là Quy chế.", "tt", "tắt"),
        ("Báo cáo Ban Thường vụ T\nnh ủy xem xét.", "T\nnh", "Tỉnh"),
        ("Theo chức năng, nhiêm vụ được giao.", "nhiêm", "nhiệm"),
        ("Có nhiều giải phỏp chỉ đạo.", "phỏp", "pháp"),
    ],
)
def test_a_damaged_word_gets_the_word_it_was(sentence: str, damaged: str, proposed: str) -> None:
    (repair,) = proposals(sentence)
    assert (repair.words, repair.proposed) == (damaged, proposed)
    assert sentence[repair.span.start : repair.span.end] == damaged
    assert repair.message.startswith("Có thể")
    assert 0.5 <= repair.confidence < 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Người soạn: Th08, bản Tu64/8.",
        "Kính gửi ông Nguyễn Vn Hi, Giám đốc Sở.",
        "Sở Nội vụ tỉnh Bnh Hải chủ trì thực hiện.",
        "Hoàn thành trong nm 2026.",
        "Cấp cho mỗi xã ba trm triệu đồng.",
        "Nghị định số 12/2026/N-CP của Chính phủ.",
        "V/v triển khai kế hoạch; các đ/c ủy viên (để t/h).",
        "Quy định tại điểm b, điểm c và đ khoản 1 Điều 5.",
        "Phần mềm OpenOfice của hãng Microsft.",
        "lợi dụng nhân chủ, nhân quyền",
    ],
)
def test_names_places_numbers_dates_and_abbreviations_are_left_alone(sentence: str) -> None:
    assert proposals(sentence) == ()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_clean_paper_gets_no_proposals(sample: object) -> None:
    assert propose_repairs(read(sample.read_bytes(), "a.txt")) == ()  # type: ignore[attr-defined]


def test_what_is_proposed_for_a_lost_letter_is_what_was_lost() -> None:
    """Stacked vowels are taken out of clean papers, one at a time; a proposal must be the word that stood there."""
    lost = right = wrong = 0
    for sample in SAMPLES[:3]:
        text = unicodedata.normalize("NFC", sample.read_text(encoding="utf-8"))
        for met in list(re.finditer("[ếềểễệốồổỗộứừửữựớờởỡợấầẩẫậ]", text))[::40]:
            lost += 1
            for repair in proposals(text[: met.start()] + text[met.end() :]):
                is_right = text[repair.span.start : repair.span.end + 1] == repair.proposed
                right, wrong = right + is_right, wrong + (not is_right)
    assert right >= lost / 3
    assert wrong <= right / 10


def test_the_text_is_never_changed_by_a_proposal() -> None:
    text = "Quản lý các khoản vin trợ phi chính phủ."
    reading = read(text.encode(), "a.txt")
    propose_repairs(reading)
    assert reading.text == text
