"""Who acts where the sentence does not begin with him: behind "do", or in a last sentence that only names him."""

from __future__ import annotations

import re

from nhipcau.reading.names import Name, naming_of
from nhipcau.reading.names.vocabulary import is_mark, is_verb
from nhipcau.reading.words import Words, fold, lexicon, phrases

OPENERS = phrases("verbs", "openers")
BINDS = phrases("verbs", "binds")
_ANSWERING = phrases("verbs", "answering")
_ANSWERS = lexicon("verbs", "answering")
_LONGEST_ANSWER = 60
# "Phòng Nội vụ chủ trì, tháng 9/2023.": until when may follow.
_WHEN = re.compile(r",? (?:trong |vào )?(?:tháng|quý|năm) [\divx/. -]{1,20}$")
_TIMES = frozenset({"trong", "vào", "tháng", "quý", "năm"})
_PROVISIONS = frozenset({"kinh", "nguồn", "việc", "trụ"})
_REACH = 60
_LONGEST_SET = 30
_LAST_WORDS = 4
"""Behind the binding words of a lead-in: "như sau", "sau đây" and the colon."""


def agent_of(words: Words, start: int) -> tuple[Name, ...]:
    """ "Kinh phí … do đơn vị chủ trì soạn thảo bảo đảm", "Tủ sách … do Sở Tư pháp chủ trì xây dựng"."""
    if not words.has(start):
        return ()
    told = words[start].text in _PROVISIONS
    if not told and (is_verb(words, start) or OPENERS.length_at(words, start)):
        return ()
    if "do" not in words.said:
        return ()
    for i in words.upto(start, start + _REACH):
        if not words.has(i + 1):
            return ()
        if is_mark(words, i, ".;") or (not told and is_mark(words, i, ",:")):
            return ()
        if words[i].text != "do" or not (names := naming_of(words).list_at(i + 1)):
            continue
        stop = names[-1].stop
        if is_verb(words, stop) if told else BINDS.length_at(words, stop):
            return names
    return ()


def bound_by_lead_in(words: Words, start: int) -> tuple[Name, ...]:
    """ "Cơ quan, tổ chức thực hiện chế độ báo cáo có trách nhiệm:": all before the binding words is who is bound."""
    first = naming_of(words).name_at(start, bare=True)
    if first is None or first.kind not in ("bare", "collective") or not words.ends_in(":"):
        return ()
    for at in words.upto(first.stop, start + _LONGEST_SET):
        if is_mark(words, at, ".;:") or words[at].text in {"phối", "chủ"}:
            return ()
        if (length := BINDS.length_at(words, at)) and len(words) - at - length <= _LAST_WORDS:
            return (Name(start, at, words.place(start, at), "collective"),) if at > start else ()
    return ()


def _may_answer(words: Words) -> bool:
    """A second sentence, and its last words are such: most orders have neither."""
    last = words.shadow.rfind(".", words.span.start, words.span.end - 1)
    tail = fold(words.shadow[max(last, words.span.end - _LONGEST_ANSWER) : words.span.end]) if last >= 0 else ""
    return _WHEN.sub("", " ".join(tail.split()).rstrip(" .;_")).endswith(_ANSWERS)


def answering_for(words: Words) -> tuple[Name, ...]:
    """The last sentence only says whose the act is: "… Sở Ngoại vụ chịu trách nhiệm chính."."""
    if not _may_answer(words):
        return ()
    end = len(words) - 1 if words.ends_in(".;") else len(words)
    begin = next((i + 1 for i in range(end - 1, 0, -1) if is_mark(words, i, ".")), 0)
    names = naming_of(words).list_at(begin, bare=False) if 0 < begin < end else ()
    answer = _ANSWERING.length_at(words, names[-1].stop) if names else 0
    if not answer:
        return ()
    stop = names[-1].stop + answer
    stop += 1 if is_mark(words, stop, ",") else 0
    return names if stop >= end or words[stop].text in _TIMES else ()
