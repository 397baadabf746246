"""The gate: what carries a secrecy mark is refused, what only speaks of secrets is read."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence
from nhipcau.reading import read
from nhipcau.reading.secrecy import has_secrecy_mark, require_unclassified
from nhipcau.reading.source import Source

MARKED = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "  MẬT  ",
    "MẬT.",
    "**MẬT**",
    "__TỐI MẬT__",
    "[MẬT]",
    "(TUYỆT MẬT)",
    "| MẬT |",
    "│ TỐI MẬT │",
    "║MẬT║",
    "┌─────┐\n│ MẬT │\n└─────┘",
    "-----\nMẬT\n-----",
    "=====\nTUYỆT MẬT\n=====",
    "* MẬT *",
    "“MẬT”",
    "M Ậ T",
    "T Ố I  M Ậ T",
    "T U Y Ệ T   M Ậ T",
    "M . Ậ . T",
    "TUYỆT\nMẬT",
    "TỐI\nMẬT",
    "# MẬT",
    "M\u200bẬ\u200bT",
    "ＭẬＴ",
    "МẬТ",
    unicodedata.normalize("NFD", "TỐI MẬT"),
    "Tối mật",
    "Tuyệt mật",
    "Mật",
    "[MAT]",
    "| TOI MAT |",
    "+-----+\n| MAT |\n+-----+",
    "-----\nTUYET MAT\n-----",
    "[MÂT]",
    "Độ mật: Mật",
    "Độ mật: Tối mật",
    "Độ mật: TUYỆT MẬT",
    "ĐỘ MẬT: MẬT",
    "độ mật : mật",
    "Do mat: Mat",
    "Do mat: MAT",
    "- Độ mật: Mật;",
    "**Độ mật:** Mật",
    "Độ mật:\nMật",
    "Độ mật\tMật",
    "| Độ mật | Tối mật |",
    "Mức độ mật: Mật",
    "Dấu chỉ độ mật: Tuyệt mật",
    "Độ mật: Mật    Độ khẩn: Thường",
    "Độ khẩn: Khẩn; Độ mật: Mật",
    "Loại văn bản: Công văn\tĐộ mật: Mật",
    "ỦY BAN NHÂN DÂN\tMẬT",
    "MẬT          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 12/KH-UBND-M",
    "Số: 12/KH-UBND(M)",
    "Số: 12/KH-UBND (M)",
    "Số: 05/BC-SNgV(TM)",
    "Số: 05/BC-SNgV (TM)",
    "Số: 05/BC/TM",
    "Số: 12/KH-UBND-MẬT",
    "Số: 12/KH-UBND (Mật)",
    "Số:     /KH-UBND-M",
    "**Số:** 12/KH-UBND-M",
    "Số hiệu: 12/KH-UBND-M",
    "Số, ký hiệu: 12/KH-UBND(M)",
    "Số 07-BC/TU(M)",
    "Số: 12/KH-UBND-M\tBình Hải, ngày 05 tháng 01 năm 2026",
    "KẾ HOẠCH\n\nMẬT\n\nThực hiện nhiệm vụ",
    "x\n" * 400 + "TỐI MẬT\n" + "y\n" * 10,
]

UNMARKED = [
    "bảo vệ bí mật nhà nước",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "KẾ HOẠCH\nVề công tác bảo vệ bí mật nhà nước năm 2026",
    "CÔNG TÁC BẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
    "QUY CHẾ BẢO VỆ BÍ\nMẬT",
    "NỘI QUY BẢO\nMẬT",
    "Sổ đăng ký bí mật nhà nước đi, đến",
    "mật độ dân số",
    "MẬT ĐỘ DÂN SỐ",
    "Mật độ xây dựng",
    "bảo mật thông tin",
    "BẢO MẬT THÔNG TIN",
    "AN TOÀN, BẢO MẬT",
    "quan hệ hữu nghị gắn bó mật thiết",
    "MẬT THIẾT",
    "QUAN HỆ GẮN BÓ MẬT THIẾT",
    "QUAN HỆ GẮN BÓ\nMẬT\nTHIẾT VỚI NHÂN DÂN",
    "mật ong rừng",
    "MẬT ONG",
    "mật khẩu",
    "MẬT KHẨU: ********",
    "mật mã dân sự",
    "mật vụ",
    "mật",
    "bí mật đời tư, bí\nmật gia đình",
    "Gan, Mật - Nội khoa",
    "Ngoại khoa - Gan mật",
    "BÍ MẬT",
    "TUYỆT ĐỐI BÍ MẬT",
    "Tài liệu có độ mật gồm Mật, Tối mật, Tuyệt mật thuộc danh mục",
    "Độ mật: Thường",
    "Độ mật: Không",
    "Độ mật: không mật",
    "Độ mật:",
    "Độ mật: ........",
    "Độ mật: Mật, Tối mật, Tuyệt mật",
    "Xác định độ mật: theo quy định của pháp luật về bảo vệ bí mật nhà nước",
    "tài liệu đóng dấu chỉ độ mật nộp vào lưu trữ lịch sử",
    "Đóng dấu mật theo quy định",
    "văn bản mật thì gửi bản giấy",
    "Chế độ báo cáo mật theo quy định",
    "LƯU HÀNH NỘI BỘ",
    "XEM XONG TRẢ LẠI",
    "HỎA TỐC",
    "KHẨN",
    "MAT",
    "MAT-XCƠ-VA",
    "MẶT TRẬN TỔ QUỐC",
    "MẮT",
    "[MỤC I]",
    "-----\nMỤC I\n-----",
    "Số: 12/KH-UBND",
    "Số: 12/UBND-TM",
    "Số: 15/2026/TT-BTM",
    "Số: 38-CT/TW",
    "Số: 12/KH-MTTQ",
    "Số: 3/TB-BCĐ",
    "Số: 10/QĐ-SGTVT-M1",
    "Căn cứ Kế hoạch số 12/KH-UBND-M của Ủy ban nhân dân tỉnh",
    "Số lượng đại biểu (M): 12",
    "Áo cỡ (M)",
    "1\tMật độ\t12",
    "x\n" * 400 + "Mật\n" + "y\n",
    "",
]

MORE = tomllib.loads(Path(__file__).with_name("secret_marks.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", [*MARKED, *MORE["marked"]])
def test_a_secrecy_mark_is_seen(text: str) -> None:
    assert has_secrecy_mark(text)


@pytest.mark.parametrize("text", [*UNMARKED, *MORE["unmarked"]])
def test_words_about_secrets_are_no_mark(text: str) -> None:
    assert not has_secrecy_mark(text)


def test_a_marked_document_is_refused_without_a_word_of_it() -> None:
    text = "MẬT\nSố: 12/KH-UBND\nKẾ HOẠCH\nVề đoàn của ông Trần Bình Minh\n"
    with pytest.raises(Refusal) as refused:
        read(text.encode(), "kế hoạch.txt")
    assert refused.value.code == "reading.secret"
    assert refused.value.facts == {}
    assert "Minh" not in sentence(refused.value)


@pytest.mark.parametrize("text", [*MARKED, *MORE["marked"]])
def test_a_mark_is_seen_however_its_letters_are_composed(text: str) -> None:
    assert has_secrecy_mark(unicodedata.normalize("NFD", text))


def test_a_worn_stamp_below_the_head_is_no_mark() -> None:
    assert not has_secrecy_mark("x\n" * 40 + "MÂT\n" + "MẬT ỦY BAN NHÂN DÂN\n")


def test_a_mark_in_the_running_head_is_seen_too() -> None:
    with pytest.raises(Refusal):
        require_unclassified(Source(text="KẾ HOẠCH", media_type="x", aside="TỐI MẬT"))


def test_a_plan_on_the_protection_of_state_secrets_is_read() -> None:
    assert read("KẾ HOẠCH\nBảo vệ bí mật nhà nước năm 2026\n".encode(), "a.txt").documents
