"""The signs in a sentence that it orders: words of command, a verb at its head, a body and what it must do."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from nhipcau.reading.lexicon import load
from nhipcau.reading.lexicon.listed import Listed, any_in
from nhipcau.reading.orders.hints import (
    ANYTHING,
    BINDING,
    COMMAND,
    FUNDS,
    MARKS_BEFORE,
    PREFACE,
    SPREADS,
    Hints,
    opening_of,
    states,
)
from nhipcau.reading.orders.kinds import is_whom_behind_circumstances, names_follow
from nhipcau.reading.orders.verbs import NO_LETTER_AFTER, NO_LETTER_BEFORE, OPENER, is_done, listed, predicate
from nhipcau.reading.source import lowered
from nhipcau.reading.structure.bodies import BODY

_WORDS = load("orders")
_URGING = Listed(_WORDS["urging"], before=NO_LETTER_BEFORE, after=NO_LETTER_AFTER)
_PRIVATE = Listed(_WORDS["private"])
_FUNDED = re.compile(
    rf"(?:nguồn )?kinh phí[^.;]{{0,160}}?(?<!\w)do (?:{BODY.pattern})"
    r"[^.;]{0,80}(?:bảo đảm|đảm bảo|bố trí|chi trả|cấp|tự)"
)
_RECOUNTING = Listed(_WORDS["recounting"])
_PAST = Listed(_WORDS["past"], before=NO_LETTER_BEFORE, after=NO_LETTER_AFTER)
_NAMED = re.compile(r"(?P<name>[^:.;]{2,160}):\s*(?=\S)")
_NAMED_WITHIN = 161
"""Characters in which the colon behind a name stands."""
# "Hình thức tuyên truyền gồm: …; đăng tải …": in which ways something is done.
_MANNER = re.compile(r"(?:các )?hình thức(?!\w)[^:]{0,120}\sgồm(?: có)?$")
_FIGURE = re.compile(r"\d[\d.,]{0,20}\s?(?:%|trở lên|lượt|hộ|xã|người|triệu|tỷ)")
_AIMS = ("đạt", "tối thiểu", "ít nhất", "phấn đấu")
_AIM = re.compile(r"\bđạt\b|tối thiểu|ít nhất|phấn đấu")
_SENTENCE_END = re.compile(r"[.;:](?=\s|$)")
# "Tham mưu cho cấp ủy cấp trên; cấp ủy cùng cấp lãnh đạo …": whom, and not yet what.
# "Ban X gồm Trưởng ban …", "Ban X là cơ quan … trực thuộc": what a body is, not what it does.
_CONSISTS = re.compile(
    r"(?<!\()(?<!\(bao )\b(?:bao )?gồm(?: có)?\s|\slà (?:cơ quan|đơn vị|tổ chức)(?=[^.;]{1,80}(?:trực )?thuộc(?!\w))"
)
_ADVISES = re.compile(r"(?:chủ trì,? )?tham mưu(?: cho| giúp)?(?!\w)")
_COOPERATES = re.compile(r"phối hợp (?:chặt chẽ )?(?:với|cùng)(?!\w)")
# A list of places after a colon may part the subject from its duty.
_ANSWERS = re.compile(r"(?<!\w)(?:chịu|có) trách nhiệm(?!\w)")
_RHYTHM_WORDS = (
    r"\s*(?:vào )?(?:thứ \w+ )?(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)(?:, (?:hai|\d+) năm một lần)?"
    r"|\s*mỗi (?:sáng |chiều |tối )?(?:ngày|tuần|tháng|quý|năm|thứ \w+)(?: một lần)?"
    r"|\s*(?:0?6|sáu) tháng(?:/?\s?0?1 lần| một lần)?"
)
# "Hằng tuần (thứ Sáu) báo cáo …": the day may stand in brackets.
_TIME_HEAD = re.compile(rf"(?:định kỳ)?(?:{_RHYTHM_WORDS})*(?:\s*\([^()]{{1,60}}\))?(?: và đột xuất)?\s*")
_JOINS = re.compile(rf"(?:{listed('joins')}\s*,|riêng(?: đối với)?)\s+")
# "Đối với các chủ rừng, cần …": they are told what to do.
_TOWARDS_A_BODY = re.compile(r"đối với (?P<who>[^,;:.]{3,100}),\s+(?=(?:cần|phải|tiếp tục|chủ động)\s)")
_TOWARDS = re.compile(r"đối với\s")
_TO_WHOM = re.compile(r"(?:cho|với|tới|đến|kính|toàn thể)\s+")
# Each branch opens with the one letter before its end: a pattern that opens with any space is tried at every word.
_CLAUSE_END = re.compile(r"[,;]\s+|ỳ\s(?<=định kỳ\s)|m\s(?<=năm\s)|y\s(?<=này\s)")
_SUBJECT_REACH = 420
_COMMAND_REACH = 400
_COMMAND_BEFORE = 300
"""Characters in which a sentence that begins like a statement has come to its command."""
_PREFACE_REACH = 700
_RECOUNTS_FROM = ("ngày", "đến", "tính đến")
"""How what has been begins: with its day."""
_MOST_TOPICS = 6
"""Topics and joining words one before the other ("Về …: Riêng …, …"). Who heaps up more says nothing by it."""


# "Về kiến nghị của UBND huyện: Đồng ý …": what is said stands behind the topic.
_TOPIC = re.compile(r"Về [^:.;]{3,160}:\s+(?=\S)")
# "Tủ sách … do Sở Tư pháp chủ trì xây dựng": the one who acts stands behind "do".
_AGENT = re.compile(
    rf"(?:việc [^.;:]{{3,300}}?|[^,.;:]{{3,200}}?)\sdo (?P<subject>(?:{BODY.pattern})[^.;:]{{0,160}}?)\s"
    r"(?:chủ trì|(?:quyết định và )?chịu trách nhiệm)(?!\w)"
)


class Sign(StrEnum):
    COMMAND = "command"
    """"yêu cầu X", "giao X", "đề nghị X"."""
    BOUND = "bound"
    """A body and a binding word: "có trách nhiệm", "chủ trì", "phải"."""
    SUBJECT = "subject"
    """A body and a verb."""
    OPENER = "opener"
    """A verb without a subject."""
    TARGET = "target"
    """A figure to be reached."""
    STATEMENT = "statement"
    NONE = "none"


_ORDERING = (Sign.COMMAND, Sign.BOUND, Sign.SUBJECT, Sign.OPENER)
_STRENGTH = {
    Sign.COMMAND: 3,
    Sign.BOUND: 3,
    Sign.SUBJECT: 2,
    Sign.OPENER: 2,
    Sign.TARGET: 1,
    Sign.NONE: 1,
    Sign.STATEMENT: 0,
}


class Evidence(NamedTuple):
    sign: Sign
    subject: str = ""
    """The words before the predicate, where a body stands at the head."""

    @property
    def strength(self) -> int:
        return _STRENGTH[self.sign]

    @property
    def is_order(self) -> bool:
        return self.sign in _ORDERING


_NOTHING, _STATED = Evidence(Sign.NONE), Evidence(Sign.STATEMENT)
_COMMANDED, _OPENED = Evidence(Sign.COMMAND), Evidence(Sign.OPENER)


@lru_cache(maxsize=4096)
def judge(words: str) -> Evidence:
    """What the item shows. `words` are folded to single spaces, of plain characters."""
    return judge_sentence(words, low=lowered(words))


def judge_sentence(words: str, *, low: str, hints: Hints = ANYTHING) -> Evidence:
    """The same where the words in small letters are at hand; to make them costs as much as many a rule."""
    return _judged(words, low=low, topics=0, hints=hints)


def _judged(words: str, *, low: str, topics: int, hints: Hints) -> Evidence:
    said = words.lstrip(MARKS_BEFORE)
    if len(said) < len(words):
        low = low[len(words) - len(said) :]
    if said[-1:] == " ":
        said, low = said.rstrip(), low.rstrip()
    if not said or topics > _MOST_TOPICS:
        return _NOTHING
    opening = opening_of(low)
    if opening.spreads and (SPREADS.opens(low) or (low.startswith(FUNDS) and _FUNDED.match(low))):
        return Evidence(Sign.BOUND)
    if opening.recounts and low.startswith(_RECOUNTS_FROM) and _RECOUNTING.opens(low):
        return _STATED
    if said.startswith("Về ") and (topic := _TOPIC.match(said)):
        return _judged(said[topic.end() :], low=low[topic.end() :], topics=topics + 1, hints=hints)
    own = _subject(said, low) if opening.body else _NOTHING
    # "UBND tỉnh giao Sở … chủ trì": the one bound is the one commanded, not the one who commands.
    if own.sign is Sign.BOUND and not (hints.commands and COMMAND.stands_in(lowered(own.subject))):
        return own
    if states(low, hints=hints) and not (hints.commands and COMMAND.stands_in(low[:_COMMAND_BEFORE])):
        return own if own.sign is Sign.BOUND else _STATED
    if hints.commands and commands(low):
        return _COMMANDED
    if own.sign is Sign.BOUND:
        return own
    if own.sign is Sign.SUBJECT:
        return own
    if own.sign is Sign.STATEMENT:
        return own
    behind = _behind_preface(said, low, topics=topics, hints=hints) if opening.prefaces else _NOTHING
    if behind.sign is not Sign.NONE:
        return behind
    return _by_itself(said, low, topics=topics, hints=hints)


def _by_itself(said: str, low: str, *, topics: int, hints: Hints) -> Evidence:
    """Words that neither command nor begin with somebody."""
    if opening_of(low).acts and OPENER.match(low):
        return _OPENED
    if " do " in low and (agent := _AGENT.match(low)) and not PREFACE.match(low):
        return Evidence(Sign.BOUND, subject=said[agent.start("subject") : agent.end("subject")])
    named = _NAMED.match(said) if ":" in said[:_NAMED_WITHIN] else None
    if named and _MANNER.match(low, 0, named.end("name")):
        return _NOTHING
    if named and not names_follow(said, named.end("name")):
        inner = _judged(said[named.end() :], low=low[named.end() :], topics=topics + 1, hints=hints)
        if inner.sign is Sign.OPENER and BODY.match(low):
            return Evidence(Sign.SUBJECT, subject=named.group("name"))
        if inner.is_order:
            return inner
    aims = any_in(low, _AIMS) and _AIM.search(low)
    return Evidence(Sign.TARGET) if aims or _FIGURE.search(low) else _NOTHING


def tells_the_past(low: str) -> bool:
    return _PAST.stands_in(low)


def is_private(subject: str) -> bool:
    """Not a body of the issuer's: a norm for everybody."""
    return _PRIVATE.opens(lowered(subject.strip()))


