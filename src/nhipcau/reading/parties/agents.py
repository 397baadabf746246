"""Who acts where the sentence does not begin with him: behind "do", or in a last sentence that only names him."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.reading.names import Name, Naming
from nhipcau.reading.names.vocabulary import is_mark, is_verb
from nhipcau.reading.types import Span
from nhipcau.reading.words import Word, phrases

OPENERS = phrases("verbs", "openers")
BINDS = phrases("verbs", "binds")
_ANSWERING = phrases("verbs", "answering")
_PROVISIONS = frozenset({"kinh", "nguồn", "việc", "trụ"})
_REACH = 60
_LONGEST_SET = 30
_LAST_WORDS = 4
"""Behind the binding words of a lead-in: "như sau", "sau đây" and the colon."""


def agent_of(words: Sequence[Word], start: int) -> tuple[Name, ...]:
    """ "Kinh phí … do đơn vị chủ trì soạn thảo bảo đảm", "Tủ sách … do Sở Tư pháp chủ trì xây dựng"."""
    if start >= len(words):
        return ()
    told = words[start].text in _PROVISIONS
    if not told and (is_verb(words, start) or OPENERS.length_at(words, start)):
        return ()
    for i in range(start, min(len(words) - 1, start + _REACH)):
        if is_mark(words, i, ".;") or (not told and is_mark(words, i, ",:")):
            return ()
        if words[i].text != "do" or not (names := Naming(words).list_at(i + 1)):
            continue
        stop = names[-1].stop
        if is_verb(words, stop) if told else BINDS.length_at(words, stop):
            return names
    return ()


def bound_by_lead_in(words: Sequence[Word], start: int) -> tuple[Name, ...]:
    """ "Cơ quan, tổ chức thực hiện chế độ báo cáo có trách nhiệm:": all before the binding words is who is bound."""
    first = Naming(words).name_at(start, bare=True)
    if first is None or first.kind not in ("bare", "collective") or not is_mark(words, len(words) - 1, ":"):
        return ()
    for at in range(first.stop, min(len(words), start + _LONGEST_SET)):
        if is_mark(words, at, ".;:") or words[at].text in {"phối", "chủ"}:
            return ()
        if (length := BINDS.length_at(words, at)) and len(words) - at - length <= _LAST_WORDS:
            return (Name(start, at, Span(words[start].start, words[at - 1].end), "collective"),) if at > start else ()
    return ()


def answering_for(words: Sequence[Word]) -> tuple[Name, ...]:
    """The last sentence only says whose the act is: "… Sở Ngoại vụ chịu trách nhiệm chính."."""
    end = len(words) - 1 if words and is_mark(words, len(words) - 1, ".;") else len(words)
    begin = next((i + 1 for i in range(end - 1, 0, -1) if is_mark(words, i, ".")), 0)
    names = Naming(words).list_at(begin, bare=False) if 0 < begin < end else ()
    if names and _ANSWERING.length_at(words, names[-1].stop) == end - names[-1].stop > 0:
        return names
    return ()
