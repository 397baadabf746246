"""A plan on the board, on a day in June 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from nhipcau.documents.models import Document
from nhipcau.execution.models import Task
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.foundation import clock
from nhipcau.reading.types import Due, DueKind, Nature
from tests.world import Ordered, World, plan

TODAY = datetime(2026, 6, 10, 2, tzinfo=UTC)


@pytest.fixture
def june(pages: World) -> Iterator[World]:
    with clock.standing_at(TODAY):
        yield pages


def dated(on: date, *, strict: bool = False) -> Due:
    words = f"{'trước ' if strict else ''}ngày {on.day}/{on.month}/{on.year}"
    return Due(kind=DueKind.DATE, text=words, on=on, strict=strict)


DUTIES = (
    Ordered("Sở Ngoại vụ lập danh sách đoàn ra", lead=("Sở Ngoại vụ",), due=dated(date(2026, 6, 1))),
    Ordered(
        "Sở Ngoại vụ chủ trì rà soát tổ chức phi chính phủ",
        lead=("Sở Ngoại vụ",),
        coordinators=("Sở Y tế",),
        due=dated(date(2026, 6, 15), strict=True),
    ),
    Ordered("Sở Y tế theo dõi các đoàn y tế", lead=("Sở Y tế",), nature=Nature.STANDING),
    Ordered("Các sở, ban, ngành phổ biến Chỉ thị", lead=("Các sở, ban, ngành",)),
    Ordered("Phổ biến kế hoạch này"),
    Ordered(
        "Sở Ngoại vụ báo cáo kết quả hằng năm",
        lead=("Sở Ngoại vụ",),
        nature=Nature.REPORT,
        due=Due(kind=DueKind.YEARLY, text="trước ngày 15/11 hằng năm", month=11, day=15, strict=True),
    ),
    Ordered(
        "Sở Y tế định kỳ báo cáo",
        lead=("Sở Y tế",),
        nature=Nature.REPORT,
        due=Due(kind=DueKind.UNSPECIFIED_PERIOD, text="Định kỳ"),
    ),
)


@pytest.fixture
def read_plan(june: World) -> Document:
    """Read and not yet looked at."""
    return june.register(plan(duties=DUTIES))


@pytest.fixture
def confirmed_plan(june: World, read_plan: Document) -> Document:
    confirm_all_but_doubtful(actor=june.actors["clerk"], document_id=read_plan.pk, version=read_plan.version)
    return read_plan


def task_of(words: str) -> Task:
    return Task.objects.get(words__contains=words)