def completes(words: str) -> bool:
    """The words say what is to be done, not only to whom the command goes."""
    low = lowered(words[:_COMMAND_REACH])
    met = COMMAND.first_in(low)
    if met is None and low.lstrip().startswith(("chủ trì", "phối hợp")):
        # "Chủ trì, phối hợp với A;": with whom, and not yet what.
        met = _COOPERATES.search(low)
    met = met or _ADVISES.match(low)
    return met is None or predicate(words[met.end() :], also_modifiers=False) is not None


def commands(low: str) -> bool:
    """The words, in small letters, tell whom they command."""
    met = COMMAND.first_in(low[:_COMMAND_REACH])
    if not met:
        return False
    rest = low[met.end() :].lstrip(" :,")
    # "theo yêu cầu", "hồ sơ đề nghị" are things; a command is followed by whom or what it commands.
    to_whom = _TO_WHOM.match(rest)
    return bool(
        BODY.match(rest)
        or (to_whom and BODY.match(rest, to_whom.end()))
        or (met.start() < 3 and rest)
        or (not rest and low.endswith(":"))
        or (_TOWARDS.match(low) and OPENER.match(rest))
        or is_whom_behind_circumstances(rest)
    )


def _subject(said: str, low: str) -> Evidence:
    """Who stands at the head of the words, and whether it is bound. `low` are the words in small letters."""
    if not BODY.match(low):
        return _NOTHING
    said = said[: _SUBJECT_REACH + 1]
    end = next((met for met in _SENTENCE_END.finditer(said) if not names_follow(said, met.start())), None)
    sentence = said[: min(end.start() if end else len(said), _SUBJECT_REACH)]
    bound, urged = BINDING.first_in(sentence), _URGING.first_in(sentence)
    acts = predicate(sentence)
    if acts is None and bound is None:
        bound = _ANSWERS.search(said[:_SUBJECT_REACH])
        sentence = said
    if bound and is_done(sentence[: bound.start()]):
        return _NOTHING
    met = min((one for one in (bound, urged, acts) if one), key=lambda one: one.start(), default=None)
    if met is None or met.start() == 0:
        return _NOTHING
    if bound is None and _is_described(sentence):
        return _STATED
    return Evidence(Sign.BOUND if bound else Sign.SUBJECT, subject=sentence[: met.start()].strip(" ,"))


