"""S1. A plan with a symbol against the form is registered under what it prints, and the clerk is told."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, papers

PLANS = papers("ke-hoach-58-ubnd-kh.txt", "000")
FIELDS = ("type", "number", "symbol", "code", "issuer", "place", "date")


@pytest.mark.parametrize("plan", PLANS)
def test_the_header_is_read_as_printed(office: Office, plan: Which) -> None:
    office.upload(plan)
    (meant,) = plan.open().documents
    (document,) = office.documents()
    reading = office.reading(document)
    assert {name: reading[name] for name in FIELDS} == {name: meant[name] for name in FIELDS}
    assert reading["signatory"]["name"] == meant["signatory"]["name"]


@pytest.mark.parametrize("plan", PLANS)
def test_who_signs_for_whom_is_read(office: Office, plan: Which) -> None:
    office.upload(plan)
    signatory = office.reading(office.documents()[0])["signatory"]
    assert signatory["position"].casefold() == "phó chủ tịch"
    assert "KT" in signatory["authority"]


@pytest.mark.parametrize("plan", PLANS)
def test_an_irregular_symbol_is_kept_and_told(office: Office, plan: Which) -> None:
    office.upload(plan)
    (document,) = office.documents()
    (told,) = office.warnings(document, "symbol.irregular")
    assert "không theo mẫu văn bản có tên loại" in told
    assert document["code"] in office.page("document", document["id"])
