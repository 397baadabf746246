"""S12. A press item is kept as press: what it reports is waited for, its numbers and names are not the document's."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, papers

ITEMS = papers("bai-bao-38-ct-tw.txt", "bai-bao-38-ct-tw.html", "003")
ISSUER = {"003": "Ban Thường vụ Thành ủy Cần Thơ"}
COUNTS_AND_AUTHORS = {"003": ("169", "Thịnh Ngô")}


@pytest.mark.parametrize("item", ITEMS)
def test_it_is_registered_as_press_with_its_day_of_publication(office: Office, item: Which) -> None:
    office.upload(item)
    (document,) = office.documents()
    meant = item.open().documents[0]
    assert (document["source_kind"], document["type"], document["date"]) == ("press", "BAI_BAO", meant["date"])


@pytest.mark.parametrize("item", ITEMS)
def test_counters_and_authors_are_no_number_and_no_signatory(office: Office, item: Which) -> None:
    office.upload(item)
    reading = office.reading(office.documents()[0])
    assert (reading["number"], reading["code"]) == (None, None)
    assert not (reading["signatory"] or {}).get("name")


@pytest.mark.parametrize("item", ITEMS)
def test_what_it_reports_waits_without_number_and_date(office: Office, item: Which) -> None:
    office.upload(item)
    waiting = [row for row in office.documents(state="placeholder") if not row["code"]]
    issuer = ISSUER.get(item.name, "Ban Thường vụ Tỉnh ủy Bình Hải")
    assert [(row["issuer"], row["date"]) for row in waiting] == [(issuer, None)]


@pytest.mark.parametrize("item", ITEMS)
def test_each_direction_is_a_duty_with_its_label_as_printed(office: Office, item: Which) -> None:
    office.upload(item)
    tasks = office.tasks(office.documents()[0])
    meant = item.open().documents[0]["duties"]
    assert [task["section"] for task in tasks] == [duty["section"] for duty in meant]
    # The seventh is misspelt in print and still is the seventh.
    assert tasks[-1]["section"] == "Thú bảy"


@pytest.mark.parametrize("item", ITEMS)
def test_the_third_direction_is_for_the_committee_through_its_party_group(office: Office, item: Which) -> None:
    office.upload(item)
    third = office.tasks(office.documents()[0], "Thứ ba")
    assert len(third) > 1
    assert {task["leads"][0]["name"].partition("Ủy ban")[0].strip() for task in third} == {"Ban cán sự đảng"}


@pytest.mark.parametrize("item", ITEMS)
def test_its_assignments_stay_drafts_even_when_confirmed(office: Office, item: Which) -> None:
    office.upload(item)
    (document,) = office.documents()
    version = office.ask(f"/documents/{document['id']}")["version"]
    path = f"/documents/{document['id']}/review"
    done = office.tell(f"{path}/confirm", {"version": version, "pointer": "/duties/0"})
    tasks = office.tasks(document)
    assert (done["assigned"], {task["hollow"] for task in tasks}) == ([], {True})
    assert {left["why"] for left in done["left_hollow"]} == {"text_not_held"}
    assert all(task["reported"] for task in tasks)
