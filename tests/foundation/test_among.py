"""A key among those another question finds: the same rows as by a join, on both databases."""

from __future__ import annotations

import pytest
from django.db.models.expressions import RawSQL

from nhipcau.agencies.models import Agency, AgencyParent
from nhipcau.foundation.among import Among
from tests.world import World


@pytest.fixture
def under(world: World) -> set[int]:
    parents = AgencyParent.objects.filter(parent_id=world.agencies["committee"])
    return set(parents.values_list("agency_id", flat=True))


def found(*conditions: Among) -> set[int]:
    return set(Agency.objects.filter(*conditions).values_list("pk", flat=True))


def test_what_a_question_finds_is_found_by_its_keys(world: World, under: set[int]) -> None:
    children = AgencyParent.objects.filter(parent_id=world.agencies["committee"]).order_by().values("agency_id")
    top = Agency.objects.filter(pk=world.agencies["committee"]).order_by().values("pk")
    assert under
    assert found(Among("pk", children)) == under
    assert found(Among("pk", top.union(children))) == under | {world.agencies["committee"]}
    assert found(Among("pk", RawSQL("SELECT id FROM agencies_agency WHERE id = %s", [min(under)]))) == {min(under)}


def test_not_among_them_are_all_others(world: World, under: set[int]) -> None:
    children = AgencyParent.objects.filter(parent_id=world.agencies["committee"]).order_by().values("agency_id")
    others = Agency.objects.exclude(Among("pk", children)).values_list("pk", flat=True)
    assert set(others) == set(world.agencies.values()) - under


def test_a_question_that_can_find_nothing_leaves_nothing(world: World) -> None:
    assert found(Among("pk", Agency.objects.none())) == set()
    assert found(Among("pk", Agency.objects.filter(pk__in=()).values("pk"))) == set()
    assert Agency.objects.exclude(Among("pk", Agency.objects.none())).count() == len(world.agencies)
