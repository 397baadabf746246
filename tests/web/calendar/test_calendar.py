"""The working calendar on its pages: read and counted by everyone, written by its keeper, taken back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client

from nhipcau.foundation import clock
from nhipcau.foundation.calendar import calendar_year_for
from nhipcau.foundation.models import AuditEntry, CalendarEntry
from tests.web.visiting import visit
from tests.world import World

BASIS = "Thông báo 15/TB-BNV ngày 02/12/2026"
COUNTED = "/lich-lam-viec/2026/?after=2026-11-20&days=5"
WAYS = ("ngay-nghi", "hoan-doi", "ngay-thuong", "du-ngay", "mo-lai")


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.standing_at(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        yield


@pytest.fixture
def keeper(pages: World) -> Client:
    return visit(pages, "administrator")


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def write(client: Client, way: str, *, year: int = 2026, **fields: str) -> str:
    """Where it leads, or the page with what is wrong."""
    answer = client.post(f"/lich-lam-viec/{year}/{way}", {"basis": BASIS, **fields})
    return answer.headers["Location"] if answer.status_code == 302 else answer.content.decode()


class TestCounting:
    """S22."""

    def test_five_working_days_from_friday_20_november_end_on_the_30th(self, pages: World) -> None:
        page = words(visit(pages, "clerk"), COUNTED)
        assert "Ngày cuối: Thứ Hai, 30/11/2026" in page
        assert "Các ngày được tính: 23/11/2026, 25/11/2026, 26/11/2026, 27/11/2026, 30/11/2026" in page
        assert "24/11/2026 nghỉ: Ngày Văn hóa Việt Nam" in page

    def test_without_the_table_of_2026_it_says_that_the_calendar_of_2026_is_not_complete(
        self, pages: World, keeper: Client
    ) -> None:
        write(keeper, "mo-lai")
        page = words(visit(pages, "clerk"), COUNTED)
        assert "Lịch làm việc năm 2026 chưa đủ ngày nghỉ lễ" in page
        assert "Ngày cuối" not in page

    def test_a_count_that_reaches_an_undecided_year_names_it(self, pages: World) -> None:
        page = words(visit(pages, "clerk"), "/lich-lam-viec/2026/?after=2026-12-30&days=5")
        assert "Lịch làm việc năm 2027 chưa đủ" in page

    def test_what_is_no_day_or_no_number_is_told_beside_the_form(self, pages: World) -> None:
        page = words(visit(pages, "clerk"), "/lich-lam-viec/2026/?after=homnay&days=-1")
        assert "Ngày cuối" not in page and "Đếm ngày làm việc" in page

    def test_the_calendar_opens_at_the_running_year_with_the_count_asked_for(self, pages: World) -> None:
        answer = visit(pages, "clerk").get("/lich-lam-viec/?after=2026-11-20&days=5")
        assert answer.headers["Location"] == COUNTED


class TestYear:
    def test_every_day_off_stands_there_with_its_paper(self, pages: World) -> None:
        page = words(visit(pages, "clerk"), "/lich-lam-viec/2026/")
        assert "24/11/2026 Thứ Ba nghỉ lễ, tết Ngày Văn hóa Việt Nam" in page
        assert "12729/VPCP-KGVX" in page and "đủ ngày nghỉ và ngày hoán đổi" in page

    def test_a_year_not_decided_says_so(self, pages: World) -> None:
        assert "chưa đủ: không tính hạn" in words(visit(pages, "clerk"), "/lich-lam-viec/2027/")

    def test_a_year_nobody_has_written_of_is_empty_and_says_what_would_be_there(self, pages: World) -> None:
        assert "Chưa có ngày nghỉ nào của năm này" in words(visit(pages, "clerk"), "/lich-lam-viec/2035/")

    def test_a_year_out_of_reach_is_refused(self, pages: World) -> None:
        assert "nằm ngoài lịch" in words(visit(pages, "clerk"), "/lich-lam-viec/9999/", status=422)

    def test_it_leaves_as_a_sheet(self, pages: World) -> None:
        sheet = visit(pages, "clerk").get("/lich-lam-viec/2026/?format=csv").content.decode()
        assert "24/11/2026,Thứ Ba" in sheet

    def test_it_is_read_in_english(self, pages: World) -> None:
        page = words(visit(pages, "clerk", language="en"), COUNTED)
        assert "Monday, 30 November 2026" in page and "Working calendar" in page


class TestKeeping:
    def test_a_day_off_is_added_with_its_paper_and_withdrawn(self, pages: World, keeper: Client) -> None:
        added = write(keeper, "ngay-nghi", on="2026-11-26", kind="holiday", name="Ngày hội")
        assert added == "/lich-lam-viec/2026/"
        assert "01/12/2026" in words(keeper, COUNTED)
        entry = CalendarEntry.objects.get()
        keeper.post(f"/lich-lam-viec/muc/{entry.pk}/rut-lai")
        page = words(keeper, COUNTED)
        assert "Ngày cuối: Thứ Hai, 30/11/2026" in page and "đã rút lại" in page

    def test_a_swap_that_cannot_be_is_told_at_the_form(self, keeper: Client) -> None:
        page = write(keeper, "hoan-doi", on="2026-11-24", worked_instead="2026-11-28")
        assert "Ngày 24/11/2026 đã là ngày nghỉ" in page

    def test_a_swap_frees_a_day_and_works_another(self, keeper: Client) -> None:
        write(keeper, "hoan-doi", on="2026-11-23", worked_instead="2026-11-28")
        page = words(keeper, COUNTED)
        assert "28/11/2026 làm bù" in page and "Ngày cuối: Thứ Hai, 30/11/2026" in page

    def test_a_holiday_is_taken_back(self, keeper: Client) -> None:
        write(keeper, "ngay-thuong", on="2026-11-24")
        assert "Ngày cuối: Thứ Sáu, 27/11/2026" in words(keeper, COUNTED)

    def test_a_year_is_completed_with_the_paper_that_fixed_it(self, pages: World, keeper: Client) -> None:
        write(keeper, "du-ngay", year=2027)
        page = words(visit(pages, "clerk"), "/lich-lam-viec/2027/")
        assert "đủ ngày nghỉ và ngày hoán đổi" in page and BASIS in page

    def test_the_paper_is_asked_for(self, keeper: Client) -> None:
        assert 'class="field wrong"' in write(keeper, "du-ngay", year=2027, basis="")

    def test_what_was_done_stands_on_the_page_with_who_did_it(self, pages: World, keeper: Client) -> None:
        write(keeper, "ngay-nghi", on="2026-11-26", kind="in_lieu", name="Nghỉ bù")
        page = words(visit(pages, "clerk"), "/lich-lam-viec/2026/")
        assert f"Administrator thêm ngày nghỉ 26/11/2026 · Nghỉ bù · {BASIS}" in page

    @pytest.mark.parametrize("who", ["clerk", "monitor", "inspector", "national"])
    def test_others_find_no_way_and_are_refused(self, pages: World, keeper: Client, who: str) -> None:
        write(keeper, "ngay-nghi", on="2026-11-26", kind="holiday", name="Ngày hội")
        stranger, before = visit(pages, who), AuditEntry.objects.count()
        assert "Thêm ngày nghỉ" not in words(stranger, "/lich-lam-viec/2026/")
        entry = CalendarEntry.objects.get()
        asked = {stranger.get(f"/lich-lam-viec/2026/{way}").status_code for way in WAYS}
        sent = {stranger.post(f"/lich-lam-viec/2026/{way}", {"basis": BASIS}).status_code for way in WAYS}
        taken = stranger.post(f"/lich-lam-viec/muc/{entry.pk}/rut-lai").status_code
        assert asked | sent | {taken} == {403}
        assert AuditEntry.objects.count() == before
        assert calendar_year_for(pages.actors[who], 2026).entries[0].withdrawn is None
