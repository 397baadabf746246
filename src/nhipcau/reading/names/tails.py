"""What narrows a complete name: a place, a body above, "có liên quan", fields of work."""

from __future__ import annotations

from nhipcau.reading.names import vocabulary as v
from nhipcau.reading.names.places import capitals, enumeration, item, places, proper_place
from nhipcau.reading.names.titles import LONGEST_PLAIN_RUN, begins_body
from nhipcau.reading.words import Words

_TRADES = frozenset({"kinh", "sản", "chế"})
_OFFICES = frozenset({"sở", "bộ", "phòng", "vụ", "cục"})


def suffix(words: Words, stop: int) -> int:
    """Places and modifiers behind a complete name, as many as stand there."""
    while words.has(stop) and (words[stop].capital or words[stop].text in v.OPENS_SUFFIX):
        further = proper_place(words, stop)
        if words[stop].text in v.OPENS_SUFFIX:
            further = max(places(words, stop), _modifier(words, stop), further)
        if further == stop:
            return stop
        stop = further
    return stop


def _modifier(words: Words, at: int) -> int:
    if not words.has(at) or v.opens_line(words, at):
        return at
    if length := v.MODIFIERS.length_at(words, at):
        # "thuộc Bộ", "của Quốc hội" are links, read with what follows them.
        linked = v.LINKS.length_at(words, at)
        if not linked or length > linked:
            return at + length
    if not (length := v.LINKS.length_at(words, at)):
        return at if not v.MODIFIERS.length_at(words, at) else at + v.MODIFIERS.length_at(words, at)
    linked = _linked(words, at + length, by=words[at].text)
    if linked > at + length:
        return linked
    return at + (v.MODIFIERS.length_at(words, at) or 0)


def _linked(words: Words, at: int, *, by: str) -> int:
    """The body or place after "thuộc", "của", "trên địa bàn"; never after "do", which belongs to an act."""
    from nhipcau.reading.names.grammar import naming_of  # the grammar of names is recursive here

    if by == "do" or not words.has(at):
        return at
    if (place := places(words, at)) > at:
        return place
    if words[at].text == "bộ" or words[at].text == "sở":
        field = v.FIELDS.length_at(words, at + 1)
        return at + 1 + field if field and words[at + 1].capital else at + 1 if words[at].capital else at
    if (by in {"thuộc", "trực", "của"} and words[at].capital) or v.QUANTIFIERS.length_at(words, at):
        name = naming_of(words).name_at(at, bare=False)
        return name.stop if name else at
    return capitals(words, at) if by in {"đóng", "tại", "vùng", "khu", "của"} else at


def listed_fields(words: Words, stop: int) -> int:
    """ "các Sở Tài chính, Y tế và Nội vụ", "các Viện Vệ sinh dịch tễ, Pasteur": one "các", one head, several fields."""
    while words.has(stop + 1) and (v.is_mark(words, stop, ",") or words[stop].text == "và"):
        if not words[stop + 1].capital or begins_body(words, stop + 1) or v.is_verb(words, stop + 1):
            break
        further = item(words, stop + 1)
        if further == stop + 1:
            break
        stop = suffix(words, further)
    return stop


def collective_tail(words: Words, stop: int) -> int:
    """What narrows a collective: plain words, "có liên quan", a body above, a place, a list after a colon."""
    plain = 0
    while words.has(stop) and plain < LONGEST_PLAIN_RUN:
        if words[stop].capital and not words.lines[stop] and (compound := v.COMPOUNDS.length_at(words, stop)) > 1:
            stop, plain = stop + compound, plain + 1
            continue
        working = _activities(words, stop)
        further = max(suffix(words, stop), _owner(words, working) if working > stop else stop, _managed(words, stop))
        if further > stop:
            stop = further
            continue
        if v.is_mark(words, stop, ":"):
            return enumeration(words, stop)
        if not _narrows(words, stop):
            break
        stop, plain = stop + 1, plain + 1
    return stop


def _activities(words: Words, at: int) -> int:
    """ "bưu chính, viễn thông và internet", "khám, chữa bệnh". One that is also an act needs company to be no act."""
    if v.opens_line(words, at):
        return at
    if v.is_mark(words, at, ",") and at > 1 and any(v.ACTIVITIES.length_at(words, at - n) == n for n in (1, 2, 3, 4)):
        return _further_activities(words, at)
    in_office = v.FIELDS.length_at(words, at) if _is_office(words, at - 1) else 0
    first = at + max(v.ACTIVITIES.length_at(words, at), in_office)
    if first == at:
        return at
    # "Các doanh nghiệp kinh doanh vận tải": the branch right behind the trade.
    beside = v.ACTIVITIES.length_at(words, first) if words[at].text in _TRADES else 0
    stop = _further_activities(words, first + beside)
    if stop > first or not v.is_verb(words, at):
        return stop
    return stop if first - at > 2 or in_office or _act_follows(words, first) else at


def _is_office(words: Words, at: int) -> bool:
    """ "các sở tài chính"; in "các cơ sở" and "ngoại vụ" the syllable is no office."""
    if words[at].text not in _OFFICES:
        return False
    return at == 0 or words[at - 1].kind != "word" or v.QUANTIFIERS.length_at(words, at - 1) == 1


def _further_activities(words: Words, at: int) -> int:
    """ ", viễn thông và internet": as long as fields of work follow."""
    stop = at
    while words.has(stop + 1) and (v.is_mark(words, stop, ",") or words[stop].text == "và"):
        further = v.ACTIVITIES.length_at(words, stop + 1)
        if not further:
            break
        stop += 1 + further
    return stop


def _owner(words: Words, at: int) -> int:
    """ "các cơ quan báo chí, xuất bản Công đoàn": whose they are stands right behind the field of work."""
    if not words.has(at) or not words[at].capital or words.lines[at]:
        return at
    return at + max(v.WHOLE.length_at(words, at), v.OPEN.length_at(words, at))


def _act_follows(words: Words, at: int) -> bool:
    return words.has(at) and v.is_verb(words, at) and words[at].text in {"phải", "có", "cần", "chủ", "chịu"}


def _managed(words: Words, at: int) -> int:
    """ "do Bộ trực tiếp quản lý": a clause that tells whose the body is."""
    from nhipcau.reading.names.grammar import naming_of  # the grammar of names is recursive here

    if not words.has(at) or words[at].text != "do":
        return at
    name = naming_of(words).name_at(at + 1, bare=False)
    stop = name.stop if name else at
    after = [w.text for w in words.run(stop, stop + 4)]
    for owned in (["trực", "tiếp", "quản", "lý"], ["quản", "lý"]):
        if name and after[: len(owned)] == owned:
            return stop + len(owned)
    return at


def _narrows(words: Words, at: int) -> bool:
    word = words[at]
    if word.kind != "word" or v.opens_line(words, at) or word.text in {"và", "cùng"}:
        return False
    if word.capital and begins_body(words, at):
        # "thủ trưởng đơn vị thuộc cơ quan Bộ": the ministry's own office.
        alone = not words.has(at + 1) or not words[at + 1].capital
        own = words[at - 1].text == "quan" and word.text in _OFFICES and alone
        return (words[at - 1].text == "cấp" or own) and not words.lines[at - 1]
    return not (v.ends_name(words, at) or v.QUANTIFIERS.length_at(words, at))
