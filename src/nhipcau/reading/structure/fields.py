"""Fields of a task written out line by line: "Đơn vị chủ trì: …", "Thời gian thực hiện: …"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.lexicon import tables as entries
from nhipcau.reading.source import lowered

_HEAD = re.compile(r"^[\s+*•-]*(?P<head>[^:;.]{2,60}?)\s*:\s*")
_HEAD_WITHIN = 100
"""Characters in which the head of a field ends, marks and spaces before it included."""
_LONGEST_HEAD = 60
"""Characters of a column head or the name of a field, without its remark in brackets; a sentence is longer."""
_SPARE = 40
"""Characters by which spaces and marks may lengthen it in print."""
_LONGEST_PRINTED = 240
"""Characters of the same with its remark."""
_INLINE = re.compile(
    r"(?:^|[(;.,]\s*)(?P<head>[^\W\d_][^:;.,()]{2,40}?)\s*:\s*(?P<value>(?:(?!\.\s|[;)]|\.$).){2,300})", re.DOTALL
)


@cache
def _names(*lists: str) -> re.Pattern[str]:
    """Every name of those lists; the group that meets has the name of what it means, the first of the list counts."""
    names: dict[str, list[str]] = {}
    for entry in entries(load("orders")["field"]):
        for one in lists:
            names.setdefault(str(entry["column"]), []).extend(strings(entry.get(one, [])))
    ended = r"(?:\s*\(.*)?$"
    return re.compile("|".join(f"(?P<{column}>(?:{'|'.join(heads)}){ended})" for column, heads in names.items()))


def column_of(head: str) -> str | None:
    """What the head of a column means; None where it is none."""
    return None if is_too_long(head) else _known(head, ("heads", "columns"))


def name_of_field(head: str) -> str | None:
    """What the name of a field stands for, which a colon and its value follow; None where it is none."""
    return None if is_too_long(head) else _known(head, ("heads",))


def is_too_long(head: str) -> bool:
    """For the head of a column and the name of a field alike; a remark in brackets may stand behind either."""
    at_most = _LONGEST_HEAD + _SPARE
    return len(head) > at_most and (len(head) > _LONGEST_PRINTED or "(" not in head[: at_most + 1])


@lru_cache(maxsize=4096)
def _known(head: str, lists: tuple[str, ...]) -> str | None:
    plain = lowered(" ".join(head.split()).strip(" .:*-()").replace("\\n", " "))
    if len(plain.partition("(")[0]) > _LONGEST_HEAD:
        return None
    met = _names(*lists).match(plain)
    return met.lastgroup if met else None


def field_of(words: str) -> tuple[str, int] | None:
    """The column that a line "head: value" fills, and how long its head is."""
    met = _HEAD.match(words) if ":" in words[:_HEAD_WITHIN] else None
    if not met:
        return None
    column = name_of_field(met.group("head"))
    return (column, met.end()) if column else None


def inline_fields(words: str) -> tuple[tuple[str, int, int], ...]:
    """The fields written into a sentence ("… (chủ trì: Sở Ngoại vụ; thời gian: tháng 7/2026)"): column, start, end."""
    found: list[tuple[str, int, int]] = []
    if ":" not in words:
        return ()
    for met in _INLINE.finditer(words):
        column = name_of_field(met.group("head"))
        if column in ("lead", "coordinators", "due"):
            found.append((column, met.start("value"), met.end("value")))
    return tuple(found)
