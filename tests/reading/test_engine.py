"""Reading pauses the search for cycles of objects, and may: it makes none."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.engine import read

_LETTER = (
    "UBND TỈNH BÌNH HẢI\nSỞ NỘI VỤ\nSố: 12/SNV-VP\nBình Hải, ngày 5 tháng 3 năm 2026\n"
    "Kính gửi: Các sở, ban, ngành\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.\n"
    "1. Sở Tài chính chủ trì, phối hợp với Sở Y tế báo cáo UBND tỉnh trước ngày 15/4/2026.\n"
)


# In a process of its own: whatever else lives in one, threads of other tests among it, leaves cycles at any moment.
_COUNTING = """
import gc, sys
from nhipcau.reading.engine import read
words = sys.stdin.buffer.read()
read(words, "letter.txt")
gc.collect()
gc.disable()
read(words, "letter.txt")
print(gc.collect())
"""


def test_a_reading_leaves_no_cycles_behind() -> None:
    command = [sys.executable, "-c", _COUNTING]
    counted = subprocess.run(command, input=_LETTER.encode(), capture_output=True, check=True)
    assert int(counted.stdout) == 0


def test_a_reading_is_not_walked_through_again_as_something_new() -> None:
    reading = read(_LETTER.encode(), "letter.txt")
    young = {id(one) for one in gc.get_objects(generation=0)}
    assert id(reading.documents[0]) not in young


def test_the_search_for_cycles_goes_on_after_a_reading_and_after_a_refusal() -> None:
    read(_LETTER.encode(), "letter.txt")
    with pytest.raises(Refusal):
        read(b"", "empty.txt")
    assert gc.isenabled()


def test_what_a_server_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        read(_LETTER.encode(), "letter.txt")
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
