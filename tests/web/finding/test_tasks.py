"""The search among tasks: what a person remembers of a task finds it, and nobody learns of tasks of others."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from nhipcau.flows.review import correct_value
from nhipcau.ground.actor import AccountRole
from tests.web.visiting import visit
from tests.world import Ordered, World, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]


def shown(world: World, name: str, **query: str) -> str:
    answer = visit(world, name).get("/tim", {"in": "tasks", **query})
    assert answer.status_code == 200
    return str(answer.content.decode())


def told(page: str) -> str:
    return page.split('role="status">')[-1].split("<")[0]


def ordered(*words: str) -> tuple[Ordered, ...]:
    return tuple(Ordered(one, lead=("Sở Y tế",)) for one in words)


@pytest.mark.parametrize("words", ["vien tro", "“viện trợ”", "so y te", "UBND", "ủy ban nhân dân", "viện tr*"])
def test_a_task_is_found_by_what_it_says_and_whom_it_names(world: World, words: str) -> None:
    world.register(plan(duties=ordered("Tiếp nhận viện trợ, báo cáo UBND tỉnh")))
    page = shown(world, "clerk", q=words)
    assert told(page) == "1 việc"
    assert "<mark>" in page or words == "so y te"


def test_words_that_follow_each_other_come_first(world: World) -> None:
    world.register(plan(1, duties=ordered("Nhận viện trợ nước ngoài")))
    world.register(plan(2, duties=ordered("Hỗ trợ viên chức đi học")))
    page = shown(world, "clerk", q="vien tro")
    assert told(page) == "2 việc"
    assert page.index("nước ngoài") < page.index("chức đi học")


def test_the_words_of_a_long_clause_are_shown_where_they_stand(world: World) -> None:
    world.register(plan(duties=ordered(f"{'Phổ biến, quán triệt ' * 12} rồi tiếp nhận <b>viện trợ</b> nước ngoài")))
    page = shown(world, "clerk", q="vien tro")
    assert "&lt;b&gt;<mark>viện trợ</mark>&lt;/b&gt;" in page.split("found-extract")[1]


def test_a_stranger_learns_nothing_not_even_how_many(world: World) -> None:
    world.register(plan(duties=ordered("Tiếp nhận viện trợ")))
    world.agency("far", "Sở Tài chính", under="committee")
    world.account("stranger", AccountRole.OFFICER, agency=world.agencies["far"])
    page = shown(world, "stranger", q="viện trợ")
    assert told(page) == "0 việc" and "Tiếp nhận" not in page
    documents = visit(world, "stranger").get("/tim", {"q": "viện trợ"}).content.decode()
    assert "xem việc" not in documents


def test_fields_narrow_tasks_by_the_papers_they_come_from(world: World) -> None:
    world.register(plan(1, title="kế hoạch năm", duties=ordered("Nhận viện trợ một")))
    world.register(plan(2, type="QĐ", title="quyết định", duties=ordered("Nhận viện trợ hai")))
    assert told(shown(world, "clerk", q="viện trợ")) == "2 việc"
    narrowed = shown(world, "clerk", q="viện trợ", type="QĐ")
    assert told(narrowed) == "1 việc" and "hai" in narrowed
    assert told(shown(world, "clerk", type="QĐ")) == "1 việc"


def test_a_corrected_lead_is_found_by_its_new_name(world: World) -> None:
    document = world.register(plan(duties=ordered("Tiếp nhận viện trợ")))
    assert told(shown(world, "clerk", q="so ngoai vu")) == "0 việc"
    correct_value(
        actor=world.actors["clerk"],
        document_id=document.pk,
        version=document.version,
        pointer="/duties/0/lead/0",
        value="Sở Ngoại vụ",
    )
    assert told(shown(world, "clerk", q="so ngoai vu")) == "1 việc"


def test_where_no_document_bears_the_words_the_tasks_that_do_are_told_of(world: World) -> None:
    world.register(plan(duties=ordered("Tiếp nhận viện trợ")))
    page = visit(world, "clerk").get("/tim", {"q": "viện trợ", "type": "TB"}).content.decode()
    assert "0 văn bản" in page and "xem việc" not in page


def test_a_kept_search_of_tasks_counts_tasks(world: World) -> None:
    world.register(plan(duties=ordered("Nhận viện trợ một", "Nhận viện trợ hai")))
    clerk = visit(world, "clerk")
    clerk.post("/tim/luu", {"name": "Viện trợ", "address": "q=vien+tro&in=tasks"})
    assert 'Viện trợ <span class="number">2</span>' in clerk.get("/").content.decode()


def test_the_search_among_tasks_costs_as_many_queries_for_many_as_for_few(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = visit(world, "clerk")
    world.register(plan(1, duties=ordered("Nhận viện trợ một", "Nhận viện trợ hai")))
    client.get("/tim", {"q": "viện trợ", "in": "tasks"})
    with django_assert_num_queries(9):
        client.get("/tim", {"q": "viện trợ", "in": "tasks"})
    world.register(plan(2, duties=ordered(*(f"Nhận viện trợ {n}" for n in range(9)))))
    with django_assert_num_queries(9):
        client.get("/tim", {"q": "viện trợ", "in": "tasks"})
