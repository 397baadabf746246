"""What a changed calendar moves, on its pages: seen, done, taken back by its keeper; by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import pytest_django
from django.test import Client

from nhipcau.documents.local_rules.services import RuleWords, add_milestone, enter_rule
from nhipcau.documents.models import RuleMilestone
from nhipcau.execution.models import Task
from nhipcau.flows.receive import receive_document
from nhipcau.foundation import clock
from nhipcau.foundation.calendar import add_day_off
from nhipcau.foundation.models import LimitRecount
from nhipcau.reading.types import Due, DueKind
from tests.web.visiting import html, send, visit
from tests.world import Ordered, World, plan

PAGE = "/lich-lam-viec/tinh-lai/"
YEAR = "/lich-lam-viec/2026/"
FRIDAY = date(2026, 11, 20)
DUE = Due(kind=DueKind.RELATIVE, days=5, working=True, since="ngày nhận được văn bản", text="05 ngày làm việc")


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.standing_at(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        yield


@pytest.fixture
def keeper(pages: World) -> Client:
    """A task and a step of the health department, five working days each, and a day off decided since."""
    duties = (Ordered("góp ý dự thảo", lead=("Sở Y tế",), due=DUE),)
    document = pages.register(plan(date=FRIDAY, duties=duties))
    health, agency = pages.actors["health"], pages.agencies["health"]
    receive_document(actor=health, document_id=document.pk, on=FRIDAY)
    rule = enter_rule(
        actor=health, words=RuleWords(name="Quy chế phối hợp", kind="QC", owner_id=agency, lead_id=agency)
    )
    add_milestone(actor=health, rule_id=rule.pk, name="Lấy ý kiến", starts_on=FRIDAY, working_days=5)
    add_day_off(actor=pages.actors["administrator"], on=date(2026, 11, 26), name="Ngày hội", basis="Thông báo 15")
    return visit(pages, "administrator")


def sign_on(page: str) -> str:
    return page.split('name="sign" value="')[1].split('"')[0]


def days() -> tuple[date | None, date]:
    return Task.objects.get().due_on, RuleMilestone.objects.get().due_on


def test_the_calendar_tells_its_keeper_what_rests_on_the_older_one(keeper: Client) -> None:
    page = html(keeper, YEAR)
    assert "Còn mở mà tính theo lịch cũ: 1 việc, 1 mốc soạn thảo." in page
    assert PAGE in page


def test_what_was_seen_is_done_and_taken_back(pages: World, keeper: Client) -> None:
    before = days()
    page = html(keeper, PAGE)
    for words in ("5 ngày làm việc", "30/11/2026 → 01/12/2026", "1 việc", "1 mốc", "Sở Y tế tỉnh Bình Hải"):
        assert words in page
    assert days() == before
    assert send(keeper, PAGE, sign=sign_on(page)) == PAGE
    assert days() == (date(2026, 12, 1), date(2026, 12, 1))
    page = html(keeper, PAGE)
    assert "Không có thời hạn nào phải đổi." in page and "Thông báo 15" in page
    assert "tính lại thời hạn theo lịch làm việc" in html(visit(pages, "health"), f"/viec/{Task.objects.get().pk}/")
    way = f"{PAGE}{LimitRecount.objects.get().pk}/hoan-tac"
    assert send(keeper, way) == PAGE
    assert days() == before
    assert "đã hoàn tác: Administrator" in html(keeper, PAGE)


def test_what_has_changed_since_it_was_seen_is_told_and_not_done(pages: World, keeper: Client) -> None:
    seen, before = sign_on(html(keeper, PAGE)), days()
    add_day_off(actor=pages.actors["administrator"], on=date(2026, 11, 27), name="Ngày hội", basis="Thông báo 16")
    answer = keeper.post(PAGE, {"sign": seen})
    assert answer.status_code == 409 and "Trong lúc bạn xem, có thời hạn đã đổi" in answer.content.decode()
    assert days() == before


def test_it_leaves_as_a_sheet_and_is_read_in_english(pages: World, keeper: Client) -> None:
    sheet = keeper.get(f"{PAGE}?format=csv").content.decode()
    assert "5 ngày làm việc,20/11/2026,30/11/2026,01/12/2026,1,Sở Y tế tỉnh Bình Hải" in sheet
    assert "Count these limits anew" in html(visit(pages, "administrator", language="en"), PAGE)


@pytest.mark.parametrize("who", ["clerk", "monitor", "inspector", "national"])
def test_others_find_no_way_and_are_refused(pages: World, keeper: Client, who: str) -> None:
    stranger, before, sign = visit(pages, who), days(), sign_on(html(keeper, PAGE))
    assert PAGE not in html(stranger, YEAR)
    asked = {stranger.get(PAGE).status_code, stranger.post(PAGE, {"sign": sign}).status_code}
    assert asked | {stranger.post(f"{PAGE}1/hoan-tac").status_code} == {403}
    assert days() == before and not LimitRecount.objects.exists()


def test_it_costs_the_same_queries_however_many_limits_move(
    pages: World, keeper: Client, django_assert_max_num_queries: pytest_django.DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(14):
        html(keeper, PAGE)
    for number in range(20, 26):
        duties = (Ordered("góp ý dự thảo", lead=("Sở Y tế",), due=DUE),)
        document = pages.register(plan(number, date=FRIDAY, duties=duties))
        receive_document(actor=pages.actors["health"], document_id=document.pk, on=FRIDAY)
    with django_assert_max_num_queries(14):
        html(keeper, PAGE)
