"""S9. A law portal's page: its own block of properties does not override what the document prints."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, papers

PAGES = papers("ke-hoach-96-kh-ubnd.txt", "ke-hoach-96-kh-ubnd.html", "002")


@pytest.mark.parametrize("page", PAGES)
def test_the_type_is_the_documents_and_not_the_portals(office: Office, page: Which) -> None:
    office.upload(page)
    (document,) = office.documents()
    assert (document["source_kind"], document["type"], document["code"]) == (
        "portal",
        "KH",
        page.open().documents[0]["code"],
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_date_of_the_portal_and_the_printed_one_agree(office: Office, page: Which) -> None:
    office.upload(page)
    (document,) = office.documents()
    assert document["date"] == page.open().documents[0]["date"]
    assert office.warnings(document, "portal.disagrees") == []


@pytest.mark.parametrize("page", PAGES)
def test_the_clerk_sees_that_it_is_a_copy_from_a_portal(office: Office, page: Which) -> None:
    office.upload(page)
    (document,) = office.documents()
    assert "cổng" in office.page("document", document["id"]).lower()


@pytest.mark.parametrize("page", PAGES)
def test_words_that_are_being_updated_are_no_values(office: Office, page: Which) -> None:
    office.upload(page)
    assert "Đang cập nhật" not in str(office.reading(office.documents()[0])["evidence"])
