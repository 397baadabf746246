"""The signs in a sentence that it orders: words of command, a verb at its head, a body and what it must do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from nhipcau.reading.lexicon import any_of, load, strings
from nhipcau.reading.structure.bodies import BODY

_WORDS = load("orders")


def _alternatives(key: str) -> str:
    return "|".join(sorted(strings(_WORDS[key]), key=len, reverse=True))


_FLAGS = re.IGNORECASE
_OFFICE = load("office_acts")


def _office_acts() -> str:
    """Everyday acts; one of a single syllable must not be the second half of another word ("việc làm")."""
    acts = sorted(strings(_OFFICE["acts"]), key=len, reverse=True)
    firsts = [case for first in strings(_OFFICE["firsts"]) for case in (first, first.capitalize())]
    alone = "".join(f"(?<!{first} )" for first in firsts) + f"(?:{'|'.join(act for act in acts if ' ' not in act)})"
    compound = "|".join(act for act in acts if " " in act)
    return rf"(?!(?:{'|'.join(strings(_OFFICE['nouns']))})(?!\w))(?:{compound}|{alone})"


_VERB = rf"(?:{_alternatives('verbs')}|{_office_acts()})(?![^\W\d_])"
_OPENER = re.compile(rf"(?:(?:{_alternatives('adverbs')})(?:,)?\s+)*(?:không\s+)?{_VERB}", _FLAGS)
_PREFACE = re.compile(rf"(?:{_alternatives('prefaces')})(?![^\W\d_])", _FLAGS)
_COMMAND = re.compile(rf"(?<![^\W\d_])(?:{_alternatives('commands')})", _FLAGS)
# What a body does is written small; the same words in its name are written large ("Sở Giáo dục và Đào tạo").
_BINDING = re.compile(rf"(?<![^\W\d_])(?:{_alternatives('binding')})(?![^\W\d_])")
_URGING = re.compile(rf"(?<![^\W\d_])(?:{_alternatives('urging')})(?![^\W\d_])")
_NO_NOUN = "".join(f"(?<!{word} )" for word in strings(_WORDS["noun_makers"]))
_PREDICATE = re.compile(rf"(?<![^\W\d_]){_NO_NOUN}{_VERB}")
_MODIFIER = any_of(_WORDS["modifiers"])
_NOUN_TOO = any_of(_WORDS["nouns_too"])
_PRIVATE = any_of(_WORDS["private"])
_SPREADS = any_of(_WORDS["spreads"])
_FUNDED = re.compile(
    rf"(?:nguồn )?kinh phí[^.;]{{0,160}}?(?<!\w)do (?:{BODY.pattern})"
    r"[^.;]{0,80}(?:bảo đảm|đảm bảo|bố trí|chi trả|cấp|tự)",
    _FLAGS,
)
_STATEMENT = any_of(_WORDS["statements"])
_PAST = re.compile(rf"(?<![^\W\d_])(?:{_alternatives('past')})(?![^\W\d_])", _FLAGS)
_NAMED = re.compile(r"^(?P<name>[^:.;]{2,160}):\s*(?=\S)")
_TARGET = re.compile(r"\d[\d.,]*\s*(?:%|trở lên|lượt|hộ|xã|người|triệu|tỷ)|\bđạt\b|tối thiểu|ít nhất|phấn đấu", _FLAGS)
_SENTENCE_END = re.compile(r"[.;:](?=\s|$)")
_DONE = re.compile(r"(?<!\w)(?:đã|đang|vừa|từng)\s*$")
_PASSIVE = re.compile(r"(?<!\w)(?:(?:được|bị)\s*|do\s[^,.;]{2,80})$")
# A list of places after a colon may part the subject from its duty.
_ANSWERS = re.compile(r"(?<!\w)(?:chịu|có) trách nhiệm(?!\w)")
_RHYTHM_WORDS = (
    r"\s*(?:vào )?(?:thứ \w+ )?(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)(?:, (?:hai|\d+) năm một lần)?"
    r"|\s*(?:0?6|sáu) tháng(?:/?\s?0?1 lần| một lần)?"
)
_TIME_HEAD = re.compile(rf"(?:định kỳ)?(?:{_RHYTHM_WORDS})*(?: và đột xuất)?\s*", _FLAGS)
_JOINS = re.compile(rf"(?:(?:{_alternatives('joins')})\s*,|riêng(?: đối với)?)\s+", _FLAGS)
# "Đối với các chủ rừng, cần …": they are told what to do.
_TOWARDS_A_BODY = re.compile(r"đối với (?P<who>[^,;:.]{3,100}),\s+(?=(?:cần|phải|tiếp tục|chủ động)\s)", _FLAGS)
_TOWARDS = re.compile(r"đối với\s", _FLAGS)
_SUBJECT_REACH = 420


# "Về kiến nghị của UBND huyện: Đồng ý …": what is said stands behind the topic.
_TOPIC = re.compile(r"Về [^:.;]{3,160}:\s+(?=\S)")
# "Tủ sách … do Sở Tư pháp chủ trì xây dựng": the one who acts stands behind "do".
_AGENT = re.compile(
    rf"[^,.;:]{{3,200}}?\sdo (?P<subject>(?:{BODY.pattern})[^.;:]{{0,160}}?)\s"
    r"(?:chủ trì|(?:quyết định và )?chịu trách nhiệm)(?!\w)",
    _FLAGS,
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


@dataclass(frozen=True, slots=True)
class Evidence:
    sign: Sign
    subject: str = ""
    """The words before the predicate, where a body stands at the head."""

    @property
    def strength(self) -> int:
        return {Sign.COMMAND: 3, Sign.BOUND: 3, Sign.SUBJECT: 2, Sign.OPENER: 2, Sign.TARGET: 1, Sign.NONE: 1}.get(
            self.sign, 0
        )

    @property
    def is_order(self) -> bool:
        return self.strength >= 2


@lru_cache(maxsize=4096)
def judge(words: str) -> Evidence:
    """What the sentence or item shows. `words` are folded to single spaces, of plain characters."""
    said = words.lstrip(' -+*•“"(').strip()
    if not said:
        return Evidence(Sign.NONE)
    if _SPREADS.match(said) or _FUNDED.match(said):
        return Evidence(Sign.BOUND)
    if topic := _TOPIC.match(said):
        return judge(said[topic.end() :])
    if _STATEMENT.match(said) and not _COMMAND.search(said[:300]):
        bound = _subject(said)
        return bound if bound.sign is Sign.BOUND else Evidence(Sign.STATEMENT)
    own = _subject(said)
    # "UBND tỉnh giao Sở … chủ trì": the one bound is the one commanded, not the one who commands.
    if own.sign is Sign.BOUND and not (_COMMAND.search(own.subject) and _commands(said)):
        return own
    if _commands(said):
        return Evidence(Sign.COMMAND)
    if own.sign is Sign.SUBJECT:
        return own
    behind = _behind_preface(said)
    if behind.sign is not Sign.NONE:
        return behind
    if _OPENER.match(said):
        return Evidence(Sign.OPENER)
    if (agent := _AGENT.match(said)) and not _PREFACE.match(said):
        return Evidence(Sign.BOUND, subject=agent.group("subject"))
    named = _NAMED.match(said)
    if named:
        inner = judge(said[named.end() :])
        if BODY.match(named.group("name")) and inner.sign is Sign.OPENER:
            return Evidence(Sign.SUBJECT, subject=named.group("name"))
        if inner.is_order:
            return inner
    return Evidence(Sign.TARGET if _TARGET.search(said) else Sign.NONE)


def tells_the_past(words: str) -> bool:
    return bool(_PAST.search(words))


def is_private(subject: str) -> bool:
    """Not a body of the issuer's: a norm for everybody."""
    return bool(_PRIVATE.match(subject.strip()))


