"""The parts in a real browser: widths, access, keys, the reader with and without JavaScript, weight, paper."""

from __future__ import annotations

import gzip
import shutil
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import Browser, Page, Response, expect, sync_playwright

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium: apt-get install chromium"),
]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {1366: 768, 390: 844, 320: 640}
LIT = "rgb(255, 231, 163)"


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as program:
        chromium = program.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def address(living_page: None) -> Iterator[str]:
    server = make_server(
        "127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), server_class=WSGIServer, handler_class=Silent
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/signed-in"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    opened = context.new_page()
    opened.goto(address)
    yield opened
    context.close()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_parts_have_no_fault_of_access_and_fit_their_screen(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    faults = [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in Axe().run(page).response["violations"]]
    too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    assert (faults, too_wide, said) == ([], 0, [])


def test_letters_walk_a_list_only_while_the_list_has_the_focus(page: Page) -> None:
    press(page, "j")
    assert focused(page) == ""
    page.locator("#list-0").focus()
    press(page, "j", "j", "k")
    assert focused(page) == "list-1"


def test_letters_are_letters_in_a_field(page: Page) -> None:
    page.locator("#id_agency").focus()
    press(page, "j", "k", "x", "/")
    assert page.locator("#id_agency").input_value() == "jkx/"


def test_a_key_that_composes_a_vietnamese_letter_does_nothing(page: Page) -> None:
    page.locator("#list-0").focus()
    page.evaluate(
        """document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", {key: "j", isComposing: true, bubbles: true}))"""
    )
    assert focused(page) == "list-0"


def test_keys_can_be_switched_off_and_stay_off(page: Page) -> None:
    page.locator(".head .menu > summary").click()
    page.get_by_label("Dùng phím tắt một chữ").uncheck()
    page.reload()
    page.locator("#list-0").focus()
    press(page, "j")
    assert focused(page) == "list-0"


def test_slash_leads_to_the_search_field(page: Page) -> None:
    press(page, "/")
    assert focused(page) == "head-search"


def test_x_chooses_a_row_and_the_bar_of_acts_appears(page: Page) -> None:
    assert not page.locator(".bulk").is_visible()
    page.locator("#list-0").focus()
    press(page, "x")
    assert page.locator(".bulk").is_visible()
    assert page.locator("[data-picked]").inner_text() == "1"


def test_a_menu_closes_on_escape_and_gives_the_focus_back(page: Page) -> None:
    summary = page.locator(".side .menu > summary")
    summary.click()
    press(page, "Tab", "Escape")
    assert page.locator(".side .menu[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_value_and_its_words_light_each_other(page: Page) -> None:
    page.locator("#v-due").focus()
    assert "lit" in (page.locator("#w6").get_attribute("class") or "")
    page.locator("#w0").click()
    assert focused(page) == "v-number"


def test_n_leads_to_the_next_value_nobody_has_looked_at(page: Page) -> None:
    page.locator("#v-with").focus()
    press(page, "n")
    assert focused(page) == "v-lead"


def test_a_value_confirmed_in_place_keeps_the_focus(page: Page) -> None:
    answered = '<li class="read-value confirmed" id="v-due" data-row tabindex="-1">đúng</li>'
    page.route("**/signed-in", lambda route: route.fulfill(body=answered, content_type="text/html"))
    page.locator("#v-due").focus()
    press(page, "Enter")
    expect(page.locator("#v-due")).to_have_text("đúng")
    expect(page.locator("#v-due")).to_be_focused()


def test_one_who_steps_on_before_the_answer_has_settled_is_not_called_back(page: Page) -> None:
    answered = '<li class="read-value confirmed" id="v-due" data-row tabindex="-1">đúng</li>'
    page.route("**/signed-in", lambda route: route.fulfill(body=answered, content_type="text/html"))
    page.evaluate("""() => {
        document.addEventListener("htmx:afterSettle", () => { document.body.dataset.settled = "yes"; });
        document.addEventListener("htmx:afterSwap", () => document.getElementById("v-lead").focus());
    }""")
    page.locator("#v-due").focus()
    press(page, "Enter")
    expect(page.locator("body[data-settled]")).to_have_count(1)
    assert focused(page) == "v-lead"


def test_a_refusal_of_a_piece_is_told_at_the_top_and_the_piece_stays(page: Page) -> None:
    refusal = '<div class="notice error" role="alert"><p>Không được sửa.</p></div>'
    page.route("**/signed-in", lambda route: route.fulfill(status=403, body=refusal, content_type="text/html"))
    page.locator("#v-due").focus()
    press(page, "Enter")
    expect(page.locator("#messages")).to_have_text("Không được sửa.")
    assert page.locator("#v-due .read-words").is_visible()


def test_an_error_without_words_is_told_all_the_same(page: Page) -> None:
    page.route("**/signed-in", lambda route: route.fulfill(status=500, body="<!doctype html>"))
    page.locator("#v-due").focus()
    press(page, "Enter")
    expect(page.locator("#messages")).to_contain_text("Chưa gửi được")


@pytest.mark.parametrize("width", [1366, 390])
def test_without_javascript_a_value_is_a_link_that_lights_its_words(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("#v-due .read-words a").click()
    assert page.locator("#w6").is_visible()
    expect(page.locator("#w6")).to_have_css("background-color", LIT)
    context.close()


def test_the_whole_page_cold_is_under_300_kilobytes(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    sizes = {answer.url: _sent(answer) for answer in answers}
    context.close()
    assert any(url.endswith(".woff2") for url in sizes)
    assert sum(sizes.values()) < 300_000


def test_on_paper_the_frame_goes_and_the_sentence_of_filters_comes(page: Page) -> None:
    page.emulate_media(media="print")
    gone = [name for name in (".head", ".rail", ".bulk", ".list-out", ".foot") if page.locator(name).first.is_visible()]
    assert gone == []
    assert page.locator(".print-head").is_visible()
    assert page.locator(".print-sentence").first.inner_text() == "Việc của Sở Ngoại vụ quá hạn theo 412/KH-UBND"


def _sent(answer: Response) -> int:
    body = answer.body()
    return len(body) if answer.url.endswith(".woff2") else len(gzip.compress(body))
