"""What follows the head of a name and still belongs to it: a title, a place, a body above, "có liên quan"."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.reading.names import vocabulary as v
from nhipcau.reading.words import Word

_LONGEST_TITLE = 16
_LONGEST_PLAIN_RUN = 6


def title(words: Sequence[Word], at: int, head: int) -> int:
    """The end of a free title ("Vụ Hợp tác quốc tế"): capitals, plain words up to an act or a connective, fields."""
    shouting = words[at].upper and head < len(words) and words[head].upper
    n, plain = head, 0
    while n < len(words) and n - head < _LONGEST_TITLE:
        word = words[n]
        if v.opens_line(words, n):
            break
        if length := _fixed(words, n, first=n == head, shouting=shouting):
            n, plain = n + length, 0
        elif word.kind == "number":
            return n + 1 if n == head or words[n - 1].text in {"khu", "số", "thpt"} else n
        elif word.kind != "word" or _stops(words, n, head=head, shouting=shouting):
            break
        else:
            plain = 0 if word.capital else plain + 1
            if plain > _LONGEST_PLAIN_RUN:
                break
            n += 1
    stop = _without_loose_end(words, head, n)
    return _subject_matter(words, stop) if v.COMMITTEES.length_at(words, at) else stop


def _subject_matter(words: Sequence[Word], at: int) -> int:
    """What a committee is about belongs to its name ("… về ứng dụng công nghệ"); the first word may be an act."""
    if at >= len(words) or words[at].text != "về" or at + 1 >= len(words) or words[at + 1].kind != "word":
        return at
    stop = at + 1 + max(v.ACTS.length_at(words, at + 1), v.COMPOUNDS.length_at(words, at + 1), 1)
    while stop < len(words) and stop - at < _LONGEST_PLAIN_RUN * 2:
        field = v.ACTIVITIES.length_at(words, stop)
        if words[stop].kind != "word" or v.opens_line(words, stop) or (v.ends_name(words, stop) and field < 2):
            break
        stop += max(field, 1)
    return _without_loose_end(words, at, stop)


def _fixed(words: Sequence[Word], n: int, *, first: bool, shouting: bool) -> int:
    """A field, a compound noun, a dash or an "và" between two parts of the title."""
    word = words[n]
    if (length := v.FIELDS.length_at(words, n)) and (word.capital or first):
        return length
    if length := v.COMPOUNDS.length_at(words, n):
        return length if not v.is_verb(words, n) else 0
    if n + 1 >= len(words) or first:
        return 0
    after = words[n + 1]
    joins = after.kind == "word" and after.capital and not _begins_body(words, n + 1)
    if word.kind == "mark" and word.text in "-/" and after.kind == "word" and not after.lines:
        near = words[n - 1].capital or word.text == "-"
        return 2 if near and (joins or words[n - 1].text == "trị") else 0
    if word.text == "và" and joins and words[n - 1].kind == "word" and not shouting:
        return 0 if v.is_verb(words, n + 1) and not v.FIELDS.length_at(words, n + 1) else 2
    return 0


def _begins_body(words: Sequence[Word], n: int) -> bool:
    """A new agency begins here, not a further part of this one's title."""
    heads = (v.WHOLE, v.TITLED, v.OPEN, v.BY_FIELD, v.POSTS)
    return any(h.length_at(words, n) for h in heads) or (words[n].upper and v.ABBREVIATIONS.length_at(words, n) > 0)


def _stops(words: Sequence[Word], n: int, *, head: int, shouting: bool) -> bool:
    word = words[n]
    if word.capital and not shouting:
        return n > head and _begins_body(words, n)
    if word.text in {"và", "cùng"} or v.QUANTIFIERS.length_at(words, n) or v.PLACES.length_at(words, n):
        return True
    if v.MODIFIERS.length_at(words, n) or v.LINKS.length_at(words, n):
        return True
    return v.ends_name(words, n)


def _without_loose_end(words: Sequence[Word], head: int, stop: int) -> int:
    while stop > head and (words[stop - 1].kind == "mark" or words[stop - 1].text in {"và", "của", "các"}):
        stop -= 1
    return stop


