"""Who absorbed an agency sees what that one saw; of one that was divided each heir sees the papers of its duties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import pytest_django
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.models import Agency
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services.events import plan_event
from nhipcau.documents.access import may_review, may_see
from nhipcau.documents.models import Document, Named
from nhipcau.documents.selectors import documents_for
from nhipcau.execution.services import decide_succession, take_back_succession
from nhipcau.flows.reorganise import apply_event, follow_successors, undo_event
from nhipcau.foundation import clock
from nhipcau.ground.actor import AccountRole
from tests.world import COMMITTEE, Ordered, World, plan

NumQueries = pytest_django.DjangoAssertNumQueries
NOW = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
MARCH = date(2025, 3, 1)
PRESS = "báo chí, xuất bản"
SON, LAM = (Locality(kind="tỉnh", name=name) for name in ("Bình Sơn", "Bình Lâm"))


@pytest.fixture
def country(world: World) -> Iterator[World]:
    """A province that will go into ours, and one that has nothing to do with either."""
    with clock.standing_at(NOW):
        for short, place in (("other", SON), ("stranger", LAM)):
            world.agency(short, COMMITTEE, place=place)
            world.account(short, AccountRole.CLERK, agency=world.agencies[short])
        world.register(theirs(), by="other")
        yield world


def theirs(number: int = 20, *duties: Ordered):  # type: ignore[no-untyped-def]
    issuer = f"{COMMITTEE} tỉnh Bình Sơn"
    return plan(number, date=date(2020, 4, 8), issuer=issuer, place="Bình Sơn", duties=duties)


def happened(world: World, *legs: Leg, kind: str = "absorb", on: date = MARCH) -> int:
    event = plan_event(
        actor=world.actors["administrator"], kind=kind, effective=on, basis="Nghị quyết 1/NQ-HĐND", legs=legs
    )
    apply_event(actor=world.actors["administrator"], event_id=event.pk)
    return event.pk


def merged(world: World, on: date = MARCH) -> int:
    return happened(world, Leg(world.agencies["other"], world.agencies["committee"]), on=on)


def codes(world: World, who: str) -> list[str]:
    return sorted(row.code for row in documents_for(world.actors[who]).rows)


def test_before_it_is_absorbed_its_papers_are_its_own(country: World) -> None:
    assert (codes(country, "other"), codes(country, "clerk")) == (["20/KH-UBND"], [])


@pytest.mark.parametrize("who", ["clerk", "monitor", "inspector"])
def test_who_absorbed_it_and_who_watches_that_one_see_its_papers(country: World, who: str) -> None:
    merged(country)
    assert codes(country, who) == ["20/KH-UBND"]
    assert may_see(country.actors[who], Document.objects.get(code="20/KH-UBND"))


@pytest.mark.parametrize("who", ["stranger", "foreign", "health"])
def test_nobody_else_does(country: World, who: str) -> None:
    merged(country)
    assert codes(country, who) == []
    assert not may_see(country.actors[who], Document.objects.get(code="20/KH-UBND"))


def test_seeing_is_not_judging(country: World) -> None:
    merged(country)
    assert not may_review(country.actors["clerk"], Document.objects.get(code="20/KH-UBND"))


def test_undone_they_are_its_own_again(country: World) -> None:
    event = merged(country)
    undo_event(actor=country.actors["administrator"], event_id=event)
    assert codes(country, "clerk") == []
    assert not Agency.objects.filter(heir__isnull=False).exists()


def test_an_event_to_come_opens_nothing_before_its_day(country: World) -> None:
    merged(country, on=date(2026, 12, 1))
    assert codes(country, "clerk") == []
    later = datetime(2026, 12, 1, 9, tzinfo=NOW.tzinfo)
    with clock.standing_at(later):
        follow_successors(on=later.date())
        assert codes(country, "clerk") == ["20/KH-UBND"]


def test_what_was_absorbed_by_the_absorbed_comes_along(country: World) -> None:
    happened(country, Leg(country.agencies["stranger"], country.agencies["other"]), on=date(2024, 1, 1))
    country.register(plan(30, issuer=f"{COMMITTEE} tỉnh Bình Lâm", place="Bình Lâm"), by="stranger")
    merged(country)
    assert codes(country, "clerk") == ["20/KH-UBND", "30/KH-UBND"]


def test_the_register_costs_as_many_queries_as_before(country: World) -> None:
    with CaptureQueriesContext(connection) as before:
        codes(country, "clerk")
    merged(country)
    country.register(theirs(21), by="other")
    with CaptureQueriesContext(connection) as after:
        codes(country, "clerk")
    # An empty page names no agencies and counts no duties; nothing is asked once for each predecessor.
    full = len(after)
    country.register(theirs(22), by="other")
    with CaptureQueriesContext(connection) as again:
        codes(country, "clerk")
    assert len(again) == full
    assert full - len(before) <= 3


@pytest.fixture
def divided(country: World) -> World:
    """A department's press went to one department, the rest to another."""
    for short, name in (("media", "Sở Thông tin và Truyền thông"), ("science", "Sở Khoa học và Công nghệ")):
        country.agency(short, name, under="committee")
        country.account(short, AccountRole.OFFICER, agency=country.agencies[short])
    country.agency("culture", "Sở Văn hóa, Thể thao và Du lịch", under="committee")
    country.account("culture", AccountRole.OFFICER, agency=country.agencies["culture"])
    for number, words in ((12, "thông tin, tuyên truyền về đối ngoại"), (13, "xây dựng phần mềm")):
        country.register(plan(number, duties=(Ordered(words, lead=("Sở Thông tin và Truyền thông",)),)))
    media, science, culture = (country.agencies[one] for one in ("media", "science", "culture"))
    happened(country, Leg(media, science), Leg(media, culture, function_scope=PRESS))
    return country


def decide(world: World, scope: str, to: str) -> int:
    event, _ = decide_succession(
        actor=world.actors["administrator"],
        agency_id=world.agencies["media"],
        scope=scope,
        effective=MARCH,
        to_agency_id=world.agencies[to],
        basis="Kết luận của Chủ tịch",
    )
    return event.pk


def test_of_a_divided_agency_nobody_sees_anything_before_it_is_decided(divided: World) -> None:
    assert (codes(divided, "science"), codes(divided, "culture")) == ([], [])


def test_decided_each_sees_the_papers_of_what_came_to_it(divided: World) -> None:
    event = decide(divided, PRESS, "culture")
    assert (codes(divided, "culture"), codes(divided, "science")) == (["12/KH-UBND"], [])
    decide(divided, "", "science")
    assert (codes(divided, "culture"), codes(divided, "science")) == (["12/KH-UBND"], ["13/KH-UBND"])
    take_back_succession(actor=divided.actors["administrator"], event_id=event)
    assert (codes(divided, "culture"), codes(divided, "science")) == ([], ["13/KH-UBND"])


def test_a_later_paper_that_names_the_divided_agency_reaches_its_heir(divided: World) -> None:
    decide(divided, PRESS, "culture")
    divided.register(plan(14, duties=(Ordered("đăng trên báo chí", lead=("Sở Thông tin và Truyền thông",)),)))
    assert codes(divided, "culture") == ["12/KH-UBND", "14/KH-UBND"]
    assert Named.objects.filter(part="heir").count() == 2
