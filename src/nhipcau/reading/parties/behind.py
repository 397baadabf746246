"""Who acts where he stands behind the act: in brackets, handed the task, or helping in a clause of his own."""

from __future__ import annotations

from nhipcau.reading.names import Name, naming_of
from nhipcau.reading.names.vocabulary import is_mark, is_verb
from nhipcau.reading.parties.labels import after_label
from nhipcau.reading.types import Order
from nhipcau.reading.words import Words, phrases

_LEADS = phrases("verbs", "leads")
_ACTING = phrases("verbs", "answering")
_HANDED = phrases("verbs", "handed")
_HELPS = phrases("verbs", "helps")
_HANDS = frozenset({"giao", "do"})
_JOINTS = frozenset({",", ";", "và", "("})
_TIMES = frozenset({"xong", "hoàn", "trước", "chậm", "trong", "ngày", "từ", "thời", "hạn"})
_LONGEST_LIST = 40


def in_brackets(words: Words, order: Order) -> tuple[Name, ...]:
    """ "… cho ngư dân (Sở X chủ trì, phối hợp với Sở Y)", "… hồ sơ đối tác (Ban Z)." at the very end."""
    if "(" not in words.said:
        return ()
    for at in words.marks:
        if words[at].text != "(" or not words.has(at + 1):
            continue
        begin = at + 2 if words[at + 1].text in _HANDS else at + 1
        names = naming_of(words).list_at(begin, bare=False)
        if names and (_ACTING.length_at(words, names[-1].stop) or _LEADS.length_at(words, names[-1].stop)):
            return names
        if names and not order.is_report and begin == at + 1 and _closes(words, at, names):
            return names
    return ()


def _closes(words: Words, bracket: int, names: tuple[Name, ...]) -> bool:
    """The bracket holds proper names only and ends the order; behind another name it tells a channel or a part."""
    stop = names[-1].stop
    if not is_mark(words, stop, ")") or words.has(stop + 2) or any(name.kind != "agency" for name in names):
        return False
    near = range(max(0, bracket - 12), bracket)
    naming = naming_of(words)
    return not any((name := naming.name_at(at, bare=True)) and name.stop == bracket for at in near)


def behind_colon(words: Words) -> tuple[Name, ...]:
    """ "Chuẩn bị bài giới thiệu: Tổ X và Phòng Y, xong trước 15/10": proper names end an act that stands before."""
    if ":" not in words.said or not is_verb(words, after_label(words)):
        return ()
    for at in reversed(words.marks_from(1)):
        if words[at].text == ":":
            names = naming_of(words).list_at(at + 1, bare=False)
            proper = names and all(name.kind == "agency" for name in names)
            return names if proper and _ends_with(words, names[-1].stop) else ()
    return ()


def _ends_with(words: Words, stop: int) -> bool:
    """Nothing stands behind the names, or only a time."""
    if not words.has(stop) or (is_mark(words, stop, ".;") and not words.has(stop + 1)):
        return True
    behind = stop + 1 if is_mark(words, stop, ",(") else stop
    return words.has(behind) and words[behind].text in _TIMES


def joined_as_helping(words: Words, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """ "Ban X cùng với Ban Y …": those behind "cùng" help those before."""
    for index, name in enumerate(names[1:], start=1):
        joint = [word.text for word in words.run(names[index - 1].stop, name.start)]
        if "cùng" in joint:
            return names[index:]
    return ()


def handed_to(words: Words, start: int) -> tuple[Name, ...]:
    """ "Nhiệm vụ này được giao cho Sở X thực hiện": what is handed over stands first."""
    if not _HANDED.may_stand_in(words) or is_verb(words, start):
        return ()
    for _, stop in _HANDED.met_in(words, start):
        if names := naming_of(words).list_at(stop, bare=False):
            return names
    return ()


def helping(words: Words, start: int) -> tuple[Name, ...]:
    """ "A chủ trì, B và các đơn vị liên quan phối hợp …": those before a "phối hợp" of their own."""
    if not _HELPS.may_stand_in(words):
        return ()
    leads = _LEADS.first_in(words, start)
    if leads is None:
        return ()
    for at, _ in _HELPS.met_in(words, leads[1]):
        end = at - 1 if is_mark(words, at - 1, "(") else at
        for begin in range(max(leads[1], at - _LONGEST_LIST), end):
            names = naming_of(words).list_at(begin) if words[begin - 1].text in _JOINTS else ()
            if names and names[-1].stop == end:
                return names
    return ()


def marked_as_helping(words: Words, name: Name) -> bool:
    """ "Sở X (chủ trì), Sở Y (phối hợp)"."""
    return is_mark(words, name.stop, "(") and _HELPS.length_at(words, name.stop + 1) > 0
