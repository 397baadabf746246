"""S7. Where difficulties go is read from each plan: through the Union, through foreign affairs, or straight up."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, papers

PLANS = papers("ke-hoach-58-ubnd-kh.txt", "ke-hoach-96-kh-ubnd.txt", "cong-van-1386-sgddt-vp.txt", "000", "002", "004")


@pytest.mark.parametrize("plan", PLANS)
def test_the_route_is_the_one_the_plan_names(office: Office, plan: Which) -> None:
    office.upload(plan)
    meant = plan.open().documents[-1]
    code = meant["code"]
    channel = office.reading(office.document(code, source_kind=""))["difficulty_channel"]
    labelled = meant["difficulty_channel"]
    assert ([name.casefold() for name in channel["via"]], channel["to"].casefold()) == (
        [name.casefold() for name in labelled["via"]],
        labelled["to"].casefold(),
    )


@pytest.mark.parametrize("plan", PLANS)
def test_the_route_is_read_from_words_of_the_plan(office: Office, plan: Which) -> None:
    office.upload(plan)
    document = office.documents()[-1]
    channel = office.reading(document)["difficulty_channel"]
    start, end = channel["span"]
    assert "vướng mắc" in office.text(document)[start:end]


def test_no_route_is_invented_where_none_is_named(office: Office) -> None:
    office.upload(Which("cong-van-1386-sgddt-vp.txt"))
    assert office.reading(office.document("1386/SGDĐT-VP"))["difficulty_channel"] is None
