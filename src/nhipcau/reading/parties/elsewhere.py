"""Whether the document itself orders a partner to lead the very act (contract rule 11).

"A phối hợp với B kiểm tra …" has B as its lead where another sentence says "B chủ trì … kiểm tra …".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from nhipcau.reading.names import Name, Naming
from nhipcau.reading.names.vocabulary import is_mark, opens_line
from nhipcau.reading.parties.labels import after_label
from nhipcau.reading.source import Source
from nhipcau.reading.types import Header, Order, Span
from nhipcau.reading.words import Word, fold, lexicon, phrases, words_in

_LEADS = phrases("verbs", "leads")
_SAME = 0.65
_FEWEST = 5
_EMPTY = frozenset(lexicon("verbs", "empty"))


def leads_the_same_act(source: Source, order: Order, header: Header, *, partner: str, act: Sequence[Word]) -> bool:
    """Another sentence of the body makes this partner lead, in mostly the words of this act."""
    told = _content(act)
    if len(told) < _FEWEST:
        return False
    body = header.body or Span(0, len(source.text))
    words = _words(source.shadow, body)
    for at in _leading(source.shadow, body):
        if order.span.start <= words[at].start < order.span.end:
            continue
        start, stop = _sentence(words, at)
        said = _content(words[start:stop])
        # The verb of the act itself must be told again: to draw up an estimate is not to provide the money.
        same = all(word.text in said for word in act[:2] if word.kind == "word" and word.text not in _EMPTY)
        if same and len(told & said) >= _SAME * len(told) and _same_body(source, words, at, start, partner):
            return True
    return False


@lru_cache(maxsize=2)
def _words(shadow: str, body: Span) -> tuple[Word, ...]:
    return words_in(shadow, body)


@lru_cache(maxsize=2)
def _leading(shadow: str, body: Span) -> tuple[int, ...]:
    """Where the body says of somebody that he leads."""
    words = _words(shadow, body)
    return tuple(at for at in range(len(words)) if _LEADS.length_at(words, at))


def _content(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.text for word in words if word.kind == "word" and word.text not in _EMPTY)


def _sentence(words: Sequence[Word], at: int) -> tuple[int, int]:
    start, stop = at, at + 1
    while start > 0 and at - start < 120 and not (is_mark(words, start - 1, ".;") or opens_line(words, start)):
        start -= 1
    while stop < len(words) and stop - at < 120 and not (is_mark(words, stop, ".;") or opens_line(words, stop)):
        stop += 1
    return start, stop


def _same_body(source: Source, words: Sequence[Word], at: int, start: int, partner: str) -> bool:
    """The subject right before "chủ trì", or the heading above where the sentence begins with it."""
    naming = Naming(words)
    for begin in range(max(start, at - 20), at):
        if any(
            0 <= at - name.stop <= 2 and _alike(source, name, partner) for name in naming.list_at(begin, bare=False)
        ):
            return True
    if at - start > 3:
        return False
    heading = _heading_before(words, start)
    return any(_alike(source, name, partner) for name in heading)


def _heading_before(words: Sequence[Word], start: int) -> tuple[Name, ...]:
    """The nearest line above that is nothing but names: "2. Sở Ngoại vụ:"."""
    line_end = start
    for i in range(start - 1, max(0, start - 900), -1):
        if words[i].lines or i == 0:
            line = words[i:line_end]
            names = Naming(line).list_at(after_label(line), bare=False)
            if names and len(line) - names[-1].stop <= 1:
                return names
            line_end = i
    return ()


def _alike(source: Source, name: Name, partner: str) -> bool:
    said, wanted = fold(" ".join(source.shadow[name.span.start : name.span.end].split())), fold(partner)
    return said == wanted or said.startswith(f"{wanted} ") or wanted.startswith(f"{said} ")
