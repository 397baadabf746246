"""The free title of an agency ("Vụ Hợp tác quốc tế"): how far it runs behind its head."""

from __future__ import annotations

from nhipcau.reading.names import vocabulary as v
from nhipcau.reading.words import Words

_LONGEST_TITLE = 16
LONGEST_PLAIN_RUN = 6


def title(words: Words, at: int, head: int) -> int:
    """The end of a free title ("Vụ Hợp tác quốc tế"): capitals, plain words up to an act or a connective, fields."""
    shouting = words[at].upper and words.has(head) and words[head].upper
    n, plain = _past_work(words, at, head), 0
    while words.has(n) and n - head < _LONGEST_TITLE:
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
            if plain > LONGEST_PLAIN_RUN:
                break
            n += 1
    stop = _without_loose_end(words, head, n)
    return _subject_matter(words, stop) if v.COMMITTEES.length_at(words, at) else stop


def _past_work(words: Words, at: int, head: int) -> int:
    """ "Ban Chỉ đạo công tác Dân số": what the committee works at is its title, though "công tác" ends other names."""
    told = words.has(head + 2) and words[head].text == "công" and words[head + 1].text == "tác"
    is_committee = words[at].capital and words[head - 1].text in {"đạo", "đồng"}
    goes_on = told and words[head + 2].kind == "word" and not v.opens_line(words, head + 2)
    return head + 2 if is_committee and goes_on and not v.is_verb(words, head + 2) else head


def _subject_matter(words: Words, at: int) -> int:
    """What a committee is about belongs to its name ("… về ứng dụng công nghệ"); the first word may be an act."""
    if not words.has(at) or words[at].text != "về" or not words.has(at + 1) or words[at + 1].kind != "word":
        return at
    stop = at + 1 + max(v.ACTS.length_at(words, at + 1), v.COMPOUNDS.length_at(words, at + 1), 1)
    while words.has(stop) and stop - at < LONGEST_PLAIN_RUN * 2:
        field = v.ACTIVITIES.length_at(words, stop)
        if words[stop].kind != "word" or v.opens_line(words, stop) or (v.ends_name(words, stop) and field < 2):
            break
        stop += max(field, 1)
    return _without_loose_end(words, at, stop)


def _fixed(words: Words, n: int, *, first: bool, shouting: bool) -> int:
    """A field, a compound noun, a dash or an "và" between two parts of the title."""
    word = words[n]
    if (length := v.FIELDS.length_at(words, n)) and (word.capital or first):
        return length
    if length := v.COMPOUNDS.length_at(words, n):
        return length if not v.is_verb(words, n) else 0
    # An act written large is what the body is there for ("Viện Nghiên cứu phát triển …").
    if word.capital and not (words.lines[n] or shouting) and (length := v.ACTS.length_at(words, n)) > 1:
        return length + v.OBJECTS.length_at(words, n + length)
    # "Ban Tổ chức - Kiểm tra": the head has a field of its own already.
    if not words.has(n + 1) or (first and word.text != "-"):
        return 0
    if word.text == "số" and words[n + 1].kind == "number" and words[n - 1].kind == "word":
        return 2
    after = words[n + 1]
    joins = after.kind == "word" and after.capital and not begins_body(words, n + 1)
    if word.kind == "mark" and word.text in "-/" and after.kind == "word" and not words.lines[n + 1]:
        near = words[n - 1].capital or word.text == "-"
        return 2 if near and (joins or words[n - 1].text == "trị") else 0
    if word.text == "và" and joins and words[n - 1].kind == "word" and not shouting:
        # "… và Chuyển đổi số": what follows is taken whole.
        whole = max(1, v.COMPOUNDS.length_at(words, n + 1))
        return 1 + whole if not words.lines[n + 1] or not v.is_verb(words, n + 1) else 0
    if word.text == "," and joins and not (shouting or words.lines[n + 1]) and _is_joined_later(words, n + 1):
        return 2
    return 0


def _is_joined_later(words: Words, at: int) -> bool:
    """ "Trung tâm Xúc tiến đầu tư, Thương mại và Hỗ trợ doanh nghiệp": the part behind the comma meets its "và"."""
    for n in words.upto(at, at + LONGEST_PLAIN_RUN):
        if not words.has(n + 1):
            return False
        if words[n].text == "và":
            return words[n + 1].capital and not words.lines[n + 1] and not begins_body(words, n + 1)
        if words[n].kind != "word" or (v.is_verb(words, n) and not words[n].capital) or v.opens_line(words, n):
            return False
    return False


def begins_body(words: Words, n: int) -> bool:
    """A new agency begins here, not a further part of this one's title."""
    if words[n].text not in v.OPENS_BODY:
        return False
    head = v.BODIES.length_at(words, n)
    if v.NOT_HEADS.length_at(words, n) > head:
        return False  # "… - Đoàn kết" begins no Đoàn.
    return head > 0 or (words[n].upper and v.ABBREVIATIONS.length_at(words, n) > 0)


def _stops(words: Words, n: int, *, head: int, shouting: bool) -> bool:
    word = words[n]
    if word.capital and not shouting:
        return n > head and begins_body(words, n)
    if word.text in {"và", "cùng"}:
        return True
    if word.text not in v.OPENS_SUFFIX:
        return v.ends_name(words, n)
    if v.PLACES.length_at(words, n):
        return True
    if many := v.QUANTIFIERS.length_at(words, n):
        # "Làng Văn hóa - Du lịch các dân tộc Việt Nam" goes on; "… các sở, ngành" is another name.
        further = n + many
        return (
            not words.has(further)
            or v.NOUNS.length_at(words, further) > 0
            or v.ends_name(words, further)
            or words[further].capital
        )
    if v.MODIFIERS.length_at(words, n) or v.LINKS.length_at(words, n):
        return True
    return v.ends_name(words, n)


def _without_loose_end(words: Words, head: int, stop: int) -> int:
    while stop > head and (words[stop - 1].kind == "mark" or words[stop - 1].text in {"và", "của", "các"}):
        stop -= 1
    return stop
