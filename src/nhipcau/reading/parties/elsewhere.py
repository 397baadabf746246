"""Whether the document itself orders a partner to lead the very act (contract rule 11).

"A phối hợp với B kiểm tra …" has B as its lead where another sentence says "B chủ trì … kiểm tra …".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from nhipcau.reading.names import Name, naming_of
from nhipcau.reading.names.vocabulary import is_mark, opens_line
from nhipcau.reading.parties.labels import after_label
from nhipcau.reading.source import Source
from nhipcau.reading.types import Header, Order, Span
from nhipcau.reading.words import Word, Words, fold, lexicon, phrases, sign_of, words_in

_LEADS = phrases("verbs", "leads")
_LEADING = sign_of(lexicon("verbs", "leads"))
_END = re.compile(r"[.;](?!\w)")
_SAME = 0.65
_FEWEST = 5
_LONGEST_SENTENCE = 120
_AROUND = 1500
"""Letters that hold the longest sentence on either side."""
_HEADING_ABOVE = 5000
"""Letters above a sentence in which its heading is looked for."""
_EMPTY = frozenset(lexicon("verbs", "empty"))


def leads_the_same_act(source: Source, order: Order, header: Header, *, partner: str, act: list[Word]) -> bool:
    """Another sentence of the body makes this partner lead, in mostly the words of this act."""
    told = _content(act)
    if len(told) < _FEWEST:
        return False
    # The verb of the act itself must be told again: to draw up an estimate is not to provide the money.
    verb = [word.text for word in act[:2] if word.kind == "word" and word.text not in _EMPTY]
    body = header.body or Span(0, len(source.text))
    for place in _leading(source.folded, body):
        if order.span.start <= place < order.span.end:
            continue
        near = _around(source, place, body)
        nearby = source.folded[near.start : near.end]
        if not all(word in nearby for word in verb) or sum(word in nearby for word in told) < _SAME * len(told):
            continue
        words = words_in(source.shadow, near)
        at = bisect_left(words.starts, place)
        start, stop = _sentence(words, at)
        said = _content(words.run(start, stop))
        same = _LEADS.length_at(words, at) and all(word in said for word in verb)
        if same and len(told & said) >= _SAME * len(told) and _same_body(source, words, at, start, body, partner):
            return True
    return False


def _around(source: Source, place: int, body: Span) -> Span:
    """The sentence of this place and perhaps more: a point before white space or the end may end it."""
    start, end = max(body.start, place - _AROUND), min(body.end, place + _AROUND)
    after = _END.search(source.shadow, place, end)
    return Span(_end_before(source.shadow, start, place), after.start() if after else end)


def _end_before(shadow: str, start: int, place: int) -> int:
    """Where the last sentence before this place ends; `start` where none does."""
    mark = place
    while (mark := max(shadow.rfind(".", start, mark), shadow.rfind(";", start, mark))) >= 0:
        if _END.match(shadow, mark, place):
            return mark + 1
    return start


@lru_cache(maxsize=2)
def _leading(folded: str, body: Span) -> tuple[int, ...]:
    """Where the body says of somebody that he leads."""
    return tuple(met.start() for met in _LEADING.finditer(folded, body.start, body.end))


def _content(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.text for word in words if word.kind == "word" and word.text not in _EMPTY)


def _sentence(words: Words, at: int) -> tuple[int, int]:
    start, stop = at, at + 1
    while (
        start > 0
        and at - start < _LONGEST_SENTENCE
        and not (is_mark(words, start - 1, ".;") or opens_line(words, start))
    ):
        start -= 1
    while (
        words.has(stop)
        and stop - at < _LONGEST_SENTENCE
        and not (is_mark(words, stop, ".;") or opens_line(words, stop))
    ):
        stop += 1
    return start, stop


def _same_body(source: Source, words: Words, at: int, start: int, body: Span, partner: str) -> bool:
    """The subject right before "chủ trì", or the heading above where the sentence begins with it."""
    naming = naming_of(words)
    for begin in range(max(start, at - 20), at):
        if any(
            0 <= at - name.stop <= 2 and _alike(source, name, partner) for name in naming.list_at(begin, bare=False)
        ):
            return True
    if at - start > 3:
        return False
    above = Span(max(body.start, words.starts[start] - _HEADING_ABOVE), words.starts[start])
    return any(_alike(source, name, partner) for name in _heading_within(source, above))


def _heading_within(source: Source, above: Span) -> tuple[Name, ...]:
    """The nearest line above that is nothing but names: "2. Sở Ngoại vụ:"."""
    end = above.end
    while end > above.start:
        begin = max(above.start, source.shadow.rfind("\n", above.start, end - 1) + 1)
        line = words_in(source.shadow, Span(begin, end))
        names = naming_of(line).list_at(after_label(line), bare=False)
        if names and len(line) - names[-1].stop <= 1:
            return names
        end = begin
    return ()


def _alike(source: Source, name: Name, partner: str) -> bool:
    said, wanted = fold(" ".join(source.shadow[name.span.start : name.span.end].split())), fold(partner)
    return said == wanted or said.startswith(f"{wanted} ") or wanted.startswith(f"{said} ")
