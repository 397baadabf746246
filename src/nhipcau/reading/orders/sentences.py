"""An item's sentences, and where one item holds two assignments: another actor, a report, a second deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import NamedTuple

from nhipcau.reading.lexicon import load
from nhipcau.reading.lexicon.listed import Listed
from nhipcau.reading.orders.evidence import Evidence, Sign, completes, judge_sentence
from nhipcau.reading.orders.hints import ANYTHING, Hints
from nhipcau.reading.orders.reports import is_report, may_report, monitors, opens_report, watches
from nhipcau.reading.source import Source, lowered
from nhipcau.reading.structure.bodies import BODY
from nhipcau.reading.structure.lines import in_one_line
from nhipcau.reading.types import Span
from nhipcau.reading.words import lexicon

_CAPITAL = "A-ZĐÀ-Ỹ"
_END = re.compile(rf"[.;](?:(?=\s+[\"“(]?[{_CAPITAL}\d])|(?<=;)(?=\s)|(?<=\.)(?=\s+(?:báo cáo|định kỳ)\b))")
# A dot that ends no sentence.
_SHORTENED = re.compile(
    r"(?:\b(?:TP|Tp|Ths|ThS|TS|PGS|GS|Đ/c|v\.v|tr|Nxb|P|Q|KT|TM|TL|BS|CN|Mr|Mrs|St|No|Số)|\b[A-ZĐ]|(?:^|[;:.]\s)\d{1,2})$"
)
_COMMANDS_AGAIN = re.compile(
    r"(?:đồng thời,?\s+)?(?:cũng\s+)?(?:giao|đề nghị|yêu cầu|(?:kính )?mời|khuyến khích)\b", re.IGNORECASE
)
_LONGEST_SUBJECT = 20
_DEADLINE = Listed(load("orders")["deadline"])
# "Phòng Nội vụ chủ trì, tháng 9/2023.": until when may follow.
_WHEN = r"(?:,?\s+(?:trong\s+|vào\s+)?(?:tháng|quý|năm)\s[\dIVX/.\s-]{1,20})?"
_ANSWERING = re.compile(rf"\s(?:{'|'.join(lexicon('verbs', 'answering'))}){_WHEN}\s*[.;]?$")
_GENERAL = Listed(load("orders")["general"])
_CLOSING_MARK = re.compile(r"(?:\.\s*/\s*\.?|/\s*\.|\s/)$")
_ANSWERED_WITHIN = 120
"""Characters that the beginning and the end of a sentence that answers are looked for in."""
_NO_WORDS = " ./;,"
"""Marks that make no sentence by themselves."""
_LOOKED_BACK = 12
"""Sentences of one assignment that are looked back at. No paper orders one thing in more."""
_MOST_SENTENCES = 10_000
"""In one paragraph, for papers that lost their line ends altogether; what follows is one more sentence."""


class Sentence(NamedTuple):
    span: Span
    words: str
    low: str
    """The words in small letters."""
    evidence: Evidence
    after_semicolon: bool = False


def sentences_of(source: Source, span: Span, *, words: str, low: str, hints: Hints = ANYTHING) -> tuple[Sentence, ...]:
    """The sentences of one paragraph; `words` are all of them in one line, `low` the same in small letters."""
    # Most paragraphs are one sentence: a mark that ends another stands before white space.
    is_one = ". " not in words and "; " not in words
    shadow = source.shadow
    stand_so = not is_one and shadow[span.start : span.end].replace("\n", " ") == words
    found = []
    for part, semicolon in ((span, False),) if is_one else _parts(shadow, span):
        inner = trimmed(shadow=shadow, span=part)
        if inner == span:
            said, small = words, low
        elif stand_so:
            start, end = inner.start - span.start, inner.end - span.start
            said, small = words[start:end], low[start:end]
        else:
            said = in_one_line(shadow[inner.start : inner.end])
            small = lowered(said)
        if said.strip(_NO_WORDS):
            found.append(Sentence(inner, said, small, judge_sentence(said, low=small, hints=hints), semicolon))
    return tuple(found)


def _parts(shadow: str, span: Span) -> list[tuple[Span, bool]]:
    """Where each sentence stands, and whether a semicolon stands before it."""
    text = shadow[span.start : span.end]
    ends = [
        met.end()
        for met in islice(_END.finditer(text), _MOST_SENTENCES)
        if met.group() != "." or not _SHORTENED.search(text[max(0, met.start() - 6) : met.start()])
    ]
    return [
        (Span(span.start + start, span.start + end), start > 0 and text[start - 1] == ";")
        for start, end in pairwise((0, *ends, len(text)))
    ]


def trimmed(*, shadow: str, span: Span) -> Span:
    """Without white space at the ends and without the closing mark "./."."""
    start, end = span
    while start < end and (shadow[start].isspace() or shadow[start] in "_-"):
        start += 1
    while end > start and shadow[end - 1].isspace():
        end -= 1
    if shadow.find("/", max(start, end - 8), end) >= 0:
        closing = _CLOSING_MARK.search(shadow, max(start, end - 8), end)
        if closing and end - start > len(closing.group()):
            end -= len(closing.group())
    return span if (start, end) == span else Span(start, end)


@dataclass(slots=True)
class _Assignment:
    sentences: list[Sentence] = field(default_factory=list)
    orders: bool = False
    reports: bool = False
    """Known to report, by its last sentence."""

    def go_on(self, sentence: Sentence) -> None:
        self.sentences.append(sentence)
        self.orders = self.orders or sentence.evidence.is_order

    @property
    def said(self) -> str:
        return " ".join(sentence.words for sentence in self.sentences[-_LOOKED_BACK:])


def assignments(sentences: tuple[Sentence, ...]) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of one item, grouped into assignments."""
    if len(sentences) == 1:
        return (sentences,)
    found: list[_Assignment] = []
    for at, sentence in enumerate(sentences):
        if not found or _opens_another(sentences, at, so_far=found[-1]):
            found.append(_Assignment())
        found[-1].go_on(sentence)
    return tuple(tuple(one.sentences) for one in found)


