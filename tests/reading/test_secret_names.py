"""The gate asks the name of a file too: it may tell a level that the text does not."""

from __future__ import annotations

import unicodedata

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import read
from nhipcau.reading.secrecy import has_marked_name

MARKED = [
    "MẬT.txt",
    "Mật.docx",
    "TỐI MẬT.pdf",
    "TỐI MẬT Kế hoạch 2026.docx",
    "Kế hoạch 2026 TUYỆT MẬT.docx",
    "Ke hoach TUYET MAT.pdf",
    "Kế hoạch (MẬT).docx",
    "Ke hoach [Mat].pdf",
    "KH_12_MẬT.pdf",
    "MẬT - Kế hoạch.docx",
    "Báo cáo-TỐI_MẬT-2026.docx",
    "12-KH-UBND-M.pdf",
    "12_KH-UBND(M).pdf",
    "05-BC-SNgV (TM).docx",
    "M Ậ T.txt",
    "thu muc\\TỐI MẬT.txt",
    unicodedata.normalize("NFD", "Kế hoạch (TỐI MẬT).docx"),
]
UNMARKED = [
    "Kế hoạch bảo vệ bí mật nhà nước.docx",
    "KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC 2026.docx",
    "BÍ_MẬT_NHÀ_NƯỚC.docx",
    "bao mat thong tin.pdf",
    "BẢO MẬT.docx",
    "AN-TOAN-BAO-MAT.pdf",
    "mật độ dân số.txt",
    "Tinh huu nghi gan bo mat thiet.docx",
    "12-KH-UBND.pdf",
    "3935_KH-UBND_TM.pdf",
    "38-CT-TW.txt",
    "MTTQ 2026.docx",
    "MAT-XCO-VA.docx",
    "",
    ".",
]


@pytest.mark.parametrize("name", MARKED)
def test_a_name_that_tells_a_level_is_marked(name: str) -> None:
    assert has_marked_name(name)


@pytest.mark.parametrize("name", UNMARKED)
def test_a_name_that_only_speaks_of_secrets_is_not(name: str) -> None:
    assert not has_marked_name(name)


def test_a_file_with_a_marked_name_is_refused_whatever_it_holds() -> None:
    with pytest.raises(Refusal) as refused:
        read("Sở Ngoại vụ chủ trì hội nghị.".encode(), "Kế hoạch (MẬT).txt")
    assert refused.value.code == "reading.secret"
