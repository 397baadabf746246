"""People and posts on the pages: appointed, ended, put in charge of the field, reached; and who may do none of it."""

from __future__ import annotations

import pytest
from django.test import Client

from nhipcau.agencies.models import Person, Post, Tenure
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from tests.web.visiting import html, send, visit
from tests.world import World

BASIS = "Quyết định 15/QĐ-UBND ngày 20/02/2026"
SINCE = "2026-03-01"


@pytest.fixture
def desk(pages: World) -> Client:
    """The clerk of the department of foreign affairs."""
    pages.account("keeper", AccountRole.CLERK, agency=pages.agencies["foreign"])
    return visit(pages, "keeper")


def with_posts(desk: Client, agency: int) -> None:
    for kind, title in (("head", "Giám đốc"), ("deputy", "Phó Giám đốc")):
        send(desk, f"/co-quan/{agency}/chuc-vu/moi", kind=kind, title=title, place=0)


def appointed(
    desk: Client, agency: int, name: str = "Nguyễn Thị Ngoại", title: str = "Giám đốc", **more: object
) -> str:
    told = {"post": Post.objects.get(title=title).pk, "full_name": name, "manner": "full", "valid_from": SINCE}
    return send(desk, f"/co-quan/{agency}/bo-nhiem", **told, basis=BASIS)


class TestAgencyPage:
    def test_an_agency_without_people_says_what_would_be_here(self, pages: World) -> None:
        page = html(visit(pages, "health"), f"/co-quan/{pages.agencies['foreign']}/")
        assert "Chưa ghi ai giữ chức vụ" in page and "Chưa cử lãnh đạo phụ trách" in page
        assert "/bo-nhiem" not in page

    def test_whoever_was_appointed_stands_there_with_how_they_sign(self, pages: World, desk: Client) -> None:
        agency = pages.agencies["foreign"]
        with_posts(desk, agency)
        appointed(desk, agency)
        appointed(desk, agency, "Trần Thị Phó", "Phó Giám đốc")
        page = html(desk, f"/co-quan/{agency}/")
        assert page.index("Nguyễn Thị Ngoại") < page.index("Trần Thị Phó")
        assert "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC" in page and BASIS in page

    def test_a_second_head_is_told_at_the_form(self, pages: World, desk: Client) -> None:
        agency = pages.agencies["foreign"]
        with_posts(desk, agency)
        appointed(desk, agency)
        page = appointed(desk, agency, "Lê Văn Giao")
        assert "Nguyễn Thị Ngoại đứng đầu" in page and 'value="Lê Văn Giao"' in page

    def test_a_name_is_asked_for(self, pages: World, desk: Client) -> None:
        with_posts(desk, pages.agencies["foreign"])
        assert "ghi họ tên người mới" in appointed(desk, pages.agencies["foreign"], "")

    def test_the_page_costs_the_same_however_many_people(
        self, pages: World, desk: Client, django_assert_max_num_queries: pytest.FixtureRequest
    ) -> None:
        agency = pages.agencies["foreign"]
        with_posts(desk, agency)
        for number in range(6):
            appointed(desk, agency, f"Người {number}", "Phó Giám đốc")
        with django_assert_max_num_queries(30):  # type: ignore[operator]
            html(desk, f"/co-quan/{agency}/")


class TestOneHolding:
    @pytest.fixture
    def tenure(self, pages: World, desk: Client) -> Tenure:
        with_posts(desk, pages.agencies["foreign"])
        appointed(desk, pages.agencies["foreign"])
        return Tenure.objects.get()

    def test_it_shows_the_lines_as_printed(self, pages: World, desk: Client, tenure: Tenure) -> None:
        assert "GIÁM ĐỐC" in html(desk, f"/giu-chuc-vu/{tenure.pk}/")

    def test_put_in_charge_it_leaves_the_list_of_those_that_named_none(
        self, pages: World, desk: Client, tenure: Tenure
    ) -> None:
        assert "Sở Ngoại vụ" in html(desk, "/lanh-dao-phu-trach/?named=no")
        send(desk, f"/giu-chuc-vu/{tenure.pk}/phu-trach", valid_from=SINCE, basis=BASIS)
        assert "Nguyễn Thị Ngoại" in html(desk, "/lanh-dao-phu-trach/?named=yes")
        unnamed = html(desk, "/lanh-dao-phu-trach/?named=no")
        assert f"/co-quan/{pages.agencies['health']}/#people" in unnamed
        assert f"/co-quan/{pages.agencies['foreign']}/#people" not in unnamed
        send(desk, f"/co-quan/{pages.agencies['foreign']}/thoi-phu-trach", valid_to="2026-04-01", basis=BASIS)
        assert "Sở Ngoại vụ" in html(desk, "/lanh-dao-phu-trach/?named=no")

    def test_an_end_can_be_taken_back(self, pages: World, desk: Client, tenure: Tenure) -> None:
        address = f"/giu-chuc-vu/{tenure.pk}/thoi"
        send(desk, address, valid_to="2026-04-01", basis=BASIS)
        assert "không giữ chức vụ này hôm nay" in html(desk, f"/giu-chuc-vu/{tenure.pk}/")
        send(desk, address, valid_to="", basis=BASIS)
        assert "không giữ chức vụ này hôm nay" not in html(desk, f"/giu-chuc-vu/{tenure.pk}/")

    def test_an_entry_by_mistake_is_asked_about_first(self, pages: World, desk: Client, tenure: Tenure) -> None:
        address = f"/giu-chuc-vu/{tenure.pk}/bo"
        assert "coi như chưa từng giữ" in html(desk, address)
        assert send(desk, address) == f"/co-quan/{pages.agencies['foreign']}/"
        assert desk.get(f"/giu-chuc-vu/{tenure.pk}/").status_code == 404

    @pytest.mark.parametrize("act", ["thoi", "bo", "phu-trach"])
    def test_a_stranger_is_shown_no_form_and_changes_nothing(
        self, pages: World, desk: Client, tenure: Tenure, act: str
    ) -> None:
        stranger, before = visit(pages, "health"), AuditEntry.objects.count()
        address = f"/giu-chuc-vu/{tenure.pk}/{act}"
        told = {"valid_from": SINCE, "valid_to": "2026-04-01", "basis": BASIS}
        assert [stranger.get(address).status_code, stranger.post(address, told).status_code] == [403, 403]
        assert AuditEntry.objects.count() == before


