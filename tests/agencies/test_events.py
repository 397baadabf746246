"""What happens to agencies: departments that merge, end, change names and hands, and how it is taken back."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_django

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.events.effects import effects_of
from nhipcau.agencies.events.legs import Leg, check_legs
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import (
    Agency,
    AgencyEvent,
    AgencyEventLeg,
    AgencyIdent,
    AgencyName,
    AgencyParent,
    LocalityName,
)
from nhipcau.agencies.services import apply_event, drop_event, make_agency, plan_event, rename_agency, undo_event
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal
from tests.world import PROVINCE, World

DAY = date(2025, 3, 1)
BASIS = "Nghị quyết 15/NQ-HĐND ngày 20/02/2025"
BEFORE, AFTER = date(2025, 2, 28), date(2025, 3, 1)


@pytest.fixture
def planning(world: World) -> int:
    return world.agency("planning", "Sở Kế hoạch và Đầu tư", under="committee").pk


@pytest.fixture
def finance(world: World) -> int:
    return world.agency("finance", "Sở Tài chính", under="committee").pk


def event(kind: str, *legs: Leg, by: Actor | None = None, on: date = DAY) -> AgencyEvent:
    return plan_event(actor=by or the_installation(), kind=kind, effective=on, basis=BASIS, legs=legs)


def applied(kind: str, *legs: Leg, on: date = DAY) -> AgencyEvent:
    return apply_event(actor=the_installation(), event_id=event(kind, *legs, on=on).pk)


def test_an_absorbed_department_ends_the_day_before_and_keeps_its_identity(planning: int, finance: int) -> None:
    applied("absorb", Leg(from_agency=planning, to_agency=finance))

    ended = Agency.objects.get(pk=planning)
    assert ended.last_day == BEFORE
    assert AgencyName.objects.get(agency=planning).valid_to == BEFORE
    assert AgencyParent.objects.get(agency=planning).valid_to == BEFORE
    assert AgencyName.objects.get(agency=finance).valid_to is None


def test_units_go_with_the_department_that_is_absorbed(planning: int, finance: int) -> None:
    unit = make_agency(
        actor=the_installation(), name="Phòng Đầu tư", family="unit", level="unit", locality=PROVINCE,
        parent_id=planning,
    ).pk  # fmt: skip

    applied("absorb", Leg(from_agency=planning, to_agency=finance, takes_units=True))

    rows = AgencyParent.objects.filter(agency=unit).order_by("id").values_list("parent", "valid_from", "valid_to")
    assert list(rows) == [(planning, None, BEFORE), (finance, AFTER, None)]


def test_a_merger_may_found_a_new_department_under_the_same_superior(world: World, planning: int, finance: int) -> None:
    done = applied(
        "merge",
        Leg(from_agency=planning, new_name="Sở Tài chính và Kế hoạch"),
        Leg(from_agency=finance, new_name="Sở Tài chính và Kế hoạch"),
    )

    founded = Agency.objects.get(pk=heir_of(done))
    assert (founded.first_seen, founded.provisional, founded.locality) == (DAY, False, "tỉnh Bình Hải")
    assert AgencyParent.objects.get(agency=founded).parent_id == world.agencies["committee"]
    assert labels_of([founded.pk], on=AFTER)[founded.pk] == "Sở Tài chính và Kế hoạch tỉnh Bình Hải"


def test_part_of_a_department_goes_elsewhere_and_the_department_stays(world: World, planning: int) -> None:
    health = world.agencies["health"]

    applied("function_transfer", Leg(from_agency=planning, to_agency=health, function_scope="viện trợ"))

    assert Agency.objects.get(pk=planning).last_day is None
    assert AgencyName.objects.get(agency=planning).valid_to is None


def test_an_upgraded_province_keeps_every_identity_and_is_called_otherwise_from_that_day(world: World) -> None:
    committee, on = world.agencies["committee"], date(2026, 4, 30)
    before = set(Agency.objects.values_list("pk", flat=True))

    applied("upgrade", Leg(from_agency=committee, to_agency=committee, new_locality="thành phố Bình Hải"), on=on)

    assert set(Agency.objects.values_list("pk", flat=True)) == before
    foreign = world.agencies["foreign"]
    assert labels_of([foreign], on=date(2026, 4, 29)) == {foreign: "Sở Ngoại vụ tỉnh Bình Hải"}
    assert labels_of([foreign], on=on) == {foreign: "Sở Ngoại vụ thành phố Bình Hải"}
    assert list(LocalityName.objects.order_by("id").values_list("text", "valid_to")) == [
        ("tỉnh Bình Hải", date(2026, 4, 29)),
        ("thành phố Bình Hải", None),
    ]


def test_a_code_ends_where_another_of_its_scheme_begins(finance: int) -> None:
    AgencyIdent.objects.create(agency_id=finance, scheme="QD20", value="H11.1")

    applied("rename", Leg(from_agency=finance, to_agency=finance, new_name="Sở Ngân khố", new_scheme="QD20", new_code="H11.7"))  # fmt: skip  # noqa: E501

    assert list(AgencyIdent.objects.order_by("id").values_list("value", "valid_from", "valid_to")) == [
        ("H11.1", None, BEFORE),
        ("H11.7", AFTER, None),
    ]


def test_an_ended_agency_is_still_called_by_its_last_name(planning: int, finance: int) -> None:
    applied("absorb", Leg(from_agency=planning, to_agency=finance))

    assert labels_of([planning], on=date(2026, 1, 1)) == {planning: "Sở Kế hoạch và Đầu tư tỉnh Bình Hải"}


def test_undoing_puts_every_row_back(planning: int, finance: int) -> None:
    before = everything()
    done = applied("absorb", Leg(from_agency=planning, to_agency=finance, new_name="Sở Tài chính và Kế hoạch"))

    undo_event(actor=the_installation(), event_id=done.pk)

    assert everything() == before
    assert AgencyEvent.objects.get(pk=done.pk).state == "undone"


def test_what_was_changed_since_is_not_undone_over(planning: int, finance: int) -> None:
    done = applied("rename", Leg(from_agency=finance, to_agency=finance, new_name="Sở Ngân khố"))
    rename_agency(
        actor=the_installation(), agency_id=finance, name="Sở Tài vụ", valid_from=date(2026, 1, 1), basis=BASIS
    )

    with pytest.raises(Refusal, match=r"agency_event\.changed_since"):
        undo_event(actor=the_installation(), event_id=done.pk)


def test_an_undone_event_may_be_applied_again(planning: int, finance: int) -> None:
    done = applied("absorb", Leg(from_agency=planning, to_agency=finance))
    undo_event(actor=the_installation(), event_id=done.pk)

    apply_event(actor=the_installation(), event_id=done.pk)

    assert Agency.objects.get(pk=planning).last_day == BEFORE


def test_an_agency_founded_by_an_undone_event_keeps_its_identity(planning: int, finance: int) -> None:
    name = "Sở Tài chính và Kế hoạch"
    legs = (Leg(from_agency=planning, new_name=name), Leg(from_agency=finance, new_name=name))
    done = applied("merge", *legs)
    founded = heir_of(done)

    undo_event(actor=the_installation(), event_id=done.pk)
    assert Agency.objects.get(pk=founded).provisional

    again = applied("merge", *legs)
    assert heir_of(again) == founded


def test_an_agency_that_has_ended_ends_no_second_time(planning: int, finance: int) -> None:
    applied("absorb", Leg(from_agency=planning, to_agency=finance))

    with pytest.raises(Refusal, match=r"agency_event\.ended_already"):
        event("abolish", Leg(from_agency=planning), on=date(2025, 7, 1))


def test_an_agency_that_has_ended_receives_nothing(world: World, planning: int, finance: int) -> None:
    applied("absorb", Leg(from_agency=planning, to_agency=finance))

    with pytest.raises(Refusal, match=r"agency_event\.ended_already"):
        event("absorb", Leg(from_agency=world.agencies["health"], to_agency=planning), on=date(2025, 7, 1))


def test_an_event_before_the_last_name_began_is_refused_while_it_is_planned(planning: int, finance: int) -> None:
    applied("rename", Leg(from_agency=finance, to_agency=finance, new_name="Sở Ngân khố"))

    with pytest.raises(Refusal, match=r"agency\.earlier_than_last"):
        event("absorb", Leg(from_agency=finance, to_agency=planning), on=date(2025, 1, 1))


def test_a_planned_event_changes_nothing_and_can_be_dropped(planning: int, finance: int) -> None:
    before = everything()
    planned = event("absorb", Leg(from_agency=planning, to_agency=finance))

    drop_event(actor=the_installation(), event_id=planned.pk)

    assert everything() == before
    assert AuditEntry.objects.filter(act="agency_event.dropped", object_id=planned.pk).exists()


@pytest.mark.parametrize(
    ("kind", "legs"),
    [
        ("rename", [Leg(from_agency=1, to_agency=2, new_name="Sở")]),
        ("upgrade", [Leg(from_agency=1, to_agency=1)]),
        ("merge", [Leg(from_agency=1, to_agency=2)]),
        ("absorb", [Leg(from_agency=1)]),
        ("split", [Leg(from_agency=1, to_agency=2)]),
        ("abolish", [Leg(from_agency=1, to_agency=2)]),
        ("function_transfer", [Leg(from_agency=1, to_agency=2)]),
    ],
)
def test_arrows_that_make_no_event_of_the_kind_are_refused(kind: str, legs: list[Leg]) -> None:
    with pytest.raises(Refusal, match=rf"agency_event\.{kind}_legs"):
        check_legs(kind=kind, legs=legs)


def test_the_whole_of_one_agency_does_not_go_to_two() -> None:
    with pytest.raises(Refusal, match=r"agency_event\.two_heirs"):
        check_legs(
            kind="absorb",
            legs=[Leg(from_agency=1, to_agency=2), Leg(from_agency=1, to_agency=3), Leg(from_agency=4, to_agency=2)],
        )


def test_who_ends_receives_nothing() -> None:
    with pytest.raises(Refusal, match=r"agency_event\.ended_inherits"):
        check_legs(kind="absorb", legs=[Leg(from_agency=1, to_agency=2), Leg(from_agency=2, to_agency=3)])


def test_the_administrator_of_the_province_keeps_its_events(world: World, planning: int, finance: int) -> None:
    keeper = world.account("keeper", AccountRole.ADMINISTRATOR, agency=world.agencies["committee"])
    planned = event("absorb", Leg(from_agency=planning, to_agency=finance), by=keeper)

    apply_event(actor=keeper, event_id=planned.pk)
    undo_event(actor=keeper, event_id=planned.pk)

    assert Agency.objects.get(pk=planning).last_day is None


@pytest.mark.parametrize("who", ["clerk", "monitor", "national", "inspector", "foreign"])
def test_others_say_nothing_of_what_happens_to_agencies(world: World, planning: int, finance: int, who: str) -> None:
    planned = event("absorb", Leg(from_agency=planning, to_agency=finance))

    for act in (apply_event, undo_event, drop_event):
        with pytest.raises(Refusal, match=r"agency_event\.not_allowed"):
            act(actor=world.actors[who], event_id=planned.pk)
    with pytest.raises(Refusal, match=r"agency_event\.not_allowed"):
        event("abolish", Leg(from_agency=planning), by=world.actors[who])


def test_an_administrator_within_touches_nothing_beside_its_own(world: World, planning: int, finance: int) -> None:
    inner = world.account("inner", AccountRole.ADMINISTRATOR, agency=finance)

    with pytest.raises(Refusal, match=r"agency_event\.not_allowed"):
        event("absorb", Leg(from_agency=planning, to_agency=finance), by=inner)


def test_each_act_leaves_one_entry(planning: int, finance: int) -> None:
    done = applied("absorb", Leg(from_agency=planning, to_agency=finance))
    undo_event(actor=the_installation(), event_id=done.pk)

    acts = AuditEntry.objects.filter(object_kind="agencyevent").order_by("id").values_list("act", flat=True)
    assert list(acts) == ["agency_event.planned", "agency_event.applied", "agency_event.undone"]


def test_looking_ahead_costs_the_same_for_two_departments_as_for_ten(
    world: World, finance: int, django_assert_num_queries: pytest_django.DjangoAssertNumQueries
) -> None:
    others = [world.agency(f"d{i}", f"Sở Thứ {i}", under="committee").pk for i in range(10)]
    for number in (2, 10):
        legs = [Leg(from_agency=one, to_agency=finance, takes_units=True) for one in others[:number]]
        with django_assert_num_queries(5):
            effects_of(kind="absorb", legs=legs, effective=DAY, basis=BASIS)


def heir_of(done: AgencyEvent) -> int:
    heir = AgencyEventLeg.objects.filter(event=done).values_list("to_agency", flat=True).distinct().get()
    assert heir is not None
    return heir


def everything() -> list[list[tuple[object, ...]]]:
    """All dated rows as they stand, their own ids aside from identities."""
    return [
        list(Agency.objects.order_by("id").values_list("id", "locality", "last_day", "provisional", "first_seen")),
        list(AgencyName.objects.order_by("id").values_list()),
        list(AgencyParent.objects.order_by("id").values_list()),
        list(AgencyIdent.objects.order_by("id").values_list()),
        list(LocalityName.objects.order_by("id").values_list()),
    ]
