"""The queue of what a newer reading disagrees about: both versions side by side, and the choice."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.documents.models import Disagreement, Document, Duty
from nhipcau.documents.services import verdicts
from tests.web.visiting import visit
from tests.world import Ordered, World, plan

QUEUE = "/van-ban/doc-lai/"
DUTY = Ordered("Tổ chức khám bệnh cho đoàn khách.", lead=("Sở Y tế",))


def disagreement(document: Document, **fields: object) -> Disagreement:
    told = {"kind": "differs", "pointer": "/title", "kept": "đối ngoại", "read": "đối nội", "said_by": "Lê Thị Na"}
    at = datetime(2026, 6, 1, tzinfo=UTC)
    return Disagreement.objects.create(document=document, run=document.run, at=at, **{**told, **fields})


@pytest.fixture
def document(pages: World) -> Document:
    document = pages.register(plan(title="đối nội", duties=(DUTY,)))
    verdicts.correct_value(
        actor=pages.actors["clerk"], document_id=document.pk, version=document.version, pointer="/title",
        value="đối ngoại",
    )  # fmt: skip
    document.refresh_from_db()
    return document


def html(client: Client, address: str = QUEUE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, row: Disagreement, choice: str) -> int:
    row.document.refresh_from_db()
    told = {"version": row.document.version, "choice": choice}
    return client.post(f"{QUEUE}{row.pk}", told, follow=True).status_code


def test_both_versions_stand_side_by_side_with_who_said_the_one(pages: World, document: Document) -> None:
    disagreement(document)
    page = html(visit(pages, "clerk"))
    assert "Theo Lê Thị Na" in page and re.search(r"<td>đối ngoại</td><td>đối nội</td>", page)
    assert "Giữ của người" in page and "Lấy bản đọc mới" in page


def test_a_person_takes_the_newer_reading(pages: World, document: Document) -> None:
    row = disagreement(document)
    assert send(visit(pages, "clerk"), row, "take") == 200
    document.refresh_from_db()
    assert document.title == "đối nội" and Disagreement.objects.get().settled_by_name == "Clerk"


def test_a_person_keeps_what_stands(pages: World, document: Document) -> None:
    row = disagreement(document)
    client = visit(pages, "clerk")
    assert send(client, row, "keep") == 200
    document.refresh_from_db()
    assert document.title == "đối ngoại"
    assert "Không có chỗ nào ở đây" in html(client)
    assert "đã giữ như đang có" in html(client, f"{QUEUE}?state=settled")


def test_a_task_on_the_board_is_compared_field_by_field(pages: World, document: Document) -> None:
    duty = Duty.objects.get()
    kept, read = {"lead": ["Sở Y tế"], "due": None}, {"lead": ["Sở Ngoại vụ"], "due": {"text": "tháng 6"}}
    disagreement(document, kind="board", pointer="/duties/0", duty=duty, kept=kept, read=read, kept_words=duty.words)
    page = html(visit(pages, "clerk"))
    assert re.search(r"Chủ trì</th><td>Sở Y tế</td><td>Sở Ngoại vụ</td>", page)
    assert re.search(r"Thời hạn</th><td>–</td><td>tháng 6</td>", page) and "Giữ như trên bảng" in page


def test_a_lost_task_and_a_divided_file_are_told(pages: World, document: Document) -> None:
    duty = Duty.objects.get()
    kept = {"lead": ["Sở Y tế"], "due": None}
    disagreement(document, kind="gone", pointer="/gone/1/0", duty=duty, kept=kept, kept_words="khám")
    disagreement(document, kind="divided", pointer="", kept=None, read=None)
    page = html(visit(pages, "clerk"))
    assert page.count("không đọc thấy") == 2 and "Giữ như trong sổ" in page
    assert page.count("Lấy bản đọc mới") == 1


def test_the_document_leads_to_what_waits_on_it(pages: World, document: Document) -> None:
    client = visit(pages, "clerk")
    assert "doc-lai/?document" not in html(client, f"/van-ban/{document.pk}/")
    disagreement(document)
    assert f"{QUEUE}?document={document.pk}" in html(client, f"/van-ban/{document.pk}/")


def test_the_queue_is_empty_for_those_who_may_not_decide(pages: World, document: Document) -> None:
    disagreement(document)
    for name in ("health", "inspector", "administrator"):
        assert "đối nội" not in html(visit(pages, name))


def test_the_queue_speaks_english(pages: World, document: Document) -> None:
    disagreement(document)
    page = html(visit(pages, "clerk", language="en"))
    assert "Take the newer reading" in page and "Lấy bản đọc mới" not in page


def test_the_number_of_queries_does_not_grow_with_the_queue(pages: World, document: Document) -> None:
    client, counted = visit(pages, "clerk"), []
    for number in range(3):
        disagreement(document, pointer=f"/recipients/{number}")
        disagreement(pages.register(plan(20 + number)))
        with CaptureQueriesContext(connection) as queries:
            html(client)
        counted.append(len(queries))
    assert counted[0] == counted[-1] <= 8
