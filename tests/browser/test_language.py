"""The interface in the reader's language; the words of documents stay what they are."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.visits import CLERK, Visit

Enter = Callable[..., Visit]


def test_a_page_turns_english_in_place_and_back(visit: Enter) -> None:
    clerk = visit(CLERK)
    clerk.go("/van-ban/?q=58")
    clerk.page.get_by_role("button", name="English").click()
    expect(clerk.find("html")).to_have_attribute("lang", "en")
    expect(clerk.find("h1")).to_have_text("Documents")
    assert clerk.page.url.endswith("/van-ban/?q=58")
    expect(clerk.find("tbody")).to_contain_text("đối ngoại nhân dân")
    clerk.page.get_by_role("button", name="Tiếng Việt").click()
    expect(clerk.find("h1")).to_have_text("Văn bản")
