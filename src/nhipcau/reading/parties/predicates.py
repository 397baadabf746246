"""What stands behind a name and makes it the one addressed: an act, an adverb, a colon."""

from __future__ import annotations

from nhipcau.reading.names import Name
from nhipcau.reading.names.vocabulary import ACTS, is_mark, is_verb
from nhipcau.reading.parties.agents import OPENERS
from nhipcau.reading.words import Words, phrases

ADVERBS = phrases("verbs", "adverbs")
_PEOPLE_OF_A_SET = frozenset({"chính", "đảng", "hội", "thành", "nhân", "đoàn", "cơ", "xã", "kinh", "tín"})


def is_a_subject(words: Words, names: tuple[Name, ...]) -> bool:
    """ "Tổ chức …", "Báo cáo …", "Cán bộ …" open sentences as acts or objects as well."""
    first = names[0]
    if first.kind != "bare":
        return True
    after = words.run(first.start + 1, first.start + 3)
    if words[first.start].text == "tổ" and after and after[0].text == "chức":
        return len(after) > 1 and after[1].text in _PEOPLE_OF_A_SET and not after[1].capital
    return True


def reads_as_an_act(words: Words, name: Name) -> bool:
    """ "Thanh tra, kiểm tra …", "Thanh tra việc …" is the act, not the body."""
    if ACTS.length_at(words, name.start) < name.stop - name.start:
        return False
    return not acts_follow(words, name.stop, after_comma=False)


def predicate_follows(words: Words, at: int) -> bool:
    """An act, an adverb, "căn cứ …", a colon or the end: the name before it is addressed."""
    at = past_brackets(words, at)
    if not words.has(at) or is_mark(words, at, ":-"):
        return True
    if is_mark(words, at, ","):
        at += 1
    return words.has(at) and bool(is_verb(words, at) or ADVERBS.length_at(words, at) or OPENERS.length_at(words, at))


def past_brackets(words: Words, at: int) -> int:
    if is_mark(words, at, "("):
        for i in words.upto(at, at + 30):
            if is_mark(words, i, ")"):
                return i + 1
    return at


def acts_follow(words: Words, at: int, *, after_comma: bool = True) -> bool:
    at = past_brackets(words, at)
    if is_mark(words, at, ",") and after_comma:
        at += 1
    return words.has(at) and bool(ACTS.length_at(words, at) or ADVERBS.length_at(words, at))
