"""Loading a province from the screen: chosen, looked at ahead, loaded, taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from nhipcau.agencies.labels import agency_named
from nhipcau.agencies.models import Agency, RegisterLoading
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services.shipped import load_register
from tests.web.visiting import html, send, visit
from tests.world import World

CA_MAU = Locality(kind="tỉnh", name="Cà Mau")
ADDRESS = "/co-quan/nap-tinh/96/"


@pytest.fixture
def keeper(pages: World) -> Client:
    load_register(actor=pages.actors["administrator"])
    return visit(pages, "administrator")


def preview(client: Client, **fields: str) -> str:
    answer = client.post(ADDRESS, {"act": "preview", **fields})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_34_stand_there_with_those_they_were_formed_from(keeper: Client) -> None:
    page = html(keeper, "/co-quan/nap-tinh/")
    assert page.count("/co-quan/nap-tinh/") >= 34
    assert "tỉnh Bạc Liêu, tỉnh Cà Mau" in page and "chưa nạp" in page
    assert "/co-quan/nap-tinh/" in html(keeper, "/co-quan/")


def test_the_preview_tells_departments_predecessors_and_events_and_writes_nothing(keeper: Client) -> None:
    before = Agency.objects.count()
    page = preview(keeper, with_units="on")
    assert "Sở Tài chính tỉnh Cà Mau" in page and "tỉnh Bạc Liêu, cấp sở, ban, ngành" in page
    assert "Nghị quyết 202/2025/QH15" in page and "chờ người xem" in page
    assert "xã, phường, đặc khu" in page
    assert Agency.objects.count() == before and len(page.encode()) < 300_000


def test_what_was_looked_at_is_loaded_and_taken_back(pages: World, keeper: Client) -> None:
    before = Agency.objects.count()
    assert send(keeper, ADDRESS, act="load") == ADDRESS
    assert agency_named("Sở Ngoại vụ", locality=CA_MAU) is not None
    loading = RegisterLoading.objects.get()
    page = html(keeper, ADDRESS)
    assert "đã nạp" in page and "Administrator" in page
    way = f"/co-quan/nap-tinh/lan/{loading.pk}/rut-lai"
    assert "Rút lại lần nạp này?" in html(keeper, way)
    assert send(keeper, way) == ADDRESS
    assert Agency.objects.count() == before
    assert "đã rút lại: Administrator" in html(keeper, ADDRESS)


def test_loading_again_says_that_nothing_is_new(keeper: Client) -> None:
    send(keeper, ADDRESS, act="load")
    assert "Danh bạ đã có đủ" in preview(keeper)


@pytest.mark.parametrize("who", ["clerk", "monitor"])
def test_nobody_but_the_administrator_of_the_installation_gets_in(pages: World, keeper: Client, who: str) -> None:
    stranger = visit(pages, who)
    assert stranger.get("/co-quan/nap-tinh/").status_code == 403
    assert stranger.post(ADDRESS, {"act": "load"}).status_code == 403
    send(keeper, ADDRESS, act="load")
    loading = RegisterLoading.objects.get()
    assert stranger.post(f"/co-quan/nap-tinh/lan/{loading.pk}/rut-lai").status_code == 403
    assert "/co-quan/nap-tinh/" not in html(stranger, "/co-quan/")


def test_a_province_or_a_loading_that_is_not_there_is_said_so(keeper: Client) -> None:
    assert keeper.get("/co-quan/nap-tinh/00/").status_code == 404
    assert keeper.get("/co-quan/nap-tinh/lan/999/rut-lai").status_code == 404


def test_a_loaded_province_leads_on_to_what_waits(keeper: Client) -> None:
    assert "Việc tiếp theo" not in html(keeper, ADDRESS)
    send(keeper, ADDRESS, act="load")
    page = html(keeper, ADDRESS)
    assert "/co-quan/su-kien/?state=planned&amp;q=" in page and 'href="/co-quan/ke-thua/"' in page
    assert "Việc tiếp theo" not in preview(keeper)


def test_an_empty_queue_of_successors_names_what_may_be_missing(pages: World, keeper: Client) -> None:
    page = html(keeper, "/co-quan/ke-thua/")
    assert "chưa nạp danh bạ" in page and 'href="/co-quan/nap-tinh/"' in page
    assert 'href="/co-quan/nap-tinh/"' not in html(visit(pages, "monitor"), "/co-quan/ke-thua/")
