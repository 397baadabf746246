"""Short names belong to the full citation they stand for, and are no documents of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nhipcau.reading.types import Reference

Read = Callable[..., tuple[Reference, ...]]

# (definition, later use)
DEFINED = [
    ("Kế hoạch số 164-KH/TU ngày 24/8/2022 của Tỉnh ủy (sau đây gọi tắt là Kế hoạch 164-KH/TU)", "Kế hoạch 164-KH/TU"),
    ("Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư về hữu nghị (gọi tắt là Chỉ thị 38)", "Chỉ thị 38"),
    ("Kế hoạch số 52-KH/TU của Tỉnh ủy về hữu nghị (sau đây viết tắt là Kế hoạch 52)", "Kế hoạch 52"),
    ("Quyết định số 6/QĐ-TTg ngày 6/1/2022 phê duyệt Đề án phát triển dữ liệu (sau đây gọi là Đề án 06)", "Đề án 06"),
    ("Luật Đầu tư theo phương thức đối tác công tư số 64/2020/QH14 (sau đây gọi là Luật PPP)", "Luật PPP"),
    ("Công văn số 1649/SNgV-HTQT ngày 20/1/2020 của Sở Ngoại vụ tỉnh Bình Hải", "Công văn 1649"),
    ("Nghị quyết số 18-NQ/TW ngày 25/10/2017", "NQ18"),
    ("Thông tư liên tịch số 04/2018/TTLT-BNG-BNV ngày 19/10/2018", "Thông tư liên tịch số 04/2018"),
]


@pytest.mark.parametrize(("definition", "use"), DEFINED)
def test_a_short_name_is_a_place_of_the_document_it_stands_for(references: Read, definition: str, use: str) -> None:
    text = f"Thực hiện {definition}, các sở báo cáo. Kinh phí theo {use}."
    (found,) = references(text)
    assert text[found.spans[-1].start : found.spans[-1].end] == use


def test_a_short_name_that_two_documents_share_stands_for_neither(references: Read) -> None:
    found = references("Kế hoạch số 12/KH-UBND; Kế hoạch số 12-KH/TU. Kinh phí theo Kế hoạch 12.")
    assert [len(one.spans) for one in found] == [1, 1]


def test_the_short_name_of_an_office_is_no_short_name_of_what_it_issued(references: Read) -> None:
    (found,) = references(
        "Kế hoạch số 5/KH-LHHN của Liên hiệp các tổ chức hữu nghị tỉnh (sau đây gọi tắt là Liên hiệp Hữu nghị). "
        "Giao Liên hiệp Hữu nghị báo cáo."
    )
    assert len(found.spans) == 1


def test_numbers_that_stand_for_nothing_cited_are_left_alone(references: Read) -> None:
    assert references("Kế hoạch 12 người dự, NQ18 và Công văn 5.") == ()


@pytest.mark.parametrize(
    "words", ["các Nghị quyết số 57, 59 và 66", "Nghị quyết 57, 59, 66 của Bộ Chính trị", "các Nghị quyết 57, 59, 66"]
)
def test_bare_numbers_in_a_row_share_their_type_word(references: Read, words: str) -> None:
    found = references(f"Quán triệt {words}; báo cáo.")
    assert [(one.type and one.type.value, one.code and one.code.value) for one in found] == [
        ("NQ", "57"),
        ("NQ", "59"),
        ("NQ", "66"),
    ]


def test_a_quantity_behind_a_bare_number_is_none_of_its_row(references: Read) -> None:
    (found,) = references("Quán triệt Nghị quyết 57, 59 đại biểu dự.")
    assert found.code and found.code.value == "57"


def test_undated_citations_of_two_terms_are_two_documents(references: Read) -> None:
    found = references(
        "Chỉ thị số 38-CT/TW của Ban Bí thư (khóa XII) và Chỉ thị số 38-CT/TW của Ban Bí thư (khóa XIII)."
    )
    assert [one.issuer and one.issuer.value for one in found] == ["Ban Bí thư (khóa XII)", "Ban Bí thư (khóa XIII)"]


def test_a_term_and_a_date_of_that_term_are_one_document(references: Read) -> None:
    (found,) = references(
        "Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư; thực hiện Chỉ thị số 38-CT/TW của Ban Bí thư (khóa XII)."
    )
    assert len(found.spans) == 2


def test_a_date_of_another_term_is_another_document(references: Read) -> None:
    found = references(
        "Chỉ thị số 38-CT/TW ngày 30/7/2024 của Ban Bí thư; Chỉ thị số 38-CT/TW của Ban Bí thư (khóa XII)."
    )
    assert len(found) == 2


def test_of_two_papers_of_one_number_a_short_citation_means_the_one_before_it(references: Read) -> None:
    first, second = references(
        "Chỉ thị số 38-CT/TW ngày 19/9/2019; Chỉ thị số 38-CT/TW ngày 30/7/2024; nêu lại Chỉ thị số 38-CT/TW "
        "ngày 19/9/2019. Kinh phí theo Chỉ thị 38-CT/TW."
    )
    assert (len(first.spans), len(second.spans)) == (3, 1)
