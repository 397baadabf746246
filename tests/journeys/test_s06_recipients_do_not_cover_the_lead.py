"""S6. An agency that leads and does not get the plan is told to the clerk, as is a name that looks misspelt."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, papers


@pytest.mark.parametrize("plan", papers("ke-hoach-58-ubnd-kh.txt", "000"))
def test_a_lead_that_is_not_among_the_recipients_is_told(office: Office, plan: Which) -> None:
    office.upload(plan)
    told = office.warnings(office.documents()[0], "lead.not_recipient")
    assert any("tổ chức hữu nghị" in words for words in told)


@pytest.mark.parametrize("plan", papers("ke-hoach-58-ubnd-kh.txt", "000"))
def test_the_recipients_are_read_line_by_line(office: Office, plan: Which) -> None:
    office.upload(plan)
    meant = plan.open().documents[0]["recipients"]
    recipients = office.reading(office.documents()[0])["recipients"]
    assert len(recipients) == (meant if isinstance(meant, int) else len(meant))


@pytest.mark.shared
def test_a_misspelt_recipient_is_told_with_the_likely_name(office: Office) -> None:
    office.upload(Which("000"))
    (told,) = office.warnings(office.documents()[0], "recipient.misspelt")
    assert "MTTQ" in told
