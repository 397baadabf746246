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


def number(words: str) -> int | None:
    """ "05", "sáu", "năm (05)": the number, or None."""
    if digits := re.search(r"\d+", words):
        return int(digits.group())
    return numerals().get(" ".join(words.split()))


def any_of(*lists: str) -> str:
    """An alternation over lists of the time lexicon, longest first, any white space between their words."""
    said = sorted({fold(p) for name in lists for p in lexicon("time", name)}, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(re.escape(word) for word in p.split()) for p in said) + ")"


BEFORE = any_of("before")
BY = any_of("by")
# White space stands inside the optional parts: two optional runs of it side by side would be tried in every division.
CLOCK = r"(?:\d{1,2}\s*(?:h|g|giờ|:)(?:\s*\d{1,2})?'?(?:\s*phút)?(?:\s*(?:sáng|chiều|tối))?(?:\s*,)?\s*)"
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ\s+nhật)"
YEAR = r"(?P<year>(?:19|20)\d{2})"
DAY = r"(?:ngày\s*)?(?P<day>\d{1,2})(?:\s*/\s*|[.-]|\s*tháng\s+)(?P<month>\d{1,2})"
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
QUARTER = r"(?P<quarter>iv|i{1,3}|[1-4])(?![^\W_])"
OF_YEAR = rf"(?:(?:\s*[/.,-]\s*|\s+của\s+năm\s+|\s+năm\s+|\s+){YEAR})"
EVERY = r"(?:hằng|hàng|mỗi|từng)"
