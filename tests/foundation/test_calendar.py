"""The calendar kept by an administrator: over what comes with the product, withdrawable, and by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nhipcau.foundation.calendar import (
    add_day_off,
    calendar_year_for,
    complete_year,
    make_ordinary,
    reopen_year,
    swap_days,
    withdraw_entry,
    working_calendar_for,
)
from nhipcau.foundation.models import AuditEntry, CalendarEntry
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal
from tests.world import World

BASIS = "Thông báo 15/TB-BNV ngày 02/12/2026"
CULTURE = date(2026, 11, 24)


@pytest.fixture
def keeper(world: World) -> Actor:
    return world.actors["administrator"]


def five_days_from_friday(viewer: Actor) -> date:
    return working_calendar_for(viewer).nth_working_day(after=date(2026, 11, 20), n=5)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


class TestWhatIsWritten:
    def test_a_holiday_added_moves_a_limit(self, keeper: Actor) -> None:
        add_day_off(actor=keeper, on=date(2026, 11, 26), name="Ngày hội", basis=BASIS)
        assert five_days_from_friday(keeper) == date(2026, 12, 1)

    def test_a_swap_frees_one_day_and_works_the_other(self, keeper: Actor) -> None:
        swap_days(actor=keeper, on=date(2026, 11, 23), worked_instead=date(2026, 11, 21), name="", basis=BASIS)
        calendar = working_calendar_for(keeper)
        assert (calendar.is_working_day(date(2026, 11, 23)), calendar.is_working_day(date(2026, 11, 21))) == (
            False,
            True,
        )

    def test_an_ordinary_day_takes_a_shipped_holiday_back(self, keeper: Actor) -> None:
        make_ordinary(actor=keeper, on=CULTURE, basis=BASIS)
        assert five_days_from_friday(keeper) == date(2026, 11, 27)

    def test_a_year_is_reckoned_through_once_it_is_decided_in_full(self, keeper: Actor) -> None:
        last = date(2026, 12, 31)
        assert refused(lambda: working_calendar_for(keeper).nth_working_day(after=last, n=1)) == "calendar.incomplete"
        complete_year(actor=keeper, year=2027, basis=BASIS)
        assert working_calendar_for(keeper).nth_working_day(after=last, n=1) == date(2027, 1, 4)

    def test_a_year_reopened_is_refused_by_name(self, keeper: Actor) -> None:
        reopen_year(actor=keeper, year=2026, basis=BASIS)
        with pytest.raises(Refusal) as refusal:
            five_days_from_friday(keeper)
        assert (refusal.value.code, refusal.value.facts) == ("calendar.incomplete", {"year": 2026})

    def test_what_is_withdrawn_holds_no_more_and_what_stood_before_does(self, keeper: Actor) -> None:
        entry = make_ordinary(actor=keeper, on=CULTURE, basis=BASIS)
        withdraw_entry(actor=keeper, entry_id=entry.pk)
        assert five_days_from_friday(keeper) == date(2026, 11, 30)
        assert refused(lambda: withdraw_entry(actor=keeper, entry_id=entry.pk)) == "calendar.nothing_to_undo"

    def test_each_act_is_one_entry_of_the_log_with_its_paper(self, keeper: Actor) -> None:
        before = AuditEntry.objects.count()
        entry = add_day_off(actor=keeper, on=date(2027, 1, 4), name="Nghỉ bù", basis=BASIS, in_lieu=True)
        withdraw_entry(actor=keeper, entry_id=entry.pk)
        acts = list(AuditEntry.objects.order_by("id")[before:])
        assert [act.act for act in acts] == ["calendar.day_off_added", "calendar.entry_withdrawn"]
        assert {act.facts["basis"] for act in acts} == {BASIS}


class TestWhatIsRefused:
    def test_nothing_without_its_paper(self, keeper: Actor) -> None:
        assert refused(lambda: complete_year(actor=keeper, year=2027, basis=" ")) == "calendar.basis_missing"

    @pytest.mark.parametrize("on", [date(2026, 11, 21), CULTURE])
    def test_a_day_that_is_off_is_not_swapped(self, keeper: Actor, on: date) -> None:
        instead = date(2026, 11, 28)
        code = refused(lambda: swap_days(actor=keeper, on=on, worked_instead=instead, name="", basis=BASIS))
        assert code == "calendar.off_already"

    @pytest.mark.parametrize("instead", [date(2026, 11, 25), date(2026, 4, 26)])
    def test_nobody_makes_up_on_a_working_day_or_a_holiday(self, keeper: Actor, instead: date) -> None:
        on = date(2026, 11, 23)
        code = refused(lambda: swap_days(actor=keeper, on=on, worked_instead=instead, name="", basis=BASIS))
        assert code == "calendar.worked_already"

    def test_a_year_outside_of_every_calendar(self, keeper: Actor) -> None:
        assert refused(lambda: complete_year(actor=keeper, year=1945, basis=BASIS)) == "calendar.year_too_far"

    @pytest.mark.parametrize("who", ["clerk", "monitor", "inspector", "national"])
    def test_nobody_but_the_administrator_of_all_keeps_it(self, world: World, keeper: Actor, who: str) -> None:
        entry = add_day_off(actor=keeper, on=date(2026, 12, 1), name="Ngày hội", basis=BASIS)
        stranger, before = world.actors[who], AuditEntry.objects.count()
        acts: tuple[Callable[[], object], ...] = (
            lambda: add_day_off(actor=stranger, on=CULTURE, name="x", basis=BASIS),
            lambda: swap_days(
                actor=stranger, on=date(2026, 11, 23), worked_instead=date(2026, 11, 21), name="", basis=BASIS
            ),
            lambda: make_ordinary(actor=stranger, on=CULTURE, basis=BASIS),
            lambda: complete_year(actor=stranger, year=2027, basis=BASIS),
            lambda: reopen_year(actor=stranger, year=2026, basis=BASIS),
            lambda: withdraw_entry(actor=stranger, entry_id=entry.pk),
        )
        assert {refused(act) for act in acts} == {"calendar.not_allowed"}
        assert AuditEntry.objects.count() == before

    def test_nor_does_the_administrator_of_one_agency(self, world: World) -> None:
        own = world.account("within", AccountRole.ADMINISTRATOR, agency=world.agencies["health"])
        assert refused(lambda: complete_year(actor=own, year=2027, basis=BASIS)) == "calendar.not_allowed"

    def test_the_database_keeps_no_swap_of_one_day_and_no_day_without_a_paper(self, world: World) -> None:
        told = {"year": 2026, "on": CULTURE, "at": "2026-11-01T00:00Z", "basis": BASIS}
        for wrong in ({"kind": "swapped"}, {"kind": "holiday", "basis": ""}, {"kind": "complete"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                CalendarEntry.objects.create(**{**told, **wrong})


class TestTheYear:
    def test_it_tells_every_day_with_its_source_and_what_was_written(self, keeper: Actor) -> None:
        add_day_off(actor=keeper, on=date(2026, 12, 1), name="Ngày hội", basis=BASIS)
        sheet = calendar_year_for(keeper, 2026)
        assert sheet.complete and sheet.may_keep
        told = {special.on: special for special in sheet.days}
        assert told[date(2026, 12, 1)].day.source == BASIS
        assert told[date(2026, 1, 10)].worked and "12729/VPCP-KGVX" in told[date(2026, 1, 10)].day.source
        assert [entry.name for entry in sheet.entries] == ["Ngày hội"]

    def test_the_paper_that_completed_it_is_its_source(self, keeper: Actor) -> None:
        assert "chưa có" in calendar_year_for(keeper, 2027).source
        complete_year(actor=keeper, year=2027, basis=BASIS)
        assert calendar_year_for(keeper, 2027).source == BASIS

    def test_a_calendar_costs_one_query_however_much_was_written(
        self, keeper: Actor, django_assert_num_queries: Callable[..., object]
    ) -> None:
        for day in range(1, 9):
            add_day_off(actor=keeper, on=date(2027, 3, day), name="x", basis=BASIS)
        with django_assert_num_queries(1):  # type: ignore[attr-defined]  # a context manager
            working_calendar_for(keeper)
        with django_assert_num_queries(3):  # type: ignore[attr-defined]  # a context manager
            calendar_year_for(keeper, 2027)
