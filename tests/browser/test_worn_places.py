"""A text with damaged words: the list of them leads to each, and the page is no longer than what it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import CLERK, DESK, Visit, first_plan

Enter = Callable[..., Visit]


@pytest.fixture(scope="module")
def worn_plan() -> bytes:
    """As recognition leaves it: marks of some words gone astray."""
    text = first_plan().decode().replace("112/KH-UBND", "1112/KH-UBND")
    return text.replace("tổ chức", "tố chức").replace("nhân dân", "nhân đân").encode()


def bottom_of_words(page: Page) -> int:
    return int(page.evaluate("document.querySelector('footer').getBoundingClientRect().bottom + scrollY"))


def test_a_damaged_word_is_found_from_the_list_and_lit_in_the_text(visit: Enter, worn_plan: bytes) -> None:
    clerk = visit(CLERK)
    clerk.hand_in("ke-hoach-1112.txt", worn_plan, becomes="done").get_by_role("link").click()
    clerk.find(".worn-places summary").click()
    first = clerk.find(".worn-pair a").first
    words = first.inner_text()
    first.click()
    expect(clerk.find(".worn:target")).to_have_text(words)
    expect(clerk.find(".worn:target")).to_be_in_viewport()


def test_the_page_ends_where_its_words_end(visit: Enter) -> None:
    clerk = visit(CLERK)
    clerk.go(clerk.path_to_document("96/KH-UBND"))
    for width in (DESK["width"], 390):
        clerk.page.set_viewport_size({"width": width, "height": 768})
        assert clerk.page.evaluate("document.documentElement.scrollHeight") <= bottom_of_words(clerk.page) + 100
