"""How many documents a file holds, and where each begins and ends."""

from __future__ import annotations

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
