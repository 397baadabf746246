"""Texts of the time before Unicode, made for tests."""

from __future__ import annotations

from nhipcau.reading.extract.legacy.alphabets import alphabets

PLAN = (
    "Ủy ban nhân dân tỉnh Bình Hải\nSố: 12/KH-UBND\nKế hoạch năm hữu nghị\n"
    "1. Sở Ngoại vụ chủ trì, phối hợp với Sở Y tế và các đơn vị liên quan thực hiện trước ngày 15/11.\n"
    "2. Đề nghị các địa phương báo cáo kết quả, những khó khăn vướng mắc để được giải quyết.\n"
)


def written(text: str, alphabet: str) -> str:
    """The letters that stand in the file. What an alphabet has no capital for is written small, as people did."""
    letters = next(one.letters for one in alphabets() if one.name == alphabet)
    shown = {letter: sign for sign, letter in letters.items()}
    return "".join(shown.get(letter, shown.get(letter.lower(), letter)) for letter in text)
