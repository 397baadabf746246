"""The queue of names: what each may mean is offered with its reason; one click takes it, one takes it back."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from nhipcau.agencies.models import UnmatchedName
from nhipcau.execution.models import TaskParty
from tests.web.visiting import visit
from tests.world import Ordered, World, plan


@pytest.fixture
def misspelt(pages: World) -> UnmatchedName:
    pages.register(plan(duties=(Ordered("làm việc ấy", lead=("Sở Ngoi vụ",)),)))
    return UnmatchedName.objects.get(name="Sở Ngoi vụ")


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_queue_shows_the_likeliest_agency(pages: World, misspelt: UnmatchedName) -> None:
    assert "có thể là Sở Ngoại vụ tỉnh Bình Hải" in html(visit(pages, "monitor"), "/co-quan/chua-khop/")


def test_a_proposal_says_why_and_is_taken_with_one_click(pages: World, misspelt: UnmatchedName) -> None:
    desk, place = visit(pages, "monitor"), f"/co-quan/chua-khop/{misspelt.pk}/"
    page = html(desk, place)
    assert "Đúng, là Sở Ngoại vụ tỉnh Bình Hải" in page and "có thể viết sai hoặc mất chữ" in page
    desk.post(place, {"as": "agency", "agency": pages.agencies["foreign"]})
    assert TaskParty.objects.get(name="Sở Ngoi vụ").agency_id == pages.agencies["foreign"]


def test_a_decision_is_taken_back(pages: World, misspelt: UnmatchedName) -> None:
    desk, place = visit(pages, "monitor"), f"/co-quan/chua-khop/{misspelt.pk}/"
    desk.post(place, {"as": "agency", "agency": pages.agencies["foreign"]})
    assert "Bỏ quyết định" in html(desk, place)
    desk.post(place, {"as": "back"})
    assert TaskParty.objects.get(name="Sở Ngoi vụ").agency_id is None
    assert UnmatchedName.objects.get(pk=misspelt.pk).state == "open"


def test_a_settled_name_leads_on_to_the_next_that_waits(pages: World, misspelt: UnmatchedName) -> None:
    pages.register(plan(13, duties=(Ordered("làm việc khác", lead=("Sở Nggoại vụ",)),)))
    other = UnmatchedName.objects.get(name="Sở Nggoại vụ")
    desk, place = visit(pages, "monitor"), f"/co-quan/chua-khop/{misspelt.pk}/"
    desk.post(place, {"as": "agency", "agency": pages.agencies["foreign"]})
    assert f'href="/co-quan/chua-khop/{other.pk}/"' in html(desk, place)
    desk.post(f"/co-quan/chua-khop/{other.pk}/", {"as": "none"})
    assert "Không còn tên nào chờ xem" in html(desk, place)


def test_names_that_wait_are_found_by_their_words(pages: World, misspelt: UnmatchedName) -> None:
    desk = visit(pages, "monitor")
    assert "Sở Ngoi vụ" in html(desk, "/co-quan/chua-khop/?q=ngoi+vu")
    assert "Sở Ngoi vụ" not in html(desk, "/co-quan/chua-khop/?q=y+te").partition("<table")[2]


def test_the_queue_costs_the_same_however_long(
    pages: World, misspelt: UnmatchedName, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    names = [Ordered(f"việc {word}", lead=(f"Sở Nong {word} Lam",)) for word in ("qx", "wx", "zx", "xx", "vx")]
    pages.register(plan(13, duties=tuple(names)))
    desk = visit(pages, "monitor")
    html(desk, "/co-quan/chua-khop/")
    with django_assert_max_num_queries(16):
        html(desk, "/co-quan/chua-khop/")
