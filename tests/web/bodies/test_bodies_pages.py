"""Bodies on the pages: founded, filled, met, minuted, concluded, and conclusions given with one click back."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from nhipcau.agencies.models import Body, Conclusion, Meeting, Seat
from nhipcau.execution.models import Task
from nhipcau.foundation.models import AuditEntry
from tests.web.visiting import html, send, visit
from tests.world import World

NAME = "Ban Chỉ đạo công tác phi chính phủ nước ngoài"


@pytest.fixture
def desk(pages: World) -> Client:
    """The Office, which monitors the province and keeps the committee's bodies."""
    return visit(pages, "monitor")


@pytest.fixture
def body(pages: World, desk: Client) -> Body:
    told = {"kind": "committee", "name": NAME, "host": pages.agencies["committee"], "founded": "2026-01-15"}
    send(desk, "/ban/moi", **told, founding="Quyết định 120/QĐ-UBND ngày 15/01/2026")
    return Body.objects.get()


@pytest.fixture
def meeting(desk: Client, body: Body) -> Meeting:
    told = {"title": "Phiên họp quý I", "on": "2026-04-02", "agenda": "1. Kết quả\n2. Việc quý II"}
    send(desk, f"/ban/{body.pk}/hop", **told)
    return Meeting.objects.get()


@pytest.fixture
def conclusion(desk: Client, meeting: Meeting) -> Conclusion:
    send(desk, f"/hop/{meeting.pk}/ket-luan", words="Sở Y tế báo cáo kết quả.")
    return Conclusion.objects.get()


def given(desk: Client, conclusion: Conclusion, lead: str = "Sở Y tế tỉnh Bình Hải", **more: object) -> str:
    return send(desk, f"/ket-luan/{conclusion.pk}/giao", lead=lead, due="2026-09-30", **more)


class TestBodies:
    def test_an_empty_list_says_what_would_be_here(self, desk: Client) -> None:
        page = html(desk, "/ban/")
        assert "Chưa có ban nào" in page and "/ban/moi" in page

    def test_a_body_stands_in_the_list_and_its_decision_leads_to_the_register(self, desk: Client, body: Body) -> None:
        assert NAME in html(desk, "/ban/?kind=committee") and NAME not in html(desk, "/ban/?kind=union")
        assert "/tim?q=Quy%E1%BA%BFt" in html(desk, f"/ban/{body.pk}/")

    def test_both_sheets_come(self, desk: Client, body: Body) -> None:
        assert NAME in desk.get("/ban/?format=csv").content.decode()
        assert desk.get(f"/ban/{body.pk}/?format=xlsx").content[:2] == b"PK"

    def test_a_new_term_is_written_and_anothers_change_is_not_overwritten(self, desk: Client, body: Body) -> None:
        told = {"name": NAME, "founding": "QĐ 1", "founded": "2026-01-15", "term_from": "2026-01-15"}
        address = f"/ban/{body.pk}/sua"
        send(desk, address, **told, term_to="2030-12-31", version=1)
        assert "31/12/2030" in html(desk, f"/ban/{body.pk}/")
        assert "Người khác vừa sửa" in send(desk, address, **told, term_to="2031-12-31", version=1)

    def test_a_member_is_typed_and_an_agency_not_known_is_told(self, desk: Client, body: Body) -> None:
        address = f"/ban/{body.pk}/thanh-vien"
        assert '<option value="Sở Y tế tỉnh Bình Hải">' in html(desk, address)
        send(desk, address, role="member", agency="Sở Y tế tỉnh Bình Hải", valid_from="2026-01-15")
        assert "do cơ quan cử" in html(desk, f"/ban/{body.pk}/")
        assert "Không tìm thấy" in send(desk, address, role="member", agency="Sở Không có", valid_from="2026-01-15")
        seat = Seat.objects.get()
        send(desk, f"/ban/thanh-vien/{seat.pk}/thoi", valid_to="2026-02-01")
        assert "01/02/2026" in html(desk, f"/ban/{body.pk}/")

    def test_strangers_see_the_body_and_none_of_its_meetings(self, pages: World, meeting: Meeting) -> None:
        stranger = visit(pages, "foreign")
        page = html(stranger, f"/ban/{meeting.body_id}/")
        assert NAME in page and "Phiên họp quý I" not in page and "/hop" not in page
        assert stranger.get(f"/hop/{meeting.pk}/").status_code == 404


