"""The page of a document's collectives: what was listed, by which rule, for which day, and who may name an open set."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from nhipcau.agencies.models import AgencyGroup
from nhipcau.execution.models import Task
from tests.web.visiting import visit
from tests.world import Ordered, World, plan

MANY, OPEN = "Các sở, ban, ngành", "các đơn vị liên quan"


@pytest.fixture
def paper(pages: World) -> int:
    duties = (
        Ordered("việc một", lead=(MANY,)),
        Ordered("việc hai", lead=("Sở Y tế",), coordinators=(OPEN,)),
    )
    return pages.register(plan(date=date(2024, 3, 2), duties=duties)).pk


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_list_says_its_rule_and_its_day(pages: World, paper: int) -> None:
    page = html(visit(pages, "clerk"), f"/van-ban/{paper}/nhom-co-quan/")
    assert "Sở Y tế tỉnh Bình Hải" in page and "Sở Ngoại vụ tỉnh Bình Hải" in page
    assert "theo danh bạ ngày 02/3/2024" in page and "cấp tỉnh ngày đó" in page


def test_the_task_leads_to_the_list(pages: World, paper: int) -> None:
    task = Task.objects.get(document_id=paper, words__contains="việc một")
    group = AgencyGroup.objects.get(document_id=paper, phrase=MANY)
    assert f"/van-ban/{paper}/nhom-co-quan/#nhom-{group.pk}" in html(visit(pages, "clerk"), f"/viec/{task.pk}/")


def test_the_lead_names_an_open_set_and_takes_it_back(pages: World, paper: int) -> None:
    desk = visit(pages, "health")
    group = AgencyGroup.objects.get(document_id=paper, phrase=OPEN)
    place = f"/van-ban/{paper}/nhom-co-quan/"
    assert "Sở Ngoại vụ" in html(desk, f"{place}?nhom={group.pk}&q=ngoai+vu")
    desk.post(f"{place}{group.pk}", {"agency": [pages.agencies["foreign"]]})
    assert "do người nêu" in html(desk, place)
    desk.post(f"{place}{group.pk}/bo")
    assert "do người nêu" not in html(desk, place)


def test_who_is_not_asked_gets_no_form(pages: World, paper: int) -> None:
    page = html(visit(pages, "clerk"), f"/van-ban/{paper}/nhom-co-quan/")
    assert "Nhóm này gồm cơ quan nào?" not in page and "Đang chờ người của bên chủ trì" in page


def test_a_document_that_is_not_to_be_seen_shows_no_groups(pages: World, paper: int) -> None:
    assert visit(pages, "foreign").get(f"/van-ban/{paper}/nhom-co-quan/").status_code == 404


def test_a_document_without_collectives_says_so(pages: World) -> None:
    other = pages.register(plan(13)).pk
    assert "không gọi chung nhóm cơ quan nào" in html(visit(pages, "clerk"), f"/van-ban/{other}/nhom-co-quan/")
