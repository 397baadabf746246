"""The graph on its pages: drawn and told, folded and opened, relations said and taken back, nothing of others shown."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
import pytest_django
from django.test import Client

from nhipcau.documents.models import Document
from nhipcau.reading.types import Relation
from tests.web.visiting import visit
from tests.world import Cited, World, plan

NumQueries = pytest_django.DjangoAssertNumQueries
DIRECTIVE = Cited(code="38-CT/TW", date=date(2019, 9, 19), issuer="Ban Bí thư")
DECREE = Cited(code="80/2020/NĐ-CP", date=date(2020, 7, 8), issuer="Chính phủ", relation=Relation.BASED_ON)
SAID = {
    "kind": "back:replaces",
    "code": "313/2025/NĐ-CP",
    "date": "2025-12-08",
    "type": "NĐ",
    "issuer": "Chính phủ",
    "basis": "Nghị định 313/2025/NĐ-CP",
}


@pytest.fixture
def clerk(pages: World) -> Client:
    return visit(pages, "clerk")


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def wide(page: str) -> str:
    """The picture for a desk; the one for a phone says the same."""
    (drawn,) = re.findall(r'<svg class="picture wide".*?</svg>', page, re.DOTALL)
    return str(drawn)


def boxes(drawn: str) -> int:
    """Documents that stand in the picture by themselves."""
    return len(re.findall(r'class="picture-box', drawn))


def placeholder(code: str) -> Document:
    return Document.objects.get(canonical_code=code)


def test_each_document_is_a_box_that_leads_to_its_own_chain_and_stands_in_the_list(pages: World, clerk: Client) -> None:
    document = pages.register(plan(references=(DIRECTIVE,)))
    page = html(clerk, f"/van-ban/{document.pk}/chuoi/")
    assert f'href="/van-ban/{placeholder("38/CT/TW").pk}/chuoi/"' in wide(page)
    assert 'aria-current="true"' in wide(page)
    assert "chưa có bản gốc" in wide(page)
    assert page.index("Theo danh sách") > page.index("</svg>")


def test_a_long_level_is_bundled_by_what_tells_its_papers_apart_and_opens_and_closes(
    pages: World, clerk: Client
) -> None:
    for number in range(1, 18):
        year = 2025 if number % 2 else 2026
        pages.register(plan(number, date=date(year, 3, number), references=(DIRECTIVE,)))
    address = f"/van-ban/{placeholder('38/CT/TW').pk}/chuoi/"
    closed = wide(html(clerk, address))
    assert "9 kế hoạch" in closed and "năm 2025" in closed and "8 kế hoạch" in closed and "năm 2026" in closed
    assert boxes(closed) == 1
    (way,) = re.findall(r'class="picture-fold"[^>]*href="([^"#]*)#[^"]*" aria-label="Mở: 9 kế hoạch', closed)
    opened = wide(html(clerk, unescape(way)))
    assert boxes(opened) == 10
    assert "9 kế hoạch, năm 2025" in opened and "thu gọn" in opened
    (back,) = re.findall(r'class="picture-heading"[^>]*href="([^"#]*)#', opened)
    assert boxes(wide(html(clerk, unescape(back)))) == 1


def test_a_level_that_a_page_holds_is_not_bundled(pages: World, clerk: Client) -> None:
    for number in range(1, 16):
        pages.register(plan(number, references=(DIRECTIVE,)))
    page = html(clerk, f"/van-ban/{placeholder('38/CT/TW').pk}/chuoi/")
    assert boxes(wide(page)) == 16
    assert "Mở hết trên hình" in page  # on a phone six stand below each other, no more


def test_everything_is_opened_and_closed_at_once(pages: World, clerk: Client) -> None:
    for number in range(1, 40):
        pages.register(plan(number, date=date(2024 + number % 3, 3, 2), references=(DIRECTIVE,)))
    address = f"/van-ban/{placeholder('38/CT/TW').pk}/chuoi/"
    assert f'href="{address}?mo=het"' in html(clerk, address)
    opened = html(clerk, f"{address}?mo=het")
    assert boxes(wide(opened)) == 40 and f'href="{address}"' in opened


def test_papers_that_nothing_tells_apart_are_bundled_by_turn(pages: World, clerk: Client) -> None:
    for number in range(1, 33):
        pages.register(plan(number, date=date(2026, 3, number % 28 + 1), references=(DIRECTIVE,)))
    closed = wide(html(clerk, f"/van-ban/{placeholder('38/CT/TW').pk}/chuoi/"))
    assert re.findall(r'aria-label="Mở: (\d+) kế hoạch', closed) == ["11", "11", "10"]


def test_the_list_tells_the_same_bundles_and_every_paper_once(pages: World, clerk: Client) -> None:
    for number in range(1, 18):
        year = 2025 if number % 2 else 2026
        pages.register(plan(number, date=date(year, 3, number), references=(DIRECTIVE,)))
    page = html(clerk, f"/van-ban/{placeholder('38/CT/TW').pk}/chuoi/").partition("Theo danh sách")[2]
    assert "9 kế hoạch, năm 2025" in page and "8 kế hoạch, năm 2026" in page
    for number in range(1, 18):
        assert page.count(f">{number}/KH-UBND</a>") == 1


@pytest.mark.parametrize("asked", ["mo=99999999", "mo=-1.year.77", "mo=x", "mo=-", "ngay=2026-13-45", "ngay=x"])
def test_a_foolish_address_draws_the_picture_all_the_same(pages: World, clerk: Client, asked: str) -> None:
    document = pages.register(plan(references=(DIRECTIVE,)))
    assert "38-CT/TW" in wide(html(clerk, f"/van-ban/{document.pk}/chuoi/?{asked}"))


def test_the_picture_costs_as_many_queries_for_three_as_for_thirty(
    pages: World, clerk: Client, django_assert_max_num_queries: NumQueries
) -> None:
    for number in range(1, 30):
        pages.register(plan(number, references=(DIRECTIVE, DECREE)))
    with django_assert_max_num_queries(50):
        html(clerk, f"/van-ban/{placeholder('38/CT/TW').pk}/chuoi/")


def test_a_relation_is_said_shown_in_the_picture_and_taken_back(pages: World, clerk: Client) -> None:
    pages.register(plan(references=(DECREE,)))
    old = placeholder("80/2020/NĐ/CP")
    said = clerk.post(f"/van-ban/{old.pk}/quan-he/", SAID, follow=True).content.decode()
    assert "đã bị thay thế từ 08/12/2025" in said
    assert "bị thay thế bởi 313/2025/NĐ-CP" in wide(said)
    assert "còn hiệu lực" in html(clerk, f"/van-ban/{old.pk}/chuoi/?ngay=2025-12-07")
    (relation,) = re.findall(r'name="relation" value="(\d+)"', said)
    after = clerk.post(f"/van-ban/{old.pk}/quan-he/rut", {"relation": relation}, follow=True).content.decode()
    assert "còn hiệu lực từ 08/7/2020" in after
    assert "Quan hệ đã rút lại" in after
    back = f"/van-ban/{old.pk}/quan-he/ghi-lai"
    assert back in after and back not in html(visit(pages, "inspector"), f"/van-ban/{old.pk}/chuoi/")
    again = clerk.post(back, {"relation": relation}, follow=True).content.decode()
    assert "đã bị thay thế từ 08/12/2025" in again and "Quan hệ đã rút lại" not in again


def test_a_relation_without_a_basis_is_asked_for_again(pages: World, clerk: Client) -> None:
    document = pages.register(plan(references=(DECREE,)))
    answer = clerk.post(f"/van-ban/{document.pk}/quan-he/", SAID | {"basis": ""})
    assert answer.status_code == 422


def test_days_of_effect_are_said_and_taken_back(pages: World, clerk: Client) -> None:
    document = pages.register(plan())
    given = {"effective": "2026-03-02", "expires": "2026-06-30", "basis": "Mục V"}
    said = clerk.post(f"/van-ban/{document.pk}/hieu-luc/", given, follow=True).content.decode()
    assert "đã hết hiệu lực" in said
    (effect,) = re.findall(r'name="effect" value="(\d+)"', said)
    after = clerk.post(f"/van-ban/{document.pk}/hieu-luc/rut", {"effect": effect}, follow=True).content.decode()
    assert "còn hiệu lực" in after


def test_what_rests_on_a_replaced_decree_is_looked_at_one_by_one(pages: World, clerk: Client) -> None:
    papers = [pages.register(plan(number, references=(DECREE,))) for number in (1, 2)]
    old = placeholder("80/2020/NĐ/CP")
    clerk.post(f"/van-ban/{old.pk}/quan-he/", SAID)
    assert "80/2020/NĐ-CP" in html(clerk, "/van-ban/can-cu/")
    page = html(clerk, f"/van-ban/{old.pk}/dua-vao/")
    assert "2 nơi chưa xem lại" in page
    seen = {"state": "replaced", "kind": "document", "row": papers[0].pk}
    after = clerk.post(f"/van-ban/{old.pk}/dua-vao/xem", seen, follow=True).content.decode()
    assert "1 nơi chưa xem lại" in after
    assert "Bỏ dấu đã xem" in after
    back = clerk.post(f"/van-ban/{old.pk}/dua-vao/xem", seen | {"undo": "1"}, follow=True).content.decode()
    assert "2 nơi chưa xem lại" in back


def test_the_list_of_missing_originals_tells_who_cites_and_comes_as_a_sheet(pages: World, clerk: Client) -> None:
    pages.register(plan(1, references=(DIRECTIVE, DECREE)))
    pages.register(plan(2, references=(DIRECTIVE,)))
    page = html(clerk, "/van-ban/con-thieu/")
    assert page.index("38-CT/TW") < page.index("80/2020/NĐ-CP")
    sheet = clerk.get("/van-ban/con-thieu/?format=csv").content.decode("utf-8-sig")
    assert "38-CT/TW" in sheet and "1/KH-UBND" in sheet


def test_a_conflict_is_decided_and_opened_again(pages: World, clerk: Client) -> None:
    for number, day in ((1, 1), (2, 2)):
        cited = Cited(code="5/QĐ-UBND", date=date(2026, 2, day), issuer="UBND tỉnh Bình Hải")
        pages.register(plan(number, references=(cited,)))
    page = html(clerk, "/van-ban/trung-so/")
    (address,) = set(re.findall(r'action="(/van-ban/\d+/trung-so)"', page))
    (conflict,) = set(re.findall(r'name="conflict" value="(\d+)"', page))
    clerk.post(address, {"conflict": conflict, "choice": "same"})
    assert "01/02/2026" not in html(clerk, "/van-ban/trung-so/")
    assert "01/02/2026" in html(clerk, "/van-ban/trung-so/?state=decided")
    clerk.post(address, {"conflict": conflict, "choice": ""})
    assert "01/02/2026" in html(clerk, "/van-ban/trung-so/")


def test_a_paper_of_another_agency_is_a_box_without_title_and_without_a_way_in(pages: World) -> None:
    closed = pages.register(plan(title="của riêng"))
    cited = Cited(code="12/KH-UBND", date=date(2026, 3, 2))
    own = pages.register(plan(5, code="5/SYT-VP", references=(cited,)), by="health")
    page = html(visit(pages, "health"), f"/van-ban/{own.pk}/chuoi/")
    assert "12/KH-UBND" in wide(page)
    assert "của riêng" not in page
    assert f"/van-ban/{closed.pk}/" not in page


@pytest.mark.parametrize("address", ["chuoi/", "quan-he/", "hieu-luc/", "dua-vao/"])
def test_a_stranger_finds_no_page_of_a_document(pages: World, address: str) -> None:
    document = pages.register(plan(title="của riêng"))
    assert visit(pages, "health").get(f"/van-ban/{document.pk}/{address}").status_code == 404


def test_an_inspector_reads_and_is_offered_no_word(pages: World) -> None:
    document = pages.register(plan(references=(DECREE,)))
    inspector = visit(pages, "inspector")
    assert "Ghi quan hệ" not in html(inspector, f"/van-ban/{document.pk}/chuoi/")
    assert inspector.get(f"/van-ban/{document.pk}/quan-he/").status_code == 403
