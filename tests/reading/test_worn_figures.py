"""Figures that recognition took for letters are read as figures where a date or a number asks for them."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.reading import read
from nhipcau.reading.source import Source
from nhipcau.reading.types import Document

WORN = """UBND TỈNH BÌNH HẢI
SỞ NGOẠI VỤ
Số: l2/KH-SNgV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Hải, ngày O5 tháng l0 năm 2O26
KẾ HOẠCH
Công tác đối ngoại nhân dân năm 2026
Căn cứ Nghị định số 58/2O22ÍNĐ-CP ngày 3l/8/2022 của Chính phủ; Quyết định số l478/QĐ-UBND ngày 12 tháng 9 năm 202l
của Ủy ban nhân dân tỉnh;
Sở Ngoại vụ ban hành Kế hoạch như sau:
1. Phòng Lãnh sự lập danh sách trước ngày l5/ll/2026.
"""


def document() -> Document:
    (found,) = read(WORN.encode(), "ke-hoach.txt").documents
    return found


def test_the_number_and_the_date_of_a_letterhead_are_read() -> None:
    header = document().header
    assert header.code is not None
    assert header.date is not None
    assert (header.code.value, header.date.value) == ("12/KH-SNgV", date(2026, 10, 5))
    assert WORN[slice(*header.code.spans[0])] == "l2/KH-SNgV"


def test_what_was_misread_is_never_sure() -> None:
    found = document()
    assert found.header.code is not None
    assert found.header.date is not None
    assert max(found.header.code.confidence, found.header.date.confidence) <= 0.7
    assert all(one.confidence <= 0.7 for one in found.references)


def test_cited_documents_keep_their_identity() -> None:
    cited = [(one.code.value, one.date.value) for one in document().references if one.code and one.date]
    assert cited == [("58/2022/NĐ-CP", date(2022, 8, 31)), ("1478/QĐ-UBND", date(2021, 9, 12))]


def test_a_deadline_is_read() -> None:
    (duty,) = document().duties
    assert duty.due is not None
    assert (duty.due.value.on, duty.due.value.strict) == (date(2026, 11, 15), True)


@pytest.mark.parametrize(
    "words", ["Nồng độ CO2, H2O và I2 tại trạm quan trắc", "Tuyến l và ll", "Phần II/BC, mục O", "Bản số IO/A, ngày lễ"]
)
def test_letters_that_are_letters_stay_so(words: str) -> None:
    assert Source(text=words, media_type="text/plain").shadow == words
