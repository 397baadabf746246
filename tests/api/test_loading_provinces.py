"""A province of the shipped register through the API: looked at ahead, loaded once, taken back; by nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nhipcau.agencies.models import Agency, RegisterLoading
from nhipcau.agencies.services.shipped import load_register
from tests.api.conftest import Program
from tests.world import World

Door = Callable[[str], Program]
KEY = {"Idempotency-Key": "nap-ca-mau"}


@pytest.fixture
def keeper(world: World, program: Door) -> Program:
    load_register(actor=world.actors["administrator"])
    return program("administrator")


def test_what_was_looked_at_is_loaded_once_and_taken_back_once(keeper: Program) -> None:
    before = Agency.objects.count()
    seen = keeper.post("/provinces/96/preview").body
    assert Agency.objects.count() == before and seen["made"] and seen["events"]
    loaded = keeper.post("/provinces/96/load", {"with_units": False}, **KEY)
    assert (loaded.status, loaded.body["made"]) == (201, len(seen["made"]))
    assert keeper.post("/provinces/96/load", {"with_units": False}, **KEY).body == loaded.body
    (loading,) = keeper.get("/provinces/96").body["loadings"]
    assert (RegisterLoading.objects.count(), loading["who"]) == (1, "Administrator")
    path = f"/provinces/loadings/{loading['id']}/undo"
    assert keeper.post(path).body["undone_by"] == "Administrator"
    assert Agency.objects.count() == before
    assert keeper.post(path).body["code"] == "agency_register.nothing_to_undo"


def test_the_34_are_told_and_no_other(keeper: Program) -> None:
    rows = keeper.get("/provinces").body
    assert len(rows) == 34 and not any(row["loaded"] for row in rows)
    assert keeper.get("/provinces/khong-co").body["code"] == "agency_register.not_found"


@pytest.mark.parametrize("who", ["clerk", "monitor", "national"])
def test_nobody_else_looks_loads_or_takes_back(keeper: Program, program: Door, who: str) -> None:
    keeper.post("/provinces/96/load", {}, **KEY)
    loading, stranger = RegisterLoading.objects.get(), program(who)
    answers = [
        stranger.get("/provinces"),
        stranger.get("/provinces/96"),
        stranger.post("/provinces/96/preview"),
        stranger.post("/provinces/96/load", {}, **KEY),
        stranger.post(f"/provinces/loadings/{loading.pk}/undo"),
    ]
    assert {(answer.status, answer.body["code"]) for answer in answers} == {(403, "agency_register.not_allowed")}
    loading.refresh_from_db()
    assert loading.undone is None
