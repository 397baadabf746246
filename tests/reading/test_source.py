"""The twins of a text that rules match on: whatever stands in it, a place in one is the same place in all."""

from __future__ import annotations

import pytest

from nhipcau.reading.source import Source

TEXTS = [
    "ỦY BAN NHÂN DÂN TỈNH BÌNH HẢI",
    "Uỷ ban nhân dân tỉnh – hoá đơn, quý, thuỷ lợi, toàn quốc",
    "# **Số:** 12/KH‑UBND\tĐộc lập\u00a0- Tự do",
    "İstanbul ẞ ﬁ Ðà Nẵng \u200b ½",
    "\n\n",
    "",
]


def made(text: str) -> Source:
    return Source(text=text, media_type="text/plain")


@pytest.mark.parametrize("text", TEXTS)
def test_every_twin_is_as_long_as_the_text(text: str) -> None:
    source = made(text)
    assert {len(source.shadow), len(source.folded), len(source.plain)} == {len(text)}


def test_marks_stand_on_one_vowel_whatever_the_typist_chose() -> None:
    assert made("Uỷ ban, hoá, quý, toàn, quả").folded == "ủy ban, hóa, quý, toàn, quả"


def test_plain_letters_carry_no_marks() -> None:
    assert made("Đồng chí Bí thư, NƠI NHẬN").plain == "dong chi bi thu, noi nhan"


def test_an_unusual_letter_changes_nothing_for_the_others() -> None:
    assert made("Đồng chí Bí thư √ NƠI NHẬN").plain == "dong chi bi thu √ noi nhan"


def test_a_place_is_found_on_its_line() -> None:
    source = made("một\n\nba\n")
    assert [source.line_of(offset) for offset in range(len(source.text))] == [0, 0, 0, 0, 1, 2, 2, 2]
    assert [source.text[a : b - 1] for a, b in zip(source.lines, source.lines[1:], strict=False)] == [
        "một",
        "",
        "ba",
        "",
    ]


def test_what_the_whole_text_tells_is_worked_out_once() -> None:
    asked: list[str] = []

    def words(source: Source) -> int:
        asked.append(source.text)
        return len(source.text.split())

    source = made("a b c")
    assert (source.once(words), source.once(words), asked) == (3, 3, ["a b c"])
