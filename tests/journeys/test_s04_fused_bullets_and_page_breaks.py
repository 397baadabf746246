"""S4. Bullets that lost their line and words torn by a page break are put right; places still point to the text."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, papers

PLANS = papers("ke-hoach-58-ubnd-kh.txt", "000")
# A bullet that stands fused to the one before it, and the first words of an item that a page break tears.
FUSED = "Tăng cường sự phối hợp"
TORN = {
    "ke-hoach-58-ubnd-kh.txt": ("Giữ nhịp trao đổi đoàn", "người dân hai bên cùng làm"),
    "000": ("", "Thủ tướng Chính phủ"),
}


@pytest.mark.parametrize("plan", PLANS)
def test_each_bullet_is_a_duty_of_its_own(office: Office, plan: Which) -> None:
    office.upload(plan)
    tasks = office.tasks(office.documents()[0], "II.2")
    assert len(tasks) == len(plan.open().duties("II.2"))
    assert [task["words"].lstrip("- ").startswith(FUSED) for task in tasks].count(True) == 1


@pytest.mark.parametrize("plan", PLANS)
def test_what_a_page_break_tears_is_read_as_one(office: Office, plan: Which) -> None:
    office.upload(plan)
    begins, whole = TORN[plan.name]
    tasks = office.tasks(office.documents()[0])
    assert any(begins in task["words"] and whole in " ".join(task["words"].split()) for task in tasks)


@pytest.mark.parametrize("plan", PLANS)
def test_every_place_points_to_the_words_it_quotes(office: Office, plan: Which) -> None:
    office.upload(plan)
    (document,) = office.documents()
    text, evidence = office.text(document), office.reading(document)["evidence"]
    assert evidence
    assert [p for p, e in evidence.items() if " ".join(text[s:t] for s, t in e["spans"]) != e["quote"]] == []
