"""A recalled and a replaced paper on their pages: what rests, what goes over, the way back (S24)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from nhipcau.documents.models import Entry
from nhipcau.execution.models import Task
from nhipcau.foundation import clock
from tests.flows.test_recall import NOW, TEACH, VISIT, came, second
from tests.web.visiting import html, send, visit
from tests.world import Ordered, World, plan


@pytest.fixture
def desk(pages: World) -> Iterator[Client]:
    with clock.standing_at(NOW):
        came(pages, plan(12, duties=(Ordered(VISIT, lead=("Sở Ngoại vụ",)), Ordered(TEACH, lead=("Sở Y tế",)))))
        yield visit(pages, "clerk")


def note(desk: Client, entry: Entry, **fields: object) -> str:
    told = {"version": entry.version, "kind": "recalled", "on": "2026-11-20", "words": "", "by_number": "", **fields}
    return send(desk, f"/so/dong/{entry.pk}/thu-hoi", **told)


def test_a_recalled_paper_says_so_and_its_tasks_rest(pages: World, desk: Client) -> None:
    entry = Entry.objects.get()
    note(desk, entry, words="Thông báo 3/TB-UBND")
    assert "2 việc tạm dừng" in html(desk, f"/so/dong/{entry.pk}/")
    page = html(desk, f"/van-ban/{entry.document_id}/")
    assert "Văn bản đã bị thu hồi: Thông báo 3/TB-UBND" in page and "Văn bản không sửa được nữa" in page
    task = Task.objects.get(words__startswith=VISIT)
    page = html(visit(pages, "foreign"), f"/viec/{task.pk}/")
    assert "Tạm dừng – văn bản bị thu hồi" in page and "Bắt đầu làm" not in page
    assert "còn " not in page.partition("state-line")[2].partition("</div>")[0]


def test_a_replaced_papers_tasks_go_over_with_their_differences(pages: World, desk: Client) -> None:
    entry, newer = Entry.objects.get(), second(pages)
    note(desk, entry, kind="replaced", by_number=str(newer.number))
    amendment = entry.amendments.get()
    page = html(desk, f"/so/thay-the/{amendment.pk}")
    assert "<ins>" in page and "và kiều bào" in page
    chosen = {f"task-{task.pk}": "" for task in Task.objects.filter(document_id=entry.document_id)}
    led_to = send(desk, f"/so/thay-the/{amendment.pk}", rest="on", **chosen)
    assert "0 việc đã chuyển sang văn bản thay thế, 2 việc kết thúc." in html(desk, led_to)
    handover = Task.objects.filter(document_id=entry.document_id)[0].handed.get(fate="ended").handover_id
    send(desk, "/so/thay-the/hoan-tac", handover=handover)
    assert "2 việc tạm dừng" in html(desk, led_to)


def test_what_must_be_decided_stands_before_what_goes_on_as_it_was(pages: World, desk: Client) -> None:
    entry, newer = Entry.objects.get(), second(pages)
    note(desk, entry, kind="replaced", by_number=str(newer.number))
    page = html(desk, f"/so/thay-the/{entry.amendments.get().pk}")
    assert "Lời đã đổi: xem chỗ khác rồi giữ hoặc chọn lại" in page and "Chuyển 2 việc" in page
    same = page.partition("<details")[2].partition("</details>")[0]
    assert "Lời như cũ" not in page or ("<ins>" not in same and "<select" in same)
    assert "Có thể hoàn tác" in page


def test_a_number_the_book_does_not_have_is_told_at_the_form(desk: Client) -> None:
    assert "Sổ này không có số 99" in note(desk, Entry.objects.get(), kind="replaced", by_number="99")


def test_without_a_paper_and_without_words_nothing_is_noted(desk: Client) -> None:
    assert "Chưa ghi lý do hoặc văn bản làm căn cứ" in note(desk, Entry.objects.get())
