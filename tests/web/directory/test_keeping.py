"""The directory kept on its pages: made, renamed, moved, named beside, looked at, and by whom not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import Agency, AgencyName, AgencyParent
from nhipcau.agencies.services import make_agency, match_or_make_agency
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from tests.web.visiting import visit
from tests.world import PROVINCE, World

DAY = "2026-07-01"
BASIS = "Nghị quyết 15/NQ-HĐND ngày 20/6/2026"
CHANGES = ("doi-ten", "chuyen", "ten-khac")


@pytest.fixture
def desk(pages: World) -> Client:
    return visit(pages, "administrator")


@pytest.fixture
def top(pages: World) -> Client:
    """The administrator at the top of the province."""
    pages.account("top", AccountRole.ADMINISTRATOR, agency=pages.agencies["committee"])
    return visit(pages, "top")


@pytest.fixture
def within(pages: World) -> Client:
    """The administrator of one department."""
    pages.account("within", AccountRole.ADMINISTRATOR, agency=pages.agencies["health"])
    return visit(pages, "within")


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client: Client, address: str, **fields: object) -> str:
    """What comes of it: the address one is led to, or the page with what is wrong."""
    answer = client.post(address, fields)
    if answer.status_code == 302:
        return answer.headers["Location"]
    assert answer.status_code == 422, answer.status_code
    return answer.content.decode()


def renamed(client: Client, agency: int, name: str = "Sở Đối ngoại", **fields: object) -> str:
    told = {"name": name, "valid_from": DAY, "basis": BASIS, **fields}
    return send(client, f"/co-quan/{agency}/doi-ten", **told)


class TestNewAgency:
    def fields(self, world: World, **changes: object) -> dict[str, object]:
        told = {
            "name": "Sở Công Thương",
            "parent": world.agencies["committee"],
            "family": "state",
            "level": "department",
            "locality": "tỉnh Bình Hải",
            "valid_from": "2025-03-01",
            "basis": BASIS,
        }
        return {**told, **changes}

    def test_it_stands_in_the_directory_under_its_superior(self, pages: World, desk: Client) -> None:
        address = send(desk, "/co-quan/moi", **self.fields(pages))
        page = html(desk, address)
        assert "Sở Công Thương tỉnh Bình Hải" in page and BASIS in page
        made = Agency.objects.get(names__name="Sở Công Thương")
        assert not made.provisional
        assert made.parents.get().parent_id == pages.agencies["committee"]

    def test_documents_that_name_it_from_then_on_mean_it(self, pages: World, desk: Client) -> None:
        send(desk, "/co-quan/moi", **self.fields(pages))
        made = Agency.objects.get(names__name="Sở Công Thương")
        assert match_or_make_agency(name="Sở Công Thương tỉnh", locality=PROVINCE, on=None) == made.pk

    def test_a_name_taken_in_the_province_is_told_at_the_form(self, pages: World, desk: Client) -> None:
        page = send(desk, "/co-quan/moi", **self.fields(pages, name="Sở Y tế"))
        assert "đã có cơ quan tên Sở Y tế" in page and 'value="Sở Y tế"' in page

    def test_the_page_it_was_asked_from_proposes_the_superior_and_the_province(
        self, pages: World, desk: Client
    ) -> None:
        page = html(desk, f"/co-quan/moi?under={pages.agencies['health']}")
        assert f'<option value="{pages.agencies["health"]}" selected>' in page
        assert 'value="tỉnh Bình Hải"' in page

    def test_a_departments_administrator_makes_its_own_units_and_no_body_of_the_province(
        self, pages: World, within: Client
    ) -> None:
        health = pages.agencies["health"]
        unit = self.fields(pages, name="Phòng Tổng hợp", parent=health, level="unit")
        assert send(within, "/co-quan/moi", **unit).startswith("/co-quan/")
        body = self.fields(pages, parent=health, level="department")
        assert "chỉ người quản trị cấp tỉnh" in send(within, "/co-quan/moi", **body)

    def test_nobody_makes_an_agency_outside_its_own_part(self, pages: World, within: Client) -> None:
        page = send(within, "/co-quan/moi", **self.fields(pages))
        assert "Cơ quan cấp trên" in page and not Agency.objects.filter(names__name="Sở Công Thương").exists()


class TestRename:
    def test_the_old_name_ends_the_day_before(self, pages: World, top: Client) -> None:
        agency = pages.agencies["foreign"]
        assert renamed(top, agency) == f"/co-quan/{agency}/"
        page = html(top, f"/co-quan/{agency}/")
        assert "30/6/2026" in page and BASIS in page
        assert AgencyName.objects.get(agency=agency, name="Sở Ngoại vụ").valid_to == date(2026, 6, 30)

    def test_until_that_day_it_is_called_as_before(self, pages: World, top: Client) -> None:
        agency = pages.agencies["foreign"]
        renamed(top, agency)
        on = [date(2026, 6, 30), date(2026, 7, 1)]
        called = [labels_of([agency], on=day)[agency] for day in on]
        assert called == ["Sở Ngoại vụ tỉnh Bình Hải", "Sở Đối ngoại tỉnh Bình Hải"]

    def test_the_day_and_the_paper_are_asked_for(self, pages: World, top: Client) -> None:
        page = renamed(top, pages.agencies["foreign"], valid_from="", basis="")
        assert page.count('class="field wrong"') == 2

    def test_a_day_before_the_last_change_is_told_at_the_form(self, pages: World, top: Client) -> None:
        agency = pages.agencies["foreign"]
        renamed(top, agency)
        page = renamed(top, agency, "Sở Hữu nghị", valid_from="2026-06-15")
        assert "không sau ngày 01/07/2026" in page

    def test_the_name_of_another_agency_is_told_at_the_form(self, pages: World, top: Client) -> None:
        assert "đã có cơ quan tên Sở Y tế" in renamed(top, pages.agencies["foreign"], "Sở Y tế")

    def test_a_department_does_not_call_itself_what_means_another_body(self, pages: World, within: Client) -> None:
        """Papers that name Sở Tài chính would open to it."""
        assert "chỉ người quản trị cấp tỉnh" in renamed(within, pages.agencies["health"], "Sở Tài chính")


class TestMove:
    def moved(self, client: Client, agency: int, parent: int, **fields: object) -> str:
        told = {"parent": parent, "valid_from": DAY, "basis": BASIS, **fields}
        return send(client, f"/co-quan/{agency}/chuyen", **told)

    def test_it_stands_under_another_from_that_day_on(self, pages: World, top: Client) -> None:
        foreign, office = pages.agencies["foreign"], pages.agencies["office"]
        assert self.moved(top, foreign, office) == f"/co-quan/{foreign}/"
        rows = (
            AgencyParent.objects.filter(agency=foreign).order_by("id").values_list("parent", "valid_from", "valid_to")
        )
        begins = date(2026, 7, 1)
        assert list(rows) == [
            (pages.agencies["committee"], None, begins - timedelta(days=1)),
            (office, begins, None),
        ]

    def test_a_circle_is_told_at_the_form(self, pages: World, top: Client) -> None:
        page = self.moved(top, pages.agencies["committee"], pages.agencies["health"])
        assert "không thể đứng dưới chính mình" in page

    def test_where_it_stands_already_is_told_at_the_form(self, pages: World, top: Client) -> None:
        page = self.moved(top, pages.agencies["foreign"], pages.agencies["committee"])
        assert "đang trực thuộc đúng nơi bạn chọn" in page


class TestAlias:
    def test_documents_that_write_it_mean_this_agency(self, pages: World, top: Client) -> None:
        foreign = pages.agencies["foreign"]
        send(top, f"/co-quan/{foreign}/ten-khac", name="Sở Đối ngoại", basis="")
        assert match_or_make_agency(name="Sở Đối ngoại", locality=PROVINCE, on=None) == foreign
        assert "tên gọi khác" in html(top, f"/co-quan/{foreign}/")

    def test_also_where_no_pattern_tells_that_it_is_an_agency(self, pages: World, top: Client) -> None:
        foreign = pages.agencies["foreign"]
        assert match_or_make_agency(name="Samsang", locality=PROVINCE, on=None) is None
        send(top, f"/co-quan/{foreign}/ten-khac", name="Samsang", basis="")
        assert match_or_make_agency(name="Samsang", locality=PROVINCE, on=None) == foreign

    @pytest.mark.parametrize(("name", "said"), [("Sở Ngoại vụ", "đã có tên"), ("Sở Y tế", "đã có cơ quan tên Sở Y tế")])
    def test_a_name_known_or_anothers_is_told_at_the_form(
        self, pages: World, top: Client, name: str, said: str
    ) -> None:
        assert said in send(top, f"/co-quan/{pages.agencies['foreign']}/ten-khac", name=name, basis="")


class TestLookedAt:
    def test_an_agency_met_in_a_document_is_confirmed_by_a_person(self, pages: World, top: Client) -> None:
        met = match_or_make_agency(
            name="Phòng Tổng hợp", locality=PROVINCE, on=None, host_id=pages.agencies["committee"]
        )
        assert "chưa ai xem" in html(top, f"/co-quan/{met}/")
        top.post(f"/co-quan/{met}/da-xem")
        page = html(top, f"/co-quan/{met}/")
        assert "chưa ai xem" not in page and "xem và xác nhận là một cơ quan" in page


class TestWhoMay:
    @pytest.mark.parametrize("who", ["clerk", "monitor", "inspector", "national"])
    def test_others_find_no_way_and_are_refused(self, pages: World, who: str) -> None:
        client, agency = visit(pages, who), pages.agencies["foreign"]
        page = html(client, f"/co-quan/{agency}/")
        assert not any(f"/co-quan/{agency}/{change}" in page for change in CHANGES)
        assert "/co-quan/moi" not in page + html(client, "/co-quan/")
        before = AuditEntry.objects.count()
        asked = [client.get(f"/co-quan/{agency}/{change}").status_code for change in CHANGES]
        sent = [client.post(f"/co-quan/{agency}/{change}").status_code for change in (*CHANGES, "da-xem")]
        new = [client.get("/co-quan/moi").status_code, client.post("/co-quan/moi").status_code]
        assert {*asked, *sent, *new} == {403}
        assert AuditEntry.objects.count() == before

    def test_an_administrator_keeps_only_its_own_part(self, pages: World, within: Client) -> None:
        own, other = pages.agencies["health"], pages.agencies["foreign"]
        assert f"/co-quan/{own}/doi-ten" in html(within, f"/co-quan/{own}/")
        assert f"/co-quan/{other}/doi-ten" not in html(within, f"/co-quan/{other}/")
        assert within.get(f"/co-quan/{other}/doi-ten").status_code == 403

    def test_what_was_done_stands_on_the_page_with_who_did_it(self, pages: World, top: Client) -> None:
        agency = pages.agencies["foreign"]
        renamed(top, agency)
        page = html(visit(pages, "clerk"), f"/co-quan/{agency}/")
        assert "<b>Top</b> đổi tên" in page
        assert f"<blockquote>Sở Đối ngoại · từ 01/7/2026 · {BASIS}</blockquote>" in page

    def test_a_unit_is_renamed_by_the_administrator_of_its_agency(self, pages: World, within: Client) -> None:
        unit = make_agency(
            actor=pages.actors["administrator"], name="Phòng Nghiệp vụ Y", family="unit", level="unit",
            locality=PROVINCE, parent_id=pages.agencies["health"],
        )  # fmt: skip
        assert renamed(within, unit.pk, "Phòng Khám chữa bệnh") == f"/co-quan/{unit.pk}/"
