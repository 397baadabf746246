"""Documents cited by their bare number: "Chỉ thị 38", "Nghị định 80/2020", "Công văn số 1649 ngày 20/1/2020"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nhipcau.reading.references.completing import completed
from nhipcau.reading.references.grammar import head_before, kinds
from nhipcau.reading.references.mention import Mention, Way
from nhipcau.reading.types import Found, Span

_NUMBER = r"(?P<number>\d{2,5}[a-e]?(?:/(?:19|20)\d\d)?)"
# Behind a number that is a quantity, a date or part of a longer code.
_NO_NUMBER = (
    r"(?![\w/\-]|\.\d|,\d|\s*[-/]\s*[\dA-ZĐ]"
    r"|\s*(?:%|ngày\s+(?!\d)|tháng|năm|người|điểm|điều|khoản|triệu|tỷ|đồng)\b)"
)
# With "số" before it and a date behind it, any type may be cited by its number alone.
_DATED = re.compile(r"(?:số|Số|SỐ)\s*:?\s*(?P<number>\d{1,5}[a-e]?)(?=\s*,?\s+ngày\s+\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _kinds() -> dict[str, str]:
    return {word: kind.code for kind in kinds() for word in kind.words if kind.has_alias}


@cache
def _alias() -> re.Pattern[str]:
    words = sorted(_kinds(), key=len, reverse=True)
    heads = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?P<head>{heads})(?:[ ]+|\s+số\s*:?\s*){_NUMBER}{_NO_NUMBER}")


def bare_numbers(text: str, *, start: int, end: int) -> Iterator[Mention]:
    for match in _alias().finditer(text, start, end):
        kind = _kinds()[" ".join(match["head"].split())]
        yield from _mention(text, match, Span(*match.span("head")), kind, start, end)
    for match in _DATED.finditer(text, start, end):
        head = head_before(text, match.start("number"), floor=start)
        if head is not None:
            yield from _mention(text, match, head.span, head.kind or "CV", start, end)


def _mention(text: str, match: re.Match[str], head: Span, kind: str, start: int, end: int) -> Iterator[Mention]:
    if _YEAR.fullmatch(match["number"]):
        return
    number = Span(*match.span("number"))
    mention = Mention(
        span=Span(head.start, number.end),
        way=Way.BARE,
        type=Found(kind, (head,), "references.type.word", 0.9),
        code=Found(match["number"], (number,), "references.code.bare", 0.5),
    )
    yield completed(text, mention, floor=start, limit=end, skip=number.end)