def suffix(words: Sequence[Word], stop: int) -> int:
    """Places and modifiers behind a complete name, as many as stand there."""
    while True:
        further = max(places(words, stop), _modifier(words, stop), _proper_place(words, stop))
        if further == stop:
            return stop
        stop = further


def _modifier(words: Sequence[Word], at: int) -> int:
    if at >= len(words) or v.opens_line(words, at):
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


def _linked(words: Sequence[Word], at: int, *, by: str) -> int:
    """The body or place after "thuộc", "của", "trên địa bàn"; never after "do", which belongs to an act."""
    from nhipcau.reading.names.grammar import Naming  # the grammar of names is recursive here

    if by == "do" or at >= len(words):
        return at
    if (place := places(words, at)) > at:
        return place
    if words[at].text == "bộ" or words[at].text == "sở":
        field = v.FIELDS.length_at(words, at + 1)
        return at + 1 + field if field and words[at + 1].capital else at + 1 if words[at].capital else at
    if (by in {"thuộc", "trực", "của"} and words[at].capital) or v.QUANTIFIERS.length_at(words, at):
        name = Naming(words).name_at(at, bare=False)
        return name.stop if name else at
    return _capitals(words, at) if by in {"đóng", "tại", "vùng", "khu", "của"} else at


def _capitals(words: Sequence[Word], at: int) -> int:
    """A run of capitalised words ("Bà Rịa - Vũng Tàu")."""
    stop = at
    while (
        stop < len(words)
        and words[stop].kind == "word"
        and words[stop].capital
        and (stop == at or not words[stop].lines)
    ):
        if v.is_verb(words, stop) and v.ACTS.length_at(words, stop) > 1:
            break
        stop += 1
        dash = v.is_mark(words, stop, "-") and stop + 1 < len(words) and words[stop + 1].capital
        if dash and not words[stop + 1].lines and not _begins_body(words, stop + 1):
            stop += 1
    return stop


def _proper_place(words: Sequence[Word], at: int) -> int:
    """ "Sở Y tế Đồng Nai", "Công an Thành phố": a proper place right behind the name, four words at most."""
    if at >= len(words) or not words[at].capital or words[at].lines or _begins_body(words, at):
        return at
    stop = _capitals(words, at)
    return stop if stop - at <= 6 and not words[at].upper else at


def places(words: Sequence[Word], at: int) -> int:
    """ "tỉnh Bình Hải", "các quận, huyện, thị xã", "các tỉnh, thành phố trực thuộc Trung ương", "các tỉnh: A, B"."""
    if at >= len(words) or words[at].kind != "word" or v.opens_line(words, at):
        return at
    many = v.QUANTIFIERS.length_at(words, at) if words[at].text == "các" else 0
    stop = _units(words, at + many)
    if stop == at + many:
        return at
    named = _capitals(words, stop) if stop < len(words) and not _begins_body(words, stop) else stop
    if named > stop:
        stop = named
        while many and v.is_mark(words, stop, ",") and (further := _capitals(words, stop + 1)) > stop + 1:
            if _begins_body(words, stop + 1):
                break
            stop = further
    elif many and v.is_mark(words, stop, ":"):
        stop = _enumeration(words, stop)
    return stop


def _units(words: Sequence[Word], at: int) -> int:
    stop = at + v.PLACES.length_at(words, at)
    while stop > at and stop + 1 < len(words):
        joint = v.is_mark(words, stop, ",/-") or words[stop].text == "và"
        further = (
            v.PLACES.length_at(words, stop + 1)
            if joint and words[stop + 1].text in v.PLACE_NOUNS | _HEADS_OF_PLACES
            else 0
        )
        if not further:
            break
        stop = stop + 1 + further
    return stop


_HEADS_OF_PLACES = frozenset({"thành", "thị", "đặc"})


