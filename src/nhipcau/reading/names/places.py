"""Places and enumerations behind a name: "tỉnh Bình Hải", "các quận, huyện", "các Sở: Tài chính, Y tế"."""

from __future__ import annotations

from nhipcau.reading.names import vocabulary as v
from nhipcau.reading.names.titles import begins_body, title
from nhipcau.reading.words import Words

_SHORT_PLACES = frozenset({"tp", "tx", "tt"})
_HEADS_OF_PLACES = frozenset({"thành", "thị", "đặc"})


def places(words: Words, at: int) -> int:
    """ "tỉnh Bình Hải", "các quận, huyện, thị xã", "các tỉnh, thành phố trực thuộc Trung ương", "các tỉnh: A, B"."""
    if not words.has(at) or words[at].kind != "word" or v.opens_line(words, at):
        return at
    many = v.QUANTIFIERS.length_at(words, at) if words[at].text == "các" else 0
    stop = _units(words, at + many)
    if stop == at + many:
        return at
    if v.is_mark(words, stop, ".") and words[stop - 1].text in _SHORT_PLACES and words.has(stop + 1):
        stop += 1 if words[stop + 1].capital and not words.lines[stop + 1] else 0
    if words.has(stop) and words[stop].kind == "number" and words[stop - 1].text == "vực":
        return stop + 1
    named = capitals(words, stop) if words.has(stop) and not begins_body(words, stop) else stop
    if named > stop:
        stop = named
        while many and v.is_mark(words, stop, ",") and (further := capitals(words, stop + 1)) > stop + 1:
            if begins_body(words, stop + 1):
                break
            stop = further
    elif many and v.is_mark(words, stop, ":"):
        stop = enumeration(words, stop)
    return stop


def _units(words: Words, at: int) -> int:
    stop = at + v.PLACES.length_at(words, at)
    if stop == at or at + max(v.WHOLE.length_at(words, at), v.NOT_PLACES.length_at(words, at)) > stop:
        return at  # "Huyện ủy" is a body, not a district.
    while stop > at and words.has(stop + 1):
        joint = v.is_mark(words, stop, ",/-") or words[stop].text == "và"
        further = (
            v.PLACES.length_at(words, stop + 1)
            if joint and words[stop + 1].text in v.PLACE_NOUNS | _HEADS_OF_PLACES
            else 0
        )
        if not further or v.WHOLE.length_at(words, stop + 1) > further:
            break
        stop = stop + 1 + further
    return stop


def enumeration(words: Words, colon: int) -> int:
    """ "các tỉnh: Kon Tum, Gia Lai, …", "các Sở: Tài chính, Y tế": proper names after a colon, on the same line."""
    at = colon + 1
    if not words.has(at) or words.lines[at] or not _is_item(words, at):
        return colon
    stop = item(words, at)
    while stop > at and words.has(stop + 1):
        joint = v.is_mark(words, stop, ",") or words[stop].text == "và"
        if not joint or not _is_item(words, stop + 1):
            break
        further = item(words, stop + 1)
        if further == stop + 1:
            break
        stop = further
    return stop if stop > at else colon


def _is_item(words: Words, at: int) -> bool:
    """A field or a place in a list after a colon; never an act, never a whole agency."""
    if not words[at].capital:
        return False
    return v.FIELDS.length_at(words, at) > 0 or not (v.is_verb(words, at) or begins_body(words, at))


def item(words: Words, at: int) -> int:
    field = v.FIELDS.length_at(words, at)
    return at + field if field else title(words, at, at)


def capitals(words: Words, at: int) -> int:
    """A run of capitalised words ("Bà Rịa - Vũng Tàu")."""
    stop = at
    while (
        words.has(stop)
        and words[stop].kind == "word"
        and words[stop].capital
        and (stop == at or not words.lines[stop] or _is_broken_name(words, at, stop))
    ):
        if v.is_verb(words, stop) and v.ACTS.length_at(words, stop) > 1:
            break
        stop += 1
        dash = v.is_mark(words, stop, "-") and words.has(stop + 1) and words[stop + 1].capital
        if dash and not words.lines[stop + 1] and not begins_body(words, stop + 1):
            stop += 1
    return stop


def _is_broken_name(words: Words, at: int, stop: int) -> bool:
    """ "thành phố Hải / Đông": one syllable at a line's end goes on below, unless a body or an act begins there."""
    broken = stop == at + 1 and words.lines[stop] == 1 and words[at].capital
    return broken and not begins_body(words, stop) and not v.is_verb(words, stop)


def proper_place(words: Words, at: int) -> int:
    """ "Sở Y tế Đồng Nai", "Công an Thành phố": a proper place right behind the name, four words at most."""
    if not words.has(at) or not words[at].capital or words.lines[at] or begins_body(words, at):
        return at
    stop = capitals(words, at)
    return stop if stop - at <= 6 and not words[at].upper else at
