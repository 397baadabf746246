"""The heads of agencies: by field ("Sở Y tế"), with a title ("Vụ Pháp chế"), open ("Công an tỉnh"), enterprises."""

from __future__ import annotations

from nhipcau.reading.names import vocabulary as v
from nhipcau.reading.names.places import places, proper_place
from nhipcau.reading.names.titles import title
from nhipcau.reading.words import Words


def is_plain_word(words: Words, at: int) -> bool:
    """ "Báo cáo", "Phòng ngừa", "Viện trợ": the head's syllable belongs to another word."""
    if words.has(at + 1) and words[at + 1].capital and not words[at].upper:
        return False
    return v.NO_HEADS.length_at(words, at) > v.HEADS.length_at(words, at)


def by_field(words: Words, at: int) -> int:
    head = at + v.BY_FIELD.length_at(words, at)
    if head == at or not words.has(head):
        return at
    field = v.FIELDS.length_at(words, head)
    proper = words[head].capital or (words[at].capital and not v.is_verb(words, head))
    if field and proper:
        return head + field
    # "Bộ", "Sở" alone with a capital stand for the issuer's own ("báo cáo Bộ").
    return at


def is_told_by_field(words: Words, at: int, stop: int) -> bool:
    """ "Sở Y tế phát thuốc": a ministry or department is named by its field alone; a small word is not its name."""
    known = stop > at and words[at].text in {"bộ", "sở"}
    return known and (not words.has(stop) or (words[stop].kind == "word" and not words[stop].capital))


def titled(words: Words, at: int) -> int:
    head = at + v.TITLED.length_at(words, at)
    if head == at or not words.has(head) or v.opens_line(words, head):
        return at
    if not (words[at].capital or words[head].capital):
        return at
    stop = title(words, at, head)
    if stop > head:
        return stop
    # "Ban Chỉ đạo", "Hội đồng thẩm định": a head of several words is a name by itself.
    return head if head - at > 1 and words[at].capital else at


def open_head(words: Words, at: int) -> int:
    head = at + v.OPEN.length_at(words, at)
    if head == at:
        return at
    return max(head, title(words, at, head)) if words.has(head) else head


def enterprise(words: Words, at: int) -> int:
    """ "Viễn thông Bình Hải": the trade alone is none."""
    head = at + v.ENTERPRISES.length_at(words, at)
    place = max(proper_place(words, head), places(words, head)) if head > at else at
    return place if place > head else at


def above_behind_a_dash(words: Words, at: int, stop: int) -> int:
    """ "Cục Y tế dự phòng - Bộ Y tế": the ministry or department that a body belongs to."""
    behind = stop + 1
    if not v.is_mark(words, stop, "-") or not words.has(behind + 1) or words[behind].text not in {"bộ", "sở"}:
        return stop
    is_above = words[behind].capital and words[at].text not in {"sở", "bộ"}
    above = by_field(words, behind) if is_above else behind
    return above if above > behind else stop


def role(words: Words, at: int) -> int:
    """How many words behind a unit say that it leads or helps: "Cơ quan chủ trì báo cáo …"."""
    if not words.has(at + 2) or words[at].text not in {"chủ", "phối"} or not v.is_verb(words, at):
        return 0
    if v.ANSWERS.length_at(words, at + 2):
        return 2
    # "Đơn vị chủ trì kiểm tra có trách nhiệm …": what it leads says which unit is meant.
    act = v.ACTS.length_at(words, at + 2)
    bound = act and words.has(at + act + 4) and words[at + act + 3].text == "trách"
    return 2 + act if bound else 0
