"""Home: what waits for me, what of mine is late, what did I hand out, the newest documents."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.foundation import pages
from nhipcau.web.parts import words
from tests.web.board.conftest import DUTIES
from tests.web.visiting import visit
from tests.world import World, plan


def blocks(client: Client) -> dict[str, str]:
    answer = client.get("/")
    assert answer.status_code == 200
    found = re.findall(r'<section class="block" id="([\w-]+)".*?</section>', answer.content.decode(), re.S)
    whole = re.findall(r'(<section class="block" id="[\w-]+".*?</section>)', answer.content.decode(), re.S)
    return dict(zip(found, whole, strict=True))


def number_of(block: str) -> int:
    found = re.search(r'class="number[^"]*">(\d+)<', block)
    assert found
    return int(found[1])


def test_the_first_empty_home_says_what_to_do_first(pages: World) -> None:
    html = visit(pages, "clerk").get("/").content.decode()
    assert "/nap/" in html and "kế hoạch mẫu" in html


def test_whoever_may_take_nothing_in_is_not_told_to(pages: World) -> None:
    assert 'class="button main"' not in visit(pages, "inspector").get("/").content.decode()


@pytest.mark.usefixtures("read_plan")
def test_a_read_document_waits_with_the_agency_that_holds_it_and_not_with_those_it_names(june: World) -> None:
    assert "12/KH-UBND" in blocks(visit(june, "clerk"))["to-confirm"]
    assert number_of(blocks(visit(june, "foreign"))["to-confirm"]) == 0


@pytest.mark.usefixtures("confirmed_plan")
class TestBlocks:
    def test_what_my_agency_leads_and_has_not_begun_waits_for_me(self, june: World) -> None:
        assert number_of(blocks(visit(june, "foreign"))["to-start"]) == 3

    def test_what_is_late_is_mine_only_where_i_lead(self, june: World) -> None:
        assert "Sở Ngoại vụ lập danh sách đoàn ra" in blocks(visit(june, "foreign"))["late"]
        assert number_of(blocks(visit(june, "health"))["late"]) == 0

    def test_a_monitor_sees_what_is_late_in_all_it_watches(self, june: World) -> None:
        assert number_of(blocks(visit(june, "monitor"))["late"]) == 1

    def test_long_lists_are_told_to_be_longer_than_is_counted(
        self, june: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for counting in (pages, words):
            monkeypatch.setattr(counting, "COUNTED", 2)
        told = blocks(visit(june, "foreign"))
        assert "hơn 2<" in told["to-start"]
        assert number_of(told["late"]) == 1

    def test_who_gave_the_tasks_sees_how_far_they_are(self, june: World) -> None:
        handed_out = blocks(visit(june, "clerk"))["handed-out"]
        assert number_of(handed_out) == len(DUTIES)
        assert "quá hạn" in handed_out and "giver=" in handed_out

    def test_the_number_of_a_block_is_that_of_the_list_it_leads_to(self, june: World) -> None:
        client = visit(june, "foreign")
        for block in blocks(client).values():
            address = re.search(r'<h2[^>]*><a href="([^"]+)"', block)
            if address and "/viec/" in address[1]:
                rows = client.get(address[1].replace("&amp;", "&")).content.decode().count('class="row-link"')
                assert rows == number_of(block)

    def test_the_newest_documents_follow(self, june: World) -> None:
        assert 'class="newest"' in visit(june, "foreign").get("/").content.decode()

    def test_home_speaks_english(self, june: World) -> None:
        html = visit(june, "clerk", language="en").get("/").content.decode()
        assert "Cơ quan mình giao" not in html and "Văn bản mới" not in html


def test_the_number_of_queries_does_not_grow_with_the_rows(june: World) -> None:
    client = visit(june, "clerk")
    counted = []
    for number in (20, 21, 22, 23, 24):
        june.register(plan(number, duties=DUTIES))
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counted.append(len(queries))
    assert counted[-1] == counted[0] <= 31


def test_home_is_for_those_who_signed_in(pages: World) -> None:
    assert Client().get("/").status_code == 302
