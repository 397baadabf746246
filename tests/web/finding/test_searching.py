"""The search page: a number leads straight to its document, words to what was found, nothing to advice."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from nhipcau.ground.actor import AccountRole
from tests.web.visiting import visit
from tests.world import Cited, Ordered, World, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]


def shown(world: World, name: str, **query: str) -> str:
    answer = visit(world, name).get("/tim", query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_number_typed_in_any_way_leads_to_its_document(world: World) -> None:
    document = world.register(plan(2076, title="vận động viện trợ"))
    for typed in ("2076/KH-UBND", "2076 kh ubnd", "2076khubnd", "2076kh", "kế hoạch 2076/kh"):
        answer = visit(world, "clerk").get("/tim", {"q": typed})
        assert (answer.status_code, answer.headers.get("Location")) == (302, f"/van-ban/{document.pk}/"), typed


def test_a_number_that_two_documents_bear_shows_both(world: World) -> None:
    world.register(plan(12, title="kế hoạch một"))
    world.register(plan(12, date=date(2025, 3, 2), title="kế hoạch hai"))
    page = shown(world, "clerk", q="12/KH-UBND")
    assert "kế hoạch một" in page and "kế hoạch hai" in page and "2 văn bản" in page


def test_whoever_filters_is_not_led_away(world: World) -> None:
    world.register(plan(2076))
    assert "1 văn bản" in shown(world, "clerk", q="2076/KH-UBND", type="KH")


def test_words_are_marked_where_they_stand_and_the_text_is_never_markup(world: World) -> None:
    world.register(plan(12, duties=(Ordered("Tiếp nhận <b>viện trợ</b> nước ngoài", lead=("Sở Ngoại vụ",)),)))
    page = shown(world, "clerk", q="vien tro")
    assert "<mark>viện trợ</mark>&lt;/b&gt;" in page


def test_words_are_marked_in_title_number_and_issuer_as_printed(world: World) -> None:
    world.register(plan(12, title="Tiếp nhận <i>Viện trợ</i> đối ngoại"))
    page = shown(world, "clerk", q="vien tro doi 12")
    assert "&lt;i&gt;<mark>Viện trợ</mark>&lt;/i&gt; <mark>đối</mark> ngoại" in page
    assert "<mark>12</mark>/KH-UBND" in page
    assert "<mark>Bình Hải</mark>" in shown(world, "clerk", q="binh hai")


def test_the_issuer_is_marked_only_by_words_that_the_title_has_not(world: World) -> None:
    world.register(plan(12, title="công tác đối ngoại nhân dân"))
    assert "Ủy ban nhân dân tỉnh" in shown(world, "clerk", q="đối ngoại nhân dân")
    assert "Ủy ban nhân dân tỉnh <mark>Bình Hải</mark>" in shown(world, "clerk", q="nhân dân bình hải")


def test_the_extract_goes_on_where_the_title_ends(world: World) -> None:
    told = Ordered("Tiếp nhận viện trợ của nước ngoài", lead=("Sở Ngoại vụ",))
    world.register(plan(12, title="quản lý viện trợ", duties=(told,)))
    page = shown(world, "clerk", q="viện trợ").partition("found-extract")[2]
    assert "Tiếp nhận <mark>viện trợ</mark> của nước ngoài" in page.partition("</p>")[0]
    world.register(plan(13, title="biển đảo quê hương"))
    assert "found-extract" not in shown(world, "clerk", q="biển đảo")


def test_whoever_types_accents_finds_no_other_accents_marked(world: World) -> None:
    told = Ordered("Phát huy vai trò của Sở trong tiếp nhận viện trợ", lead=("Sở Ngoại vụ",))
    world.register(plan(12, title="nâng cao vai trò", duties=(told,)))
    page = shown(world, "clerk", q="viện trợ")
    assert "vai trò" in page and "<mark>trò</mark>" not in page and "<mark>viện trợ</mark>" in page
    assert "<mark>trò</mark>" in shown(world, "clerk", q="vien tro")


def test_nothing_is_marked_where_only_fields_were_asked(world: World) -> None:
    world.register(plan(12, title="Tiếp nhận viện trợ"))
    assert "<mark>" not in shown(world, "clerk", type="KH")


def test_nothing_found_says_what_to_try(world: World) -> None:
    world.register(plan(12, title="vận động viện trợ"))
    page = shown(world, "clerk", q="khongcogi")
    assert "Thử ít chữ hơn" in page and "không dấu đều tìm được" in page and "bạn được xem" in page
    assert "/tim?q=vi%E1%BB%87n+v%E1%BA%ADn" in shown(world, "clerk", q='"viện vận"')
    assert "Có 1 cơ quan tên như vậy" in shown(world, "clerk", q="sở ngoại vụ", type="QĐ")


def test_letters_typed_without_the_input_method_are_understood_where_that_finds_something(world: World) -> None:
    world.register(plan(12, title="vận động viện trợ"))
    for typed in ("vieejn trowj", "vie65n tro75"):
        page = shown(world, "clerk", q=typed)
        assert "Có phải bạn gõ “viện trợ”?" in page and "q=vi%E1%BB%87n+tr%E1%BB%A3&amp;list=1" in page
    assert "Có phải bạn gõ" not in shown(world, "clerk", q="bieenr ddaor")


def test_a_stranger_learns_nothing_not_even_how_many(world: World) -> None:
    world.register(plan(2076, title="vận động viện trợ", references=(Cited(code="835-QĐ/TU", date=date(2019, 5, 14)),)))
    world.agency("far", "Sở Tài chính", under="committee")
    world.account("stranger", AccountRole.OFFICER, agency=world.agencies["far"])
    for typed in ("viện trợ", "2076/KH-UBND", "835-QĐ/TU", "2076/KH-UBNX"):
        page = shown(world, "stranger", q=typed)
        assert "0 văn bản" in page
        assert "Có phải bạn tìm số này" not in page
        assert "vận động" not in page and "/van-ban/1" not in page


def test_nothing_found_says_which_word_stands_nowhere(world: World) -> None:
    world.register(plan(12, title="vận động viện trợ"))
    page = shown(world, "clerk", q="viện trợ xyzw")
    assert "Không văn bản nào có chữ “xyzw”." in page
    assert "/tim?q=vi%E1%BB%87n+tr%E1%BB%A3" in page


def test_nothing_found_offers_the_nearest_number(world: World) -> None:
    document = world.register(plan(2076))
    page = shown(world, "clerk", q="2076/KH-UBNX")
    assert "Có phải bạn tìm số này?" in page and f"/van-ban/{document.pk}/" in page


def test_fields_narrow_what_is_found(world: World) -> None:
    world.register(plan(12, title="vận động viện trợ", duties=(Ordered("Báo cáo", lead=("Sở Y tế",)),)))
    world.register(plan(13, date=date(2024, 3, 2), type="QĐ", title="quản lý viện trợ"))
    found = {
        "all": shown(world, "clerk", q="viện trợ"),
        "type": shown(world, "clerk", q="viện trợ", type="QĐ"),
        "day": shown(world, "clerk", q="viện trợ", **{"from": "2026-01-01", "to": "2026-12-31"}),
        "named": shown(world, "clerk", q="viện trợ", named="so y te"),
        "issuer": shown(world, "clerk", q="viện trợ", issuer="so ngoai vu"),
        "place": shown(world, "clerk", q="viện trợ", place="Bình Hải"),
    }
    counts = {name: page.split('role="status">')[-1].split("<")[0] for name, page in found.items()}
    assert counts == {
        "all": "2 văn bản", "type": "1 văn bản", "day": "1 văn bản", "named": "1 văn bản", "issuer": "0 văn bản",
        "place": "2 văn bản",
    }  # fmt: skip


def test_a_search_costs_as_many_queries_for_many_as_for_few(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = visit(world, "clerk")
    for number in range(1, 3):
        world.register(plan(number, title="vận động viện trợ"))
    client.get("/tim", {"q": "viện trợ"})
    with django_assert_num_queries(7):
        client.get("/tim", {"q": "viện trợ"})
    for number in range(3, 9):
        world.register(plan(number, title="vận động viện trợ"))
    with django_assert_num_queries(7):
        client.get("/tim", {"q": "viện trợ"})