def _whole(sentences: tuple[Sentence, ...], at: int) -> str:
    """A sentence with the clauses behind its semicolons; a clause alone."""
    words = [sentences[at].words]
    if not sentences[at].after_semicolon:
        for later in sentences[at + 1 :]:
            if not later.after_semicolon:
                break
            words.append(later.words)
    return " ".join(words)


def _opens_another(sentences: tuple[Sentence, ...], at: int, *, so_far: _Assignment) -> bool:
    sentence = sentences[at]
    reported, so_far.reports = so_far.reports, False
    if not sentence.after_semicolon and _answers(sentence):
        return False
    if not so_far.orders or not completes(said := so_far.said):
        return False
    if sentence.evidence.is_order and has_deadline(said) and has_deadline(_whole(sentences, at)):
        return True
    if may_report(sentence.low) and (_reports(sentence) or (_gathers(sentence) and not watches(said))):
        so_far.reports = reported or is_report(said)
        if not so_far.reports:
            return True
    if sentence.evidence.sign is Sign.COMMAND and _COMMANDS_AGAIN.match(sentence.words):
        return True
    return _names_another(sentence, so_far=so_far.sentences)


def has_deadline(words: str) -> bool:
    """A time is printed by which something is to be done."""
    return _DEADLINE.stands_in(lowered(words))


def _reports(sentence: Sentence) -> bool:
    return not sentence.after_semicolon and (opens_report(sentence.words) or is_report(sentence.words))


def _gathers(sentence: Sentence) -> bool:
    """Behind a semicolon a report is another assignment where it gathers what others do."""
    return sentence.after_semicolon and monitors(sentence.words) and is_report(sentence.words)


def _answers(sentence: Sentence) -> bool:
    """ "Sở Ngoại vụ chịu trách nhiệm chính.": it tells whose the act before is."""
    words, met = sentence.words, BODY.match(sentence.low, 0, _ANSWERED_WITHIN)
    return met is not None and bool(_ANSWERING.search(words, max(met.end(), len(words) - _ANSWERED_WITHIN)))


def _names_another(sentence: Sentence, *, so_far: list[Sentence]) -> bool:
    if sentence.evidence.sign is Sign.COMMAND:
        return _COMMANDS_AGAIN.match(sentence.words) is not None
    subject = sentence.evidence.subject.lower()
    heads = sentence.words.lower().startswith(subject[:12])
    if sentence.after_semicolon and (len(subject.split()) > _LONGEST_SUBJECT or not heads):
        return False
    if sentence.evidence.sign not in (Sign.BOUND, Sign.SUBJECT) or not subject or _GENERAL.opens(subject):
        return False
    named = [before.evidence.subject.lower() for before in so_far[-_LOOKED_BACK:] if before.evidence.subject]
    return not any(subject.startswith(one[:24]) or one.startswith(subject[:24]) for one in named)