def _enumeration(words: Sequence[Word], colon: int) -> int:
    """ "các tỉnh: Kon Tum, Gia Lai, …", "các Sở: Tài chính, Y tế": proper names after a colon, on the same line."""
    at = colon + 1
    if at >= len(words) or words[at].lines or not words[at].capital or _begins_body(words, at):
        return colon
    stop = _item(words, at)
    while stop > at and stop + 1 < len(words):
        joint = v.is_mark(words, stop, ",") or words[stop].text == "và"
        if not joint or not words[stop + 1].capital or _begins_body(words, stop + 1):
            break
        further = _item(words, stop + 1)
        if further == stop + 1:
            break
        stop = further
    return stop if stop > at else colon


def _item(words: Sequence[Word], at: int) -> int:
    field = v.FIELDS.length_at(words, at)
    return at + field if field else title(words, at, at)


def listed_fields(words: Sequence[Word], stop: int) -> int:
    """ "các Sở Tài chính, Y tế và Nội vụ", "các Viện Vệ sinh dịch tễ, Pasteur": one "các", one head, several fields."""
    while stop + 1 < len(words) and (v.is_mark(words, stop, ",") or words[stop].text == "và"):
        if not words[stop + 1].capital or _begins_body(words, stop + 1) or v.is_verb(words, stop + 1):
            break
        further = _item(words, stop + 1)
        if further == stop + 1:
            break
        stop = suffix(words, further)
    return stop


def collective_tail(words: Sequence[Word], stop: int) -> int:
    """What narrows a collective: plain words, "có liên quan", a body above, a place, a list after a colon."""
    plain = 0
    while stop < len(words) and plain < _LONGEST_PLAIN_RUN:
        further = max(suffix(words, stop), _activities(words, stop), _managed(words, stop))
        if further > stop:
            stop = further
            continue
        if v.is_mark(words, stop, ":"):
            return _enumeration(words, stop)
        if not _narrows(words, stop):
            break
        stop, plain = stop + 1, plain + 1
    return stop


def _activities(words: Sequence[Word], at: int) -> int:
    """ "bưu chính, viễn thông và internet", "khám, chữa bệnh". One that is also an act needs company to be no act."""
    stop = at + max(
        v.ACTIVITIES.length_at(words, at), v.FIELDS.length_at(words, at) if words[at - 1].text in _OFFICES else 0
    )
    if stop == at or v.opens_line(words, at):
        return at
    alone = True
    while stop + 1 < len(words) and (v.is_mark(words, stop, ",") or words[stop].text == "và"):
        further = v.ACTIVITIES.length_at(words, stop + 1)
        if not further or (
            v.is_verb(words, stop + 1) and words[stop].text != "và" and alone and not v.ACTIVITIES.length_at(words, at)
        ):
            break
        stop, alone = stop + 1 + further, False
    telling = stop - at > 2 or words[at - 1].text == "sở"
    return at if alone and v.is_verb(words, at) and not (telling or _act_follows(words, stop)) else stop


_OFFICES = frozenset({"sở", "bộ", "phòng", "vụ", "cục"})


def _act_follows(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and v.is_verb(words, at) and words[at].text in {"phải", "có", "cần", "chủ", "chịu"}


def _managed(words: Sequence[Word], at: int) -> int:
    """ "do Bộ trực tiếp quản lý": a clause that tells whose the body is."""
    from nhipcau.reading.names.grammar import Naming  # the grammar of names is recursive here

    if at >= len(words) or words[at].text != "do":
        return at
    name = Naming(words).name_at(at + 1, bare=False)
    stop = name.stop if name else at
    after = [w.text for w in words[stop : stop + 4]]
    for owned in (["trực", "tiếp", "quản", "lý"], ["quản", "lý"]):
        if name and after[: len(owned)] == owned:
            return stop + len(owned)
    return at


def _narrows(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.kind != "word" or v.opens_line(words, at) or word.text in {"và", "cùng"}:
        return False
    if word.capital and _begins_body(words, at):
        return words[at - 1].text == "cấp" and not words[at - 1].lines
    return not (v.ends_name(words, at) or v.QUANTIFIERS.length_at(words, at))
