"""The words of time as patterns over folded text, and numbers written in letters."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from nhipcau.reading.words import fold, lexicon


@cache
def numerals() -> dict[str, int]:
    text = (files("nhipcau") / "reading" / "lexicon" / "time.toml").read_text(encoding="utf-8")
    return {fold(word): int(value) for word, value in tomllib.loads(text)["numerals"].items()}


def spellings() -> dict[str, str]:
    """Other spellings of words of time, letter for letter."""
    found = {pair.split()[0]: pair.split()[1] for pair in lexicon("time", "spellings")}
    if any(len(variant) != len(usual) for variant, usual in found.items()):
        raise ValueError("another spelling has another length: places would move")
    return found


def number(words: str) -> int | None:
    """ "05", "sáu", "năm (05)": the number, or None."""
    if digits := re.search(r"\d+", words):
        return int(digits.group())
    return numerals().get(" ".join(words.split()))


def spelt(shadow: str) -> str:
    """Words of the shadow, where tone marks stand in one place, folded for the patterns of time; of the same length."""
    low = shadow.lower()
    if len(low) != len(shadow):
        low = fold(shadow)
    for variant, usual in _SPELLINGS.items():
        low = low.replace(variant, usual)
    return low


def any_of(*lists: str) -> str:
    """An alternation over lists of the time lexicon, longest first, any white space between their words."""
    said = sorted({fold(p) for name in lists for p in lexicon("time", name)}, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(re.escape(word) for word in p.split()) for p in said) + ")"


BEFORE = any_of("before")
# "Hạn đăng ký: …", "Thời gian hoàn thành: …".
_LABEL = rf"(?:thời\s+hạn|hạn|thời\s+gian\s+{any_of('of_doing')})(?:\s+[^\W\d_]+){{0,4}}\s*:"
BY = rf"(?:{_LABEL}|{any_of('by')})"
LEAD = rf"(?:(?<![^\W_])(?:(?P<before>{BEFORE})|(?P<by>{BY}))\s+(?:là\s+|vào\s+|đến\s+|ngày\s+)?)"
# White space stands inside the optional parts: two optional runs of it side by side would be tried in every division.
CLOCK = r"(?:\d{1,2}\s*(?:h|g|giờ|:)(?:\s*\d{1,2})?'?(?:\s*phút)?(?:\s*(?:sáng|chiều|tối))?(?:\s*,)?\s*)"
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ\s+nhật)"
YEAR = r"(?P<year>(?:19|20)\d{2})"
DAY = r"(?:ngày\s*)?(?P<day>\d{1,2})(?:\s*/\s*|[.-]|\s*tháng\s+)(?P<month>\d{1,2})"
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
QUARTER = r"(?P<quarter>iv|i{1,3}|[1-4])(?![^\W_])"
OF_YEAR = rf"(?:(?:\s*[/.,-]\s*|\s+của\s+năm\s+|\s+năm\s+|\s+){YEAR})"
_SPELLINGS = spellings()
EVERY = r"(?:hằng|hàng|mỗi|từng)"
