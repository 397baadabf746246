"""The reader under keys and pointer: values and words light each other, letters act on the focused value only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.visits import CLERK, Visit, doubtful_plan

Enter = Callable[..., Visit]
NUMBERS = iter(range(201, 299))


@pytest.fixture
def reading(visit: Enter) -> Iterator[Visit]:
    """A plan just taken in, open in the reader."""
    clerk = visit(CLERK)
    clerk.hand_in("ke-hoach.txt", doubtful_plan(next(NUMBERS))).get_by_role("link", name="Xem và xác nhận").click()
    expect(clerk.find("[data-reader]")).to_be_visible()
    yield clerk


def press(clerk: Visit, *keys: str) -> None:
    for key in keys:
        clerk.page.keyboard.press(key)


def test_enter_on_a_doubtful_value_confirms_it_and_the_head_of_the_page_follows(reading: Visit) -> None:
    doubtful = reading.find(".read-value.doubtful")
    doubts, ident = doubtful.count(), doubtful.first.get_attribute("id")
    expect(reading.find("#document-left")).to_contain_text(f"{doubts} chỗ nghi ngờ")
    doubtful.first.focus()
    press(reading, "Enter")
    expect(reading.find(f"#{ident}.confirmed")).to_be_focused()
    expect(reading.find("#document-left")).not_to_contain_text(f"{doubts} chỗ nghi ngờ")


def test_a_value_is_corrected_beside_what_was_read_without_leaving_the_keys(reading: Visit) -> None:
    reading.find("#v-place").focus()
    press(reading, "e")
    field = reading.find("#v-place input[type=text]")
    expect(field).to_be_focused()
    field.fill("Hải Châu Đông")
    press(reading, "Enter")
    expect(reading.find("#v-place")).to_contain_text("Hải Châu Đông")
    expect(reading.find("#v-place s")).to_have_text("Bình Hải")
    expect(reading.find("#v-place")).to_be_focused()


def test_x_rejects_a_value_and_x_again_brings_it_back(reading: Visit) -> None:
    reading.find("#v-place").focus()
    press(reading, "x")
    expect(reading.find("#v-place.rejected")).to_be_focused()
    press(reading, "x")
    expect(reading.find("#v-place.open")).to_be_focused()


def test_n_goes_on_to_the_next_value_not_looked_at(reading: Visit) -> None:
    reading.find("#v-type").focus()
    press(reading, "Enter")
    expect(reading.find("#v-type.confirmed")).to_be_focused()
    reading.find(".read-value.doubtful").first.focus()
    seen = set()
    for _ in range(6):
        press(reading, "n")
        seen.add(reading.focused())
    assert len(seen) == 6
    assert "v-type" not in seen


def test_pointing_at_a_value_lights_its_words_and_pointing_at_words_their_value(reading: Visit) -> None:
    reading.find("#v-place").hover()
    expect(reading.find("#w-place")).to_have_class("words lit")
    reading.find("#w-date").hover()
    expect(reading.find("#v-date")).to_have_class("read-value open lit")
    expect(reading.find("#w-place")).not_to_have_class("words lit")


def test_letters_typed_into_a_correction_are_letters(reading: Visit) -> None:
    reading.find("#v-place").focus()
    press(reading, "e")
    field = reading.find("#v-place input[type=text]")
    field.fill("")
    press(reading, *"xenj/")
    expect(field).to_have_value("xenj/")
    expect(reading.find("#v-place.editing")).to_be_visible()


def test_a_key_inside_a_vietnamese_composition_settles_nothing(reading: Visit) -> None:
    value = reading.find("#v-place")
    value.focus()
    value.evaluate(
        """element => {
            element.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true}));
            for (const key of ["x", "e", "Enter"])
                element.dispatchEvent(new KeyboardEvent("keydown", {key, isComposing: true, bubbles: true}));
            element.dispatchEvent(new KeyboardEvent("keydown", {key: "x", keyCode: 229, bubbles: true}));
        }"""
    )
    reading.page.wait_for_load_state("networkidle")
    expect(reading.find("#v-place.open")).to_be_visible()


def test_what_a_colleague_changed_meanwhile_is_said_and_not_overwritten(reading: Visit, visit: Enter) -> None:
    colleague = visit(CLERK)
    colleague.page.goto(reading.page.url)
    colleague.find("#v-place").focus()
    press(colleague, "x")
    expect(colleague.find("#v-place.rejected")).to_be_visible()
    reading.find("#v-place").focus()
    press(reading, "Enter")
    expect(reading.find("#messages")).not_to_be_empty()
    reading.page.reload()
    expect(reading.find("#v-place.rejected")).to_be_visible()


def test_a_partner_and_a_date_that_were_missed_are_added_to_their_duty(reading: Visit) -> None:
    duty = reading.find(".read-item", has=reading.find(".read-adds a", has_text="Thời hạn")).last
    ident = duty.get_attribute("id")
    where = reading.page.url
    duty.locator(".read-adds a", has_text="Phối hợp").click()
    reading.page.get_by_label("Tên, nguyên văn").fill("Sở Ngoại vụ")
    reading.page.get_by_role("button", name="Thêm vào văn bản").click()
    expect(reading.find(f"#{ident} .read-value.added")).to_contain_text("Sở Ngoại vụ")
    reading.page.goto(where)
    reading.find(f"#{ident} .read-adds a", has_text="Thời hạn").click()
    reading.page.get_by_label("Ngày", exact=False).first.fill("2017-11-30")
    reading.page.get_by_role("button", name="Ghi giá trị này").click()
    expect(reading.find(f"#{ident} .read-value.corrected")).to_contain_text("30/11/2017")
    expect(reading.find(f"#{ident} .read-adds")).not_to_contain_text("Thời hạn")
