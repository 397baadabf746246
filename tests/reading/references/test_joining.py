"""Which citations mean one document, and which never do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.references import read_references
from nhipcau.reading.source import Source
from nhipcau.reading.types import Header, Reference, Span

Read = Callable[..., tuple[Reference, ...]]


def codes(found: tuple[Reference, ...]) -> list[str | None]:
    return [r.code.value if r.code else None for r in found]


def test_two_spellings_and_two_issuers_of_one_decision_are_one_entry_that_keeps_both(references: Read) -> None:
    (found,) = references(
        "Căn cứ Quyết định số 1298-QĐ/TU ngày 12/3/2019 của Thành ủy Bình Hải;\n"
        "thực hiện Quyết định số 1298/QĐ-TU ngày 12/3/2019 của Ban Thường vụ Thành ủy về quy trình."
    )
    assert found.forms == ("1298-QĐ/TU", "1298/QĐ-TU")
    assert [issuer.value for issuer in found.issuers] == ["Thành ủy Bình Hải", "Ban Thường vụ Thành ủy"]
    assert len(found.spans) == 2


def test_later_short_citations_belong_to_the_full_one(references: Read) -> None:
    (found,) = references(
        "Thực hiện Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư về hữu nghị.\n"
        "Các sở quán triệt Chỉ thị 38-CT/TW. Việc thực hiện Chỉ thị 38 được báo cáo."
    )
    assert (found.date and found.date.value.isoformat(), len(found.spans)) == ("2019-09-19", 3)


def test_a_plan_named_by_its_issuer_is_the_one_plan_of_that_issuer(references: Read) -> None:
    (found,) = references(
        "Thực hiện Kế hoạch số 52-KH/TU ngày 06/6/2017 của Ban Thường vụ Tỉnh ủy. "
        "Để thực hiện Kế hoạch của Ban Thường vụ Tỉnh ủy, các sở báo cáo."
    )
    assert len(found.spans) == 2


def test_a_bare_number_that_fits_two_documents_stays_alone(references: Read) -> None:
    found = references("Chỉ thị số 38-CT/TW và Chỉ thị số 38/CT-TTg; sơ kết Chỉ thị 38 trong năm.")
    assert codes(found) == ["38-CT/TW", "38/CT-TTg", "38"]


def test_one_number_of_two_terms_is_two_documents(references: Read) -> None:
    found = references(
        "Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư (khóa XII) "
        "và Chỉ thị số 38-CT/TW ngày 30/7/2024 của Ban Bí thư."
    )
    assert codes(found) == ["38-CT/TW", "38-CT/TW"]


def test_a_normative_decision_is_not_the_individual_one_of_that_number(references: Read) -> None:
    found = references("Quyết định số 666/2015/QĐ-UBND; Quyết định số 666/QĐ-UBND ngày 02/3/2020.")
    assert codes(found) == ["666/2015/QĐ-UBND", "666/QĐ-UBND"]


def test_a_numbered_law_and_its_bare_name_are_one(references: Read) -> None:
    (found,) = references("Căn cứ Luật Đầu tư công số 58/2024/QH15;\n\nThực hiện theo quy định của Luật Đầu tư công.")
    assert len(found.spans) == 2


def test_the_base_law_inside_the_name_of_an_amending_law_is_not_cited(references: Read) -> None:
    (found,) = references(
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu, Luật Đầu tư công số 90/2025/QH15;\n"
    )
    assert found.code and found.code.value == "90/2025/QH15"


def test_citations_in_a_row_share_the_issuer_printed_last(references: Read) -> None:
    first, second = references(
        "Theo Công văn số 49/BCĐ-QLTT ngày 8/12/2013, Công văn 59/BCĐ-QLTT ngày 23/12/2013 của Ban Chỉ đạo 389 tỉnh."
    )
    assert first.issuer and second.issuer
    assert first.issuer.value == second.issuer.value == "Ban Chỉ đạo 389 tỉnh"


def test_members_of_a_list_take_the_type_word_before_the_first(references: Read) -> None:
    found = references("Các Nghị định số 12/2020/NĐ-CP, 13/2021/NĐ-CP và 14/2022/NĐ-CP của Chính phủ.")
    assert [(r.type and r.type.value, r.code and r.code.value) for r in found] == [
        ("NĐ", "12/2020/NĐ-CP"),
        ("NĐ", "13/2021/NĐ-CP"),
        ("NĐ", "14/2022/NĐ-CP"),
    ]


def test_what_a_summary_names_is_what_the_document_is_about(references: Read) -> None:
    outer, inner = references(
        "Thực hiện Văn bản số 85-CV/TU ngày 17/02/2020 của Tỉnh ủy về triển khai "
        "Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư."
    )
    assert (outer.about, inner.about) == ((1,), ())


def test_the_number_of_the_document_itself_is_no_reference(references: Read) -> None:
    assert (
        references("(Kèm theo Kế hoạch số 12/KH-UBND ngày 06/5/2024 của UBND tỉnh)", type="KH", code="12/KH-UBND") == ()
    )


def test_resolutions_of_congresses_are_cited_by_name(references: Read) -> None:
    (found,) = references(
        "gắn với Nghị quyết Đại hội đại biểu Liên hiệp các tổ chức hữu nghị lần thứ VI (nhiệm kỳ 2019-2024) và các"
    )
    assert found.title and found.title.value.endswith("lần thứ VI (nhiệm kỳ 2019-2024)")


@pytest.mark.parametrize("law", ["Luật Ngân sách nhà nước", "luật ngân sách nhà nước", "Luật Ngân sách\nnhà nước"])
def test_a_law_is_known_by_its_name_alone(references: Read, law: str) -> None:
    (found,) = references(f"theo quy định của {law} và các quy định hiện hành")
    assert found.type and found.type.value == "LUAT"


@settings(max_examples=60, deadline=None)
@given(
    first=st.integers(1, 9999),
    second=st.integers(1, 9999),
    organ=st.sampled_from(["-CT/TW", "/KH-UBND", "/2015/QĐ-TTg"]),
)
def test_different_numbers_are_never_one_document(first: int, second: int, organ: str) -> None:
    text = f"Quyết định số {first}{organ}; Quyết định số {second}{organ} ngày 01/02/2015."
    found = read_references(Source(text=text, media_type="text/plain"), Span(0, len(text)), Header())
    assert len(found) == (1 if first == second else 2)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Kế hoạch số 39/KH-UBND của UBND tỉnh về công tác hữu nghị; báo cáo", "công tác hữu nghị"),
        ("Kế hoạch số 39/KH-UBND của UBND tỉnh “Về công tác hữu nghị”.", "Về công tác hữu nghị"),
        ("Nghị định số 10/2020/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều;", "sửa đổi, bổ sung một số điều"),
        ("Kế hoạch số 39/KH-UBND về công tác hữu nghị theo Công văn số 5/SNgV-VP.", "công tác hữu nghị"),
        ("Kế hoạch số 39/KH-UBND của UBND tỉnh\nThực hiện công tác hữu nghị, các sở báo cáo.", None),
    ],
)
def test_the_summary_ends_where_its_clause_ends(references: Read, words: str, title: str | None) -> None:
    found = references(f"{words}\n")[0]
    assert (found.title.value if found.title else None) == title


def test_laws_in_a_list_of_drafts_are_not_cited(references: Read) -> None:
    found = references(
        "Thống nhất trình đối với 03 dự án luật sau:\n\n1. Luật Muối biển (sửa đổi toàn diện Luật Đất đai);\n\n"
        "2. Luật Thương mại điện tử;\n\nCăn cứ Luật Nhà ở, Sở Xây dựng góp ý."
    )
    assert [r.title.value for r in found if r.title] == ["Luật Nhà ở"]


def test_the_laws_that_a_draft_is_to_amend_belong_to_its_name(references: Read) -> None:
    found = references(
        "Về chính sách của Luật sửa đổi, bổ sung một số điều của Luật Thương mại, Luật Cạnh tranh.\n"
        "Căn cứ Luật Nhà ở, Sở Xây dựng góp ý."
    )
    assert [r.title.value for r in found if r.title] == ["Luật Nhà ở"]
