"""Who issued what is cited, read to the last word of the name and no further."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nhipcau.reading.types import Reference

Read = Callable[..., tuple[Reference, ...]]

CASES = [
    ("Kế hoạch số 39/KH-UBND ngày 08/4/2020 của UBND tỉnh\n\nKính gửi: Giám đốc các sở", "UBND tỉnh"),
    ("Quyết định số 41/2013/QĐ-TTg ngày 15/7/2013 của Thủ\n\ntướng Chính phủ về chính sách", "Thủ tướng Chính phủ"),
    ("Thông tư số 03/2015/TT-BKHĐT ngày 06 tháng 5 năm 2015 của Bộ trưởng \nBộ Kế hoạch và Đầu tư quy định chi tiết",
     "Bộ trưởng Bộ Kế hoạch và Đầu tư"),
    ("Thông tư liên tịch số 05/2008/TTLT-BKHCN-BNV của Bộ Khoa học và Công nghệ và Bộ Nội vụ về việc hướng dẫn",
     "Bộ Khoa học và Công nghệ và Bộ Nội vụ"),
    ("Thông tư liên tịch số 12/2015/TTLT-BNG-BNV của Bộ trưởng Bộ Ngoại giao, Bộ trưởng Bộ Nội vụ hướng dẫn chức năng",
     "Bộ trưởng Bộ Ngoại giao, Bộ trưởng Bộ Nội vụ"),
    ("Chỉ thị số 44-CT/TW ngày 20/9/1994 của Ban Bí thư (khóa VII) về công tác", "Ban Bí thư (khóa VII)"),
    ("Chỉ thị số 21-CT/TW của Ban Bí thư ngày 21/12/2012 về đẩy mạnh", "Ban Bí thư"),
    ("Quyết định số 02/QĐ-PCLB của Ban Chỉ huy Phòng, chống lụt, bão thành phố.",
     "Ban Chỉ huy Phòng, chống lụt, bão thành phố"),
    ("Kế hoạch số 5/KH-SNgV của Sở Ngoại vụ tỉnh Bình Hải và các văn bản liên quan", "Sở Ngoại vụ tỉnh Bình Hải"),
    ("theo đề nghị của Giám đốc Sở Ngoại vụ tại Tờ trình số 25/TTr-SNgV", "Giám đốc Sở Ngoại vụ"),
    ("Nghị định số 80/2020/NĐ-CP của Chính phủ quy định về viện trợ", "Chính phủ"),
    ("Kế hoạch số 12-KH/TU của Ban Thường vụ Tỉnh ủy Bình Hải thực hiện Chỉ thị", "Ban Thường vụ Tỉnh ủy Bình Hải"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "issuer"), CASES, ids=[case[1] for case in CASES])
def test_the_issuer_is_read_whole(references: Read, words: str, issuer: str) -> None:
    found = references(f"Các sở thực hiện {words}\n")[0]
    assert found.issuer and found.issuer.value == issuer


def test_an_office_that_writes_what_its_board_decided_is_not_given_the_boards_name(references: Read) -> None:
    (found,) = references("Thực hiện chỉ đạo của Thường trực Thành ủy tại Công văn số 60-CV/VPTU ngày 17/01/2020.")
    assert found.issuer is None
