"""Letters of other scripts that look like ours are read as what a reader sees; the text itself stays as it came."""

from __future__ import annotations

import pytest

from nhipcau.reading import read

PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\nSố: 12/{symbol}\nBình Hải, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nNăm hữu nghị\n\n"
    "Thực hiện Quyết định số 640/{decision} ngày 05/01/2026 của Ủy ban nhân dân tỉnh.\n\n"
    "1. Sở Ngoại vụ chủ trì thực hiện trước ngày 15/11/2026.\n"
)
USUAL = {"symbol": "KH-UBND", "decision": "QĐ-UBND"}


@pytest.mark.parametrize(
    "letters",
    [
        {"symbol": "КН-UBND"},
        {"symbol": "ΚΗ-UBΝD"},
        {"symbol": "KH–UBND"},
        {"decision": "QÐ-UBND"},
        {"decision": "QĐ‑UBND"},
    ],
)
def test_a_code_in_letters_that_look_like_ours_is_the_code_that_is_seen(letters: dict[str, str]) -> None:
    text = PLAN.format(**(USUAL | letters))
    reading = read(text.encode(), "a.txt")
    (document,) = reading.documents
    assert reading.text == text
    assert document.header.symbol is not None and document.header.symbol.value == "KH-UBND"
    (reference,) = document.references
    assert reference.code is not None and reference.code.value == "640/QĐ-UBND"
