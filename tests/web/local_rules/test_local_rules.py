"""Local rules under review on their pages: listed, entered, moved on, with steps; by whom, and by whom not."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from nhipcau.documents.models import LocalRule, RuleMilestone
from nhipcau.foundation import clock
from nhipcau.foundation.calendar import add_day_off, reopen_year
from nhipcau.foundation.models import AuditEntry
from tests.web.visiting import visit
from tests.world import World

LIST = "/van-ban/ra-soat/"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.standing_at(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        yield


@pytest.fixture
def desk(pages: World) -> Client:
    return visit(pages, "clerk")


def fields(world: World, **changes: object) -> dict[str, object]:
    told = {
        "name": "Quy chế quản lý hoạt động đối ngoại của tỉnh",
        "kind": "QC",
        "code": "17/2015/QĐ-UBND",
        "issued_on": "2015-07-29",
        "owner": world.agencies["committee"],
        "lead": world.agencies["foreign"],
        "basis": "Kế hoạch 58/KH-UBND, mục III.3",
        "cycle_months": "24",
    }
    return {**told, **changes}


def send(client: Client, address: str, **told: object) -> str:
    """Where it leads, or the page with what is wrong."""
    answer = client.post(address, told)
    if answer.status_code == 302:
        return answer.headers["Location"]
    assert answer.status_code == 422, answer.status_code
    return html.unescape(answer.content.decode())


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def entered(world: World, client: Client, **changes: object) -> str:
    return send(client, f"{LIST}moi", **fields(world, **changes))


class TestEntering:
    def test_it_stands_in_the_list_with_its_lead_and_its_next_review(self, pages: World, desk: Client) -> None:
        entered(pages, desk)
        page = words(desk, LIST)
        assert "Quy chế quản lý hoạt động đối ngoại của tỉnh 17/2015/QĐ-UBND Sở Ngoại vụ tỉnh Bình Hải" in page
        assert "29/7/2017" in page and "quá hạn" in page

    def test_its_sheet_tells_all_that_was_entered_and_who_did(self, pages: World, desk: Client) -> None:
        page = words(desk, entered(pages, desk))
        for told in ("Kế hoạch 58/KH-UBND, mục III.3", "24 tháng một lần", "chờ rà soát", "Clerk ghi vào danh mục"):
            assert told in page

    def test_what_is_missing_is_told_at_the_form(self, pages: World, desk: Client) -> None:
        assert entered(pages, desk, name="", owner="").count('class="field wrong"') == 2

    def test_a_rule_of_others_alone_is_refused_at_the_form(self, pages: World) -> None:
        health = pages.agencies["health"]
        page = entered(pages, visit(pages, "foreign"), owner=health, lead=health)
        assert "đều không thuộc phần bạn phụ trách" in page

    def test_it_is_changed(self, pages: World, desk: Client) -> None:
        sheet = entered(pages, desk)
        version = LocalRule.objects.get().version
        assert send(desk, f"{sheet}sua", version=version, **fields(pages, name="Quy chế đối ngoại")) == sheet
        assert "Quy chế đối ngoại" in words(desk, sheet)

    def test_who_was_slower_is_told_so(self, pages: World, desk: Client) -> None:
        sheet = entered(pages, desk)
        send(desk, f"{sheet}chuyen/reviewing", version=1)
        assert "người khác đã sửa" in send(desk, f"{sheet}sua", version=1, **fields(pages))


class TestReview:
    def test_it_moves_on_and_ends_with_a_result(self, pages: World, desk: Client) -> None:
        sheet = entered(pages, desk)
        for state in ("reviewing", "drafting", "submitted"):
            assert send(desk, f"{sheet}chuyen/{state}") == sheet
        told = {"result": "Quy chế mới", "result_code": "45/2026/QĐ-UBND", "decided_on": "2026-11-20"}
        assert send(desk, f"{sheet}chuyen/issued", **told) == sheet
        page = words(desk, sheet)
        assert "đã ban hành" in page and "45/2026/QĐ-UBND" in page and "20/11/2028" in page

    def test_a_decision_asks_for_its_result(self, pages: World, desk: Client) -> None:
        sheet = entered(pages, desk)
        send(desk, f"{sheet}chuyen/reviewing")
        assert send(desk, f"{sheet}chuyen/kept", result="", decided_on="").count('class="field wrong"') == 2

    def test_only_ways_that_are_open_are_offered_and_taken(self, pages: World, desk: Client) -> None:
        sheet = entered(pages, desk)
        page = words(desk, sheet)
        assert "Chuyển sang: đang rà soát" in page and "Chuyển sang: đã ban hành" not in page
        told = {"result": "x", "decided_on": "2026-11-20"}
        assert "không chuyển tới được" in send(desk, f"{sheet}chuyen/issued", **told)
        assert desk.get(f"{sheet}chuyen/khong-co").status_code == 404


class TestSteps:
    @pytest.fixture
    def sheet(self, pages: World, desk: Client) -> str:
        return entered(pages, desk, last_reviewed="2026-01-05")

    def counted(self, client: Client, sheet: str) -> str:
        return send(client, f"{sheet}moc", name="Gửi dự thảo lấy ý kiến", working_days=5, starts_on="2026-11-20")

    def test_a_limit_in_working_days_passes_over_the_holiday(self, desk: Client, sheet: str) -> None:
        assert self.counted(desk, sheet) == sheet
        page = words(desk, sheet)
        assert "30/11/2026" in page and "5 ngày làm việc kể từ 20/11/2026" in page
        assert "Gửi dự thảo lấy ý kiến" in words(desk, LIST)

    def test_without_the_calendar_of_the_year_the_form_says_so(self, pages: World, desk: Client, sheet: str) -> None:
        reopen_year(actor=pages.actors["administrator"], year=2026, basis="Thông báo 15/TB-BNV")
        assert "Lịch làm việc năm 2026 chưa đủ" in self.counted(desk, sheet)

    def test_a_last_day_that_is_a_day_off_is_reminded_of_on_the_working_day_before(
        self, desk: Client, sheet: str
    ) -> None:
        send(desk, f"{sheet}moc", name="Trình ký", due_on="2026-11-24")
        assert "là ngày nghỉ, nên xong từ Thứ Hai, 23/11/2026" in words(desk, sheet)

    def test_a_limit_given_twice_is_told_at_the_form(self, desk: Client, sheet: str) -> None:
        page = send(desk, f"{sheet}moc", name="x", due_on="2026-12-01", working_days=5, starts_on="2026-11-20")
        assert "không ghi cả hai" in page

    def test_a_step_is_finished_and_reopened(self, desk: Client, sheet: str) -> None:
        self.counted(desk, sheet)
        step = RuleMilestone.objects.get().pk
        desk.post(f"{LIST}moc/{step}/xong")
        assert "1/1 mốc đã xong" in words(desk, sheet)
        desk.post(f"{LIST}moc/{step}/mo-lai")
        assert "0/1 mốc đã xong" in words(desk, sheet)

    def test_a_step_is_dropped_after_a_question(self, desk: Client, sheet: str) -> None:
        self.counted(desk, sheet)
        step = RuleMilestone.objects.get().pk
        assert "Bỏ mốc “Gửi dự thảo lấy ý kiến”" in words(desk, f"{LIST}moc/{step}/bo")
        desk.post(f"{LIST}moc/{step}/bo")
        page = words(desk, sheet)
        assert "Chưa có mốc nào" in page and "bỏ mốc Gửi dự thảo lấy ý kiến" in page

    def test_a_holiday_decided_later_is_told_and_counted_anew(self, pages: World, desk: Client, sheet: str) -> None:
        self.counted(desk, sheet)
        day = datetime(2026, 11, 26, tzinfo=UTC).date()
        add_day_off(actor=pages.actors["administrator"], on=day, name="Ngày hội", basis="Thông báo 15/TB-BNV")
        assert "theo lịch hiện nay là 01/12/2026" in words(desk, sheet)
        desk.post(f"{LIST}moc/{RuleMilestone.objects.get().pk}/tinh-lai")
        assert "theo lịch hiện nay" not in words(desk, sheet)


class TestList:
    def test_filters_stand_in_the_address(self, pages: World, desk: Client) -> None:
        entered(pages, desk)
        entered(pages, desk, name="Hướng dẫn tiếp nhận viện trợ", kind="HD", code="", issued_on="")
        assert "viện trợ" not in words(desk, f"{LIST}?which=late")
        assert "viện trợ" in words(desk, f"{LIST}?kind=HD&q=vien+tro")
        assert "Chưa có văn bản nào như vậy" in words(desk, f"{LIST}?state=issued")

    def test_it_leaves_as_a_workbook_with_days_as_days(self, pages: World, desk: Client) -> None:
        entered(pages, desk)
        answer = desk.get(f"{LIST}?format=xlsx")
        rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert rows[0][:4] == ["Tên văn bản, quy định", "Loại", "Số, ký hiệu", "Ngày ban hành"]
        assert str(rows[1][3])[:10] == "2015-07-29"

    def test_it_is_read_in_english(self, pages: World, desk: Client) -> None:
        entered(pages, desk)
        page = words(visit(pages, "clerk", language="en"), LIST)
        assert "Rules under review" in page and "waiting for review" in page


class TestWhoMay:
    WAYS = ("sua", "chuyen/reviewing", "moc")

    def test_a_stranger_finds_nothing(self, pages: World, desk: Client) -> None:
        sheet, stranger = entered(pages, desk), visit(pages, "health")
        assert "17/2015" not in words(stranger, LIST)
        asked = {stranger.get(sheet).status_code, *(stranger.get(f"{sheet}{way}").status_code for way in self.WAYS)}
        sent = {stranger.post(f"{sheet}{way}", fields(pages)).status_code for way in self.WAYS}
        assert asked | sent == {404}

    def test_an_inspector_reads_and_changes_nothing(self, pages: World, desk: Client) -> None:
        sheet, inspector = entered(pages, desk), visit(pages, "inspector")
        send(desk, f"{sheet}moc", name="Trình", due_on="2026-12-01")
        step, before = RuleMilestone.objects.get().pk, AuditEntry.objects.count()
        page = words(inspector, sheet)
        assert "Chuyển sang" not in page and "Thêm mốc" not in page and "Đã xong" not in page
        sent = {inspector.post(f"{sheet}{way}", fields(pages)).status_code for way in self.WAYS}
        sent |= {inspector.post(f"{LIST}moc/{step}/{act}").status_code for act in ("xong", "mo-lai", "tinh-lai", "bo")}
        sent |= {inspector.post(f"{LIST}moi", fields(pages)).status_code, inspector.get(f"{LIST}moi").status_code}
        assert sent == {403}
        assert AuditEntry.objects.count() == before
