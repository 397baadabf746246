"""The lists of words on their pages: read by everyone, written by their keeper, taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from nhipcau.foundation.models import ListEntry
from tests.web.visiting import html, send, visit
from tests.world import World

SOURCE = "Công văn 12/SNV-TCBC ngày 05/11/2026"


@pytest.fixture
def keeper(pages: World) -> Client:
    return visit(pages, "administrator")


def test_every_list_stands_in_the_index_and_opens(pages: World) -> None:
    reader = visit(pages, "clerk")
    page = html(reader, "/tu-ngu/")
    for code in ("matching", "collectives", "functions", "levels"):
        assert f"/tu-ngu/{code}/" in page
        assert "kèm theo phần mềm" in html(reader, f"/tu-ngu/{code}/")
    assert "Thêm mục" not in html(reader, "/tu-ngu/functions/")


def test_a_row_is_found_by_its_words_and_by_what_it_is_for(pages: World) -> None:
    reader = visit(pages, "clerk")
    assert "Đắk Nông" in html(reader, "/tu-ngu/matching/?q=dac+nong")
    page = html(reader, "/tu-ngu/matching/?role=filler")
    assert "chữ đệm" in page and "Đắk Nông" not in page
    assert "Không có mục nào như vậy" in html(reader, "/tu-ngu/matching/?q=khongcogi")


def test_a_row_is_added_stands_first_and_is_withdrawn(pages: World, keeper: Client) -> None:
    fields = {"name": "viện trợ", "marks": "viện trợ", "words": "phi chính phủ\nODA", "source": SOURCE}
    assert send(keeper, "/tu-ngu/functions/moi", **fields) == "/tu-ngu/functions/"
    page = html(visit(pages, "clerk"), "/tu-ngu/functions/")
    assert "phi chính phủ, ODA" in page and SOURCE in page and "Administrator" in page
    entry = ListEntry.objects.get()
    send(keeper, f"/tu-ngu/muc/{entry.pk}/rut-lai")
    page = html(keeper, "/tu-ngu/functions/")
    assert "đã rút lại: Administrator" in page and "người quản trị thêm</td>" not in page


def test_a_shipped_row_is_changed_from_its_own_words(pages: World, keeper: Client) -> None:
    form = html(keeper, "/tu-ngu/functions/sua?muc=giam+ngheo")
    assert "hộ nghèo" in form
    fields = {"name": "giảm nghèo", "marks": "giảm nghèo", "words": "hộ cận nghèo", "source": SOURCE}
    send(keeper, "/tu-ngu/functions/sua?muc=giam+ngheo", **fields)
    page = html(keeper, "/tu-ngu/functions/?standing=replaced")
    assert "hộ cận nghèo" in page and "người quản trị sửa" in page


def test_a_shipped_row_is_left_out_with_its_source(pages: World, keeper: Client) -> None:
    send(keeper, "/tu-ngu/collectives/bo?muc=members+of+union", source=SOURCE)
    assert "không dùng" in html(keeper, "/tu-ngu/collectives/?standing=left_out")


def test_what_is_missing_is_told_at_its_field(keeper: Client) -> None:
    page = send(keeper, "/tu-ngu/matching/moi", role="alias", word="SNGV", source=SOURCE)
    assert "Còn thiếu ô bắt buộc" in page
    assert "errorlist" in page or "field-errors" in page
    page = send(keeper, "/tu-ngu/collectives/moi", words="ai cũng được", source=SOURCE)
    assert "Còn thiếu ô bắt buộc" in page


def test_the_choices_of_a_rule_stand_ticked_in_its_form(keeper: Client) -> None:
    form = html(keeper, "/tu-ngu/collectives/sua?muc=departments")
    assert 'value="department"' in form and "checked" in form


def test_who_does_not_keep_the_lists_is_refused(pages: World) -> None:
    stranger = visit(pages, "monitor")
    for way in ("functions/moi", "functions/sua?muc=giam+ngheo", "functions/bo?muc=giam+ngheo"):
        assert stranger.get(f"/tu-ngu/{way}").status_code == 403
        assert stranger.post(f"/tu-ngu/{way}", {"source": SOURCE}).status_code == 403
    assert not ListEntry.objects.exists()


def test_a_list_or_a_row_that_is_not_there_is_said_so(keeper: Client) -> None:
    assert keeper.get("/tu-ngu/khongco/").status_code == 404
    assert keeper.get("/tu-ngu/functions/sua?muc=khongco").status_code == 404


def test_it_leaves_as_a_sheet_and_reads_in_english(pages: World) -> None:
    sheet = visit(pages, "clerk").get("/tu-ngu/functions/?format=csv").content.decode()
    assert "giảm nghèo" in sheet
    assert "Lists of words" in html(visit(pages, "clerk", language="en"), "/tu-ngu/")
