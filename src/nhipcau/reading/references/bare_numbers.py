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
NO_NUMBER = (
    r"(?![\w/\-]|\.\d|,\d|\s*[-/]\s*[\dA-ZĐ]"
    r"|\s*(?:%|ngày\s+(?!\d)|tháng|năm|người|điểm|điều|khoản|triệu|tỷ|đồng)\b)"
)
# With "số" before it and a date behind it, any type may be cited by its number alone. Each pattern opens with fixed
# letters, which are found fastest.
_DATED = tuple(
    re.compile(rf"{word}\s*:?\s*(?P<number>\d{{1,5}}[a-e]?)(?=\s*,?\s+ngày\s+\d)") for word in ("số", "Số", "SỐ")
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _kinds() -> dict[str, str]:
    return {word: kind.code for kind in kinds() for word in kind.words if kind.has_alias}


@cache
def _aliases() -> tuple[re.Pattern[str], ...]:
    """A pattern for each first syllable of the type words: one that opens with a choice runs ten times slower."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(_kinds(), key=len, reverse=True):
        first, _, rest = word.partition(" ")
        by_first.setdefault(first, []).append(re.escape(rest).replace(r"\ ", r"\s+"))
    return tuple(
        re.compile(
            rf"{first}(?<!\w{first}){_rest_of_head(rests)}(?P<gap>[ ]+|\s+số\s*:?\s*){_NUMBER}{NO_NUMBER}",
        )
        for first, rests in by_first.items()
    )


def _rest_of_head(rests: list[str]) -> str:
    return "(?:" + "|".join(rf"\s+{rest}" if rest else "" for rest in rests) + ")"


def bare_numbers(text: str, *, start: int, end: int) -> Iterator[Mention]:
    by_type = [match for pattern in _aliases() for match in pattern.finditer(text, start, end)]
    for match in sorted(by_type, key=lambda found: found.start()):
        head = Span(match.start(), match.start("gap"))
        kind = _kinds()[" ".join(text[head.start : head.end].split())]
        yield from _mention(text, match, head, kind, start, end)
        yield from _more(text, match, head, kind, start, end)
    dated = [match for pattern in _DATED for match in pattern.finditer(text, start, end)]
    for match in sorted(dated, key=lambda found: found.start()):
        head_found = head_before(text, match.start("number"), floor=start)
        if head_found is not None:
            yield from _mention(text, match, head_found.span, head_found.kind or "CV", start, end)


# "các Nghị quyết số 57, 59 và 66", "Nghị quyết 57, 59, 66 của Bộ Chính trị": the numbers that share a type word.
_MORE = re.compile(r"(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+)(?:số\s+)?\d{2,4}[a-e]?(?![\w/\-%]|[.,]\d))+")
_ONE_MORE = re.compile(r"(?P<number>\d{2,4}[a-e]?)")
_SEVERAL = re.compile(r"\b[Cc]ác\s+$")
_ISSUED = re.compile(r"\s+của\s")


def _more(text: str, match: re.Match[str], head: Span, kind: str, start: int, end: int) -> Iterator[Mention]:
    row = _MORE.match(text, match.end("number"), end)
    if row is None:
        return
    is_list = _SEVERAL.search(text, max(start, head.start - 8), head.start) or _ISSUED.match(text, row.end(), end)
    for number in _ONE_MORE.finditer(text, row.start(), row.end()) if is_list else ():
        for mention in _mention(text, number, head, kind, start, end):
            yield mention._replace(span=Span(number.start(), max(mention.span.end, number.end())))


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
