"""Events as they are listed and looked at: what they will write, what stands against them, whom they touch."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import pytest_django

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.events.selectors import (
    EventFilters,
    event_choices_for,
    event_for,
    events_for,
    events_of_agency_for,
)
from nhipcau.agencies.models import AgencyEvent
from nhipcau.agencies.services import apply_event, make_agency, plan_event, rename_agency
from nhipcau.execution.selectors.bearing import Borne, open_duties_of
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from tests.world import PROVINCE, Ordered, World, plan

DAY = date(2026, 3, 1)
BASIS = "Nghị quyết 15/NQ-HĐND"


def planned(*legs: Leg, kind: str = "absorb", on: date = DAY) -> AgencyEvent:
    return plan_event(actor=the_installation(), kind=kind, effective=on, basis=BASIS, legs=legs)


def test_the_preview_lists_what_ends_and_what_begins(world: World) -> None:
    health, foreign = world.agencies["health"], world.agencies["foreign"]
    event = planned(Leg(from_agency=health, to_agency=foreign, new_name="Sở Đối ngoại và Y tế"))

    sheet = event_for(world.actors["clerk"], event.pk)

    assert [(change.what, change.label, change.words) for change in sheet.changes] == [
        ("name_ends", "Sở Y tế tỉnh Bình Hải", "Sở Y tế"),
        ("parent_ends", "Sở Y tế tỉnh Bình Hải", "Ủy ban nhân dân tỉnh Bình Hải"),
        ("agency_ends", "Sở Y tế tỉnh Bình Hải", ""),
        ("name_ends", "Sở Ngoại vụ tỉnh Bình Hải", "Sở Ngoại vụ"),
        ("name_begins", "Sở Ngoại vụ tỉnh Bình Hải", "Sở Đối ngoại và Y tế"),
    ]
    assert (sheet.ended, sheet.may_change) == ((health,), False)


def test_what_was_previewed_is_what_was_written(world: World) -> None:
    event = planned(Leg(from_agency=world.agencies["health"], to_agency=world.agencies["foreign"], new_name="Sở Mới"))
    before = event_for(world.actors["clerk"], event.pk).changes

    apply_event(actor=the_installation(), event_id=event.pk)

    after = event_for(world.actors["clerk"], event.pk).changes
    assert [(one.what, one.label, one.words, one.day) for one in after] == [
        (one.what, one.label, one.words, one.day) for one in before
    ]


def test_an_event_overtaken_by_another_says_what_stands_against_it(world: World) -> None:
    event = planned(Leg(from_agency=world.agencies["health"], to_agency=world.agencies["foreign"]))
    rename_agency(
        actor=the_installation(), agency_id=world.agencies["health"], name="Sở Y dược", valid_from=date(2026, 5, 1),
        basis=BASIS,
    )  # fmt: skip

    obstacle = event_for(world.actors["clerk"], event.pk).obstacle
    assert obstacle is not None
    assert obstacle.code == "agency.earlier_than_last"


def test_units_without_a_way_are_named(world: World) -> None:
    unit = make_agency(
        actor=the_installation(), name="Phòng Y", family="unit", level="unit", locality=PROVINCE,
        parent_id=world.agencies["health"],
    ).pk  # fmt: skip
    legs = {"from_agency": world.agencies["health"], "to_agency": world.agencies["foreign"]}

    stays = event_for(world.actors["clerk"], planned(Leg(**legs)).pk)
    goes = event_for(world.actors["clerk"], planned(Leg(**legs, takes_units=True)).pk)

    assert [agency_id for agency_id, _ in stays.left_behind] == [unit]
    assert goes.left_behind == ()


def test_open_duties_of_those_that_end_are_counted(world: World) -> None:
    world.register(plan(duties=(Ordered("Sở Y tế chủ trì", lead=("Sở Y tế",)), Ordered("việc khác", lead=("Sở Ngoại vụ",)))))  # fmt: skip  # noqa: E501
    health = world.agencies["health"]

    keeper = world.account("keeper", AccountRole.ADMINISTRATOR)
    stranger = world.account("stranger", AccountRole.OFFICER, agency=world.agencies["foreign"])
    assert open_duties_of(world.actors["national"], [health]) == {health: Borne(number=1, seen=1)}
    assert open_duties_of(keeper, [health]) == {health: Borne(number=1, seen=0)}
    assert open_duties_of(stranger, [health]) == {}


def test_events_are_found_by_kind_state_agency_and_words(world: World) -> None:
    health, foreign = world.agencies["health"], world.agencies["foreign"]
    event = planned(Leg(from_agency=health, to_agency=foreign))
    viewer = world.actors["clerk"]
    for filters in (
        EventFilters(kind="absorb"),
        EventFilters(state="planned"),
        EventFilters(agency_id=foreign),
        EventFilters(text="so y te"),
    ):
        assert [row.id for row in events_for(viewer, filters=filters).rows] == [event.pk]
    for filters in (EventFilters(kind="merge"), EventFilters(state="applied"), EventFilters(text="so cong thuong")):
        assert events_for(viewer, filters=filters).total == 0
    assert [row.id for row in events_of_agency_for(viewer, health)] == [event.pk]


def test_a_list_of_events_costs_the_same_for_two_as_for_twenty(
    world: World, django_assert_num_queries: pytest_django.DjangoAssertNumQueries
) -> None:
    one = Leg(from_agency=world.agencies["health"], to_agency=world.agencies["foreign"])
    for number in range(20):
        planned(one, on=DAY + timedelta(days=number))
    for size in (2, 20):
        with django_assert_num_queries(5):
            events_for(world.actors["clerk"], size=size)


@pytest.mark.parametrize(("who", "number"), [("administrator", 4), ("clerk", 0), ("national", 0)])
def test_only_agencies_one_keeps_are_offered(world: World, who: str, number: int) -> None:
    assert len(event_choices_for(world.actors[who], near=world.agencies["health"])) == number


def test_no_event_is_refused_by_name(world: World) -> None:
    with pytest.raises(Refusal, match=r"agency_event\.not_found"):
        event_for(world.actors["clerk"], 999)
