"""What a name means: told apart by locality and host, one body under its several names, collectives no agency."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import Agency, AgencyName, AgencyParent, UnmatchedName
from nhipcau.agencies.names.naming import CENTRE, Locality, Sort, locality_of_document, understand
from nhipcau.agencies.names.told import label_of
from nhipcau.agencies.services import match_or_make_agencies, match_or_make_agency

BINH_HAI = Locality(kind="tỉnh", name="Bình Hải")
HAI_PHONG = Locality(kind="thành phố", name="Hải Phòng")
CA_MAU = Locality(kind="tỉnh", name="Cà Mau")
ON = date(2020, 4, 8)


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Bình Hải", BINH_HAI),
        ("Uỷ ban Nhân dân tỉnh", "Chủ tịch UBND tỉnh", BINH_HAI),
        ("Liên hiệp Các tổ chức hữu nghị thành phố", "Liên hiệp hữu nghị thành phố", HAI_PHONG),
        ("cơ quan Liên hiệp hữu nghị tỉnh", "Liên hiệp các tổ chức hữu nghị", CA_MAU),
        ("Sở VHTTDL", "Sở Văn hóa Thể thao và Du lịch", BINH_HAI),
        ("Sở KH&ĐT", "Giám đốc Sở Kế hoạch và Đầu tư", BINH_HAI),
        ("UB MTTQ VN TP", "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố", HAI_PHONG),
        ("VP UBND tỉnh", "Chánh Văn phòng UBND tỉnh", BINH_HAI),
        ("Ban Bí thư (khóa XII)", "Ban Bí thư Trung ương Đảng", BINH_HAI),
        ("Bộ trưởng Bộ Y tế", "Bộ Y tế", BINH_HAI),
        ("Báo Bình Hải", "Báo tỉnh Bình Hải", BINH_HAI),
    ],
)
def test_several_names_of_one_body(one: str, other: str, place: Locality) -> None:
    first, second = (understand(name, locality=place, on=ON) for name in (one, other))
    assert (first.key, first.locality) == (second.key, second.locality)


@pytest.mark.parametrize(
    "name",
    [
        "các sở, ban, ngành",
        "UBND các huyện, thành phố",
        "Giám đốc, Thủ trưởng các đơn vị trực thuộc",
        "cơ quan có liên quan",
        "các tổ chức chính trị - xã hội",
        "Ủy ban nhân dân quận, huyện, thị xã",
        "cả hệ thống chính trị",
    ],
)
def test_a_collective_is_no_agency(name: str) -> None:
    assert understand(name, locality=BINH_HAI, on=ON).sort is Sort.COLLECTIVE


def test_a_city_of_district_level_keeps_its_name() -> None:
    found = understand("UBND thành phố Cà Mau", locality=CA_MAU, on=ON)
    assert (found.key, found.level) == ("uy ban nhan dan thanh pho ca mau", "district")


def test_another_province_named_in_full_is_that_province() -> None:
    assert understand("Sở Tư pháp tỉnh Nam Sơn", locality=BINH_HAI, on=ON).locality.key == "nam son"


@pytest.mark.parametrize(
    ("issuer", "parent", "place", "expected"),
    [
        ("Sở Y tế tỉnh Bình Hải", "UBND tỉnh Bình Hải", "Bình Hải", "tỉnh Bình Hải"),
        ("Ủy ban nhân dân tỉnh Bình Hải", None, "Thủ Bình", "tỉnh Bình Hải"),
        ("Bộ Xây dựng", None, "Hà Nội", ""),
        ("Thủ tướng Chính phủ", None, "Hà Nội", ""),
        ("Cục Y tế dự phòng", "Bộ Y tế", "Hà Nội", ""),
        ("UBND tỉnh", None, "Bình Hải", "tỉnh Bình Hải"),
        ("Ban Thường vụ Tỉnh ủy", None, "Bình Hải", "Bình Hải"),
        ("Ban Thường vụ Thành ủy Hải Phòng", None, None, "thành phố Hải Phòng"),
        (None, None, None, ""),
    ],
)
def test_whose_document_it_is(issuer: str | None, parent: str | None, place: str | None, expected: str) -> None:
    assert locality_of_document(issuer=issuer, parent_issuer=parent, place=place, on=ON).text == expected


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Sở Ngoại vụ", "Sở Ngoại vụ tỉnh Bình Hải"),
        ("Báo Bình Hải", "Báo Bình Hải"),
        ("Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy Bình Hải"),
    ],
)
def test_people_tell_agencies_apart_by_their_province(name: str, label: str) -> None:
    assert label_of(name, "tỉnh Bình Hải") == label


def make(name: str, place: Locality = BINH_HAI, host_id: int | None = None) -> int | None:
    return match_or_make_agency(name=name, locality=place, on=ON, host_id=host_id)


def test_one_name_in_four_provinces_is_four_agencies(db: None) -> None:
    places = [BINH_HAI, HAI_PHONG, CA_MAU, Locality(kind="tỉnh", name="Nam Sơn")]
    assert len({make("Sở Ngoại vụ", place) for place in places}) == 4


def test_a_name_met_again_is_the_same_agency(db: None) -> None:
    assert make("Liên hiệp Các tổ chức hữu nghị tỉnh") == make("Liên hiệp hữu nghị tỉnh")


def test_a_department_stands_under_its_committee(db: None) -> None:
    department = make("Sở Ngoại vụ")
    assert AgencyParent.objects.get(agency_id=department).parent_id == make("UBND tỉnh")


def test_a_ministry_is_one_for_all_provinces(db: None) -> None:
    assert make("Bộ Y tế", BINH_HAI) == make("Bộ Y tế", HAI_PHONG) == make("Bộ Y tế", CENTRE)


def test_units_of_the_same_name_belong_to_their_hosts(db: None) -> None:
    health, foreign = make("Sở Y tế"), make("Sở Ngoại vụ")
    assert make("Phòng Tổng hợp", host_id=health) != make("Phòng Tổng hợp", host_id=foreign)
    assert make("Phòng Tổng hợp", host_id=health) == make("Phòng Tổng hợp", host_id=health)


def test_a_unit_without_a_known_host_waits_for_a_person(db: None) -> None:
    assert make("Phòng Tổng hợp") is None
    assert UnmatchedName.objects.get().state == "open"


def test_a_collective_is_set_aside_and_an_unknown_name_waits(db: None) -> None:
    met = match_or_make_agencies(names=["các sở, ngành", "Samsang"], locality=BINH_HAI, on=ON)
    assert dict(met.agencies) == {"các sở, ngành": None, "Samsang": None}
    assert dict(UnmatchedName.objects.values_list("name", "state")) == {"các sở, ngành": "set_aside", "Samsang": "open"}


def test_a_waiting_name_counts_how_often_it_was_met(db: None) -> None:
    for _ in range(3):
        make("Samsang")
    assert UnmatchedName.objects.get().met == 3


def test_an_agency_made_from_a_name_is_provisional(db: None) -> None:
    agency = Agency.objects.get(pk=make("Sở Ngoại vụ"))
    assert (agency.provisional, agency.first_seen) == (True, ON)
    assert labels_of([agency.pk], on=ON)[agency.pk] == "Sở Ngoại vụ tỉnh Bình Hải"


def test_a_former_name_still_finds_its_agency(db: None) -> None:
    agency_id = make("Sở Ngoại vụ")
    AgencyName.objects.update(valid_to=date(2021, 1, 1))
    AgencyName.objects.create(
        agency_id=agency_id, name="Sở Đối ngoại", folded="so doi ngoai", valid_from=date(2021, 1, 2)
    )
    assert make("Sở Ngoại vụ") == make("Sở Đối ngoại") == agency_id
    assert labels_of([agency_id], on=date(2022, 1, 1))[agency_id] == "Sở Đối ngoại tỉnh Bình Hải"


def test_a_commune_whose_name_sounds_like_a_kind_is_one_commune() -> None:
    locality = Locality(kind="tỉnh", name="Bình Hải")
    one = understand("Ủy ban nhân dân xã Phượng Dực", locality=locality, on=None)
    many = understand("UBND xã, phường, thị trấn", locality=locality, on=None)
    assert (one.sort, one.level) == (Sort.AGENCY, "commune")
    assert many.sort is Sort.COLLECTIVE
