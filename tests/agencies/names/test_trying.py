"""What is told of a way of writing is what becomes of it when a paper comes with it."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.names.trying import Outcome, try_name_for
from nhipcau.agencies.services.names import match_or_make_agencies
from tests.world import PROVINCE, World

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
ISSUER = "UBND tỉnh Bình Hải"
WRITTEN = (
    "Sở Ngoại vụ",
    "SNgV",
    "Sở Ngoại vụ tỉnh Bình Hải",
    "Văn phòng UBND tỉnh",
    "Sở Du lịch",
    "Sở Ngoaij vụ",
    "các sở, ban, ngành",
    "Lưu: VT",
    "Phòng Tổng hợp",
    "tổ tiết kiệm",
    "Bộ Ngoại giao",
    "Sở Y tế, Sở Ngoại vụ",
    "Sở Y tế tỉnh Đồng Nai",
)
ONE = (Outcome.ITSELF, Outcome.SAID, Outcome.NAMED, Outcome.SURE)


@pytest.mark.parametrize("written", WRITTEN)
def test_what_is_told_is_what_becomes_of_it(world: World, written: str) -> None:
    told, _ = try_name_for(world.actors["administrator"], written, issuer=ISSUER, on=DAY)
    host = world.agencies["committee"]
    met = match_or_make_agencies(names=[written], locality=PROVINCE, on=DAY, host_id=host)
    assert told.place == Locality(kind="tỉnh", name="Bình Hải").text
    for meaning in told.meanings:
        became = met.agencies[meaning.written]
        if meaning.outcome in ONE:
            assert [one.agency_id for one in meaning.agencies] == [became]
        elif meaning.outcome is Outcome.MADE:
            assert became in met.made
        else:
            assert became is None


def test_a_line_of_many_names_costs_as_many_queries_as_one(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    names = ", ".join(f"Sở Thử nghiệm {number}" for number in range(20))
    with django_assert_max_num_queries(16):
        try_name_for(world.actors["administrator"], names, issuer=ISSUER, on=DAY)
    with django_assert_max_num_queries(16):
        try_name_for(world.actors["administrator"], "Sở Y tế", issuer=ISSUER, on=DAY)
