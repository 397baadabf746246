"""S10. "Định kỳ" without saying how often is a report owed by all, through two channels, without an invented date."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from nhipcau.foundation import clock
from tests.journeys.conftest import Office, Which, papers

PLANS = papers("ke-hoach-96-kh-ubnd.txt", "ke-hoach-96-kh-ubnd.html", "002")


def obligation(office: Office) -> dict[str, Any]:
    (report,) = [task for task in office.tasks(office.documents()[0]) if task["nature"] == "report"]
    sheet: dict[str, Any] = office.ask(f"/tasks/{report['id']}")
    return sheet


@pytest.mark.parametrize("plan", PLANS)
def test_every_unit_owes_it_to_the_committee_through_both_channels(office: Office, plan: Which) -> None:
    office.upload(plan)
    (meant,) = [duty for duty in plan.open().documents[0]["duties"] if duty["nature"] == "report"]
    report = obligation(office)
    assert [party["name"].casefold() for party in report["leads"]] == [name.casefold() for name in meant["lead"]]
    assert (report["report_to"], report["via"]) == (meant["report_to"], meant["via"])


@pytest.mark.parametrize("plan", PLANS)
def test_its_rhythm_is_undetermined_and_no_day_is_invented(office: Office, plan: Which) -> None:
    for moment in (datetime(2017, 9, 1, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=UTC)):
        with clock.standing_at(moment):
            if not office.documents():
                office.upload(plan)
            report = obligation(office)
            assert (report["due"]["kind"], report["due_on"], report["late"]) == ("unspecified_period", None, False)


@pytest.mark.parametrize("plan", PLANS)
def test_the_board_keeps_it_among_what_has_no_date(office: Office, plan: Which) -> None:
    office.upload(plan)
    undated = office.ask("/tasks", undated="true", nature="report")["rows"]
    assert [row["id"] for row in undated] == [obligation(office)["id"]]
    assert "Định kỳ" in office.page("task", undated[0]["id"])
