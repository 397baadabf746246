"""S22. "05 ngày làm việc" from Friday 20/11/2026 ends on 30/11, because 24/11 is a holiday; unknown years are named."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from nhipcau.documents.local_rules.services import RuleWords, add_milestone, enter_rule
from nhipcau.foundation import clock
from nhipcau.foundation.calendar import reopen_year
from nhipcau.ground.refusal import Refusal
from tests.journeys.conftest import Office

FRIDAY = date(2026, 11, 20)
ASKED = {"after": FRIDAY.isoformat(), "days": 5}


def test_five_working_days_end_on_monday_the_30th(office: Office) -> None:
    page = office.page("calendar_year", 2026, **ASKED)
    assert "Ngày cuối: Thứ Hai, 30/11/2026" in page
    assert "24/11/2026 nghỉ: Ngày Văn hóa Việt Nam" in page
    counted = office.ask("/calendar/count", **ASKED)["counted"]
    assert [day[-2:] for day in counted] == ["23", "25", "26", "27", "30"]


def test_a_limit_of_a_drafting_is_counted_the_same_way(office: Office) -> None:
    owner = office.world.agencies["committee"]
    clerk = office.world.actors["clerk"]
    with clock.standing_at(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        words = RuleWords(name="Quy chế đối ngoại", kind="QC", owner_id=owner, lead_id=owner)
        rule = enter_rule(actor=clerk, words=words)
        step = add_milestone(actor=clerk, rule_id=rule.pk, name="Góp ý", starts_on=FRIDAY, working_days=5)
        assert step.due_on == date(2026, 11, 30)
        assert "30/11/2026" in office.page("local_rule", rule.pk)


def test_without_the_table_of_2026_nothing_is_reckoned_and_the_year_is_named(office: Office) -> None:
    reopen_year(actor=office.world.actors["administrator"], year=2026, basis="chưa có thông báo")
    page = office.page("calendar_year", 2026, **ASKED)
    assert "Lịch làm việc năm 2026 chưa đủ" in page and "Ngày cuối" not in page
    owner, clerk = office.world.agencies["committee"], office.world.actors["clerk"]
    rule = enter_rule(actor=clerk, words=RuleWords(name="Quy chế", kind="QC", owner_id=owner, lead_id=owner))
    with pytest.raises(Refusal, match=r"calendar\.incomplete"):
        add_milestone(actor=clerk, rule_id=rule.pk, name="Góp ý", starts_on=FRIDAY, working_days=5)
