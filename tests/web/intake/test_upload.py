"""Files come in through the page: a line each, refusals that keep nothing, long work as a job."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.documents.models import Document, Original
from nhipcau.flows import intake
from nhipcau.flows.staged import take_in_staged
from nhipcau.foundation import jobs as job_rows
from nhipcau.foundation.models import AuditEntry, Job
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.containers import Member
from nhipcau.reading.types import Reading
from nhipcau.web.pages.intake import upload as upload_page
from tests.reading.containers.made_containers import archive, attach, mail
from tests.web.visiting import visit
from tests.world import Ordered, World, plan

DUTY = Ordered("Sở Y tế phổ biến", lead=("Sở Y tế",))


def send(client: Client, *files: tuple[str, bytes], **headers: str) -> Any:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post("/nap/", {"files": sent}, headers=headers)


def lines(html: str) -> list[str]:
    """The words of each file's line, without marks."""
    found = re.findall(r'<li class="upload .*?</li>', html.split("<template")[0], re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in found]


class TestLines:
    def test_a_file_taken_in_tells_its_documents_duties_and_leads_to_them(self, pages: World) -> None:
        html = send(visit(pages, "clerk"), ("a.txt", pages.file_of(plan(duties=(DUTY,))))).content.decode()
        (line,) = lines(html)
        assert "1 văn bản (12/KH-UBND)" in line and "1 việc" in line
        assert f"/van-ban/{Document.objects.get().pk}/" in html

    def test_a_refused_file_keeps_nothing_and_the_others_go_on(self, pages: World) -> None:
        good = ("a.txt", pages.file_of(plan()))
        html = send(visit(pages, "clerk"), ("hong.txt", b"?"), good).content.decode()
        refused, taken = lines(html)
        assert refused.startswith("hong.txt Từ chối · Tệp không có chữ nào.")
        assert "gửi lại" in refused
        assert "12/KH-UBND" in taken
        assert [original.filename for original in Original.objects.all()] == ["a.txt"]

    def test_the_log_of_a_refused_file_holds_no_word_of_it(self, pages: World) -> None:
        send(visit(pages, "clerk"), ("ten-nhay-cam.txt", b"?"))
        entry = AuditEntry.objects.get(act="file.refused")
        assert "ten-nhay-cam" not in str(entry.facts)

    def test_the_same_file_again_leads_to_the_document_that_is_held(self, pages: World) -> None:
        content = pages.file_of(plan())
        send(visit(pages, "clerk"), ("a.txt", content))
        html = send(visit(pages, "clerk"), ("b.txt", content)).content.decode()
        assert lines(html) == ["b.txt Đã có · 12/KH-UBND Mở bản đã có Vào sổ đến"]
        assert Document.objects.count() == 1

    def test_a_script_gets_the_lines_alone(self, pages: World) -> None:
        answer = send(visit(pages, "clerk"), ("a.txt", pages.file_of(plan())), **{"HX-Request": "true"})
        assert answer.content.decode().lstrip().startswith('<li class="upload done"')

    def test_a_refusal_is_told_in_english(self, pages: World) -> None:
        html = send(visit(pages, "clerk", language="en"), ("a.txt", b"?")).content.decode()
        assert "The file holds no words." in html

    def test_what_stands_behind_a_file_longer_than_allowed_is_not_even_held(
        self, pages: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[int] = []
        monkeypatch.setattr(upload_page, "AT_ONCE_BYTES", 10**9)
        monkeypatch.setattr(upload_page, "Limits", lambda: type("L", (), {"size": 10})())

        def take_in_member(*, actor: Any, member: Member) -> None:
            seen.append(len(member.content) if isinstance(member.content, bytes) else 0)
            raise Refusal("reading.empty")

        monkeypatch.setattr(upload_page, "take_in_member", take_in_member)
        send(visit(pages, "clerk"), ("a.txt", b"x" * 50))
        assert seen == [11]


class TestContainers:
    def test_each_member_of_an_archive_has_its_line(self, pages: World) -> None:
        packed = archive({"a.txt": pages.file_of(plan()), "b/c.bin": b"?"})
        taken, refused = lines(send(visit(pages, "clerk"), ("hồ sơ.zip", packed)).content.decode())
        assert taken.startswith("hồ sơ.zip/a.txt") and "12/KH-UBND" in taken
        assert refused.startswith("hồ sơ.zip/b/c.bin Từ chối")
        assert [original.filename for original in Original.objects.all()] == ["hồ sơ.zip/a.txt"]

    def test_a_member_that_is_held_already_is_recognised(self, pages: World) -> None:
        content = pages.file_of(plan())
        send(visit(pages, "clerk"), ("a.txt", content))
        made = mail(words="\n")
        attach(made, name="b.txt", content=content)
        html = send(visit(pages, "clerk"), ("thư.eml", made.as_bytes())).content.decode()
        assert lines(html) == ["thư.eml/b.txt Đã có · 12/KH-UBND Mở bản đã có Vào sổ đến"]

    def test_an_archive_that_holds_much_becomes_a_job(self, pages: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(upload_page, "AT_ONCE_FILES", 2)
        packed = archive({f"{number}.txt": "x" for number in range(3)})
        answer = send(visit(pages, "clerk"), ("a.zip", packed))
        assert answer.status_code == 302 and answer.url == f"/viec-may/{Job.objects.get().pk}/"


class TestAmount:
    def test_no_file_is_said_and_the_page_stays(self, pages: World) -> None:
        answer = visit(pages, "clerk").post("/nap/", {})
        assert answer.status_code == 422 and "Chưa có tệp nào" in answer.content.decode()

    def test_too_many_files_are_refused_clearly_and_none_is_taken(
        self, pages: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(upload_page, "MOST_FILES", 2)
        answer = send(visit(pages, "clerk"), *[(f"{n}.txt", pages.file_of(plan(n))) for n in range(1, 4)])
        assert answer.status_code == 413 and "nhiều nhất 2 tệp" in answer.content.decode()
        assert not Document.objects.exists() and not Job.objects.exists()

    def test_files_too_large_together_are_refused(self, pages: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(upload_page, "MOST_TOGETHER", 3)
        assert send(visit(pages, "clerk"), ("a.txt", b"1234")).status_code == 413


class TestRights:
    def test_an_inspector_is_refused_the_page_and_the_act(self, pages: World) -> None:
        client = visit(pages, "inspector")
        assert client.get("/nap/").status_code == 403
        assert send(client, ("a.txt", pages.file_of(plan()))).status_code == 403
        assert not Document.objects.exists()

    def test_nobody_takes_in_without_signing_in(self, pages: World) -> None:
        assert send(Client(), ("a.txt", b"?")).status_code == 302

    def test_opening_the_page_and_fetching_the_sample_changes_no_row(self, pages: World) -> None:
        client = visit(pages, "clerk")
        before = AuditEntry.objects.count()
        assert client.get("/nap/").status_code == 200
        assert "KẾ HOẠCH" in client.get("/nap/ke-hoach-mau").content.decode()
        assert AuditEntry.objects.count() == before


@pytest.fixture
def queued(pages: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Chunks wait in the queue until the test works on them."""
    from nhipcau.flows import many

    monkeypatch.setattr(many, "intake_chunk", type("Queue", (), {"enqueue": staticmethod(lambda *chunk: None)}))
    return pages


def start(world: World, *files: tuple[str, bytes]) -> Job:
    answer = send(visit(world, "clerk"), *files)
    assert answer.status_code == 302
    return Job.objects.latest("id")


def work(world: World, job: Job, number: int) -> None:
    take_in_staged(actor=world.actors["clerk"], job_id=job.pk, names=[f"{n:06d}" for n in range(number)])


class TestLongWork:
    def files(self, world: World, number: int = 7) -> list[tuple[str, bytes]]:
        return [(f"{n}.txt", world.file_of(plan(n, duties=(DUTY,)))) for n in range(1, number + 1)]

    def test_many_files_become_a_job_whose_page_is_shown(self, queued: World) -> None:
        answer = send(visit(queued, "clerk"), *self.files(queued))
        assert answer.headers["Location"] == f"/viec-may/{Job.objects.get().pk}/"

    def test_a_running_job_refreshes_itself_with_and_without_script(self, queued: World) -> None:
        job = start(queued, *self.files(queued))
        html = visit(queued, "clerk").get(f"/viec-may/{job.pk}/").content.decode()
        assert f'hx-get="/viec-may/{job.pk}/" hx-trigger="every 1s"' in html
        assert '<noscript><meta http-equiv="refresh"' in html
        assert "0/7 tệp" in html

    def test_a_running_job_tells_which_file_it_reads_but_not_its_name(self, queued: World) -> None:
        job = start(queued, *self.files(queued))
        work(queued, job, 2)
        Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING)
        html = visit(queued, "clerk").get(f"/viec-may/{job.pk}/").content.decode()
        assert "đang đọc tệp thứ 3" in html and "2/7 tệp" in html and "3.txt" not in html

    def test_an_archive_being_read_shows_that_the_work_goes_on(self, queued: World) -> None:
        job = start(queued, *self.files(queued))
        work(queued, job, 2)
        Job.objects.filter(pk=job.pk).update(done=0, state=Job.State.RUNNING)
        html = visit(queued, "clerk").get(f"/viec-may/{job.pk}/").content.decode()
        assert "0/7 tệp · đã đọc 2 tệp bên trong" in html

    def test_a_running_job_tells_how_many_pages_of_a_scan_it_has_read(
        self, queued: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        job = start(queued, *self.files(queued))
        shown: list[str] = []

        def read_slowly(content: bytes, filename: str, *, tell: Callable[[int], None]) -> Reading:
            tell(7)
            shown.append(visit(queued, "clerk").get(f"/viec-may/{job.pk}/").content.decode())
            return queued.readings[hashlib.sha256(content).hexdigest()]

        monkeypatch.setattr(intake, "read", read_slowly)
        work(queued, job, 2)
        assert "đang đọc tệp thứ 2" in shown[1] and all("đã đọc 7 trang ảnh" in page for page in shown)
        assert "trang ảnh" not in visit(queued, "clerk").get(f"/viec-may/{job.pk}/").content.decode()

    def test_a_finished_job_tells_each_file_and_stops_asking(self, queued: World) -> None:
        job = start(queued, *self.files(queued), ("hong.txt", b"?"))
        work(queued, job, 8)
        html = visit(queued, "clerk").get(f"/viec-may/{job.pk}/").content.decode()
        told = lines(html)
        assert len(told) == 8 and "1 văn bản (1/KH-UBND) · 1 việc" in told[0]
        assert told[-1].startswith("hong.txt Từ chối") and "8/8 tệp · 1 tệp bị từ chối" in html
        assert "hx-trigger" not in html

    def test_a_finished_jobs_papers_go_into_the_incoming_book_by_one_click(self, queued: World) -> None:
        job = start(queued, *self.files(queued))
        work(queued, job, 3)
        desk = visit(queued, "clerk")
        assert "Vào sổ đến" not in " ".join(lines(desk.get(f"/viec-may/{job.pk}/").content.decode()))
        work(queued, job, 7)
        first = Document.objects.get(code="1/KH-UBND")
        page = desk.get(f"/viec-may/{job.pk}/").content.decode()
        assert f'action="/van-ban/{first.pk}/vao-so"' in page and page.count("Vào sổ đến") == 7
        desk.post(f"/van-ban/{first.pk}/vao-so")
        page = desk.get(f"/viec-may/{job.pk}/").content.decode()
        assert page.count("Đã vào sổ đến") == 1 and page.count("Vào sổ đến") == 6

    def test_a_job_is_told_in_english(self, queued: World) -> None:
        job = start(queued, *self.files(queued), ("hong.txt", b"?"))
        work(queued, job, 8)
        html = visit(queued, "clerk", language="en").get(f"/viec-may/{job.pk}/").content.decode()
        assert "The file holds no words." in html and "văn bản (" not in html

    def test_the_part_that_is_asked_for_again_is_the_part_alone(self, queued: World) -> None:
        job = start(queued, *self.files(queued))
        answer = visit(queued, "clerk").get(f"/viec-may/{job.pk}/", headers={"HX-Request": "true"})
        assert answer.content.decode().lstrip().startswith("<div") and "<html" not in answer.content.decode()

    def test_a_job_that_fell_over_says_which_file_and_what_to_do(self, queued: World) -> None:
        job = start(queued, *self.files(queued))
        job_rows.fail(job.pk, note="3.txt")
        html = visit(queued, "clerk").get(f"/viec-may/{job.pk}/").content.decode()
        assert "Việc dừng giữa chừng ở tệp 3.txt." in html

    def test_another_agencys_job_is_not_found_and_not_listed(self, queued: World) -> None:
        job = start(queued, *self.files(queued))
        client = visit(queued, "health")
        assert client.get(f"/viec-may/{job.pk}/").status_code == 404
        assert f"/viec-may/{job.pk}/" not in client.get("/viec-may/").content.decode()

    def test_the_list_of_jobs_asks_as_often_for_many_as_for_one(self, queued: World) -> None:
        client = visit(queued, "clerk")
        counted = []
        for _ in range(3):
            start(queued, *self.files(queued))
            with CaptureQueriesContext(connection) as queries:
                assert client.get("/viec-may/").status_code == 200
            counted.append(len(queries))
        assert counted[0] == counted[2] <= 8

    def test_the_empty_list_of_jobs_says_when_something_stands_there(self, pages: World) -> None:
        assert "Chưa có việc nào chạy lâu." in visit(pages, "clerk").get("/viec-may/").content.decode()
