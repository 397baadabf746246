"""S8, the search: whatever the officer remembers of a document, with or without diacritics, she finds it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.journeys.conftest import Office, sample, seed

PRESS = "Bình Hải: Bảy việc phải làm để tình hữu nghị đi vào đời sống"


def found(office: Office, words: str) -> list[str]:
    """Numbers of what is found, titles of what has none, in order."""
    hits = [hit["document"] for hit in office.ask("/search", q=words, size=100)["rows"]]
    return [hit["code"] or hit["title"] for hit in hits]


def leads_to(office: Office, words: str) -> str:
    """The number of the document to which the box in the head leads."""
    answer = office.client.get(reverse("search"), {"q": words})
    assert answer.status_code == 302, words
    code: str = office.ask(f"/documents/{answer.headers['Location'].strip('/').split('/')[-1]}")["code"]
    return code


def test_an_officer_finds_the_samples_by_whatever_she_remembers(office: Office) -> None:
    office.upload(*map(sample, ("ke-hoach-58-ubnd-kh.txt", "cong-van-1386-sgddt-vp.txt", "bai-bao-38-ct-tw.txt")))
    assert {"58/UBND-KH", "2217/KH-UBND", PRESS} <= set(found(office, "vien tro"))
    assert "1386/SGDĐT-VP" not in found(office, "vien tro")
    assert found(office, "vien tro") == found(office, "viện trợ")
    assert {"58/UBND-KH", "2217/KH-UBND", "1386/SGDĐT-VP", PRESS} <= set(found(office, "lien hiep huu nghi"))
    assert {"58/UBND-KH", "2217/KH-UBND", "1386/SGDĐT-VP", PRESS} <= set(found(office, "UBND"))
    assert leads_to(office, "38 ct tw") == "38-CT/TW"
    assert leads_to(office, "41/2013/qd-ttg") == "41/2013/QĐ-TTg"
    assert found(office, "41/2013/qd-ttg")[0] == "41/2013/QĐ-TTg"
    assert set(found(office, "41/2013/qd-ttg")[1:]) == {"58/UBND-KH", "2217/KH-UBND"}
    assert leads_to(office, "1386sgddt") == "1386/SGDĐT-VP"
    assert "vận động viện trợ phi chính phủ nước ngoài" in office.page("search", q='"viện trợ phi chính phủ"')


@pytest.mark.parametrize("words", ["vien tro", "lien hiep huu nghi", "38 ct tw", "41/2013/qd-ttg", "UBND"])
def test_the_register_narrowed_by_words_holds_what_the_search_finds(office: Office, words: str) -> None:
    office.upload(*map(sample, ("ke-hoach-58-ubnd-kh.txt", "cong-van-1386-sgddt-vp.txt", "bai-bao-38-ct-tw.txt")))
    listed = {row["code"] or row["title"] for row in office.ask("/documents", q=words, state="")["rows"]}
    assert listed == set(found(office, words))


def test_what_was_ordered_is_found_among_the_tasks(office: Office) -> None:
    office.upload(*map(sample, ("ke-hoach-58-ubnd-kh.txt", "cong-van-1386-sgddt-vp.txt")))
    aid = office.page("search", q="vien tro", **{"in": "tasks"})
    assert "Chủ trì, phối hợp với Sở Tư pháp soạn quy định về tiếp nhận viện trợ" in aid
    assert "58/UBND-KH" in aid and "2217/KH-UBND" in aid
    union = office.page("search", q="lien hiep huu nghi", **{"in": "tasks"})
    assert "Liên hiệp" in union and "0 việc" not in union


@pytest.mark.shared
def test_the_real_files_are_found_by_what_a_person_remembers(office: Office) -> None:
    office.upload(*map(seed, ("000", "002", "003", "004")))
    held = {"74/UBND-KH", "72/KH-UBND", "3935/KH-UBND", "2076/SYT-VP"}
    press = next(row["title"] for row in office.documents() if row["source_kind"] == "press")
    assert {"74/UBND-KH", "72/KH-UBND", "3935/KH-UBND", press} <= set(found(office, "vien tro"))
    assert found(office, "vien tro") == found(office, "viện trợ")
    assert held | {press} <= set(found(office, "lien hiep huu nghi"))
    assert held <= set(found(office, "UBND"))
    assert leads_to(office, "38 ct tw") == "38-CT/TW"
    assert {"74/UBND-KH", "3935/KH-UBND", "2076/SYT-VP", press} <= set(found(office, "38 ct tw"))
    assert leads_to(office, "41/2013/qd-ttg") == "41/2013/QĐ-TTg"
    assert set(found(office, "41/2013/qd-ttg")) == {"41/2013/QĐ-TTg", "74/UBND-KH", "3935/KH-UBND"}
    assert leads_to(office, "2076syt") == "2076/SYT-VP"