def _is_described(sentence: str) -> bool:
    """The sentence tells of what or of whom a body consists before it tells any act."""
    tells = _CONSISTS.search(sentence)
    acts = predicate(sentence, also_modifiers=False) if tells else None
    return tells is not None and (acts is None or tells.start() < acts.start())


def _behind_preface(said: str, low: str, *, topics: int, hints: Hints) -> Evidence:
    """ "Căn cứ …, các sở …": the subject or the verb stands behind a comma."""
    if not PREFACE.match(low):
        return _NOTHING
    timed = _TIME_HEAD.match(low)
    if timed and timed.group():
        timely = _subject(said[timed.end() :], low[timed.end() :])
        if timely.is_order or OPENER.match(low, timed.end()):
            return timely if timely.is_order else _OPENED
    towards = _TOWARDS_A_BODY.match(low)
    if towards and BODY.match(towards["who"]) and OPENER.match(low, towards.end()):
        return Evidence(Sign.SUBJECT, subject=said[towards.start("who") : towards.end("who")])
    if joined := _JOINS.match(low):
        added = _judged(said[joined.end() :], low=low[joined.end() :], topics=topics + 1, hints=hints)
        return added if added.is_order else _NOTHING
    return _behind_clauses(said, low, acts_itself=opening_of(low).acts and OPENER.match(low) is not None)


def _behind_clauses(said: str, low: str, *, acts_itself: bool) -> Evidence:
    openers = _NOTHING
    for comma in _CLAUSE_END.finditer(said, 0, _PREFACE_REACH):
        at = comma.end()
        if BODY.match(low, at):
            own = _subject(said[at : at + _SUBJECT_REACH + 1], low[at : at + _SUBJECT_REACH + 1])
            if own.is_order and len(own.subject.split()) >= 2 and (own.sign is Sign.BOUND or not acts_itself):
                return own
        if openers.sign is Sign.NONE and OPENER.match(low, at):
            openers = _OPENED
    return openers
