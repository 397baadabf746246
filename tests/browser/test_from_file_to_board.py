"""A plan from the file to a finished task, as the clerk and the officer of the leading agency live it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.visits import CLERK, OFFICER, Visit, doubtful_plan, first_plan

Enter = Callable[..., Visit]


def test_a_plan_dropped_on_the_page_becomes_tasks_that_their_lead_starts_and_finishes(visit: Enter) -> None:
    clerk = visit(CLERK)
    line = clerk.hand_in("ke-hoach-112.txt", first_plan())
    expect(line).to_contain_text("1 văn bản (112/KH-UBND) · 8 việc")
    line.get_by_role("link", name="Xem và xác nhận").click()
    expect(clerk.find("h1")).to_have_text("Kế hoạch 112/KH-UBND")
    clerk.page.get_by_role("button", name="Xác nhận tất cả").click()
    expect(clerk.find("#messages")).to_contain_text("việc được giao")

    lead = visit(OFFICER)
    lead.go(lead.path_to_task("mời đại diện các cơ quan ngoại giao"))
    expect(lead.find("blockquote.clause")).to_contain_text("hoàn thành trước ngày 15/5/2026")
    lead.page.get_by_role("button", name="Bắt đầu làm").click()
    expect(lead.find("#messages")).to_contain_text("bắt đầu làm")
    lead.page.get_by_role("button", name="Ghi là đã xong").click()
    expect(lead.find("#messages")).to_contain_text("làm xong")
    expect(lead.find(".state-line")).to_contain_text("đã xong")


def test_confirming_all_leaves_the_doubtful_value_and_can_be_undone(visit: Enter) -> None:
    clerk = visit(CLERK)
    clerk.hand_in("ke-hoach-61.txt", doubtful_plan(61)).get_by_role("link", name="Xem và xác nhận").click()
    left, doubtful = clerk.find("#document-left"), clerk.find(".read-value.doubtful")
    before, doubts = left.inner_text(), doubtful.count()
    assert doubts
    clerk.page.get_by_role("button", name="Xác nhận tất cả").click()
    expect(left).to_contain_text(f"{doubts} chỗ nghi ngờ")
    expect(doubtful).to_have_count(doubts)
    clerk.page.get_by_role("button", name="Hoàn tác").click()
    expect(left).to_have_text(before)


def test_the_board_is_filtered_by_a_sentence_and_taken_away_as_a_sheet(visit: Enter) -> None:
    clerk = visit(CLERK)
    clerk.go("/viec/")
    clerk.page.select_option("select[name=agency]", label="Sở Nội vụ tỉnh Bình Hải")
    clerk.page.wait_for_url("**agency=*")
    expect(clerk.find("tbody tr").first).to_contain_text("Sở Nội vụ")
    shown = clerk.find("tbody tr").count()
    with clerk.page.expect_download() as download:
        clerk.page.get_by_role("link", name="CSV").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").strip().splitlines()
    assert (download.value.suggested_filename, len(lines)) == ("bang-viec.csv", shown + 1)


def test_the_same_file_a_second_time_leads_to_the_document_already_held(visit: Enter) -> None:
    clerk = visit(CLERK)
    clerk.hand_in("ke-hoach-62.txt", doubtful_plan(62))
    line = clerk.hand_in("lai-ke-hoach-62.txt", doubtful_plan(62), becomes="duplicate")
    expect(line).to_contain_text("Đã có · 62/KH-UBND")
    line.get_by_role("link", name="Mở bản đã có").click()
    expect(clerk.find("h1")).to_have_text("Kế hoạch 62/KH-UBND")