class TestContacts:
    @pytest.fixture
    def address(self, pages: World, desk: Client) -> str:
        with_posts(desk, pages.agencies["foreign"])
        appointed(desk, pages.agencies["foreign"])
        address = f"/nguoi/{Person.objects.get().pk}/lien-he"
        told = {"phone": "0900 000 001", "purpose": "mời họp", "ground": "public_task"}
        send(desk, f"{address}/ghi", **told)
        return address

    def test_it_is_shown_against_a_purpose_and_not_before(self, pages: World, desk: Client, address: str) -> None:
        assert "0900" not in html(desk, address)
        shown = desk.post(address, {"purpose": "gọi về phiên họp"}).content.decode()
        assert "0900 000 001" in shown
        assert AuditEntry.objects.get(act="person.contact_read").facts == {"purpose": "gọi về phiên họp"}

    def test_a_stranger_is_not_told_that_there_is_one(self, pages: World, desk: Client, address: str) -> None:
        stranger = visit(pages, "health")
        assert [stranger.get(address).status_code, stranger.post(address, {"purpose": "x"}).status_code] == [404, 404]
        assert not AuditEntry.objects.filter(act="person.contact_read").exists()

    def test_removing_asks_first_and_says_what_stays(self, pages: World, desk: Client, address: str) -> None:
        assert "không lấy lại được" in html(desk, f"{address}/xoa")
        send(desk, f"{address}/xoa", why="không còn cần")
        assert Person.objects.get().phone == ""


class TestLists:
    def test_the_leaders_in_charge_come_as_a_sheet(self, pages: World, desk: Client) -> None:
        sheet = desk.get("/lanh-dao-phu-trach/?named=no&format=csv")
        words = sheet.content.decode("utf-8-sig")
        assert "chưa cử" in words and "Sở Y tế tỉnh Bình Hải" in words
        assert desk.get("/lanh-dao-phu-trach/?format=xlsx").content[:2] == b"PK"

    def test_nothing_found_says_what_to_do(self, pages: World, desk: Client) -> None:
        assert "Không có cơ quan nào như vậy" in html(desk, "/lanh-dao-phu-trach/?q=khongcogi")

    def test_the_words_of_signing_stand_with_their_source_and_an_administrator_adds_some(self, pages: World) -> None:
        administrator = visit(pages, "administrator")
        assert "05-HD/VPTW" in html(administrator, "/tham-quyen-ky/")
        told = {"collective": "T/M", "for_head": "K/T", "by_order": "T/L", "by_mandate": "T/L", "acting": "Q."}
        send(administrator, "/tham-quyen-ky/moi", family="party", valid_from="2027-01-01", source="HD 9", **told)
        assert "HD 9 · do cơ quan ghi" in html(administrator, "/tham-quyen-ky/")

    def test_words_of_signing_of_the_office_are_taken_away_again(self, pages: World) -> None:
        administrator = visit(pages, "administrator")
        told = {"collective": "T/M", "for_head": "K/T", "by_order": "T/L", "by_mandate": "TUQ.", "acting": "Q."}
        send(administrator, "/tham-quyen-ky/moi", family="party", valid_from="2027-01-01", source="HD 9", **told)
        assert "/tham-quyen-ky/bo" in html(administrator, "/tham-quyen-ky/")
        assert "/tham-quyen-ky/bo" not in html(visit(pages, "clerk"), "/tham-quyen-ky/")
        assert (
            visit(pages, "clerk").post("/tham-quyen-ky/bo", {"family": "party", "valid_from": "2027-01-01"}).status_code
            == 403
        )
        send(administrator, "/tham-quyen-ky/bo", family="party", valid_from="2027-01-01")
        assert "HD 9 · do cơ quan ghi" not in html(administrator, "/tham-quyen-ky/")
        assert (
            administrator.post("/tham-quyen-ky/bo", {"family": "party", "valid_from": "2027-01-01"}).status_code == 404
        )

    def test_a_post_nobody_holds_leads_to_where_it_ends(self, pages: World, desk: Client) -> None:
        agency = pages.agencies["foreign"]
        with_posts(desk, agency)
        page = html(desk, f"/co-quan/{agency}/")
        post = Post.objects.order_by("pk").first()
        assert post is not None
        way = f"/co-quan/{agency}/chuc-vu/{post.pk}/het"
        assert way in page and way not in html(visit(pages, "health"), f"/co-quan/{agency}/")
        send(desk, way, on="2026-01-01")
        assert Post.objects.get(pk=post.pk).ended is not None

    def test_nobody_else_adds_words_of_signing(self, pages: World, desk: Client) -> None:
        assert desk.get("/tham-quyen-ky/moi").status_code == 403
