"""S13. A dispatch and the plan it forwards come in one file and are two entries of the register."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, papers

BOTH = papers("cong-van-1386-sgddt-vp.txt", "cong-van-1386-sgddt-vp.docx", "cong-van-1386-sgddt-vp.pdf", "004")
FIELDS = ("type", "number", "code", "issuer", "date", "place")


@pytest.mark.parametrize("both", BOTH)
def test_each_gets_its_own_entry_with_its_own_header(office: Office, both: Which) -> None:
    office.upload(both)
    held = office.documents()
    meant = both.open().documents
    assert [row["code"] for row in held] == [one["code"] for one in meant]
    readings = [office.reading(row) for row in held]
    assert [[r[name] for name in FIELDS] for r in readings] == [[one[name] for name in FIELDS] for one in meant]


@pytest.mark.parametrize("both", BOTH)
def test_the_dispatch_forwards_the_plan(office: Office, both: Which) -> None:
    office.upload(both)
    dispatch, plan = office.documents()
    edges = office.ask(f"/documents/{dispatch['id']}/chain")["edges"]
    between = [edge["relation"] for edge in edges if (edge["lower"], edge["upper"]) == (dispatch["id"], plan["id"])]
    assert between == ["transmits"]
    assert [one["id"] for one in office.ask(f"/documents/{dispatch['id']}")["siblings"]] == [plan["id"]]


@pytest.mark.parametrize("both", BOTH)
def test_a_subject_over_three_lines_is_one(office: Office, both: Which) -> None:
    office.upload(both)
    meant = both.open().documents[0]
    begins = meant.get("title") or meant["title_begins"]
    assert " ".join(office.documents()[0]["title"].split()).startswith(" ".join(begins.split()))


@pytest.mark.parametrize("both", BOTH)
def test_sending_the_file_again_makes_no_new_entries(office: Office, both: Which) -> None:
    office.upload(both)
    words = office.upload(both)
    assert len(office.documents()) == 2
    assert f"Đã có · {both.open().documents[0]['code']}" in words
