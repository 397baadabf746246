"""Names that the reorganisation of 2025 brought, and such as only their province tells from a unit of the issuer."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.labels import agency_named, labels_of
from nhipcau.agencies.models import Agency
from nhipcau.agencies.names.naming import CENTRE, Locality, Scope, Sort, understand
from nhipcau.agencies.names.parts import parts_of
from nhipcau.agencies.services import make_agency, match_or_make_agency
from nhipcau.agencies.services.shipped import load_register
from tests.world import PROVINCE, World

ON = date(2026, 3, 1)
CITY = Locality(kind="thành phố", name="Cần Thơ")
HEALTH = "so y te"


def understood(name: str, place: Locality = PROVINCE) -> tuple[str, str, str]:
    """Family, level and scope in a paper of the department of health."""
    one = understand(name, locality=place, on=ON, host_key=HEALTH)
    assert one.sort is Sort.AGENCY, f"{name}: {one.sort}"
    return one.family, one.level, str(one.scope)


class TestInspectorate:
    @pytest.mark.parametrize("name", ["Thanh tra tỉnh", "Thanh tra tỉnh Bình Hải", "Chánh Thanh tra tỉnh"])
    def test_with_its_province_it_is_the_provinces_own(self, name: str) -> None:
        assert understood(name) == ("state", "department", "locality")

    def test_so_it_is_in_a_city(self) -> None:
        assert understood("Thanh tra thành phố", CITY) == ("state", "department", "locality")

    @pytest.mark.parametrize("name", ["Thanh tra", "Thanh tra Sở", "Chánh Thanh tra Sở"])
    def test_without_it_is_the_issuers_unit(self, name: str) -> None:
        assert understood(name) == ("unit", "unit", "host")

    def test_a_department_that_names_it_means_no_unit_of_its_own(self, world: World) -> None:
        own = make_agency(
            actor=the_installation(), name="Thanh tra", family="unit", level="unit", locality=PROVINCE,
            parent_id=world.agencies["health"],
        )  # fmt: skip
        health = world.agencies["health"]
        meant = match_or_make_agency(name="Thanh tra tỉnh", locality=PROVINCE, on=ON, host_id=health)
        assert meant is not None and meant != own.pk
        assert Agency.objects.get(pk=meant).level == "department"
        assert match_or_make_agency(name="Thanh tra", locality=PROVINCE, on=ON, host_id=health) == own.pk

    def test_it_is_shipped_with_every_province_and_renamed_with_it(self, db: None) -> None:
        load_register(actor=the_installation(), provinces=["Đồng Nai"])
        one = agency_named("Thanh tra tỉnh", locality=Locality(kind="tỉnh", name="Đồng Nai"))
        assert one is not None
        assert labels_of([one], on=date(2026, 4, 29))[one] == "Thanh tra tỉnh Đồng Nai"
        assert labels_of([one], on=date(2026, 4, 30))[one] == "Thanh tra thành phố Đồng Nai"


class TestArmedForces:
    @pytest.mark.parametrize(
        "name",
        ["CA tỉnh", "Bộ CHQS tỉnh", "Bộ đội Biên phòng tỉnh", "Bộ CHBĐBP tỉnh", "Ban Chỉ huy Bộ đội Biên phòng tỉnh"],
    )
    def test_those_of_the_province(self, name: str) -> None:
        assert understood(name) == ("state", "department", "locality")

    def test_border_guard_is_one_body_however_it_is_written(self) -> None:
        names = ("Bộ đội Biên phòng tỉnh", "Bộ Chỉ huy BĐBP tỉnh", "BĐBP tỉnh", "Bộ CH BĐBP tỉnh")
        assert len({understand(name, locality=PROVINCE, on=ON).key for name in names}) == 1

    @pytest.mark.parametrize("name", ["Quân khu 7", "Bộ Tư lệnh Quân khu 9", "Bộ Tư lệnh Vùng 4 Hải quân"])
    def test_those_of_the_centre(self, name: str) -> None:
        assert understood(name)[1:] == ("central", "central")

    def test_the_command_of_the_capital_is_of_the_capital(self) -> None:
        hanoi = Locality(kind="thành phố", name="Hà Nội")
        assert understood("Bộ Tư lệnh Thủ đô Hà Nội", hanoi) == ("state", "department", "locality")

    def test_the_command_of_a_zone_is_no_unit_of_the_issuer(self) -> None:
        assert understood("Ban Chỉ huy Phòng thủ khu vực 1 - Bến Gỗ")[2] == "locality"


class TestRegions:
    @pytest.mark.parametrize(
        "name",
        [
            "Kho bạc Nhà nước khu vực X", "Bảo hiểm xã hội khu vực X", "Chi cục Hải quan khu vực II",
            "Kiểm toán Nhà nước khu vực V", "Ngân hàng Nhà nước chi nhánh khu vực 13",
        ],
    )  # fmt: skip
    def test_a_region_of_the_country_is_one_body_for_all_its_provinces(self, name: str) -> None:
        one = understand(name, locality=PROVINCE, on=ON)
        assert (one.family, one.scope, one.locality) == ("state", Scope.CENTRAL, CENTRE)

    @pytest.mark.parametrize("name", ["Tòa án nhân dân khu vực 1", "Viện kiểm sát nhân dân khu vực 2"])
    def test_a_region_of_the_province_is_the_provinces(self, name: str) -> None:
        assert understood(name) == ("state", "unit", "locality")

    def test_social_insurance_and_museums_are_no_newspapers(self) -> None:
        assert understood("Bảo tàng tỉnh")[0] != "media"
        assert understood("Báo Bình Hải")[0] == "media"


class TestParty:
    @pytest.mark.parametrize("name", ["Đảng ủy xã Tân Lập", "Đảng ủy phường Bến Gỗ", "Đảng ủy đặc khu Hòn Tre"])
    def test_a_committee_of_a_commune(self, name: str) -> None:
        assert understood(name) == ("party", "commune", "locality")

    @pytest.mark.parametrize(
        "name", ["Đảng ủy các cơ quan Đảng tỉnh", "Đảng ủy UBND tỉnh", "Đảng ủy Công an tỉnh", "UBKT Tỉnh ủy"]
    )
    def test_a_body_of_the_province_though_it_says_all(self, name: str) -> None:
        assert understood(name) == ("party", "department", "locality")


class TestFrontAndAssociations:
    def test_a_front_of_a_commune_is_of_the_commune(self) -> None:
        for name in ("Mặt trận Tổ quốc Việt Nam xã Tân Lập", "Ủy ban MTTQ Việt Nam phường Bến Gỗ"):
            assert understood(name) == ("front", "commune", "locality")

    def test_its_standing_board_is_no_unit_of_the_issuer(self) -> None:
        assert understood("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh") == ("front", "province", "locality")

    def test_the_trade_union_of_the_province_is_its_federation_of_labour(self) -> None:
        one = understand("Công đoàn tỉnh", locality=PROVINCE, on=ON)
        assert one.key == understand("Liên đoàn Lao động tỉnh", locality=PROVINCE, on=ON).key

    @pytest.mark.parametrize("name", ["Liên minh Hợp tác xã tỉnh", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"])
    def test_alliances_and_unions_of_associations(self, name: str) -> None:
        assert understood(name) == ("association", "department", "locality")


class TestCommunes:
    @pytest.mark.parametrize(
        "name",
        [
            "UBND phường Bến Gỗ", "HĐND xã Tân Lập", "Thường trực HĐND phường Bến Gỗ", "Công an xã Tân Lập",
            "Ban Chỉ huy Quân sự xã Tân Lập",
        ],
    )  # fmt: skip
    def test_a_body_of_a_commune(self, name: str) -> None:
        assert understood(name) == ("state", "commune", "locality")

    @pytest.mark.parametrize(
        "name", ["Phòng Văn hóa - Xã hội phường Bến Gỗ", "Trung tâm Phục vụ hành chính công xã Tân Lập"]
    )
    def test_its_offices_are_not_the_issuers(self, name: str) -> None:
        assert understood(name) == ("state", "unit", "locality")

    def test_several_bodies_of_one_ward_are_told_apart(self) -> None:
        assert parts_of("Đảng ủy, HĐND, UBND phường Bến Gỗ") == (
            "Đảng ủy phường Bến Gỗ", "HĐND phường Bến Gỗ", "UBND phường Bến Gỗ",
        )  # fmt: skip
        assert parts_of("UBND phường Bến Gỗ") == ("UBND phường Bến Gỗ",)


class TestOthers:
    @pytest.mark.parametrize(
        "name",
        ["Ban Chỉ đạo công tác thông tin đối ngoại tỉnh", "Đoàn ĐBQH tỉnh", "VP Đoàn ĐBQH và HĐND tỉnh"],
    )
    def test_bodies_of_the_province_are_not_the_issuers(self, name: str) -> None:
        assert understood(name) == ("state", "department", "locality")

    def test_a_company_is_no_agency(self) -> None:
        one = understand("Công ty Cổ phần Bình Hải Xanh", locality=PROVINCE, on=ON)
        assert one.sort is Sort.UNKNOWN

    def test_the_university_of_the_city_is_called_after_it(self) -> None:
        one = understand("Đại học Cần Thơ", locality=CITY, on=ON)
        assert (one.sort, one.name) == (Sort.AGENCY, "Đại học Cần Thơ")
