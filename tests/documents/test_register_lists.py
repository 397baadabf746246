"""The register as lists and sheets: what is found, in how many queries."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_django

from nhipcau.documents.selectors import (
    DocumentFilters,
    chain_for,
    document_for,
    documents_for,
    duplicates_of,
    history_for,
    latest_choices_for,
    original_for,
    values_for_review,
)
from nhipcau.documents.selectors.finding import find_documents_for
from nhipcau.flows.intake import take_in
from nhipcau.foundation import storage
from nhipcau.ground.refusal import Refusal
from tests.world import Cited, Ordered, World, plan

NumQueries = pytest_django.DjangoAssertNumQueries


@pytest.mark.parametrize("words", ["doi ngoai", "ĐỐI NGOẠI", "12 kh ubnd", "uy ban nhan dan binh hai"])
def test_a_document_is_found_with_or_without_diacritics(world: World, words: str) -> None:
    document = world.register(plan())
    found = documents_for(world.actors["clerk"], filters=DocumentFilters(text=words))
    assert [row.id for row in found.rows] == [document.pk]


def test_the_list_narrowed_by_words_is_what_a_search_for_them_finds(world: World) -> None:
    clerk = world.actors["clerk"]
    world.register(plan(duties=(Ordered("Sở Y tế vận động viện trợ"),)))
    world.register(plan(2, duties=(Ordered("Sở Y tế hỗ trợ bệnh viện"),)))
    for words in ("viện trợ", "“vien tro”", "12kh", "van dong", "không có chữ này"):
        listed = documents_for(clerk, filters=DocumentFilters(text=words))
        found = find_documents_for(clerk, words=words, filters=DocumentFilters())
        assert {row.id for row in listed.rows} == {hit.row.id for hit in found.page.rows}, words


def test_a_whole_number_finds_its_document_and_not_those_that_cite_it(world: World) -> None:
    cited = world.register(plan())
    world.register(plan(2, references=(Cited(code=cited.code, date=cited.date),)))
    found = documents_for(world.actors["clerk"], filters=DocumentFilters(code="12 / kh-ubnd"))
    assert [row.id for row in found.rows] == [cited.pk]


def test_filters_leave_what_was_asked_for(world: World) -> None:
    world.register(plan(references=(Cited(code="38-CT/TW", date=date(2019, 9, 19), issuer="Ban Bí thư"),)))
    actor = world.actors["clerk"]
    totals = [
        documents_for(actor, filters=filters).total
        for filters in (
            DocumentFilters(state="placeholder"),
            DocumentFilters(state=""),
            DocumentFilters(date_from=date(2027, 1, 1)),
            DocumentFilters(locality="tỉnh Bình Hải"),
            DocumentFilters(type="QĐ"),
        )
    ]
    assert totals == [1, 2, 0, 1, 0]


def test_the_list_costs_three_queries_however_long(world: World, django_assert_num_queries: NumQueries) -> None:
    for number in range(1, 5):
        world.register(plan(number, duties=(Ordered("một"), Ordered("hai"))))
    with django_assert_num_queries(3):
        rows = documents_for(world.actors["monitor"]).rows
    assert [row.duties for row in rows] == [2, 2, 2, 2]


def test_choosing_among_the_latest_costs_one_query_and_shows_strangers_none(
    world: World, django_assert_num_queries: NumQueries
) -> None:
    for number in range(1, 5):
        world.register(plan(number, duties=(Ordered("một"),) * (number % 2)))
    with django_assert_num_queries(1):
        found = latest_choices_for(world.actors["monitor"], most=3)
    listed = documents_for(world.actors["monitor"], sort="-registered").rows[:3]
    assert [(one.id, one.code, one.duties) for one in found] == [(row.id, row.code, row.duties) for row in listed]
    assert [one.duties for one in found] == [0, 1, 0]
    assert latest_choices_for(world.actors["health"], most=3) == ()


def test_a_sheet_its_values_and_its_chain_cost_a_fixed_number_of_queries(
    world: World, django_assert_max_num_queries: NumQueries
) -> None:
    cited = tuple(Cited(code=f"{i}-CT/TW", date=date(2019, 9, i), issuer="Ban Bí thư") for i in range(1, 9))
    document = world.register(plan(references=cited, duties=tuple(Ordered(f"{i}") for i in range(20))))
    with django_assert_max_num_queries(4):
        sheet = document_for(world.actors["clerk"], document.pk)
    with django_assert_max_num_queries(2):
        values_for_review(world.actors["clerk"], document.pk)
    with django_assert_max_num_queries(14):
        chain = chain_for(world.actors["clerk"], document.pk)
    assert (sheet.may_review, len(chain.at(1))) == (True, 8)


def test_a_paper_of_another_agency_is_drawn_closed(world: World) -> None:
    world.register(plan(title="của riêng"))
    own = world.register(
        plan(5, code="5/SYT-VP", references=(Cited(code="12/KH-UBND", date=date(2026, 3, 2)),)), by="health"
    )
    node = chain_for(world.actors["health"], own.pk).at(1)[0]
    assert (node.state, node.code, node.title) == ("closed", "12/KH-UBND", "")


def test_the_original_comes_back_byte_for_byte(world: World) -> None:
    content = world.file_of(plan())
    outcome = take_in(actor=world.actors["clerk"], filename="kế hoạch.txt", content=content)
    original = original_for(world.actors["clerk"], outcome.documents[0].id)
    assert (original.content, original.filename) == (content, "kế hoạch.txt")


def test_a_damaged_original_is_noticed(world: World, tmp_path) -> None:  # type: ignore[no-untyped-def]
    outcome = take_in(actor=world.actors["clerk"], filename="a.txt", content=world.file_of(plan()))
    (tmp_path / "originals" / storage.path_of(outcome.sha256)).write_bytes(b"other")
    with pytest.raises(storage.DamagedOriginalError):
        original_for(world.actors["clerk"], outcome.documents[0].id)


def test_other_files_of_the_same_document_are_kept_and_listed(world: World) -> None:
    document = world.register(plan())
    take_in(actor=world.actors["clerk"], filename="b.pdf", content=world.file_of(plan(), mark="p. 2"))
    assert [copy.filename for copy in duplicates_of(world.actors["clerk"], document.pk)] == ["b.pdf"]


def test_the_history_tells_what_was_done(world: World) -> None:
    document = world.register(plan(duties=(Ordered("một"),)))
    history = history_for(world.actors["clerk"], document.pk)
    assert [(entry.act, entry.who) for entry in history] == [
        ("document.registered", "Clerk"),
        ("tasks.proposed", "Clerk"),
    ]


@pytest.mark.parametrize("ask", [document_for, values_for_review, chain_for, history_for, original_for])
def test_a_page_of_another_agency_is_not_found(world: World, ask) -> None:  # type: ignore[no-untyped-def]
    document = world.register(plan())
    with pytest.raises(Refusal) as refused:
        ask(world.actors["health"], document.pk)
    assert refused.value.code == "document.not_found"
