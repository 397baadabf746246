"""Who is told to act by somebody else's word: "Giao Sở X …", "Đề nghị …", and who a subject is."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.reading.names import Name, naming_of
from nhipcau.reading.names.vocabulary import is_mark
from nhipcau.reading.parties.agents import OPENERS
from nhipcau.reading.parties.predicates import ADVERBS, acts_follow
from nhipcau.reading.words import Words, phrases, together

ORDERS = phrases("verbs", "orders")
ASKS = phrases("verbs", "asks")
INVITES = phrases("verbs", "invites")
APPEALS = phrases("verbs", "appeals")
TELLS = together(("verbs", "orders"), ("verbs", "asks"))
_OPENS_A_COMMAND = TELLS.openings | APPEALS.openings
_LONGEST_TOPIC = 30
_CIRCUMSTANCES = frozenset({"sau", "khi", "ngay", "trong", "căn", "trên"})
""""Sau khi …", "trong quá trình …", "căn cứ …"."""


class Subject(NamedTuple):
    """The names addressed, the word index behind them, whether they are asked rather than ordered."""

    names: tuple[Name, ...]
    stop: int
    asked: bool
    rule: str
    confidence: float
    invited: bool = False
    """Invited or petitioned, which nobody can be by his own superior."""


def commanded(words: Words, start: int) -> Subject | None:
    """ "Giao Sở X …", "Chủ tịch UBND tỉnh yêu cầu các sở …", "Đề nghị Ủy ban MTTQ …"."""
    naming = naming_of(words)
    at = start = _past_joints(words, start)
    issuer = naming.list_at(start)
    if issuer and len(issuer) <= 2:
        at = issuer[-1].stop
    elif (
        OPENERS.length_at(words, start)
        and TELLS.may_stand_in(words)
        and (comma := first_comma(words, start, 60)) is not None
    ):
        # "Để thực hiện tốt …, Chủ tịch UBND tỉnh yêu cầu …"
        issuer = naming.list_at(comma + 1)
        at = issuer[-1].stop if issuer else comma + 1
    at += ADVERBS.length_at(words, at) if at > start else 0
    if not words.has(at) or words[at].text not in _OPENS_A_COMMAND:
        return None
    asked, ordered = ASKS.length_at(words, at), ORDERS.length_at(words, at)
    if (appealed := APPEALS.length_at(words, at)) and (names := naming.list_at(at + appealed)):
        return Subject(names, names[-1].stop, asked=False, rule="lead.appealed", confidence=0.8)
    if words[at].text == "chỉ":
        return None  # "Chỉ đạo …" is the act of the one above, not an order to a new subject
    if not (asked or ordered):
        return None
    if at == start and words[at].text == "kiến":
        return None  # "Kiến nghị cấp có thẩm quyền …" is the act of the one above
    begin = at + max(asked, ordered)
    begin += 1 if is_mark(words, begin, ":") else 0
    names = naming.list_at(begin, bare=False, across=",/;") or _behind_circumstances(words, begin)
    if not names:
        return None
    if asked < ordered:
        return Subject(names, names[-1].stop, asked=False, rule="lead.ordered", confidence=1.0)
    invited = INVITES.length_at(words, at) > 0
    return Subject(names, names[-1].stop, asked=True, rule="lead.asked", confidence=1.0, invited=invited)


def _behind_circumstances(words: Words, at: int) -> tuple[Name, ...]:
    """ "… yêu cầu sau khi kết thúc hội nghị, các đơn vị gửi …": whom the command is given, behind upon what."""
    if not words.has(at) or words[at].text not in _CIRCUMSTANCES or not OPENERS.length_at(words, at):
        return ()
    for i in words.upto(at + 1, at + _LONGEST_TOPIC):
        if not words.has(i) or is_mark(words, i, ".;:"):
            return ()
        begins = is_mark(words, i - 1, ",") or words[i].text == "các"
        names = naming_of(words).list_at(i, bare=False) if begins else ()
        if names and acts_follow(words, names[-1].stop):
            return names
    return ()


def _past_joints(words: Words, at: int) -> int:
    """ "Riêng …", "Đồng thời cũng yêu cầu …": words that only join the command to what stands before."""
    if words.has(at) and words[at].text == "riêng":
        return at + 1
    if [word.text for word in words.run(at, at + 2)] != ["đồng", "thời"]:
        return at
    behind = at + 2 + (1 if is_mark(words, at + 2, ",") else 0)
    behind += 1 if words.has(behind) and words[behind].text == "cũng" else 0
    return behind if words.has(behind) and TELLS.length_at(words, behind) else at


def commanded_behind_a_topic(words: Words, start: int) -> Subject | None:
    """ "Về hạ tầng bến bãi: Giao Sở X …"."""
    if ":" not in words.said or not TELLS.may_stand_in(words):
        return None
    for at in words.marks_from(start):
        if at >= start + _LONGEST_TOPIC or words[at].text in ".;":
            return None
        if words[at].text == ":":
            return commanded(words, at + 1)
    return None


def commanded_later(words: Words, start: int) -> Subject | None:
    """ "Nhân dịp …. UBND tỉnh đề nghị các sở …": a sentence of circumstances stands before the one that commands."""
    if not TELLS.may_stand_in(words):
        return None
    for at in words.marks_from(start):
        if words[at].text != "." or not words.has(at + 1) or not words[at + 1].capital:
            continue
        if subject := commanded(words, at + 1):
            return subject
    return None


def first_comma(words: Words, start: int, far: int) -> int | None:
    """The first comma behind which one orders, or asks, by name or without."""
    told = TELLS.may_begin(words, start)
    for i in words.marks_from(start) if told else ():
        if i >= start + far or words[i].text in ".;" or i >= told[-1]:
            return None
        if words[i].text == "," and not words.lines[i]:
            names = naming_of(words).list_at(i + 1)
            if TELLS.length_at(words, names[-1].stop if names else i + 1):
                return i
    return None
