""" "05 ngày làm việc kể từ ngày nhận": counted from the day in the lead's incoming book, through the calendar (S22)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from nhipcau.documents.models import Document, Entry
from nhipcau.execution.models import Task
from nhipcau.execution.receipt import runs_from_receipt
from nhipcau.flows.receive import receive_document, void
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.foundation import clock
from nhipcau.foundation.calendar import reopen_year
from nhipcau.foundation.models import AuditEntry
from nhipcau.reading.types import Due, DueKind
from tests.world import Ordered, World, plan

FRIDAY = date(2026, 11, 20)
DUE = Due(kind=DueKind.RELATIVE, days=5, working=True, since="ngày nhận được văn bản", text="05 ngày làm việc")


@pytest.fixture
def office(world: World) -> Iterator[World]:
    with clock.standing_at(datetime(2026, 11, 20, 3, tzinfo=UTC)):
        yield world


def ordered(world: World, due: Due = DUE, lead: str = "Sở Y tế") -> Document:
    return world.register(plan(date=FRIDAY, duties=(Ordered("góp ý dự thảo", lead=(lead,), due=due),)))


def came(world: World, document: Document, *, to: str = "health", on: date = FRIDAY) -> Entry:
    return receive_document(actor=world.actors[to], document_id=document.pk, on=on)


def test_five_working_days_from_friday_pass_over_the_holiday(office: World) -> None:
    document = ordered(office)
    assert Task.objects.get().due_on is None
    came(office, document)
    task = Task.objects.get()
    assert (task.due_on, task.counted_from) == (date(2026, 11, 30), FRIDAY)
    assert AuditEntry.objects.filter(act="tasks.limits_counted").count() == 1


def test_the_book_of_whoever_is_not_the_lead_begins_nothing(office: World) -> None:
    came(office, ordered(office), to="clerk")
    assert Task.objects.get().due_on is None


def test_a_line_that_is_void_counts_no_more(office: World) -> None:
    document = ordered(office)
    entry = came(office, document)
    void(actor=office.actors["health"], entry_id=entry.pk, version=entry.version, reason="nhầm")
    assert (Task.objects.get().due_on, Task.objects.get().counted_from) == (None, None)


def test_calendar_days_that_end_on_a_day_off_end_on_the_next_working_day(office: World) -> None:
    due = Due(kind=DueKind.RELATIVE, days=4, working=False, since="ngày nhận", text="04 ngày")
    came(office, ordered(office, due))
    assert Task.objects.get().due_on == date(2026, 11, 25)


def test_a_lead_found_later_has_its_limit_too(office: World) -> None:
    document = ordered(office)
    came(office, document)
    Task.objects.update(due_on=None, counted_from=None)
    confirm_all_but_doubtful(actor=office.actors["clerk"], document_id=document.pk, version=document.version)
    assert Task.objects.get().due_on == date(2026, 11, 30)


def test_without_the_whole_calendar_there_is_no_day_rather_than_a_guess(office: World) -> None:
    reopen_year(actor=office.actors["administrator"], year=2026, basis="chờ thông báo nghỉ lễ")
    came(office, ordered(office))
    assert Task.objects.get().due_on is None


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("ngày nhận", True),
        ("ngày nhận được Kế hoạch này", True),
        ("khi nhận được công văn", True),
        ("ngày nhận đủ hồ sơ", False),
        ("ngày nhận hồ sơ hợp lệ", False),
        ("ngày ký", False),
        ("", False),
    ],
)
def test_only_the_day_of_the_paper_itself_counts(words: str, counts: bool) -> None:
    assert runs_from_receipt({"kind": "relative", "days": 5, "working": True, "from": words}) is counts
