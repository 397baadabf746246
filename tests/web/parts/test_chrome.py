"""The frame shows each account the places its roles open."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation
from pytest_django.fixtures import Settings

from nhipcau.agencies.models import Account
from nhipcau.ground.actor import AccountRole
from nhipcau.web.chrome import Chrome, chrome_of


def frame_of(*roles: AccountRole, path: str = "/documents") -> Chrome:
    request = RequestFactory().get(path)
    request.user = Account(username="lan", full_name="Trần Thị Lan", roles=list(roles))
    with translation.override("vi"):
        return chrome_of(request)


def places(frame: Chrome) -> list[str]:
    return [entry.words for entry in frame.rail]


@pytest.mark.usefixtures("living_page")
class TestRail:
    def test_a_clerk_finds_work_documents_agencies_and_intake(self) -> None:
        assert places(frame_of(AccountRole.CLERK)) == ["Việc", "Văn bản", "Cơ quan", "Nạp văn bản"]

    def test_an_inspector_who_changes_nothing_is_not_led_to_intake(self) -> None:
        assert "Nạp văn bản" not in places(frame_of(AccountRole.INSPECTOR))

    def test_only_an_administrator_is_led_to_the_accounts(self) -> None:
        assert "Quản trị" in places(frame_of(AccountRole.ADMINISTRATOR))
        assert "Quản trị" not in places(frame_of(AccountRole.UNIT_LEADER))

    def test_the_place_where_the_reader_is_stands_out(self) -> None:
        rail = frame_of(AccountRole.CLERK, path="/documents").rail
        assert [entry.words for entry in rail if entry.current] == ["Văn bản"]

    def test_a_page_that_is_not_served_has_no_place(self, settings: Settings) -> None:
        settings.ROOT_URLCONF = "nhipcau.web.pages.parts_page.urls"
        assert places(frame_of(*AccountRole)) == []


def test_nobody_signed_in_sees_no_places() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert chrome_of(request).rail == ()
