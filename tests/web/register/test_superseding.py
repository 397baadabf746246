"""The page on which one plan takes the place of several: looked at, sent, undone, by page and by program."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import pytest_django

from nhipcau.documents.models import Document
from nhipcau.execution.models import Handover, Task
from nhipcau.foundation import clock
from tests.flows.test_superseding import NOW, TEACH, TELL, VISIT, after_a_merger, newer
from tests.web.visiting import html, send, visit
from tests.world import World

NumQueries = pytest_django.DjangoAssertNumQueries


@pytest.fixture
def paper(pages: World) -> Iterator[Document]:
    with clock.standing_at(NOW):
        after_a_merger(pages)
        yield newer(pages)


def chosen_on(page: str) -> dict[str, str]:
    """What a browser would send of the selects as they are drawn."""
    found = {}
    for name, inside in re.findall(r'<select id="[^"]*" name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        picked = re.search(r'<option value="([^"]*)" selected>', inside)
        found[name] = picked[1] if picked else ""
    return found


def test_the_new_plan_offers_to_replace_the_others(pages: World, paper: Document) -> None:
    page = html(visit(pages, "clerk"), f"/van-ban/{paper.pk}/")
    assert f'href="/van-ban/{paper.pk}/thay-the/"' in page


def test_a_page_with_plans_beside_costs_a_fixed_number_of_queries(
    pages: World, paper: Document, django_assert_max_num_queries: NumQueries
) -> None:
    """What became of the issuer is asked once for the heading, the plans beside and the way out."""
    desk = visit(pages, "clerk")
    address = f"/van-ban/{paper.pk}/"
    assert "Còn kế hoạch khác đang có hiệu lực" in html(desk, address)
    with django_assert_max_num_queries(13):
        html(desk, address)


def test_the_preview_tells_what_goes_where_and_what_waits_for_a_word(pages: World, paper: Document) -> None:
    page = html(visit(pages, "clerk"), f"/van-ban/{paper.pk}/thay-the/")
    assert "10/KH-UBND ngày 08/4/2020" in page and "20/KH-UBND ngày 08/4/2020" in page
    tell = Task.objects.get(words__startswith=TELL)
    visits = Task.objects.filter(words__startswith=VISIT).exclude(document=paper)
    goes_on = Task.objects.get(document=paper, words__startswith=VISIT)
    chosen = chosen_on(page)
    assert chosen[f"task-{tell.pk}"] == ""
    assert {chosen[f"task-{one.pk}"] for one in visits} == {str(goes_on.pk)}


def test_sent_as_drawn_a_task_without_a_word_is_asked_for(pages: World, paper: Document) -> None:
    desk, address = visit(pages, "clerk"), f"/van-ban/{paper.pk}/thay-the/"
    plans = Document.objects.filter(code__in=("10/KH-UBND", "20/KH-UBND")).values_list("pk", flat=True)
    sent = {"plan": list(plans), "basis": "mục IV", **chosen_on(html(desk, address))}
    answered = send(desk, address, **sent)
    assert "Còn 1 việc chưa nói là chuyển sang việc nào hay kết thúc" in answered
    led_to = send(desk, address, **sent, rest="on")
    assert led_to.startswith(f"/van-ban/{paper.pk}/#h-")
    page = html(desk, f"/van-ban/{paper.pk}/")
    assert "Đã thay thế kế hoạch khác: 3 việc chuyển sang, 1 việc kết thúc." in page
    handover = Handover.objects.get()
    assert send(desk, f"/van-ban/{paper.pk}/thay-the/hoan-tac", handover=handover.pk) == f"/van-ban/{paper.pk}/"
    assert not Task.objects.filter(state="superseded").exists()


def test_old_and_new_tasks_lead_to_each_other(pages: World, paper: Document) -> None:
    desk, address = visit(pages, "clerk"), f"/van-ban/{paper.pk}/thay-the/"
    plans = Document.objects.filter(code__in=("10/KH-UBND", "20/KH-UBND")).values_list("pk", flat=True)
    send(desk, address, plan=list(plans), basis="mục IV", rest="on", **chosen_on(html(desk, address)))
    old = Task.objects.get(words__startswith=TEACH, document__code="10/KH-UBND")
    new = Task.objects.get(words__startswith=TEACH, document=paper)
    assert "Việc này nay theo 90/KH-UBND" in html(desk, f"/viec/{old.pk}/")
    assert f'href="/viec/{old.pk}/"' in html(desk, f"/viec/{new.pk}/")


def test_who_answers_for_none_of_them_gets_no_page(pages: World, paper: Document) -> None:
    assert visit(pages, "health").get(f"/van-ban/{paper.pk}/thay-the/").status_code in (403, 404)


def test_a_program_looks_replaces_and_takes_back(pages: World, paper: Document) -> None:
    desk, address = visit(pages, "clerk"), f"/api/v1/documents/{paper.pk}/consolidation"
    seen = desk.get(address).json()
    goes = [{"task": one["task"], "becomes": one["becomes"]} for one in seen["going"]]
    given = {"plans": [plan["id"] for plan in seen["plans"]], "goes": goes, "basis": "mục IV"}
    done = desk.post(address, given, content_type="application/json").json()
    assert (done["kind"], len(done["relations"])) == ("consolidated", 2)
    undone = desk.post(f"{address}/undo", {"handover": done["id"]}, content_type="application/json").json()
    assert undone["undone"] is not None
    assert visit(pages, "health").get(address).status_code in (403, 404)
