"""What kind of duty an order is: a report, a finite task, or a standing function (contract rule 5)."""

from __future__ import annotations

import re

from nhipcau.reading.source import Source
from nhipcau.reading.types import Due, DueKind, Found, Nature, Order, Span
from nhipcau.reading.words import fold, lexicon, phrases, words_of

_DATED = frozenset({DueKind.DATE, DueKind.RELATIVE})
_ROLLING = ("quán", "tuyên", "phổ", "thực")
_DOCUMENTS = phrases("verbs", "nature", "documents")
_MAY_NAME_A_DOCUMENT = re.compile(r"\d\s?[/-]|này(?![^\W_])")


def _folded(*path: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in lexicon(*path))


_LIGHT = _folded("natures", "light")
_TASK = _folded("verbs", "nature", "task")
_STANDING = _folded("verbs", "nature", "standing")


def _any_of(acts: frozenset[str]) -> str:
    """An alternation, longest first, any white space between words."""
    ordered = sorted(acts, key=lambda act: (-len(act.split()), act))
    return "|".join(r"\s+".join(re.escape(word) for word in act.split()) for act in ordered)


_ACT = re.compile(
    rf"(?<![^\W_])(?:(?P<opened>(?:{_any_of(_folded('natures', 'openers'))})\s+(?:{_any_of(_TASK)}))"
    rf"|{_any_of(_LIGHT | _TASK | _STANDING)})(?![^\W_])"
)


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
    folded = fold(source.shadow[span.start : span.end])
    only_light = False
    for m in _ACT.finditer(folded):
        act = " ".join(m.group().split())
        if act in _LIGHT:
            only_light = True
            continue
        if m["opened"] or act in _TASK:
            return Nature.TASK
        rolling = act.startswith(_ROLLING) and _rolls_out_a_document(source, span, folded)
        return Nature.TASK if rolling else Nature.STANDING
    return Nature.TASK if only_light and _rolls_out_a_document(source, span, folded) else Nature.STANDING


def _rolls_out_a_document(source: Source, span: Span, folded: str) -> bool:
    if _MAY_NAME_A_DOCUMENT.search(folded) is None:
        return False
    words = words_of(source, span)
    return any(
        _DOCUMENTS.length_at(words, i)
        and i + 3 < len(words)
        and any(w.kind == "code" or w.text == "này" for w in words[i + 1 : i + 4])
        for i in range(len(words))
    )
