"""S15. "Trước ngày 15/11 hằng năm": the last compliant day is the 14th, every year anew."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from nhipcau.foundation import clock
from tests.journeys.conftest import Office, Which, papers

FILES = papers("cong-van-1386-sgddt-vp.txt", "004")


def report(office: Office) -> dict[str, Any]:
    (found,) = [task for task in office.tasks(office.documents()[-1]) if task["nature"] == "report"]
    return found


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("now", "last"),
    [
        (datetime(2026, 10, 1, tzinfo=UTC), "2026-11-14"),
        (datetime(2026, 11, 14, 5, tzinfo=UTC), "2026-11-14"),
        (datetime(2026, 11, 15, 5, tzinfo=UTC), "2027-11-14"),
    ],
)
def test_the_last_compliant_day_is_the_day_before_in_the_present_round(
    office: Office, file: Which, now: datetime, last: str
) -> None:
    with clock.standing_at(now):
        office.upload(file)
        assert report(office)["due_on"] == last


@pytest.mark.parametrize("file", FILES)
def test_the_task_keeps_the_words_and_the_strictness(office: Office, file: Which) -> None:
    office.upload(file)
    due = report(office)["due"]
    told = {"kind": "yearly", "month": 11, "day": 15, "strict": True, "text": "trước ngày 15/11 hằng năm"}
    assert due == told
    assert told["text"] in office.page("task", report(office)["id"])


@pytest.mark.parametrize("file", FILES)
def test_it_goes_to_foreign_affairs_within_the_annual_report(office: Office, file: Which) -> None:
    office.upload(file)
    assert office.ask(f"/tasks/{report(office)['id']}")["report_to"] == "Sở Ngoại vụ"
