"""Four plans of four provinces name four different departments of foreign affairs, and the board keeps them apart."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Office, Which, own_paper


def plan_of(place: str) -> object:
    return own_paper(
        f"{place}.txt",
        f"""\
ỦY BAN NHÂN DÂN
{place.upper()}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 11/KH-UBND

{place.partition(" ")[2].title()}, ngày 05 tháng 3 năm 2020

KẾ HOẠCH
Công tác đối ngoại nhân dân năm 2020

I. TỔ CHỨC THỰC HIỆN

1. Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan xây dựng chương trình đón tiếp các đoàn.
""",
    )


def foreign_affairs(office: Office) -> set[str]:
    groups = office.ask("/tasks/by-agency")
    return {group["label"] for group in groups if group["label"].startswith("Sở Ngoại vụ")}


def test_plans_of_different_provinces_name_different_agencies(office: Office) -> None:
    for place in ("tỉnh Bình Hải", "tỉnh Sơn Nam", "thành phố Cửa Biển"):
        office.upload(plan_of(place))  # type: ignore[arg-type]  # a paper
    office.upload(Which("ke-hoach-58-ubnd-kh.txt"))
    assert len(foreign_affairs(office)) == 3


@pytest.mark.shared
def test_four_plans_have_four_departments_of_foreign_affairs(office: Office) -> None:
    office.upload(Which("000"), Which("002"), Which("004"), Which("ke-hoach-58-ubnd-kh.txt"))
    assert foreign_affairs(office) == {
        "Sở Ngoại vụ thành phố Hải Phòng",
        "Sở Ngoại vụ tỉnh Cà Mau",
        "Sở Ngoại vụ tỉnh Đồng Nai",
        "Sở Ngoại vụ tỉnh Bình Hải",
    }