def completes(words: str) -> bool:
    """The words say what is to be done, not only to whom the command goes."""
    met = _COMMAND.search(words[:400])
    return met is None or _predicate(words[met.end() :], also_modifiers=False) is not None


def _commands(said: str) -> bool:
    met = _COMMAND.search(said[:400])
    if not met:
        return False
    rest = said[met.end() :].lstrip(" :,")
    # "theo yêu cầu", "hồ sơ đề nghị" are things; a command is followed by whom or what it commands.
    return bool(
        BODY.match(rest)
        or BODY.match(re.sub(r"^(?:cho|với|tới|đến|kính|toàn thể)\s+", "", rest))
        or (met.start() < 3 and rest)
        or (not rest and said.endswith(":"))
        or (_TOWARDS.match(said) and _OPENER.match(rest))
    )


def _predicate(sentence: str, *, also_modifiers: bool = True) -> re.Match[str] | None:
    """The first verb that is neither passive nor part of a name."""
    weak: re.Match[str] | None = None
    modifiers = {met.end() for met in _MODIFIER.finditer(sentence)}
    for met in _PREDICATE.finditer(sentence):
        if _PASSIVE.search(sentence[: met.start()]) or _DONE.search(sentence[: met.start()]):
            continue
        if met.end() not in modifiers and not _is_noun(sentence, met):
            return met
        weak = weak or met
    return weak if also_modifiers else None


