"""A way of writing tried out on the pages of the lists: what it is taken for, before and after a row is written."""

from __future__ import annotations

import pytest
from django.test import Client

from nhipcau.agencies.models import Agency, UnmatchedName
from nhipcau.foundation.models import ListEntry
from tests.web.visiting import html, visit
from tests.world import World

ISSUER = "UBND tỉnh Bình Hải"
ROW = {"role": "alias", "word": "Sở NgV", "stands_for": "Sở Ngoại vụ"}
SOURCE = "Công văn 12/SNV-TCBC ngày 05/11/2026"


@pytest.fixture
def keeper(pages: World) -> Client:
    return visit(pages, "administrator")


def tried(client: Client, written: str, *, at: str = "matching", issuer: str = ISSUER) -> str:
    answer = client.get(f"/tu-ngu/{at}/", {"thu": written, "cua": issuer, "ngay-thu": "2026-11-20"})
    assert answer.status_code == 200
    return answer.content.decode().partition('id="thu"')[2].partition("</details>")[0]


def test_a_name_of_the_register_is_found_and_how_it_was_read_is_said(pages: World, keeper: Client) -> None:
    told = tried(keeper, "SỞ NGOẠI VỤ")
    assert f'href="/co-quan/{pages.agencies["foreign"]}/"' in told and "trùng tên trong danh bạ" in told
    assert "tỉnh Bình Hải, ngày 20/11/2026" in told
    assert "chắc chắn là" in tried(keeper, "SNgV") and "viết tắt" in tried(keeper, "SNgV")


def test_each_name_of_a_line_is_told_by_itself(keeper: Client) -> None:
    told = tried(keeper, "Sở Ngoại vụ, Sở Y tế, Sở Nội vụ")
    assert told.count("<dt>") == 3
    assert "không chỉ cơ quan nào" in tried(keeper, "Lưu: VT")


def test_a_collective_is_listed_by_its_rule(pages: World, keeper: Client) -> None:
    told = tried(keeper, "các sở, ban, ngành", at="collectives")
    assert "kê ra" in told and "theo quy tắc kèm theo phần mềm" in told
    assert f'href="/co-quan/{pages.agencies["health"]}/"' in told


def test_functions_and_ended_levels_are_told(keeper: Client) -> None:
    assert "chức năng “giảm nghèo”" in tried(keeper, "rà soát hộ nghèo", at="functions")
    assert "đã kết thúc" in tried(keeper, "UBND các huyện, thị xã", at="levels")


def test_what_is_unknown_waits_with_what_it_may_be_and_nothing_is_kept(pages: World, keeper: Client) -> None:
    agencies = Agency.objects.count()
    told = tried(keeper, "Sở Ngọai vuj")
    assert "có thể là" in told and "/100" in told
    assert "được lập tạm" in tried(keeper, "Sở Du lịch")
    assert (Agency.objects.count(), UnmatchedName.objects.count()) == (agencies, 0)


def test_a_row_is_tried_before_it_is_written_and_without_its_source(keeper: Client) -> None:
    asked = ROW | {"thu": "Sở NgV", "cua": ISSUER, "ngay-thu": "2026-11-20", "try": "1"}
    page = keeper.post("/tu-ngu/matching/moi", asked).content.decode()
    before, after = page.partition("Đang hiểu")[2].split("Nếu ghi mục này")
    assert "theo danh mục từ ngữ" not in before
    assert "theo danh mục từ ngữ" in after and "trùng tên trong danh bạ" in after
    assert 'value="Sở NgV"' in page
    assert not ListEntry.objects.exists()


def test_a_row_that_changes_nothing_says_so(keeper: Client) -> None:
    asked = ROW | {"thu": "Sở Y tế", "cua": ISSUER, "try": "1"}
    page = keeper.post("/tu-ngu/matching/moi", asked).content.decode()
    assert "không làm đổi gì" in page and "Đang hiểu" not in page


def test_leaving_a_row_out_is_tried_too(keeper: Client) -> None:
    asked = {"thu": "rà soát hộ nghèo", "cua": ISSUER, "try": "1"}
    page = keeper.post("/tu-ngu/functions/bo?muc=giam+ngheo", asked).content.decode()
    before, after = page.partition("Đang hiểu")[2].split("Nếu ghi mục này")
    assert "giảm nghèo" in before and "giảm nghèo" not in after.partition("</form>")[0]


def test_a_row_that_holds_from_later_does_not_speak_yet(keeper: Client) -> None:
    asked = ROW | {"thu": "Sở NgV", "cua": ISSUER, "ngay-thu": "2026-11-20", "valid_from": "2027-01-01", "try": "1"}
    assert "không làm đổi gì" in keeper.post("/tu-ngu/matching/moi", asked).content.decode()


def test_trying_nothing_writes_nothing_and_says_what_to_do(keeper: Client) -> None:
    answer = keeper.post("/tu-ngu/matching/moi", ROW | {"source": SOURCE, "try": "1", "thu": " "})
    assert answer.status_code == 422
    assert "Gõ một cách viết để thử" in answer.content.decode()
    assert not ListEntry.objects.exists()


def test_what_was_tried_is_tried_again_after_the_row_was_written(keeper: Client) -> None:
    given = ROW | {"source": SOURCE, "thu": "Sở NgV", "cua": ISSUER, "ngay-thu": "2026-11-20"}
    page = keeper.post("/tu-ngu/matching/moi", given, follow=True).content.decode()
    assert "theo danh mục từ ngữ" in page.partition('id="thu"')[2].partition("</details>")[0]


def test_everyone_may_try_and_only_the_keeper_with_a_row(pages: World) -> None:
    clerk = visit(pages, "clerk")
    assert "Ủy ban nhân dân tỉnh Bình Hải" in html(clerk, "/tu-ngu/matching/")
    assert "trùng tên" in tried(clerk, "Sở Y tế")
    assert clerk.post("/tu-ngu/matching/moi", ROW | {"thu": "Sở NgV", "try": "1"}).status_code == 403


@pytest.mark.parametrize(
    "asked", [{"thu": "x" * 9000}, {"thu": "<b>", "ngay-thu": "2026-99-99"}, {"thu": "a", "cua": "?"}]
)
def test_a_foolish_question_is_answered_all_the_same(keeper: Client, asked: dict[str, str]) -> None:
    answer = keeper.get("/tu-ngu/matching/", asked)
    assert answer.status_code == 200 and "<b>" not in answer.content.decode().partition('id="thu"')[2].replace(
        "<b>Mục", ""
    )
