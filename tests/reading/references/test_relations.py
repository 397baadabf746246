"""How a document stands to what it cites."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nhipcau.reading.references import read_references
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Header, Reference, Span

Read = Callable[..., tuple[Reference, ...]]

HEAD = "QUYẾT ĐỊNH\nVề công tác hữu nghị\n\n"
CASES = [
    ("Căn cứ Nghị định số 80/2020/NĐ-CP ngày 08/7/2020 của Chính phủ;\n\nQUYẾT ĐỊNH:\nĐiều 1.", "based_on"),
    ("Theo đề nghị của Giám đốc Sở Ngoại vụ tại Tờ trình số 25/TTr-SNgV ngày 9/2/2023;\n\nQUYẾT ĐỊNH:", "based_on"),
    (
        "Thực hiện Chỉ thị số 38-CT/TW của Ban Bí thư, Ủy ban nhân dân tỉnh ban hành Kế hoạch.\nI. MỤC ĐÍCH",
        "implements",
    ),
    (
        "Xét tình hình; theo đề nghị của Sở Ngoại vụ tại Tờ trình số 25/TTr-SNgV ngày 9/2/2023, ban hành:\nI. M\n",
        "based_on",
    ),
    ("Thi hành Chỉ thị số 38-CT/TW của Ban Bí thư, Ủy ban nhân dân tỉnh giao việc như sau:\nI. VIỆC LÀM", "implements"),
    ("I. CĂN CỨ\n- Chỉ thị số 38-CT/TW của Ban Bí thư.\nII. MỤC ĐÍCH\n", "based_on"),
    ("- Căn cứ Chỉ thị số 38-CT/TW của Ban Bí thư;\nI. MỤC ĐÍCH\n", "based_on"),
    ("I. NHIỆM VỤ\n1. Thực hiện nghiêm túc Chỉ thị số 38-CT/TW của Ban Bí thư.", "implements"),
    ("I. NHIỆM VỤ\n1. Bố trí kinh phí theo Thông tư số 23/2022/TT-BTC.", "cites"),
    (
        "Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 12/2015/QĐ-UBND ngày 3/4/2015.",
        "replaces",
    ),
    ("Điều 2. Bãi bỏ Quyết định số 12/2015/QĐ-UBND ngày 3/4/2015 của Ủy ban nhân dân tỉnh.", "replaces"),
    ("Điều 2. Quyết định số 12/2015/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "replaces"),
    ("Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 12/2015/QĐ-UBND ngày 3/4/2015.", "amends"),
    ("Điều 2. Bãi bỏ khoản 3 Điều 5 Quyết định số 12/2015/QĐ-UBND.", "amends"),
    (
        "Điều 2. Hiệu lực\nCác Thông tư sau đây hết hiệu lực từ ngày Quyết định này có hiệu lực:\n"
        "a) Thông tư số 13/2021/TT-BKHCN ngày 30/12/2021 của Bộ trưởng Bộ Khoa học và Công nghệ.",
        "replaces",
    ),
    (
        "Thực hiện kế hoạch năm; căn cứ Nghị định số 80/2020/NĐ-CP của Chính phủ, Sở Ngoại vụ đề nghị:\n1. Các sở",
        "based_on",
    ),
    (
        "Căn cứ các luật về văn bản hiện hành;\nNghị định số 80/2020/NĐ-CP của Chính phủ;\nQUYẾT ĐỊNH:\nĐiều 1.",
        "based_on",
    ),
    ("I. NHIỆM VỤ\n1. Tham mưu ban hành Quyết định thay thế Quyết định số 12/2015/QĐ-UBND.", "cites"),
]


@pytest.mark.parametrize(("words", "relation"), CASES, ids=[case[0][:60] for case in CASES])
def test_the_relation_follows_from_the_clause(references: Read, words: str, relation: str) -> None:
    (found,) = references(f"{HEAD}{words}\n", type="QĐ", title="Về công tác hữu nghị")
    assert found.relation.value == relation


def test_an_attached_plan_rests_on_the_decision_that_issues_it(references: Read) -> None:
    (found,) = references(
        "KẾ HOẠCH\n(Ban hành kèm theo Quyết định số 100/QĐ-UBND ngày 11/02/2014)\nI. MỤC ĐÍCH", type="KH"
    )
    assert found.relation.value == "based_on"


def test_a_letter_transmits_the_plan_that_follows_it_in_the_file(references: Read) -> None:
    letter = "V/v triển khai Kế hoạch số 39/KH-UBND ngày 08/4/2020 của UBND tỉnh\nThực hiện Kế hoạch số 39/KH-UBND.\n"
    text = f"{letter}ỦY BAN NHÂN DÂN\nSố: *39* /KH-UBND\nKẾ HOẠCH\n"
    header = Header(type=Found("CV", (Span(0, 3),), "test", 1.0))
    (found,) = read_references(Source(text=text, media_type="text/plain"), Span(0, len(letter)), header)
    assert found.relation.value == "transmits"


def test_a_press_item_reports_on_the_paper_it_announces(references: Read) -> None:
    reported, carried_out = references(
        "Ban Thường vụ Tỉnh ủy Bình Hải vừa có công văn chỉ đạo việc triển khai thực hiện "
        "Chỉ thị số 38-CT/TW của Ban Bí thư.",
        type="BAI_BAO",
    )
    assert (reported.relation.value, carried_out.relation.value) == ("reports_on", "implements")
    assert reported.about == (1,)


def test_each_link_of_a_chain_of_papers_carries_out_the_next(references: Read) -> None:
    words = (
        "Thực hiện Kế hoạch số 31-KH/TU ngày 22/5/2017 của Ban Thường vụ Tỉnh ủy thi hành Hướng dẫn số 02-HD/BĐNTW "
        "ngày 16/01/2017 của Ban Đối ngoại Trung ương về sơ kết Chỉ thị số 04-CT/TW ngày 06/7/2011 của Ban Bí thư, "
        "Ủy ban nhân dân tỉnh giao việc như sau:\nI. VIỆC LÀM\n"
    )
    assert {one.relation.value for one in references(HEAD + words)} == {"implements"}


def test_a_plan_carries_out_what_its_title_names_even_where_it_also_rests_on_it(references: Read) -> None:
    title = "Về việc triển khai thực hiện Chỉ thị số 37-CT/TW ngày 03/9/2019"
    (found,) = references(
        f"KẾ HOẠCH\n{title}\n\nCăn cứ Chỉ thị số 37-CT/TW ngày 03/9/2019 của Ban Bí thư;\n\nI. MỤC ĐÍCH\n",
        type="KH",
        title=title,
    )
    assert found.relation.value == "implements"


def test_an_item_that_urges_to_carry_out_what_was_ordered_carries_it_out(references: Read) -> None:
    (found,) = references(
        "I. NHIỆM VỤ\n1. Khẩn trương triển khai thực hiện nghiêm, kịp thời các nội dung chỉ đạo của Thủ tướng "
        "Chính phủ tại Công điện số 12/CĐ-TTg ngày 08/11/2019."
    )
    assert found.relation.value == "implements"