def _is_noun(sentence: str, met: re.Match[str]) -> bool:
    noun = _NOUN_TOO.match(sentence, met.start())
    return noun is not None and noun.end() == met.end()


def _subject(said: str) -> Evidence:
    if not BODY.match(said):
        return Evidence(Sign.NONE)
    end = _SENTENCE_END.search(said)
    sentence = said[: min(end.start() if end else len(said), _SUBJECT_REACH)]
    bound, urged = _BINDING.search(sentence), _URGING.search(sentence)
    acts = _predicate(sentence)
    if acts is None and bound is None:
        bound = _ANSWERS.search(said[:_SUBJECT_REACH])
        sentence = said
    if bound and _DONE.search(sentence[: bound.start()]):
        return Evidence(Sign.NONE)
    met = min((one for one in (bound, urged, acts) if one), key=lambda one: one.start(), default=None)
    if met is None or met.start() == 0:
        return Evidence(Sign.NONE)
    return Evidence(Sign.BOUND if bound else Sign.SUBJECT, subject=sentence[: met.start()].strip(" ,"))


def _behind_preface(said: str) -> Evidence:
    """ "Căn cứ …, các sở …": the subject or the verb stands behind a comma."""
    if not _PREFACE.match(said):
        return Evidence(Sign.NONE)
    openers = Evidence(Sign.NONE)
    timed = _TIME_HEAD.match(said)
    if timed and timed.group():
        timely = _subject(said[timed.end() :])
        if timely.is_order or _OPENER.match(said[timed.end() :]):
            return timely if timely.is_order else Evidence(Sign.OPENER)
    acts_itself = bool(_OPENER.match(said))
    towards = _TOWARDS_A_BODY.match(said)
    if towards and BODY.match(towards["who"]) and _OPENER.match(said[towards.end() :]):
        return Evidence(Sign.SUBJECT, subject=towards["who"])
    joined = _JOINS.match(said)
    if joined:
        added = judge(said[joined.end() :])
        return added if added.is_order else openers
    for comma in re.finditer(r"[,;]\s+|(?<=định kỳ)\s+|(?<=năm)\s+|(?<=này)\s+", said[:700]):
        rest = said[comma.end() :]
        own = _subject(rest)
        if own.is_order and len(own.subject.split()) >= 2 and (own.sign is Sign.BOUND or not acts_itself):
            return own
        if openers.sign is Sign.NONE and _OPENER.match(rest):
            openers = Evidence(Sign.OPENER)
    return openers
