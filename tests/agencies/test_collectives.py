"""Collectives become the list of their day, once; open sets stay open until their people name them."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.agencies.collectives.rules import spoken
from nhipcau.agencies.models import Agency, AgencyGroup, AgencyName
from nhipcau.flows.collectives import groups_for, name_group, take_back_group
from nhipcau.ground.refusal import Refusal
from tests.world import Ordered, World, plan

MANY = "Các sở, ban, ngành"
OPEN = "các đơn vị liên quan"


def listed(world: World, document_id: int, who: str = "clerk") -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        row.phrase: (row.state, tuple(member.label for member in row.members))
        for row in groups_for(world.actors[who], document_id)
    }


def paper(
    number: int = 12, *, on: date = date(2024, 3, 2), lead: tuple[str, ...] = (MANY,), **fields: object
) -> object:
    return plan(number, date=on, duties=(Ordered("làm việc ấy", lead=lead, **fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Các sở, ban, ngành", "departments"),
        ("Thủ trưởng các Sở, Ban, ngành, đoàn thể", "departments_and_organisations"),
        ("các tổ chức chính trị - xã hội", "five_organisations"),
        ("UBND các quận, huyện", "districts"),
        ("Chủ tịch UBND các huyện, thành phố", "districts"),
        ("UBND các xã, phường, đặc khu", "communes"),
        ("các sở, ngành, đơn vị liên quan", "open"),
        ("các cấp, các ngành", "general"),
        ("cả hệ thống chính trị", "general"),
        ("địa phương, cơ quan, đơn vị", "general"),
        ("Như trên", "as_above"),
        ("Như Điều 3", "as_article"),
        ("Giám đốc Sở Y tế các tỉnh, thành phố trực thuộc Trung ương", "in_every_province"),
        ("các Bộ, cơ quan ngang Bộ", "ministries"),
        ("các nhà máy ở đâu đó", "open"),
    ],
)
def test_each_phrase_has_its_rule(phrase: str, code: str) -> None:
    found = spoken(phrase)
    assert found is not None and found.rule.code == code


def test_filing_means_nobody() -> None:
    assert spoken("Lưu: VT, THNC") is None


def test_departments_are_those_of_the_day_of_the_document(world: World) -> None:
    AgencyName.objects.filter(agency_id=world.agencies["health"]).update(valid_to=date(2025, 2, 28))
    early = world.register(paper(12, on=date(2024, 3, 2)))
    late = world.register(paper(13, on=date(2025, 6, 2)))
    assert "Sở Y tế tỉnh Bình Hải" in listed(world, early.pk)[MANY][1]
    assert "Sở Y tế tỉnh Bình Hải" not in listed(world, late.pk)[MANY][1]


def test_a_list_stays_as_it_was_when_the_register_changes(world: World) -> None:
    document = world.register(paper())
    before = listed(world, document.pk)
    world.agency("industry", "Sở Công Thương", under="committee")
    AgencyName.objects.filter(agency_id=world.agencies["health"]).update(name="Sở Y tế và Dân số")
    after = {row.phrase: len(row.members) for row in groups_for(world.actors["clerk"], document.pk)}
    assert after[MANY] == len(before[MANY][1])


def test_districts_are_empty_once_there_are_none(world: World) -> None:
    district = Agency.objects.create(
        family="state", level="district", locality="tỉnh Bình Hải", locality_folded="binh hai"
    )
    AgencyName.objects.create(
        agency=district, name="Ủy ban nhân dân huyện Bắc Sơn", folded="uy ban nhan dan huyen bac son"
    )
    lead = ("UBND các huyện, thành phố",)
    before = world.register(paper(12, on=date(2025, 6, 30), lead=lead))
    after = world.register(paper(13, on=date(2025, 7, 1), lead=lead))
    (row,) = groups_for(world.actors["clerk"], after.pk)
    assert listed(world, before.pk)[lead[0]] == ("listed", ("Ủy ban nhân dân huyện Bắc Sơn tỉnh Bình Hải",))
    assert row.state == "empty" and "xã, phường, đặc khu" in row.ended


def test_communes_are_proposed_where_districts_are_no_more(world: World) -> None:
    commune = Agency.objects.create(
        family="state", level="commune", locality="tỉnh Bình Hải", locality_folded="binh hai"
    )
    AgencyName.objects.create(agency=commune, name="Ủy ban nhân dân xã Bắc Sơn", folded="uy ban nhan dan xa bac son")
    document = world.register(paper(lead=("UBND các huyện, thành phố",), on=date(2025, 8, 1)))
    (row,) = groups_for(world.actors["monitor"], document.pk)
    assert ([one.agency_id for one in row.proposed], row.members) == ([commune.pk], ())


def test_open_sets_are_never_expanded(world: World) -> None:
    document = world.register(paper(lead=("Sở Y tế",), coordinators=(OPEN,)))
    assert listed(world, document.pk)[OPEN] == ("open", ())


def test_the_people_of_the_lead_name_an_open_set_and_take_it_back(world: World) -> None:
    document = world.register(paper(lead=("Sở Y tế",), coordinators=(OPEN,)))
    (row,) = groups_for(world.actors["health"], document.pk)
    assert row.may_name
    named = name_group(actor=world.actors["health"], group_id=row.id, agency_ids=[world.agencies["foreign"]])
    assert (named.state, [m.label for m in named.members]) == ("named", ["Sở Ngoại vụ tỉnh Bình Hải"])
    assert groups_for(world.actors["foreign"], document.pk)[0].may_name is False
    back = take_back_group(actor=world.actors["health"], group_id=row.id)
    assert (back.state, back.members) == ("open", ())
    with pytest.raises(Refusal):
        groups_for(world.actors["foreign"], document.pk)


def test_nobody_else_names_or_sees_an_open_set(world: World) -> None:
    document = world.register(paper(lead=("Sở Y tế",), coordinators=(OPEN,)))
    group = AgencyGroup.objects.get(document_id=document.pk)
    with pytest.raises(Refusal) as refused:
        name_group(actor=world.actors["foreign"], group_id=group.pk, agency_ids=[world.agencies["foreign"]])
    assert refused.value.code == "document.not_found"
    with pytest.raises(Refusal) as refused:
        name_group(actor=world.actors["clerk"], group_id=group.pk, agency_ids=[world.agencies["foreign"]])
    assert refused.value.code == "agency_group.not_nameable"


def test_a_list_of_a_rule_is_not_named_by_hand(world: World) -> None:
    document = world.register(paper())
    group = AgencyGroup.objects.get(document_id=document.pk)
    with pytest.raises(Refusal):
        name_group(actor=world.actors["monitor"], group_id=group.pk, agency_ids=[world.agencies["foreign"]])
