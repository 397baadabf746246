"""What kind of duty an order is: a report, a finite task, or a standing function (contract rule 5)."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import Due, DueKind, Found, Nature, Order
from nhipcau.reading.words import Word, phrases, words_of

_STANDING = phrases("verbs", "nature", "standing")
_TASK = phrases("verbs", "nature", "task")
_DOCUMENTS = phrases("verbs", "nature", "documents")
_LIGHT = phrases("natures", "light")
_OPENERS = phrases("natures", "openers")
_ROLLING = frozenset({"quán", "tuyên", "phổ", "thực"})
_DATED = frozenset({DueKind.DATE, DueKind.RELATIVE})


def nature_of(source: Source, order: Order, due: Found[Due] | None) -> Nature:
    """`report` where the order is one; `task` where it is a finite act, a product or has a date; else `standing`."""
    if order.is_report:
        return Nature.REPORT
    if due is not None and due.value.kind in _DATED:
        return Nature.TASK
    words = words_of(source, order.span)
    if order.cells and not any(_endless(source, order)):
        return Nature.TASK
    return _by_act(words)


def _endless(source: Source, order: Order) -> list[bool]:
    return ["thường xuyên" in source.words(cell.span).lower() for cell in order.cells if cell.column == "due"]


def _by_act(words: tuple[Word, ...]) -> Nature:
    """The first act that tells; an exhortation that rolls out a numbered document is a task all the same."""
    rolls_out = _rolls_out_a_document(words)
    only_light = False
    at = 0
    while at < len(words):
        task, standing, light = (kind.length_at(words, at) for kind in (_TASK, _STANDING, _LIGHT))
        if light and light >= max(task, standing):
            only_light = True
            at += light
            continue
        opener = _OPENERS.length_at(words, at)
        if task > standing or (opener and _TASK.length_at(words, at + opener)):
            return Nature.TASK
        if standing:
            return Nature.TASK if rolls_out and words[at].text in _ROLLING else Nature.STANDING
        at += 1
    return Nature.TASK if rolls_out and only_light else Nature.STANDING


def _rolls_out_a_document(words: tuple[Word, ...]) -> bool:
    return any(
        _DOCUMENTS.length_at(words, i)
        and i + 3 < len(words)
        and any(w.kind == "code" or w.text == "này" for w in words[i + 1 : i + 4])
        for i in range(len(words))
    )
