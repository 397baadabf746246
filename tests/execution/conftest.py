"""What tests of tasks may use beside the world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from nhipcau.agencies.events.legs import Leg
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.foundation import clock
from nhipcau.ground.actor import AccountRole
from tests.execution.reorganised import DUTIES, NOW, PRESS, SHORT, happened
from tests.world import World, plan


@pytest.fixture
def province(world: World) -> Iterator[World]:
    """A plan of 2020 in a province whose departments were merged in March 2025; today is in November 2026."""
    with clock.standing_at(NOW):
        for short, name in SHORT.items():
            world.agency(short, name, under="committee")
            world.account(short, AccountRole.OFFICER, agency=world.agencies[short])
        document = world.register(plan(date=date(2020, 4, 8), duties=DUTIES))
        confirm_all_but_doubtful(actor=world.actors["clerk"], document_id=document.pk, version=document.version)
        happened(world, "absorb", Leg(world.agencies["planning"], world.agencies["finance"]))
        media, science, culture = (world.agencies[short] for short in ("media", "science", "culture"))
        happened(world, "absorb", Leg(media, science), Leg(media, culture, function_scope=PRESS))
        yield world
