"""S5. Under "organisation of implementation" each agency has its assignments, and none of them has a date."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.journeys.conftest import Office, Which, papers

PLANS = papers("ke-hoach-58-ubnd-kh.txt", "000")


def folded(names: list[str]) -> list[str]:
    return sorted(" ".join(name.split()).casefold() for name in names)


@pytest.mark.parametrize("plan", PLANS)
def test_the_sections_of_the_agencies_hold_as_many_assignments_as_were_made(office: Office, plan: Which) -> None:
    office.upload(plan)
    tasks = office.tasks(office.documents()[0], "III")
    meant = plan.open().duties("III")
    assert Counter(task["section"] for task in tasks) == Counter(duty["section"] for duty in meant)


@pytest.mark.parametrize("plan", PLANS)
def test_each_assignment_has_its_lead(office: Office, plan: Which) -> None:
    office.upload(plan)
    tasks = office.tasks(office.documents()[0], "III")
    meant = plan.open().duties("III")
    read = [folded([party["name"] for party in task["leads"]]) for task in tasks]
    assert read == [folded(duty["lead"]) for duty in meant]


@pytest.mark.shared
def test_each_duty_is_a_task_or_standing_as_labelled(office: Office) -> None:
    plan = Which("000")
    office.upload(plan)
    meant = [duty["nature"] for duty in plan.open().documents[0]["duties"]]
    assert [task["nature"] for task in office.tasks(office.documents()[0])] == meant


@pytest.mark.parametrize("plan", PLANS)
def test_nothing_is_given_a_date_that_the_plan_does_not_name(office: Office, plan: Which) -> None:
    office.upload(plan)
    (document,) = office.documents()
    tasks = office.tasks(document)
    assert [task["due_on"] for task in tasks] == [None] * len(tasks)
    assert office.warnings(document, "due.none")


@pytest.mark.parametrize("plan", PLANS)
def test_the_treasury_funds_on_a_legal_basis(office: Office, plan: Which) -> None:
    office.upload(plan)
    (task,) = [t for t in office.tasks(office.documents()[0], "III") if t["leads"][0]["name"] == "Sở Tài chính"]
    assert "FUND" in office.ask(f"/tasks/{task['id']}")["roles"]
    assert "41/2013/QĐ-TTg" in task["words"]


@pytest.mark.shared
def test_thirteen_assignments_four_of_the_union_and_two_led_by_it_elsewhere(office: Office) -> None:
    office.upload(Which("000"))
    tasks = office.tasks(office.documents()[0], "III")
    sections = Counter(task["section"] for task in tasks)
    assert [sections[f"III.{n}"] for n in range(1, 7)] == [4, 4, 2, 1, 1, 1]
    union = "Liên hiệp Các tổ chức hữu nghị thành phố"
    helped = [t for t in tasks if t["section"] in {"III.2", "III.5"} and t["leads"][0]["name"] == union]
    assert [task["coordinators"][0]["name"] for task in helped] == ["Sở Ngoại vụ", "Sở Thông tin và Truyền thông"]
