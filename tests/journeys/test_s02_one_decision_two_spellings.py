"""S2. A decision cited in two spellings is one document, and that they were joined is said."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, papers

SPELLINGS = papers("ke-hoach-58-ubnd-kh.txt", "000")
DECISION = {"ke-hoach-58-ubnd-kh.txt": ("835", "2019-05-14"), "000": ("1298", "2019-03-12")}


def cited(office: Office, number: str) -> list[dict[str, object]]:
    (document,) = office.documents()
    others = office.ask(f"/documents/{document['id']}/chain")["others"]
    return [node for node in others if node["code"].startswith(f"{number}-") or node["code"].startswith(f"{number}/")]


@pytest.mark.parametrize("plan", SPELLINGS)
def test_two_spellings_become_one_cited_document(office: Office, plan: Which) -> None:
    office.upload(plan)
    number, day = DECISION[plan.name]
    assert [(node["date"], node["state"]) for node in cited(office, number)] == [(day, "placeholder")]


@pytest.mark.parametrize("plan", SPELLINGS)
def test_both_spellings_are_kept_as_written(office: Office, plan: Which) -> None:
    office.upload(plan)
    number, _ = DECISION[plan.name]
    (reference,) = [
        one for one in office.reading(office.documents()[0])["references"] if (one["code"] or "").startswith(number)
    ]
    text = office.text(office.documents()[0])
    written = " ".join(text[start:end] for start, end in reference["spans"])
    assert f"{number}-QĐ/TU" in written and f"{number}/QĐ-TU" in written


@pytest.mark.parametrize("plan", SPELLINGS)
def test_joining_them_is_told_and_not_silent(office: Office, plan: Which) -> None:
    office.upload(plan)
    number, _ = DECISION[plan.name]
    words = "tự động vì trùng số + ngày + ký hiệu TU"
    assert words in str(cited(office, number)[0]["note"])
    assert words in office.page("document_chain", office.documents()[0]["id"])


@pytest.mark.shared
def test_different_issuers_of_one_decision_are_told(office: Office) -> None:
    office.upload(Which("000"))
    (told,) = office.warnings(office.documents()[0], "reference.two_issuers")
    assert "1298" in told and "Thành ủy" in told and "Ban Thường vụ" in told
