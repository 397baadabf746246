"""One task: its words, its reckoning, its parties, what may be done with it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from nhipcau.execution.models import Task
from nhipcau.flows.rounds import roll_over
from nhipcau.foundation.calendar import reopen_year
from nhipcau.foundation.models import AuditEntry
from tests.web.board.conftest import DUTIES, task_of
from tests.web.visiting import visit
from tests.world import Cited, World, plan


def page(client: Client, task: Task) -> str:
    answer = client.get(f"/viec/{task.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def reckoning(html: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", html.split('class="reckoning"')[1].split("</dl>")[0]))


def post(client: Client, task: Task, act: str, *, version: int | None = None) -> int:
    return client.post(f"/viec/{task.pk}/{act}", {"version": version or task.version}).status_code


@pytest.mark.usefixtures("confirmed_plan")
class TestReckoning:
    def test_before_the_15th_is_strictly_before_so_the_14th_is_the_last_day(self, june: World) -> None:
        steps = reckoning(page(visit(june, "clerk"), task_of("hằng năm")))
        assert steps["Văn bản viết"] == "“trước ngày 15/11 hằng năm”"
        assert steps["Kỳ này"] == "15/11/2026 là Chủ nhật"
        assert steps["Ngày cuối"] == "Thứ Bảy, 14/11/2026"
        assert "trước hẳn ngày ấy" in steps["Quy tắc"]

    def test_a_last_day_that_is_no_working_day_is_reminded_of_on_the_one_before(self, june: World) -> None:
        assert reckoning(page(visit(june, "clerk"), task_of("hằng năm")))["Nên xong"].startswith("Thứ Sáu, 13/11/2026")

    def test_where_the_year_of_the_last_day_is_not_decided_no_working_day_is_invented(self, june: World) -> None:
        reopen_year(actor=june.actors["administrator"], year=2026, basis="chưa có thông báo")
        told = reckoning(page(visit(june, "clerk"), task_of("hằng năm")))["Nên xong"]
        assert told.startswith("Lịch làm việc năm 2026 chưa đủ")

    def test_a_report_of_no_stated_period_says_what_is_needed_and_invents_no_date(self, june: World) -> None:
        task = task_of("định kỳ báo cáo")
        html = page(visit(june, "clerk"), task)
        assert "Chưa xác định kỳ báo cáo" in html
        assert "chọn kỳ (tháng, quý, 6 tháng, năm)" in html
        assert f"/van-ban/{task.document_id}/sua/duties/6/due" in html
        assert task.due_on is None and "<time datetime=" not in html.split("with-side")[0]

    def test_whoever_may_not_confirm_the_document_is_not_led_to_choose_the_period(self, june: World) -> None:
        html = page(visit(june, "inspector"), task_of("định kỳ báo cáo"))
        assert "Chưa xác định kỳ báo cáo" in html and "/sua/duties/" not in html


@pytest.mark.usefixtures("confirmed_plan")
class TestContent:
    def test_the_clause_leads_to_its_words_in_the_document(self, june: World) -> None:
        task = task_of("rà soát")
        assert f'href="/van-ban/{task.document_id}/#w-duties-1"' in page(visit(june, "clerk"), task)

    def test_parties_lead_to_their_agencies_and_unmatched_names_are_marked(self, june: World) -> None:
        assert f'href="/co-quan/{june.agencies["health"]}/"' in page(visit(june, "clerk"), task_of("rà soát"))
        assert "tên chưa khớp với cơ quan nào" in page(visit(june, "clerk"), task_of("ban, ngành"))

    def test_a_task_without_lead_says_that_all_addressees_are_meant(self, june: World) -> None:
        assert "việc chung cho mọi nơi nhận 12/KH-UBND" in page(visit(june, "clerk"), task_of("Phổ biến kế hoạch"))

    def test_the_six_clarities_tell_what_the_text_leaves_open(self, june: World) -> None:
        html = page(visit(june, "clerk"), task_of("Phổ biến kế hoạch"))
        assert '<span class="number">1/6</span>' in html
        assert "văn bản không nêu ai chủ trì" in html

    def test_the_history_ends_the_page_and_begins_with_the_reading(self, june: World) -> None:
        assert "đưa việc máy đọc được lên bảng" in page(visit(june, "clerk"), task_of("rà soát"))

    def test_the_page_speaks_english(self, june: World) -> None:
        html = page(visit(june, "clerk", language="en"), task_of("hằng năm"))
        assert "Saturday" in html and "Thứ Bảy" not in html


def test_the_chain_upward_stands_beside(june: World) -> None:
    document = june.register(plan(references=(Cited(code="38-CT/TW", issuer="Ban Bí thư"),), duties=DUTIES[:1]))
    html = page(visit(june, "clerk"), Task.objects.get(document=document))
    assert "38-CT/TW" in html.split('class="chain"')[1]


@pytest.mark.usefixtures("confirmed_plan")
class TestWork:
    def test_the_lead_starts_and_finishes_its_task_and_it_stands_in_the_history(self, june: World) -> None:
        client, task = visit(june, "foreign"), task_of("đoàn ra")
        assert post(client, task, "bat-dau") == 302
        task.refresh_from_db()
        assert task.state == "in_progress"
        assert post(client, task, "xong") == 302
        html = page(client, task)
        assert "bắt đầu làm" in html and "làm xong" in html and "Mở lại việc" in html

    def test_a_page_grown_old_changes_nothing_and_shows_how_it_stands_now(self, june: World) -> None:
        client, task = visit(june, "foreign"), task_of("đoàn ra")
        post(client, task, "bat-dau")
        assert post(client, task, "xong", version=task.version) == 409
        task.refresh_from_db()
        assert task.state == "in_progress"

    def test_whoever_may_not_work_on_it_is_shown_no_button_and_refused(self, june: World) -> None:
        client, task = visit(june, "health"), task_of("rà soát")
        assert "Bắt đầu làm" not in page(client, task)
        assert post(client, task, "bat-dau") == 403

    def test_another_agencys_task_is_not_found(self, june: World) -> None:
        assert visit(june, "health").get(f"/viec/{task_of('đoàn ra').pk}/").status_code == 404

    def test_looking_changes_no_row_and_asking_by_get_does_nothing(self, june: World) -> None:
        client, task = visit(june, "foreign"), task_of("đoàn ra")
        before = AuditEntry.objects.count()
        page(client, task)
        assert client.get(f"/viec/{task.pk}/bat-dau").status_code == 405
        assert AuditEntry.objects.count() == before


@pytest.mark.usefixtures("read_plan")
def test_a_hollow_task_leads_to_its_words_to_be_confirmed(june: World) -> None:
    assert "Xem và xác nhận trong văn bản" in page(visit(june, "clerk"), task_of("rà soát"))


@pytest.mark.usefixtures("confirmed_plan")
def test_the_round_that_has_passed_stands_in_the_history_of_the_task(june: World) -> None:
    Task.objects.filter(pk=task_of("hằng năm").pk).update(state="done")
    roll_over(on=date(2026, 11, 15))
    html = page(visit(june, "clerk"), task_of("hằng năm"))
    assert "bước sang kỳ mới" in html and "kỳ trước đến hạn 14/11/2026" in html
    assert "14/11/2027" in html
