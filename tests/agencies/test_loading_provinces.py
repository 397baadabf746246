"""A province of the shipped register: looked at ahead, loaded, taken back exactly while nothing rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from django.db import models

from nhipcau.agencies.labels import agency_named
from nhipcau.agencies.loading.selectors import preview_for, province_for, provinces_for
from nhipcau.agencies.loading.services import load_province
from nhipcau.agencies.models import (
    Agency,
    AgencyEvent,
    AgencyEventLeg,
    AgencyIdent,
    AgencyName,
    AgencyParent,
    LocalityName,
    RegisterLoading,
)
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services import apply_event, make_agency, rename_agency
from nhipcau.agencies.services.shipped import load_register
from nhipcau.flows.provinces import undo_loading
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from tests.world import Ordered, World, plan

TODAY = date(2026, 11, 20)
CA_MAU = Locality(kind="tỉnh", name="Cà Mau")
TABLES: tuple[type[models.Model], ...] = (
    Agency, AgencyName, AgencyParent, AgencyIdent, LocalityName, AgencyEvent, AgencyEventLeg,
)  # fmt: skip


@pytest.fixture
def based(world: World) -> World:
    """With what every installation has."""
    load_register(actor=world.actors["administrator"])
    return world


def register() -> dict[str, list[dict[str, object]]]:
    """Every row, whole."""
    return {table.__name__: list(table._default_manager.order_by("pk").values()) for table in TABLES}


def load(world: World, *, with_units: bool = False) -> RegisterLoading:
    return load_province(actor=world.actors["administrator"], province="Cà Mau", with_units=with_units)


def undo(world: World, loading: RegisterLoading) -> RegisterLoading:
    return undo_loading(actor=world.actors["administrator"], loading_id=loading.pk)


def names(rows: Iterable[object]) -> set[str]:
    return {str(getattr(row, "label", "")) for row in rows}


class TestPreview:
    def test_it_shows_what_would_be_made_and_nothing_stays(self, based: World) -> None:
        before = register()
        seen = preview_for(based.actors["administrator"], "Cà Mau", with_units=True, on=TODAY)
        assert register() == before and not RegisterLoading.objects.exists()
        levels = {row.level for row in seen.made}
        assert {"department", "district", "commune"} <= levels
        assert "Sở Tài chính tỉnh Cà Mau" in names(seen.made)
        assert any(row.place == "tỉnh Bạc Liêu" and row.last_day == date(2025, 6, 30) for row in seen.made)
        assert {event.kind for event in seen.events} >= {"absorb", "merge", "abolish"}

    def test_it_shows_exactly_what_loading_makes(self, based: World) -> None:
        seen = preview_for(based.actors["administrator"], "Cà Mau", with_units=False, on=TODAY)
        loading = load(based)
        assert (len(seen.made), len(seen.events)) == (loading.made, loading.applied + loading.planned)


class TestLoading:
    def test_a_province_is_told_to_be_loaded_by_whom_and_when(self, based: World) -> None:
        administrator = based.actors["administrator"]
        assert not province_for(administrator, "96").loaded
        load(based)
        row = province_for(administrator, "96")
        assert row.loaded and row.formed_from == ("tỉnh Bạc Liêu", "tỉnh Cà Mau")
        assert [one.who for one in row.loadings] == ["Administrator"]

    def test_there_are_34_to_choose_from_in_two_queries(
        self, based: World, django_assert_num_queries: pytest.FixtureRequest
    ) -> None:
        with django_assert_num_queries(2):  # type: ignore[operator]  # the plugin's own fixture
            assert len(provinces_for(based.actors["administrator"])) == 34

    def test_what_is_no_province_of_today_is_refused(self, based: World) -> None:
        with pytest.raises(Refusal, match="no_province"):
            load_province(actor=based.actors["administrator"], province="Bạc Liêu", with_units=False)

    @pytest.mark.parametrize("who", ["clerk", "monitor", "national"])
    def test_nobody_else_looks_loads_or_takes_back(self, based: World, who: str) -> None:
        loading, stranger = load(based), based.actors[who]
        for act in (
            lambda: provinces_for(stranger),
            lambda: preview_for(stranger, "Cà Mau", with_units=False, on=TODAY),
            lambda: load_province(actor=stranger, province="Cà Mau", with_units=False),
            lambda: undo_loading(actor=stranger, loading_id=loading.pk),
        ):
            with pytest.raises(Refusal, match=r"agency_register\.not_allowed"):
                act()


class TestTakingBack:
    @pytest.mark.parametrize("with_units", [False, True])
    def test_every_row_is_as_it_was(self, based: World, with_units: bool) -> None:
        before = register()
        loading = load(based, with_units=with_units)
        assert register() != before
        undone = undo(based, loading)
        assert register() == before
        assert undone.undone is not None and AuditEntry.objects.filter(act="agency_register.undone").count() == 1

    def test_agencies_met_before_stay_as_they_were(self, based: World) -> None:
        administrator = based.actors["administrator"]
        make_agency(actor=administrator, name="Sở Ngoại vụ", family="state", level="department", locality=CA_MAU)
        before = register()
        undo(based, load(based))
        assert register() == before

    def test_it_can_be_loaded_again_as_if_for_the_first_time(self, based: World) -> None:
        first = load(based)
        undo(based, first)
        second = load(based)
        assert (second.made, second.applied, second.planned) == (first.made, first.applied, first.planned)

    def test_tasks_that_followed_go_back_first(self, based: World) -> None:
        administrator = based.actors["administrator"]
        old = make_agency(
            actor=administrator, name="Sở Giao thông vận tải", family="state", level="department", locality=CA_MAU
        )
        paper = plan(
            issuer="Ủy ban nhân dân tỉnh Cà Mau", place="Cà Mau", date=date(2024, 3, 2),
            duties=(Ordered("Sở Giao thông vận tải chủ trì", lead=("Sở Giao thông vận tải",)),),
        )  # fmt: skip
        based.register(paper)
        loading = load(based)
        assert Agency.objects.get(pk=old.pk).last_day is not None
        undo(based, loading)
        assert Agency.objects.get(pk=old.pk).last_day is None

    def test_what_something_rests_on_stays(self, based: World) -> None:
        loading = load(based)
        based.account("moi", *based.actors["foreign"].roles, agency=agency_named("Sở Ngoại vụ", locality=CA_MAU))
        before = register()
        with pytest.raises(Refusal, match=r"agency_register\.rests_on"):
            undo(based, loading)
        assert register() == before

    def test_what_somebody_changed_since_stays(self, based: World) -> None:
        administrator, loading = based.actors["administrator"], load(based)
        one = agency_named("Sở Ngoại vụ", locality=CA_MAU)
        assert one is not None
        rename_agency(
            actor=administrator, agency_id=one, name="Sở Đối ngoại", valid_from=date(2026, 10, 1), basis="QĐ 1"
        )
        with pytest.raises(Refusal, match=r"agency_register\."):
            undo(based, loading)

    def test_an_event_a_person_applied_since_holds_it(self, based: World) -> None:
        loading = load(based)
        waiting = AgencyEvent.objects.filter(state="planned", source_key="press/96").get()
        apply_event(actor=based.actors["administrator"], event_id=waiting.pk)
        with pytest.raises(Refusal, match=r"agency_register\."):
            undo(based, loading)

    def test_it_is_taken_back_once(self, based: World) -> None:
        loading = load(based)
        undo(based, loading)
        with pytest.raises(Refusal, match="nothing_to_undo"):
            undo(based, loading)
