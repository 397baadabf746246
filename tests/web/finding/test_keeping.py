"""Searches that are kept: saved from what was found, on the home page, shared, renamed, removed and brought back."""

from __future__ import annotations

import pytest
from django.test import Client

from nhipcau.documents.models import KeptSearch
from nhipcau.ground.actor import AccountRole
from tests.web.visiting import visit
from tests.world import World, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]


def keep(client: Client, **given: str) -> None:
    address = {"name": "Viện trợ", "address": "q=vi%E1%BB%87n+tr%E1%BB%A3&type=KH"}
    assert client.post("/tim/luu", {**address, **given}).status_code == 302


def test_a_kept_search_is_a_tile_that_counts_what_its_viewer_sees(world: World) -> None:
    world.register(plan(1, title="vận động viện trợ"))
    clerk = visit(world, "clerk")
    keep(clerk)
    home = clerk.get("/").content.decode()
    assert 'Viện trợ <span class="number">1</span>' in home
    assert "/tim?q=vi%E1%BB%87n+tr%E1%BB%A3&amp;type=KH" in home


def test_what_is_shared_is_seen_by_the_agency_and_changed_by_its_maker_alone(world: World) -> None:
    clerk = visit(world, "clerk")
    keep(clerk, shared="1")
    kept = KeptSearch.objects.get()
    world.account("colleague", AccountRole.OFFICER, agency=world.agencies["committee"])
    colleague, stranger = visit(world, "colleague"), visit(world, "health")
    assert "Viện trợ" in colleague.get("/tim/da-luu/").content.decode()
    assert "Viện trợ" not in stranger.get("/tim/da-luu/").content.decode()
    assert colleague.post(f"/tim/da-luu/{kept.pk}/bo").status_code == 403
    assert stranger.post(f"/tim/da-luu/{kept.pk}/bo").status_code == 404
    assert stranger.get(f"/tim/da-luu/?removed={kept.pk}").status_code == 404
    kept.refresh_from_db()
    assert kept.removed is None


def test_what_is_not_shared_is_nobody_elses(world: World) -> None:
    keep(visit(world, "clerk"))
    world.account("colleague", AccountRole.OFFICER, agency=world.agencies["committee"])
    assert "Viện trợ" not in visit(world, "colleague").get("/tim/da-luu/").content.decode()


def test_a_kept_search_is_renamed_taken_from_home_removed_and_brought_back(world: World) -> None:
    world.register(plan(1, title="vận động viện trợ"))
    clerk = visit(world, "clerk")
    keep(clerk)
    kept = KeptSearch.objects.get()
    clerk.post(f"/tim/da-luu/{kept.pk}", {"name": "Viện trợ năm nay"})
    assert "Viện trợ năm nay" in clerk.get("/tim/da-luu/").content.decode()
    assert "Viện trợ năm nay" not in clerk.get("/").content.decode()
    removed = clerk.post(f"/tim/da-luu/{kept.pk}/bo", follow=True).content.decode()
    assert "Đã bỏ bộ lọc “Viện trợ năm nay”." in removed and f"/tim/da-luu/{kept.pk}/lay-lai" in removed
    clerk.post(f"/tim/da-luu/{kept.pk}/lay-lai")
    kept.refresh_from_db()
    assert kept.removed is None


def test_two_filters_of_one_person_do_not_bear_one_name(world: World) -> None:
    clerk = visit(world, "clerk")
    keep(clerk)
    keep(clerk)
    assert KeptSearch.objects.count() == 1
    assert "Bạn đã có bộ lọc tên “Viện trợ”." in clerk.get("/tim/da-luu/").content.decode()


def test_of_a_foolish_address_only_what_is_understood_is_kept(world: World) -> None:
    keep(visit(world, "clerk"), address="q=a&type=<b>&evil=1&page=7&from=2026-13-41")
    assert KeptSearch.objects.get().address == "q=a"
