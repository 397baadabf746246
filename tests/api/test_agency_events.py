"""What happened to agencies, through the API: anyone reads it, as the pages show it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.services import plan_event
from tests.api.conftest import Program
from tests.world import World

Door = Callable[[str], Program]


def test_events_are_listed_and_each_tells_what_it_writes(world: World, program: Door) -> None:
    health, foreign = world.agencies["health"], world.agencies["foreign"]
    event = plan_event(
        actor=the_installation(), kind="absorb", effective=date(2026, 3, 1), basis="15/NQ-HĐND",
        legs=[Leg(from_agency=health, to_agency=foreign)],
    )  # fmt: skip
    (row,) = program("clerk").get("/agency-events", kind="absorb", q="so y te").body["rows"]
    assert (row["id"], row["legs"][0]["to_label"]) == (event.pk, "Sở Ngoại vụ tỉnh Bình Hải")

    sheet = program("clerk").get(f"/agency-events/{event.pk}").body
    assert [change["what"] for change in sheet["changes"]] == ["name_ends", "parent_ends", "agency_ends"]
    assert (sheet["ended"], sheet["obstacle"]) == ([health], "")
    assert program("clerk").get("/agency-events/999").body["code"] == "agency_event.not_found"