class TestMeetings:
    def test_agenda_and_minutes_stand_on_its_page(self, desk: Client, meeting: Meeting) -> None:
        send(desk, f"/hop/{meeting.pk}/bien-ban", minutes="Các đại biểu thống nhất.", attended="Đủ", version=1)
        page = html(desk, f"/hop/{meeting.pk}/")
        assert "<li>Việc quý II</li>" in page and "Các đại biểu thống nhất." in page

    def test_minutes_with_a_secrecy_mark_are_refused_at_the_form(self, desk: Client, meeting: Meeting) -> None:
        page = send(desk, f"/hop/{meeting.pk}/bien-ban", minutes="TỐI MẬT\nNội dung", attended="", version=1)
        assert "mức độ mật" in page and Meeting.objects.get().minutes == ""

    def test_a_cancelled_meeting_is_called_again(self, desk: Client, meeting: Meeting) -> None:
        send(desk, f"/hop/{meeting.pk}/huy", why="bão số 5", version=1)
        assert "không họp: bão số 5" in re.sub(r"\s+", " ", html(desk, f"/hop/{meeting.pk}/"))
        send(desk, f"/hop/{meeting.pk}/lap-lai")
        assert "bão số 5" not in html(desk, f"/hop/{meeting.pk}/").split("Lịch sử")[0]


class TestConclusions:
    def test_a_conclusion_becomes_a_task_with_one_click_there_and_back(
        self, pages: World, desk: Client, conclusion: Conclusion
    ) -> None:
        assert given(desk, conclusion) == f"/hop/{conclusion.meeting_id}/"
        task = Task.objects.get()
        assert f'href="/viec/{task.pk}/"' in html(desk, f"/hop/{conclusion.meeting_id}/")
        for reader in (desk, visit(pages, "health")):
            assert f'href="/hop/{conclusion.meeting_id}/#conclusions"' in html(reader, f"/viec/{task.pk}/")
            assert "Kết luận họp 02/04/2026" in html(reader, "/viec/")

    def test_an_agency_not_known_is_told_and_nothing_is_given(self, desk: Client, conclusion: Conclusion) -> None:
        assert "Không tìm thấy" in given(desk, conclusion, lead="Sở Không có")
        assert not Task.objects.exists()

    def test_coordinators_come_one_a_line(self, pages: World, desk: Client, conclusion: Conclusion) -> None:
        given(desk, conclusion, coordinators="Sở Ngoại vụ tỉnh Bình Hải\n")
        parts = {party.agency_id: party.part for party in Task.objects.get().parties.all()}
        assert parts == {pages.agencies["health"]: "lead", pages.agencies["foreign"]: "coordinator"}

    def test_it_is_taken_back_and_set_aside_and_taken_in_again(self, desk: Client, conclusion: Conclusion) -> None:
        given(desk, conclusion)
        back = f"/hop/{conclusion.meeting_id}/#conclusions"
        assert desk.post(f"/ket-luan/{conclusion.pk}/bo").status_code == 422
        assert send(desk, f"/ket-luan/{conclusion.pk}/rut") == back
        assert send(desk, f"/ket-luan/{conclusion.pk}/bo") == back
        assert "Kết luận đã bỏ" in html(desk, f"/hop/{conclusion.meeting_id}/")
        assert send(desk, f"/ket-luan/{conclusion.pk}/lay-lai") == back
        assert "Giao thành việc" in html(desk, f"/hop/{conclusion.meeting_id}/")

    @pytest.mark.parametrize("act", ["giao", "rut", "bo", "lay-lai"])
    def test_strangers_do_none_of_it(self, pages: World, conclusion: Conclusion, act: str) -> None:
        before = AuditEntry.objects.count()
        answer = visit(pages, "foreign").post(f"/ket-luan/{conclusion.pk}/{act}", {"lead": "Sở Y tế tỉnh Bình Hải"})
        assert (answer.status_code, AuditEntry.objects.count()) == (404, before)
