"""How many documents a file holds, and where each begins and ends."""

from __future__ import annotations

import pytest

from nhipcau.reading.header import read_header
from nhipcau.reading.provenance import kind_of
from nhipcau.reading.source import Source
from nhipcau.reading.splitting import split_documents, transmitted
from nhipcau.reading.types import Document

from .header import papers


def documents_of(text: str) -> tuple[Document, ...]:
    source = Source(text=text, media_type="text/plain")
    kind = kind_of(source)
    spans = split_documents(source)
    return transmitted(source, tuple(Document(span=s, header=read_header(source, s, kind)) for s in spans))


def test_a_decision_and_the_plan_it_issues_are_two_documents() -> None:
    decision, plan = documents_of(papers.DECISION_WITH_PLAN)
    assert decision.transmits == (1,)
    assert (plan.header.type and plan.header.type.value, plan.header.code, plan.header.date) == ("KH", None, None)
    assert papers.DECISION_WITH_PLAN[plan.span.start :].startswith("KẾ HOẠCH\nCông tác")


def test_an_issued_plan_takes_the_issuer_of_its_decision() -> None:
    _, plan = documents_of(papers.DECISION_WITH_PLAN)
    assert plan.header.issuer is not None
    assert plan.header.issuer.value == "Ủy ban nhân dân tỉnh Bình Hải"


def test_appendices_stay_with_their_plan() -> None:
    text = papers.DECISION_WITH_PLAN
    _, plan = documents_of(text)
    assert text[plan.span.start : plan.span.end].endswith("1 | Tổ chức đoàn")


def test_a_letter_and_the_numbered_plan_it_forwards_are_two_documents() -> None:
    text = papers.SCANNED_LETTER + "\n\n" + papers.PARTY_PLAN
    letter, plan = documents_of(text)
    assert letter.transmits == (1,)
    assert text[: letter.span.end].endswith("Hoàng Minh Tú")
    assert plan.header.code is not None and plan.header.code.value == "127-KH/TU"


def test_a_blank_form_sent_along_is_no_document_of_its_own() -> None:
    assert len(documents_of(papers.LETTER_WITH_FORM)) == 1


def test_a_portals_document_begins_at_its_letterhead() -> None:
    (document,) = documents_of(papers.PORTAL_PAGE)
    assert papers.PORTAL_PAGE[document.span.start :].startswith("ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI")


def test_a_stamp_over_the_letterhead_is_no_part_of_the_document() -> None:
    (document,) = documents_of(papers.STAMPED_TELEGRAM)
    assert papers.STAMPED_TELEGRAM[document.span.start :].startswith("HỎA TỐC")


def test_the_counter_of_readers_is_no_part_of_a_press_item() -> None:
    (document,) = documents_of(papers.PRESS_ITEM)
    assert papers.PRESS_ITEM[: document.span.end].endswith("Minh Anh")


LETTER = """UBND TỈNH BÌNH HẢI
SỞ Y TẾ
Số: 90/SYT-VP
V/v triển khai Kế hoạch số 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Hải, ngày 24 tháng 4 năm 2024

Kính gửi: Thủ trưởng các đơn vị trực thuộc.

Sở Y tế gửi kèm Kế hoạch số 12/KH-UBND của UBND tỉnh, yêu cầu các đơn vị thực hiện./.

"""
FEET = {
    "gaps for the signature": "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n\nĐinh Công Thạch\n\n\n",
    "no gaps": "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nĐinh Công Thạch\n",
    "a name in capitals without a gap": "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nĐINH CÔNG THẠCH\n",
    "the signature first": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nĐinh Công Thạch\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n",
    "two columns": "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Lưu: VT.\n\tĐinh Công Thạch\n",
}
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
ISSUER = "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\n"
PLACE = "Bình Hải, ngày 10 tháng 4 năm 2024\n"
LETTERHEADS = {
    "issuer over nation": f"{ISSUER}{NATION}Số: 12/KH-UBND\n{PLACE}KẾ HOẠCH\n",
    "issuer's column, then nation's": f"{ISSUER}Số: 12/KH-UBND\n\n{NATION}{PLACE}\nKẾ HOẠCH\n",
    "columns with rules": f"{ISSUER}-------\nSố: 12/KH-UBND\n{NATION}---------\n{PLACE}KẾ HOẠCH\n",
    "nation's column, then issuer's": f"{NATION}{PLACE}{ISSUER}Số: 12/KH-UBND\n\nKẾ HOẠCH\n",
    "columns side by side": "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BÌNH HẢI\tĐộc lập - Tự do - "
    f"Hạnh phúc\nSố: 12/KH-UBND\t{PLACE}KẾ HOẠCH\n",
    "no nation": f"{ISSUER}Số: 12/KH-UBND\n{PLACE}KẾ HOẠCH\n",
    "a letter with its subject": f"{ISSUER}Số: 12/UBND-VX\nV/v tiêm\nchủng\n\n{NATION}{PLACE}Kính gửi: Sở Y tế.\n",
}
BODY = "Về tiêm chủng mở rộng\n\nI. NHIỆM VỤ\n1. Sở Y tế chủ trì tổ chức tiêm chủng.\n\nNơi nhận:\n- Sở Y tế.\n"


@pytest.mark.parametrize("letterhead", LETTERHEADS)
@pytest.mark.parametrize("foot", FEET)
def test_a_forwarded_document_begins_at_the_first_line_of_its_letterhead(foot: str, letterhead: str) -> None:
    before = LETTER + FEET[foot]
    letter, plan = documents_of(before + LETTERHEADS[letterhead] + BODY)
    assert plan.span.start == len(before)
    assert plan.header.issuer is not None and plan.header.issuer.value == "Ủy ban nhân dân tỉnh Bình Hải"
    assert letter.header.signatory is not None and letter.header.signatory.name is not None
    assert letter.header.signatory.name.value.title() == "Đinh Công Thạch"


@pytest.mark.parametrize("times", [1, 4, 12])
def test_a_letterhead_whose_number_runs_on_and_on_is_one_letterhead(times: int) -> None:
    endless = "Số: 96/KH-UBND" + " // in theo Phụ lục I của Nghị định 30/2020/NĐ-CP, chỉ để thử cách trình bày;" * times
    found = documents_of(f"{ISSUER}-------\n{endless}\n\n{NATION}---------\n{PLACE}\nKẾ HOẠCH\n{BODY}")
    starts = [document.span.start for document in found]
    assert starts == sorted(set(starts))
    assert len(found) == 1
