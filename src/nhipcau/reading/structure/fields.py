"""Fields of a task written out line by line: "Đơn vị chủ trì: …", "Thời gian thực hiện: …"."""

from __future__ import annotations

import re
from functools import cache

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.lexicon import tables as entries

_HEAD = re.compile(r"^[\s+*•-]*(?P<head>[^:;.]{2,60}?)\s*:\s*")


_INLINE = re.compile(
    r"(?:^|[(;.,]\s*)(?P<head>[^\W\d_][^:;.,()]{2,40}?)\s*:\s*(?P<value>(?:(?!\.\s|[;)]|\.$).){2,300})", re.DOTALL
)


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (str(entry["column"]), re.compile(rf"(?:{'|'.join(strings(entry['heads']))})(?:\s*\(.*\))?$", re.IGNORECASE))
        for entry in entries(load("orders")["field"])
    )


def column_of(head: str) -> str | None:
    """What a column head or the name of a field means; None where it is neither."""
    plain = " ".join(head.split()).strip(" .:*-()").replace("\\n", " ")
    for column, pattern in _columns():
        if pattern.match(plain):
            return column
    return None


def field_of(words: str) -> tuple[str, int] | None:
    """The column that a line "head: value" fills, and how long its head is."""
    met = _HEAD.match(words)
    if not met:
        return None
    column = column_of(met.group("head"))
    return (column, met.end()) if column else None


def inline_fields(words: str) -> tuple[tuple[str, int, int], ...]:
    """The fields written into a sentence ("… (chủ trì: Sở Ngoại vụ; thời gian: tháng 7/2026)"): column, start, end."""
    found = []
    for met in _INLINE.finditer(words):
        column = column_of(met.group("head"))
        if column in ("lead", "coordinators", "due"):
            found.append((column, met.start("value"), met.end("value")))
    return tuple(found)
