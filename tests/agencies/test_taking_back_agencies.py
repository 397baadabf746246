"""An agency made of a name goes with the decision that made it, where nothing rests on it; and whose unit issues."""

from __future__ import annotations

import pytest

from nhipcau.agencies.models import Agency, AgencyName, UnmatchedName
from nhipcau.agencies.services import add_alias
from nhipcau.documents.models import Named
from nhipcau.flows.directory import settle_as_new_agency, take_back_settling
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from tests.agencies.test_keeping_agencies import WAITING, waiting_name
from tests.world import COMMITTEE, Ordered, World, plan


@pytest.fixture
def made(world: World) -> UnmatchedName:
    """A name that waited, made an agency of its own."""
    world.register(WAITING)
    settle_as_new_agency(
        actor=world.actors["administrator"],
        name_id=waiting_name().pk,
        family="unit",
        level="unit",
        parent_id=world.agencies["committee"],
    )
    return waiting_name()


def test_taken_back_the_agency_goes_with_the_decision(world: World, made: UnmatchedName) -> None:
    agency = made.agency_id
    take_back_settling(actor=world.actors["administrator"], name_id=made.pk)
    assert not Agency.objects.filter(pk=agency).exists()
    assert not AgencyName.objects.filter(agency_id=agency).exists()
    assert not Named.objects.filter(agency_id=agency).exists()
    assert waiting_name().state == "open"
    assert AuditEntry.objects.get(act="agency.taken_back").object_id == agency


def test_its_number_is_never_given_again(world: World, made: UnmatchedName) -> None:
    agency = made.agency_id or 0
    take_back_settling(actor=world.actors["administrator"], name_id=made.pk)
    assert world.agency("later", "Sở Tư pháp", under="committee").pk > agency


def test_it_stays_where_an_account_rests_on_it(world: World, made: UnmatchedName) -> None:
    world.account("người mới", AccountRole.CLERK, agency=made.agency_id)
    take_back_settling(actor=world.actors["administrator"], name_id=made.pk)
    assert Agency.objects.filter(pk=made.agency_id).exists()


def test_it_stays_where_somebody_has_written_in_it(world: World, made: UnmatchedName) -> None:
    add_alias(actor=world.actors["administrator"], agency_id=made.agency_id or 0, name="Ban Liên ngành")
    take_back_settling(actor=world.actors["administrator"], name_id=made.pk)
    assert Agency.objects.filter(pk=made.agency_id).exists()


def test_a_unit_issues_as_one_of_the_agency_printed_above_it(world: World) -> None:
    document = world.register(plan(superior="SỞ Y TẾ", issuer="TRUNG TÂM Y TẾ", type="CV", code="7/TTYT"))
    assert document.issuer is not None
    assert document.issuer.parents.get().parent_id == world.agencies["health"]


def test_units_so_called_of_two_agencies_are_two(world: World) -> None:
    first = world.register(plan(1, superior="SỞ Y TẾ", issuer="VĂN PHÒNG", type="CV", code="7/VP"))
    other = world.register(plan(2, superior="SỞ NGOẠI VỤ", issuer="VĂN PHÒNG", type="CV", code="8/VP"))
    assert first.issuer_id is not None and other.issuer_id is not None
    assert first.issuer_id != other.issuer_id


def test_the_office_of_the_committee_is_the_one_in_the_register(world: World) -> None:
    paper = plan(superior=f"{COMMITTEE.upper()} TỈNH BÌNH HẢI", issuer="VĂN PHÒNG", type="CV", code="9/VP")
    assert world.register(paper).issuer_id == world.agencies["office"]


def test_a_department_is_itself_whatever_stands_above_it(world: World) -> None:
    paper = plan(superior="UBND TỈNH BÌNH HẢI", issuer="SỞ Y TẾ", duties=(Ordered("một", lead=("Sở Ngoại vụ",)),))
    assert world.register(paper).issuer_id == world.agencies["health"]
