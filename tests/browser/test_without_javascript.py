"""The same work in a browser that runs no scripts."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
from playwright.sync_api import expect

from tests.browser.visits import CLERK, DESK, OFFICER, Visit, first_plan

Enter = Callable[..., Visit]


def plan_as_docx(number: int) -> bytes:
    document = docx.Document()
    for line in first_plan().decode().replace("112/KH-UBND", f"{number}/KH-UBND").split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_plan_is_handed_in_reviewed_and_worked_on_by_forms_and_links_alone(visit: Enter) -> None:
    clerk = visit(CLERK, java_script_enabled=False)
    clerk.go("/nap/")
    clerk.page.set_input_files(
        "#files", {"name": "ke-hoach.docx", "mimeType": "application/octet-stream", "buffer": plan_as_docx(113)}
    )
    clerk.page.get_by_role("button", name="Nạp các tệp đã chọn").click()
    clerk.find("#uploads").get_by_role("link", name="Xem và xác nhận").click()
    expect(clerk.find("h1")).to_have_text("Kế hoạch 113/KH-UBND")

    clerk.find("#v-number").get_by_role("button", name="Đúng").click()
    expect(clerk.find("#v-number.confirmed")).to_be_visible()
    clerk.find("#v-place").get_by_role("link", name="Sửa").click()
    clerk.find("main input[type=text]").fill("Hải Châu Đông")
    clerk.page.get_by_role("button", name="Ghi giá trị này").click()
    expect(clerk.find("#v-place")).to_contain_text("Hải Châu Đông")
    clerk.find("#v-date").get_by_role("button", name="Bỏ").click()
    expect(clerk.find("#v-date.rejected")).to_be_visible()
    clerk.find("#v-date").get_by_role("button", name="Xem lại").click()
    expect(clerk.find("#v-date.open")).to_be_visible()
    clerk.page.get_by_role("button", name="Xác nhận tất cả").click()
    expect(clerk.find("#messages")).to_contain_text("việc được giao")

    lead = visit(OFFICER, java_script_enabled=False)
    lead.go("/viec/")
    document = lead.find("select[name=document] option", has_text="113/KH-UBND").get_attribute("value")
    lead.page.select_option("select[name=document]", document)
    lead.page.get_by_role("button", name="Lọc").click()
    lead.find("tbody a.row-link").first.click()
    lead.page.get_by_role("button", name="Bắt đầu làm").click()
    expect(lead.find(".state-line")).to_contain_text("đang làm")


def test_a_value_leads_to_its_words_by_a_link(visit: Enter) -> None:
    for viewport in (DESK, {"width": 390, "height": 844}):
        clerk = visit(CLERK, java_script_enabled=False, viewport=viewport)
        clerk.go(clerk.path_to_document("58/UBND-KH"))
        clerk.find("#v-place .read-words a").click()
        expect(clerk.find("#w-place")).to_be_in_viewport()
        lit = clerk.find("#w-place").evaluate("element => getComputedStyle(element).backgroundColor")
        assert lit != clerk.find("#w-date").evaluate("element => getComputedStyle(element).backgroundColor")
