"""Words that a scan hardly shows stand marked in the text, with how sure the program is of each."""

from __future__ import annotations

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.documents.models import Document, ReadingRun
from nhipcau.flows.intake import take_in
from nhipcau.web.pages.register.faint import LISTED
from tests.web.visiting import visit
from tests.world import Ordered, Paper, World, plan

PLAN = plan(title="đối ngoại nhân dân", duties=(Ordered("Sở Y tế khám bệnh cho các đoàn", lead=("Sở Y tế",)),))


def scan(world: World, *papers: Paper, faint: dict[str, float]) -> list[Document]:
    content = world.scan_of(*papers, faint=faint)
    take_in(actor=world.actors["clerk"], filename="a.png", content=content)
    return list(Document.objects.order_by("position"))


def page_of(client: Client, document: Document) -> str:
    answer = client.get(f"/van-ban/{document.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_faint_word_is_marked_where_it_stands_and_says_how_sure_it_is(pages: World) -> None:
    (document,) = scan(pages, PLAN, faint={"bệnh": 0.62, "đoàn": 0.31})
    page = page_of(visit(pages, "clerk"), document)
    assert '<span class="faint" id="faint-0" title="chữ mờ, máy chắc 62%">bệnh</span>' in page
    assert "2 chữ mờ trong ảnh chụp" in page


def test_the_least_sure_words_lead_the_list_and_each_leads_to_its_place(pages: World) -> None:
    (document,) = scan(pages, PLAN, faint={"bệnh": 0.62, "đoàn": 0.31})
    listed = re.findall(
        r'<li><a href="[^"#]*#(faint-\d+)"[^>]*>(\w+)</a> <span[^>]*>(\d+)%', page_of(visit(pages, "clerk"), document)
    )
    assert listed == [("faint-1", "đoàn", "31"), ("faint-0", "bệnh", "62")]


def test_a_long_list_of_faint_words_is_cut_and_says_how_many_are_left(pages: World) -> None:
    words = [f"chữ{number:03d}" for number in range(LISTED + 5)]
    (document,) = scan(pages, plan(title=" ".join(words)), faint=dict.fromkeys(words, 0.5))
    page = page_of(visit(pages, "clerk"), document)
    assert page.count('class="faint" id=') == LISTED + 5
    assert len(re.findall(r'<li><a href="[^"#]*#faint-', page)) == LISTED
    assert "Còn 5 chữ chắc hơn" in page


def test_each_document_of_a_file_shows_its_own_faint_words(pages: World) -> None:
    first, second = scan(pages, plan(1, title="gặp mặt"), plan(2, title="khám bệnh"), faint={"bệnh": 0.62})
    clerk = visit(pages, "clerk")
    assert "chữ mờ" not in page_of(clerk, first)
    assert "1 chữ mờ" in page_of(clerk, second)


def test_a_paper_read_without_a_picture_or_before_faint_words_were_kept_has_none(pages: World) -> None:
    document = pages.register(PLAN)
    clerk = visit(pages, "clerk")
    assert "chữ mờ" not in page_of(clerk, document)
    older = {name: value for name, value in ReadingRun.objects.get().reading.items() if name != "faint"}
    ReadingRun.objects.update(reading=older)
    assert "chữ mờ" not in page_of(clerk, document)


def test_faint_words_are_told_in_english_too(pages: World) -> None:
    (document,) = scan(pages, PLAN, faint={"bệnh": 0.62})
    page = page_of(visit(pages, "clerk", language="en"), document)
    assert "1 faint word in the scan" in page and "faint word, 62% sure" in page


def test_a_page_of_faint_words_costs_no_query_more(pages: World) -> None:
    plain, faint = pages.register(plan(1)), scan(pages, plan(2, title="khám bệnh"), faint={"bệnh": 0.62})[-1]
    clerk = visit(pages, "clerk")
    page_of(clerk, plain)
    asked = []
    for document in (plain, faint):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page_of(clerk, document)
        asked.append(len(queries))
    assert asked[0] == asked[1]
