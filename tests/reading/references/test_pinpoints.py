"""A part of a cited document is told with the citation and never becomes a document of its own."""

from __future__ import annotations

import pytest

from nhipcau.reading.engine import read
from nhipcau.reading.types import Reference


def cited(text: str) -> tuple[Reference, ...]:
    return read(text.encode(), "a.txt").documents[0].references


@pytest.mark.parametrize(
    ("words", "pinpoint"),
    [
        ("Thực hiện khoản 2 Điều 7 Nghị định số 30/2020/NĐ-CP của Chính phủ.", "khoản 2 Điều 7"),
        ("Theo điểm c khoản 1 Điều 25 của Nghị định số 30/2020/NĐ-CP.", "điểm c khoản 1 Điều 25"),
        ("Theo điểm a, b và đ khoản 3 Điều 4 Luật Công đoàn năm 2024.", "điểm a, b và đ khoản 3 Điều 4"),
        ("Bãi bỏ Điều 5, Điều 6 Quyết định số 12/2020/QĐ-UBND.", "Điều 5, Điều 6"),
        ("Nhiệm vụ tại Mục III Kế hoạch số 12/KH-UBND.", "Mục III"),
        ("Nêu tại Phụ lục II Quyết định số 12/QĐ-UBND.", "Phụ lục II"),
        ("Quy định tại KHOẢN 2 ĐIỀU 7 Nghị định số 30/2020/NĐ-CP.", "KHOẢN 2 ĐIỀU 7"),
        ("Theo khoản 2\nĐiều 7 Nghị định số 30/2020/NĐ-CP.", "khoản 2 Điều 7"),
    ],
)
def test_the_part_that_is_meant_is_told(words: str, pinpoint: str) -> None:
    (reference,) = cited(words)
    (found,) = reference.pinpoints
    assert found.value == pinpoint
    assert " ".join(words[found.spans[0].start : found.spans[0].end].split()) == pinpoint


@pytest.mark.parametrize(
    "words",
    [
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
        "Điều 3. Nghị định số 30/2020/NĐ-CP được thực hiện như sau.",
        "Trọng điểm của Nghị định số 30/2020/NĐ-CP là văn thư.",
        "Quan điểm. Nghị định số 30/2020/NĐ-CP quy định văn thư.",
    ],
)
def test_what_is_no_part_of_the_cited_document_is_not_told(words: str) -> None:
    (reference,) = cited(words)
    assert reference.pinpoints == ()


def test_parts_meant_in_several_places_are_told_once_each() -> None:
    words = (
        "Theo khoản 1 Điều 2 Nghị định số 30/2020/NĐ-CP. Theo Khoản 1 Điều 2 Nghị định số 30/2020/NĐ-CP. "
        "Theo Điều 9 Nghị định số 30/2020/NĐ-CP."
    )
    (reference,) = cited(words)
    assert [found.value for found in reference.pinpoints] == ["khoản 1 Điều 2", "Điều 9"]
