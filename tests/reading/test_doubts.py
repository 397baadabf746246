"""What a clerk is asked to look at twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nhipcau.reading.doubts import doubts_of
from nhipcau.reading.header import read_header
from nhipcau.reading.provenance import kind_of
from nhipcau.reading.source import Source
from nhipcau.reading.splitting import split_documents
from nhipcau.reading.types import (
    Document,
    Due,
    DueKind,
    Duty,
    Found,
    Nature,
    Parties,
    Reference,
    Relation,
    Span,
)
from nhipcau.reading.types import (
    Warning as Doubt,
)

from .header import papers

NAMES = ("Thành ủy", "Ban Thường vụ Tỉnh ủy")


def make_document(text: str) -> tuple[Source, Document]:
    source = Source(text=text, media_type="text/plain")
    span = split_documents(source)[0]
    return source, Document(span=span, header=read_header(source, span, kind_of(source)))


def make_duty(text: str, *, lead: str, due: Due | None = None) -> Duty:
    start = text.index(lead)
    span = Span(start, start + len(lead))
    found = Found(due, (span,), "test", 1.0) if due else None
    parties = Parties(lead=(Found(lead, (span,), "test", 1.0),))
    return Duty(span, "I", Nature.TASK, parties, found, "test", 1.0)


def doubts_in(text: str, **changes: object) -> dict[str, Doubt]:
    source, document = make_document(text)
    return {d.code: d for d in doubts_of(source, replace(document, **changes))}  # type: ignore[arg-type] # fields of Document


def test_a_plan_numbered_like_a_letter_is_pointed_out() -> None:
    doubt = doubts_in(papers.PLAN_WITHOUT_LETTERHEAD)["symbol.irregular"]
    assert "61 /UBND-KH" in doubt.message
    assert doubt.span is not None
    assert papers.PLAN_WITHOUT_LETTERHEAD[doubt.span.start : doubt.span.end] == "61 /UBND-KH"


def test_a_regular_symbol_raises_no_doubt() -> None:
    assert "symbol.irregular" not in doubts_in(papers.PARTY_PLAN)
    assert "symbol.irregular" not in doubts_in(papers.SCANNED_LETTER)


def test_a_committee_that_signs_without_tm_is_pointed_out() -> None:
    assert "signature.no_tm" in doubts_in(papers.PLAN_WITHOUT_LETTERHEAD)
    assert "signature.no_tm" not in doubts_in(papers.SCANNED_LETTER)


def test_a_chairmans_own_decision_needs_no_tm() -> None:
    assert "signature.no_tm" not in doubts_in(papers.DECISION_WITH_PLAN)


def test_a_lead_that_receives_nothing_is_pointed_out() -> None:
    text = papers.PLAN_WITHOUT_LETTERHEAD.replace("I. MỤC ĐÍCH", "1. Liên hiệp các tổ chức hữu nghị tỉnh chủ trì.")
    duty = make_duty(text, lead="Liên hiệp các tổ chức hữu nghị tỉnh")
    assert "Liên hiệp các tổ chức hữu nghị tỉnh" in doubts_in(text, duties=(duty,))["lead.not_recipient"].message


def test_departments_are_covered_by_the_collective_of_departments() -> None:
    text = papers.PLAN_WITHOUT_LETTERHEAD.replace("I. MỤC ĐÍCH", "1. Sở Ngoại vụ chủ trì.")
    assert "lead.not_recipient" not in doubts_in(text, duties=(make_duty(text, lead="Sở Ngoại vụ"),))


def test_agencies_named_in_the_article_that_the_recipients_point_to_are_covered() -> None:
    text = papers.DECISION_WITH_PLAN
    assert "lead.not_recipient" not in doubts_in(text, duties=(make_duty(text, lead="Sở Ngoại vụ"),))


def test_a_misspelt_abbreviation_among_the_recipients_gets_a_suggestion() -> None:
    assert "UB MTTQ VN tỉnh" in doubts_in(papers.PLAN_WITHOUT_LETTERHEAD)["recipient.misspelt"].message


def test_a_plan_without_any_date_is_pointed_out() -> None:
    text = papers.PARTY_PLAN
    undated = make_duty(text, lead="Ban Thường vụ Tỉnh ủy", due=Due(DueKind.EVENT, "kịp thời"))
    dated = make_duty(text, lead="Ban Thường vụ Tỉnh ủy", due=Due(DueKind.DATE, "trong năm", on=date(2024, 12, 31)))
    assert "due.none" in doubts_in(text, duties=(undated,))
    assert "due.none" not in doubts_in(text, duties=(undated, dated))
    assert "due.none" not in doubts_in(text)


def test_a_portal_that_disagrees_with_the_print_is_pointed_out() -> None:
    source, document = make_document(papers.PORTAL_PAGE)
    told = [d.message for d in doubts_of(source, document) if d.code == "portal.disagrees"]
    assert any("Văn bản khác" in message for message in told)
    assert any("12/01/2019" in message and "11/01/2019" in message for message in told)
    assert len(told) == 2


def test_a_portals_table_is_not_held_against_what_is_attached() -> None:
    text = f"{papers.PORTAL_PAGE}\n{papers.DECISION_WITH_PLAN}"
    source = Source(text=text, media_type="text/plain")
    _, *attached = split_documents(source)
    assert attached
    kind = kind_of(source)
    for span in attached:
        document = Document(span=span, header=read_header(source, span, kind))
        assert not [d for d in doubts_of(source, document) if d.code == "portal.disagrees"]


def test_a_date_that_cannot_be_read_is_pointed_out() -> None:
    assert "date.unreadable" in doubts_in(papers.WORN_PLAN)
    assert "date.unreadable" not in doubts_in(papers.PARTY_PLAN)


def test_one_number_ascribed_to_two_issuers_is_pointed_out() -> None:
    text = papers.PARTY_PLAN.replace(
        "1- Quán triệt.",
        "1- Theo Quyết định số 98-QĐ/TU của Thành ủy về tổ chức.\n"
        "2- Theo Quyết định số 98/QĐ-TU của Ban Thường vụ Tỉnh ủy về tổ chức.",
    )
    spans = tuple(
        Span(at, at + len("Quyết định số 98-QĐ/TU"))
        for at in (text.index("Quyết định số 98-"), text.index("Quyết định số 98/"))
    )
    code = Found("98-QĐ/TU", (spans[0],), "test", 1.0)
    issuers = tuple(Found(name, (span,), "test", 1.0) for name, span in zip(NAMES, spans, strict=True))
    cited = Reference(None, code, None, None, None, Relation.CITES, spans, issuers=issuers)
    assert "Thành ủy / Ban Thường vụ Tỉnh ủy" in doubts_in(text, references=(cited,))["reference.two_issuers"].message


def test_a_name_that_a_page_broke_off_is_no_second_issuer() -> None:
    place = Span(0, 1)
    issuers = tuple(Found(name, (place,), "test", 1.0) for name in ("Thủ tướng Chính phủ", "Thủ"))
    code = Found("05/QĐ-TTg", (place,), "test", 1.0)
    cited = Reference(None, code, None, None, None, Relation.CITES, (place,), issuers=issuers)
    assert "reference.two_issuers" not in doubts_in(papers.PARTY_PLAN, references=(cited,))
