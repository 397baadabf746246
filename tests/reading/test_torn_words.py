"""Words that a text layer set apart or ran together are read as the words they are, and quoted as they stand."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.reading import read
from nhipcau.reading.torn_words import mended
from nhipcau.reading.types import Document

TORN = """UBND TỈNH BÌNH HẢI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NGOẠI VỤ Độclập - Tự do - Hạnh phúc
Số: 31/KH-SNgV Bình Hải, ng ày 1 2 tháng 3 năm 20 26
KẾ HOẠCH
Công tác đối ngoại nhân dân năm 2026
Thự c hiện Chỉ thị số 08/CT-UB ND ngày 05/02/20 26 của Chủ tị ch Ủy ban nhân dân tỉnh Bình Hải, Sở Ngoại vụ ban hành
Kếhoạch như sau:
I. NHIỆM VỤ
1. Sở Ngoạivụ chủ t rì, phối hợ p vớiVăn phòng Ủy ban nhân dân tỉnh chuẩn bị n ội dung làm việc trướ c ngày 15/4/2026.
2. Ban Quả n lý các khu công nghi ệp ràsoát, lập d anh mục dự án trước ngày 30/6/2026.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Thị Thu Hà
"""


def document_of(text: str) -> Document:
    (document,) = read(text.encode(), "ke-hoach.txt").documents
    return document


def test_bodies_and_times_are_read_where_spaces_broke_the_words() -> None:
    first, second = document_of(TORN).duties
    assert [name.value for name in first.parties.lead] == ["Sở Ngoạivụ"]
    assert [name.value for name in first.parties.coordinators] == ["Văn phòng Ủy ban nhân dân tỉnh"]
    assert first.due is not None
    assert first.due.value.on == date(2026, 4, 15)
    assert [name.value for name in second.parties.lead] == ["Ban Quả n lý các khu công nghi ệp"]


def test_the_head_of_such_a_text_is_read() -> None:
    header = document_of(TORN).header
    assert header.place is not None
    assert header.date is not None
    assert (header.place.value, header.date.value) == ("Bình Hải", date(2026, 3, 12))


def test_a_symbol_broken_by_a_space_is_one_symbol() -> None:
    (cited,) = document_of(TORN).references
    assert cited.code is not None
    assert cited.date is not None
    assert (cited.code.value, cited.date.value) == ("08/CT-UBND", date(2026, 2, 5))


def test_what_is_quoted_is_what_stands_there() -> None:
    reading = read(TORN.encode(), "ke-hoach.txt")
    assert reading.text == TORN
    second = reading.documents[0].duties[1]
    assert TORN[slice(*second.span)].startswith("Ban Quả n lý các khu công nghi ệp ràsoát")
    assert TORN[slice(*second.parties.lead[0].spans[0])] == "Ban Quả n lý các khu công nghi ệp"
    assert [TORN[slice(*found.spans[0])] for found in reading.documents[0].header.recipients] == [
        "Như trên;",
        "Lưu: VT.",
    ]


@pytest.mark.parametrize(
    "clean",
    [
        "Điểm n khoản 2, 5 t ha, tua bin gió và thiết bị ôtô của Công ty TNHH Logistics Bình Hải tại xã Ea Kly.",
        "Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện. " * 9,
    ],
)
def test_a_text_with_a_misprint_or_two_is_left_as_it_is(clean: str) -> None:
    assert mended(clean) is None


def test_every_place_is_led_back_to_the_letter_that_stood_there() -> None:
    mending = mended(TORN)
    assert mending is not None
    assert len(mending.places) == len(mending.text) + 1
    assert all(TORN[place] == sign for sign, place in zip(mending.text, mending.places, strict=False) if sign != " ")
