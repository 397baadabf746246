"""The board: who owes what by when, hollow until confirmed, standing duties apart."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from nhipcau.documents.models import Document
from nhipcau.execution.models import Task
from nhipcau.foundation.models import AuditEntry
from nhipcau.reading.types import SourceKind
from tests.web.board.conftest import DUTIES, task_of
from tests.web.visiting import visit
from tests.world import Ordered, World, plan


def page(client: Client, address: str = "/viec/", **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def listed(html: str) -> list[str]:
    """The tasks of the list, by the sentences of the plan they come from."""
    rows = re.findall(r'class="row-link" href="[^"]+" data-key="Enter">([^<]+)</a>', html)
    return [next((duty.words for duty in DUTIES if row.startswith(duty.words)), row) for row in rows]


def sheet(client: Client, **asked: str) -> list[dict[str, str]]:
    words = client.get("/viec/", {"format": "csv", **asked}).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(words)))


@pytest.mark.usefixtures("read_plan")
class TestHollowDuties:
    def test_duties_stand_on_the_board_before_anybody_confirms_them(self, june: World) -> None:
        assert "Sở Ngoại vụ lập danh sách đoàn ra" in listed(page(visit(june, "clerk")))

    def test_they_say_that_nobody_has_confirmed_them(self, june: World) -> None:
        assert "chưa xác nhận" in page(visit(june, "clerk"))

    def test_a_hollow_task_whose_day_has_passed_is_nobodys_and_so_not_late(self, june: World) -> None:
        assert listed(page(visit(june, "clerk"), due="late")) == []

    def test_a_duty_without_lead_is_for_all_the_document_addresses(self, june: World) -> None:
        assert "chung cho các nơi nhận văn bản" in page(visit(june, "clerk"), agency="none")


def test_what_the_press_reports_is_marked_so(june: World) -> None:
    june.register(plan(code=None, duties=DUTIES[:1]), kind=SourceKind.PRESS)
    assert "theo báo chí, chưa có văn bản" in page(visit(june, "clerk"))


@pytest.mark.usefixtures("confirmed_plan")
class TestLists:
    def test_standing_duties_stand_apart_from_what_has_a_day_or_a_product(self, june: World) -> None:
        assert "Sở Y tế theo dõi các đoàn y tế" not in listed(page(visit(june, "clerk")))
        assert listed(page(visit(june, "clerk"), kind="standing")) == ["Sở Y tế theo dõi các đoàn y tế"]

    def test_a_plan_of_standing_duties_alone_opens_on_them(self, june: World) -> None:
        assert listed(page(visit(june, "clerk"), q="theo doi")) == ["Sở Y tế theo dõi các đoàn y tế"]

    def test_late_is_what_somebody_owes_past_its_day(self, june: World) -> None:
        html = page(visit(june, "clerk"), due="late")
        assert listed(html) == ["Sở Ngoại vụ lập danh sách đoàn ra"]
        assert "quá hạn 9 ngày" in html

    def test_near_is_what_comes_within_a_week(self, june: World) -> None:
        assert listed(page(visit(june, "clerk"), due="soon")) == ["Sở Ngoại vụ chủ trì rà soát tổ chức phi chính phủ"]

    def test_the_part_an_agency_takes_narrows_its_list(self, june: World) -> None:
        health = str(june.agencies["health"])
        words = "Sở Ngoại vụ chủ trì rà soát tổ chức phi chính phủ"
        assert words in listed(page(visit(june, "clerk"), agency=health))
        assert words not in listed(page(visit(june, "clerk"), agency=health, part="lead"))

    def test_a_name_that_is_no_agency_has_its_list(self, june: World) -> None:
        found = listed(page(visit(june, "clerk"), agency="Các sở, ban, ngành"))
        assert found == ["Các sở, ban, ngành phổ biến Chỉ thị"]

    def test_the_list_of_a_document_holds_its_tasks_alone(self, june: World, confirmed_plan: Document) -> None:
        june.register(plan(13, duties=(Ordered("Việc của kế hoạch khác", lead=("Sở Y tế",)),)))
        found = listed(page(visit(june, "clerk"), document=str(confirmed_plan.pk)))
        assert found and "Việc của kế hoạch khác" not in found

    def test_the_filters_read_as_a_sentence_for_print(self, june: World) -> None:
        html = page(visit(june, "clerk"), agency=str(june.agencies["foreign"]), due="late")
        sentence = re.search(r'print-sentence">([^<]+)<', html)
        assert sentence and "Sở Ngoại vụ tỉnh Bình Hải" in sentence[1] and "quá hạn" in sentence[1]

    def test_foolish_words_in_the_address_are_passed_over(self, june: World) -> None:
        assert listed(page(visit(june, "clerk"), state="xx", due="yy", sort="zz", document="abc", page="-3"))

    def test_an_empty_list_says_how_to_get_something_into_it(self, june: World) -> None:
        assert "Không có việc nào như vậy." in page(visit(june, "clerk"), q="khongcogi")


@pytest.mark.usefixtures("confirmed_plan")
class TestGroups:
    def test_by_agency_each_number_leads_to_its_rows(self, june: World) -> None:
        html = page(visit(june, "clerk"), view="agency")
        foreign = june.agencies["foreign"]
        late = re.search(rf'href="([^"]*agency={foreign}[^"]*due=late[^"]*)">1</a>', html)
        assert late
        assert listed(page(visit(june, "clerk"), late[1].replace("&amp;", "&"))) == [
            "Sở Ngoại vụ lập danh sách đoàn ra"
        ]

    def test_by_date_the_late_come_first_and_standing_duties_last(self, june: World) -> None:
        html = page(visit(june, "clerk"), view="date")
        order = re.findall(r'<section id="g-(\w+)">', html)
        assert order[0] == "late" and order[-1] == "standing"

    def test_the_number_of_a_date_group_is_that_of_its_list(self, june: World) -> None:
        html = page(visit(june, "clerk"), view="date")
        for address, number in re.findall(r'<a class="number" href="([^"]+)">(\d+)</a></h2>', html):
            assert len(listed(page(visit(june, "clerk"), address.replace("&amp;", "&")))) == int(number), address


@pytest.mark.usefixtures("confirmed_plan")
class TestSheets:
    def test_the_csv_holds_all_rows_of_the_list_with_words_and_last_day(self, june: World) -> None:
        rows = {row["Việc"]: row for row in sheet(visit(june, "clerk"), kind="dated")}
        assert len(rows) == len(DUTIES) - 1
        row = next(row for words, row in rows.items() if "rà soát" in words)
        assert row["Chủ trì"] == "Sở Ngoại vụ tỉnh Bình Hải"
        assert row["Thời hạn trong văn bản"] == "trước ngày 15/6/2026"
        assert row["Ngày cuối"] == "14/06/2026"

    def test_the_csv_of_a_long_list_is_not_cut_at_the_page(self, june: World) -> None:
        june.register(plan(14, duties=tuple(Ordered(f"Việc {n}", lead=("Sở Y tế",)) for n in range(60))))
        assert len(sheet(visit(june, "clerk"), q="viec", agency=str(june.agencies["health"]), part="lead")) >= 60

    def test_the_xlsx_holds_the_same(self, june: World) -> None:
        content = visit(june, "clerk").get("/viec/", {"format": "xlsx", "due": "late"}).content
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        assert [row[0] for row in rows[1:]] == [task_of("đoàn ra").words.replace("\n", " ").strip()]

    def test_the_groups_by_agency_have_a_sheet(self, june: World) -> None:
        words = visit(june, "clerk").get("/viec/", {"format": "csv", "view": "agency"}).content.decode("utf-8-sig")
        assert "Sở Ngoại vụ tỉnh Bình Hải" in words


@pytest.mark.usefixtures("confirmed_plan")
class TestRights:
    def test_an_agency_sees_only_tasks_it_takes_part_in(self, june: World) -> None:
        found = listed(page(visit(june, "health")))
        assert "Sở Ngoại vụ chủ trì rà soát tổ chức phi chính phủ" in found
        assert "Sở Ngoại vụ lập danh sách đoàn ra" not in found

    def test_nobody_sees_the_board_without_signing_in(self, june: World) -> None:
        assert Client().get("/viec/").status_code == 302

    def test_looking_changes_no_row(self, june: World) -> None:
        before = AuditEntry.objects.count(), list(Task.objects.values_list("version", "state"))
        for asked in ({}, {"view": "agency"}, {"view": "date"}, {"format": "csv"}):
            page(visit(june, "clerk"), **asked)
        assert (AuditEntry.objects.count(), list(Task.objects.values_list("version", "state"))) == before


@pytest.mark.parametrize(
    ("asked", "most"),
    [({}, 14), ({"view": "agency"}, 14), ({"view": "date"}, 25)],
    ids=["list", "by agency", "by date"],
)
def test_the_number_of_queries_does_not_grow_with_the_rows(june: World, asked: dict[str, str], most: int) -> None:
    june.register(plan(20, duties=DUTIES))
    client = visit(june, "clerk")
    counted = []
    for number in (21, 22):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, **asked)
        counted.append(len(queries))
        more = tuple(Ordered(f"Việc {n}", lead=("Sở Y tế",), due=DUTIES[0].due) for n in range(30))
        june.register(plan(number, duties=more))
    assert counted[0] == counted[1] <= most


def test_the_board_speaks_english(june: World, confirmed_plan: Document) -> None:
    html = page(visit(june, "clerk", language="en"), due="late")
    assert "9 days late" in html or "overdue" in html
    assert "quá hạn" not in html
