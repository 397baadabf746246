"""What kind of duty an order is: a report, a finite task, or a standing function (contract rule 5)."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import Due, DueKind, Found, Nature, Order, Span
from nhipcau.reading.words import Phrases, Words, fold, lexicon, phrases, words_of

_DATED = frozenset({DueKind.DATE, DueKind.RELATIVE})
_ROLLING = frozenset({"quán", "tuyên", "phổ", "thực"})
_DOCUMENTS = phrases("verbs", "nature", "documents")
_NAMED_WITHIN = 3
"""Words behind "Kế hoạch", "Chỉ thị" within which its number, or "này", stands."""
_LONGEST = 20_000
"""Letters: what is longer has lost its lines, and its first act stands long before."""


def _folded(*path: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in lexicon(*path))


_LIGHT = _folded("natures", "light")
_TASK = _folded("verbs", "nature", "task")
_STANDING = _folded("verbs", "nature", "standing")
_LIGHT_ACTS, _TASKS = Phrases(_LIGHT), Phrases(_TASK)
_OPENERS = Phrases(_folded("natures", "openers"))
_ACTS = Phrases(_LIGHT | _TASK | _STANDING)
_ACTS_AND_OPENERS = Phrases(_LIGHT | _TASK | _STANDING | _folded("natures", "openers"))


def nature_of(source: Source, order: Order, due: Found[Due] | None) -> Nature:
    """`report` where the order is one; `task` where it is a finite act, a product or has a date; else `standing`."""
    if order.is_report:
        return Nature.REPORT
    if due is not None and due.value.kind in _DATED:
        return Nature.TASK
    if order.cells and not any(_endless(source, order)):
        return Nature.TASK
    return _by_act(source, order.span)


def _endless(source: Source, order: Order) -> list[bool]:
    return ["thường xuyên" in source.words(cell.span).lower() for cell in order.cells if cell.column == "due"]


def _by_act(source: Source, span: Span) -> Nature:
    """The first act that tells; an exhortation that rolls out a numbered document is a task all the same."""
    words = words_of(source, Span(span.start, min(span.end, span.start + _LONGEST)))
    only_light, read = False, 0
    for at, _ in _ACTS_AND_OPENERS.met_in(words):
        if at < read:
            continue
        opened = _OPENERS.length_at(words, at)
        if opened and _TASKS.length_at(words, at + opened):
            return Nature.TASK
        length = _ACTS.length_at(words, at)
        read = at + length
        if not length:
            continue
        if _LIGHT_ACTS.length_at(words, at) == length:
            only_light = True
        elif _TASKS.length_at(words, at) == length:
            return Nature.TASK
        else:
            rolling = words[at].text in _ROLLING and _rolls_out_a_document(words)
            return Nature.TASK if rolling else Nature.STANDING
    return Nature.TASK if only_light and _rolls_out_a_document(words) else Nature.STANDING


def _rolls_out_a_document(words: Words) -> bool:
    return any(
        words.has(at + _NAMED_WITHIN)
        and any(word.kind == "code" or word.text == "này" for word in words.run(at + 1, at + 1 + _NAMED_WITHIN))
        for at, _ in _DOCUMENTS.met_in(words)
    )
