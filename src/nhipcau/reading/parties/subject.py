"""Who an order addresses: the subject of its sentence, the object of "giao", "yêu cầu", or the body a heading names."""

from __future__ import annotations

from functools import lru_cache

from nhipcau.reading.names import Name, naming_of
from nhipcau.reading.names.vocabulary import is_mark
from nhipcau.reading.parties.agents import agent_of, answering_for, bound_by_lead_in
from nhipcau.reading.parties.behind import handed_to
from nhipcau.reading.parties.commands import (
    APPEALS,
    ASKS,
    TELLS,
    Subject,
    commanded,
    commanded_behind_a_topic,
    commanded_later,
)
from nhipcau.reading.parties.labels import after_label
from nhipcau.reading.parties.openers import after_opener
from nhipcau.reading.parties.predicates import acts_follow, is_a_subject, predicate_follows, reads_as_an_act
from nhipcau.reading.words import Words, phrases

_HEADINGS = phrases("verbs", "headings")
_MUST = frozenset({"phải", "cần"})
""" "… phải mời đại diện …" is what those addressed do."""


def subject_of(words: Words) -> Subject | None:
    """The subject in the order's own words, None where it has none ("Tiếp tục …", "Phối hợp với …")."""
    start = after_label(words)
    return (
        commanded(words, start)
        or _at_start(words, start)
        or commanded_behind_a_topic(words, start)
        or after_opener(words, start)
        or _named(agent_of(words, start), rule="lead.agent", sure=0.75)
        or _named(handed_to(words, start), rule="lead.handed", sure=0.75)
        or _named(answering_for(words), rule="lead.answers", sure=0.85)
        or commanded_later(words, start)
    )


def _named(names: tuple[Name, ...], *, rule: str, sure: float) -> Subject | None:
    return Subject(names, names[-1].stop, asked=False, rule=rule, confidence=sure) if names else None


# The last sentence of several headings may be one.
@lru_cache(maxsize=64)
def heading_subject(words: Words) -> Subject | None:
    """The body a heading or lead-in is about; None for a heading about a subject matter."""
    start = after_label(words)
    subject = commanded(words, start) or _appealed(words, start)
    if subject is not None:
        return subject
    subject = _told_of(words)
    if subject is not None:
        return subject
    opener = _HEADINGS.length_at(words, start)
    if opener and (names := naming_of(words).list_at(start + opener, across=",/;")):
        return Subject(names, names[-1].stop, asked=False, rule="lead.heading", confidence=0.95)
    named = _at_start(words, start)
    if named is not None and named.names[0].kind == "bare" and words[named.names[0].start].upper:
        return None  # "CHƯƠNG V. NHÀ GIÁO, HỌC SINH": a chapter about them, told by no act
    if (bound := bound_by_lead_in(words, start)) and (named is None or named.stop < bound[0].stop):
        return _named(bound, rule="lead.heading", sure=0.85)
    if named is not None:
        return Subject(named.names, named.stop, named.asked, "lead.heading", named.confidence)
    return after_opener(words, start)


def _told_of(words: Words) -> Subject | None:
    """ "… UBND tỉnh ban hành văn bản yêu cầu các sở, ngành …:": a lead-in that tells of an order."""
    if not words.ends_in(":"):
        return None
    for i, stop in TELLS.met_in(words, 1):
        before = words[i - 1]
        if before.capital or before.text not in {"bản", "văn", "điện", "thị"}:
            continue
        if names := naming_of(words).list_at(stop, bare=False):
            return Subject(names, names[-1].stop, asked=False, rule="lead.told", confidence=0.8)
    return None


def _appealed(words: Words, start: int) -> Subject | None:
    """ "… cung cấp thông tin và khuyến cáo người dân như sau:" in a lead-in."""
    if not words.ends_in(":"):
        return None
    for _, stop in APPEALS.met_in(words, start):
        if names := naming_of(words).list_at(stop):
            return Subject(names, names[-1].stop, asked=False, rule="lead.appealed", confidence=0.75)
    return None


def further_asked(words: Words, start: int) -> tuple[Name, ...]:
    """ "… và kính mời B …" later in the sentence: others asked beside the first."""
    met = ((at, stop) for at, stop in ASKS.met_in(words, start) if words[at - 1].text not in _MUST)
    return tuple(name for _, stop in met for name in naming_of(words).list_at(stop, bare=False))


def _at_start(words: Words, start: int) -> Subject | None:
    names = naming_of(words).list_at(start, across=",/;")
    if not names or not is_a_subject(words, names):
        return None
    stop = names[-1].stop
    if (
        is_mark(words, stop, ":")
        and (inner := naming_of(words).list_at(stop + 1, bare=False))
        and acts_follow(words, inner[-1].stop)
    ):
        return Subject(inner, inner[-1].stop, asked=False, rule="lead.after_topic", confidence=0.85)
    if is_mark(words, stop, ":") and ASKS.length_at(words, stop + 1):
        return Subject(names, stop, asked=True, rule="lead.asked", confidence=0.95)  # "Sở Y tế: Đề nghị cử …"
    if names[0].kind == "bare" and (inner_subject := _behind_a_topic(words, stop)):
        return inner_subject
    sure = predicate_follows(words, stop)
    if not sure and names[0].kind == "bare":
        return None
    if len(names) == 1 and reads_as_an_act(words, names[0]):
        return None
    return Subject(names, stop, asked=False, rule="lead.subject", confidence=1.0 if sure else 0.7)


def _behind_a_topic(words: Words, at: int) -> Subject | None:
    """ "Đơn vị tổ chức tập huấn: Trung tâm X chủ trì …": a topic of a few words, then the subject."""
    for i in words.marks_from(at):
        if i >= at + 12 or words[i].text in ",;." or not words.has(i + 1):
            return None
        if words[i].text == ":":
            inner = naming_of(words).list_at(i + 1, bare=False)
            if inner and acts_follow(words, inner[-1].stop):
                return Subject(inner, inner[-1].stop, asked=False, rule="lead.after_topic", confidence=0.85)
            return None
    return None
