"""On the pages: which document a placeholder is, asked on both sides, said, and taken back."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from nhipcau.documents.models import Document
from nhipcau.execution.models import Task
from nhipcau.reading.types import SourceKind
from tests.flows.test_attach import LETTER, item
from tests.web.visiting import visit
from tests.world import World


@pytest.fixture
def press(pages: World) -> Document:
    return pages.register(item(), by="national", kind=SourceKind.PRESS)


@pytest.fixture
def letter(pages: World) -> Document:
    return pages.register(LETTER, by="national")


@pytest.fixture
def desk(pages: World) -> Client:
    return visit(pages, "national")


@pytest.fixture
def waiting(press: Document) -> Document:
    return Document.objects.get(state="placeholder")


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def say(client: Client, waiting: Document, letter: Document, *, version: int | None = None) -> str:
    """Through the form of the page that asks; gives the page it leads to."""
    asked = html(client, f"/van-ban/{waiting.pk}/la-van-ban?text={letter.pk}")
    fields = dict(re.findall(r'name="(text|version)" value="(\d+)"', asked))
    if version is not None:
        fields["version"] = str(version)
    answer = client.post(f"/van-ban/{waiting.pk}/la-van-ban", fields, follow=True)
    return answer.content.decode()


def test_a_placeholder_proposes_the_held_document_it_may_be(desk: Client, waiting: Document, letter: Document) -> None:
    page = html(desk, f"/van-ban/{waiting.pk}/")
    assert "Đây là văn bản nào?" in page
    assert f'href="/van-ban/{waiting.pk}/la-van-ban?text={letter.pk}"' in page


def test_it_is_searched_by_words_among_documents_of_its_type(
    pages: World, desk: Client, waiting: Document, letter: Document
) -> None:
    Document.objects.filter(pk=waiting.pk).update(type="CV")
    found = html(desk, f"/van-ban/{waiting.pk}/chuoi/?q=1503+trien+khai")
    none = html(desk, f"/van-ban/{waiting.pk}/chuoi/?q=khong+co+chu+nay")
    assert f"text={letter.pk}" in found
    assert f"text={letter.pk}" not in none and "Không có văn bản nào" in none


def test_a_held_document_proposes_what_it_may_be_the_text_of(desk: Client, waiting: Document, letter: Document) -> None:
    page = html(desk, f"/van-ban/{letter.pk}/chuoi/")
    assert "Văn bản này là bản gốc của…" in page
    assert f'href="/van-ban/{waiting.pk}/la-van-ban?text={letter.pk}"' in page


def test_what_follows_is_told_before_it_is_said(desk: Client, waiting: Document, letter: Document) -> None:
    page = html(desk, f"/van-ban/{waiting.pk}/la-van-ban?text={letter.pk}")
    assert "1 văn bản nhắc tới nó sẽ dẫn tới bản gốc" in page
    assert "1 việc mới chỉ theo báo chí rời bảng việc" in page


def test_saying_so_leads_to_the_text_and_its_chain(
    desk: Client, press: Document, waiting: Document, letter: Document
) -> None:
    page = say(desk, waiting, letter)
    assert "1 việc theo báo chí rời bảng." in page
    assert "Người xem đã xác định đây cũng là" in page
    assert f'href="/van-ban/{press.pk}/"' in page


@pytest.mark.parametrize("side", ["", "chuoi/", "lich-su/"])
def test_the_old_address_leads_to_the_text(desk: Client, waiting: Document, letter: Document, side: str) -> None:
    say(desk, waiting, letter)
    assert desk.get(f"/van-ban/{waiting.pk}/{side}").headers["Location"] == f"/van-ban/{letter.pk}/{side}"


def test_the_press_item_says_where_its_duties_are_now(
    desk: Client, press: Document, waiting: Document, letter: Document
) -> None:
    say(desk, waiting, letter)
    page = html(desk, f"/van-ban/{press.pk}/")
    assert "Đã có bản gốc của văn bản mà tin này nói tới." in page
    assert f'href="/viec/?document={press.pk}&amp;state=superseded"' in page
    task = Task.objects.get(document=press)
    assert f"/viec/{task.pk}/" in html(desk, f"/viec/?document={press.pk}&state=superseded")
    assert "đã có trong văn bản gốc" in html(desk, f"/viec/{task.pk}/")


def test_it_is_taken_back_where_it_was_said(desk: Client, press: Document, waiting: Document, letter: Document) -> None:
    page = say(desk, waiting, letter)
    (form,) = re.findall(rf'<form class="action" action="/van-ban/{letter.pk}/go-ra".*?</form>', page, re.DOTALL)
    fields = dict(re.findall(r'name="(placeholder|version)" value="(\d+)"', form))
    desk.post(f"/van-ban/{letter.pk}/go-ra", fields)
    assert "Đây là văn bản nào?" in html(desk, f"/van-ban/{waiting.pk}/")
    assert Task.objects.get(document=press).state == "proposed"


def test_over_what_another_has_changed_it_is_not_said(desk: Client, waiting: Document, letter: Document) -> None:
    assert "người khác đã sửa văn bản này" in say(desk, waiting, letter, version=99)
    waiting.refresh_from_db()
    assert waiting.joined_to_id is None


def test_the_history_of_the_text_tells_who_said_it(desk: Client, waiting: Document, letter: Document) -> None:
    say(desk, waiting, letter)
    assert "xác định đây là văn bản được nói tới" in html(desk, f"/van-ban/{letter.pk}/lich-su/")


def test_whoever_may_judge_nothing_is_not_asked(pages: World, press: Document, waiting: Document) -> None:
    from nhipcau.documents.models import Holding
    from nhipcau.foundation import clock

    Holding.objects.create(document=press, agency_id=pages.agencies["health"], how="sent", at=clock.now())
    assert "Đây là văn bản nào?" in html(visit(pages, "health"), f"/van-ban/{waiting.pk}/")
    assert "Đây là văn bản nào?" not in html(visit(pages, "inspector"), f"/van-ban/{waiting.pk}/")
