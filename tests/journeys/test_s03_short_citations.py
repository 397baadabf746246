"""S3. A citation without a date means the dated one it can mean, and no later namesake."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, own_paper, papers

CODE = {"ke-hoach-58-ubnd-kh.txt": "12-CT/TW", "000": "38-CT/TW"}
PLANS = papers("ke-hoach-58-ubnd-kh.txt", "000")
LATER = own_paper(
    "sau.txt",
    """\
ỦY BAN NHÂN DÂN
TỈNH BÌNH HẢI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 7/KH-UBND

Bình Hải, ngày 02 tháng 12 năm 2024

KẾ HOẠCH
Thực hiện Chỉ thị số {code} ngày 30/7/2024 của Ban Bí thư

Thực hiện Chỉ thị số {code} ngày 30/7/2024 của Ban Bí thư, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ hướng dẫn các cơ quan thực hiện Kế hoạch này.
""",
)


def later_namesake(code: str) -> object:
    return own_paper("sau.txt", LATER.content.decode().replace("{code}", code))


def of_code(office: Office, code: str) -> list[str | None]:
    return sorted(row["date"] for row in office.documents(state="") if row["code"] == code)


@pytest.mark.parametrize("plan", PLANS)
def test_every_mention_in_the_plan_means_the_dated_directive(office: Office, plan: Which) -> None:
    office.upload(plan)
    (document,) = office.documents()
    code = CODE[plan.name]
    (reference,) = [one for one in office.reading(document)["references"] if one["code"] == code]
    assert len(reference["spans"]) > 1
    assert of_code(office, code) == [reference["date"]]


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("first", ["plan", "namesake"])
def test_a_later_directive_of_the_same_number_is_another_document(office: Office, plan: Which, first: str) -> None:
    code = CODE[plan.name]
    namesake = later_namesake(code)
    for one in (plan, namesake) if first == "plan" else (namesake, plan):
        office.upload(one)  # type: ignore[arg-type]  # a paper or its name
    dates = of_code(office, code)
    assert len(dates) == 2 and dates[1] == "2024-07-30"
    own = next(row for row in office.documents() if row["date"] < "2024")
    upward = [node for node in office.ask(f"/documents/{own['id']}/chain")["nodes"] if node["code"] == code]
    assert [node["date"] for node in upward] == [dates[0]]


@pytest.mark.shared
def test_what_has_no_date_stays_without_one(office: Office) -> None:
    office.upload(Which("000"))
    assert of_code(office, "102-KL/TW") == [None]
