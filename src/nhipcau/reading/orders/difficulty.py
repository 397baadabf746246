"""The sentence that says whom to tell about difficulties: a channel, not a duty (contract, rule 9)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from nhipcau.reading.lexicon import any_of, load, strings
from nhipcau.reading.lexicon.listed import Listed, choice_of
from nhipcau.reading.names import find_names
from nhipcau.reading.orders.sentences import sentences_of, trimmed
from nhipcau.reading.source import Source, lowered
from nhipcau.reading.structure import Block, Outline
from nhipcau.reading.structure.bodies import is_body
from nhipcau.reading.types import DifficultyChannel, Found, Header, Span

_WORDS = load("orders")["difficulty"]
assert isinstance(_WORDS, dict)
_TROUBLE = Listed(_WORDS["trouble"])
_TROUBLE_IN_PRINT = tuple(
    re.compile(re.sub(r"\\? ", r"\\s+", choice_of(words)))
    for _, words in groupby(sorted(strings(_WORDS["trouble"])), key=lambda words: words[0])
)
"""The same in a text as printed, where lines break between its words. A pattern that opens with one fixed letter is
found faster than a choice."""
_LONGEST_CHANNEL = 2_000
"""Characters behind its first sentence in which the channel has been told whole."""
_TROUBLE_WITHIN = 220
"""Characters in which the trouble is named; later it is no more what the sentence is about."""
_OCCASION = any_of(_WORDS["occasion"])
_ANSWER = any_of(_WORDS["answer"])
# "Khó khăn, vướng mắc trong quá trình thực hiện, các đơn vị báo cáo …": the trouble itself opens the sentence.
_TOPIC = re.compile(r"[\s\-+]*(?:(?:các|những|mọi|mọi sự|nếu|nội dung)\s+)?$", re.IGNORECASE)
_ANSWERED_TO = re.compile(rf"(?<!\w)(?:{'|'.join(strings(_WORDS['told']))})(?!\w)", re.IGNORECASE)
_WAY = re.compile(r"(?<!\w)(?:thông qua|qua)\s+(?=\S)", re.IGNORECASE)
_DESTINATION = re.compile(
    rf"(?<!\w)(?:{'|'.join(strings(_WORDS['told']))})"
    r"(?:,? (?:kịp thời|bằng văn bản|ngay|trực tiếp|đề xuất|xin ý kiến(?: chỉ đạo)?|ý kiến|kết quả|văn bản))*"
    r"(?: (?:về|với|cho|tới|đến|lên|của|để))?\s+(?=\S)",
    re.IGNORECASE,
)
_NAME_END = re.compile(rf"\s*(?:\(|\)|[,;.]\s|[;.]?$|(?<!\w)(?:{'|'.join(strings(_WORDS['ends']))})(?!\w))")


def _troubles(source: Source) -> list[int]:
    return sorted(met.start() for trouble in _TROUBLE_IN_PRINT for met in trouble.finditer(source.folded))


def names_trouble(source: Source, span: Span) -> bool:
    """Whether trouble is named between the two places; elsewhere no sentence can be about it."""
    places = source.once(_troubles)
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def _with_trouble(source: Source, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks that name trouble, the last first."""
    places = source.once(_troubles)
    for block in reversed(blocks) if places else ():
        start, end = block.span
        at = bisect_left(places, start)
        if at < len(places) and places[at] < end:
            yield block


@lru_cache(maxsize=4096)
def _trouble_in(words: str) -> tuple[int, int] | None:
    """Where trouble is named; asked for the sentences of each paragraph and again for the paragraph."""
    met = _TROUBLE.first_in(lowered(words))
    return met.span() if met else None


def is_difficulty(words: str) -> bool:
    """Trouble that may arise, and what to do with it."""
    trouble = _trouble_in(words)
    if not trouble or trouble[0] > _TROUBLE_WITHIN or not _ANSWER.search(words, trouble[0]):
        return False
    before = words[: trouble[0]]
    if _TOPIC.match(before):
        return bool(_ANSWERED_TO.search(words[trouble[1] :]))
    return bool(
        _OCCASION.match(words.strip(" -+")) or re.search(r"(?:nếu|quá trình|khi|trường hợp)\b", before, re.IGNORECASE)
    )


def read_difficulty_channel(source: Source, outline: Outline, _header: Header) -> DifficultyChannel | None:
    """The last such sentence of the body: plans print it at the end."""
    for block in _with_trouble(source, outline.blocks):
        if block.is_row or block.is_heading or not _trouble_in(block.words):
            continue
        parts = sentences_of(source, block.span, words=block.words, low=lowered(block.words))
        met = [part for part in parts if is_difficulty(part.words)]
        if met:
            end = max(one.span.end for one in met if one.span.end <= met[0].span.end + _LONGEST_CHANNEL)
            span = trimmed(shadow=source.shadow, span=Span(met[0].span.start, end))
            return _channel(source, span)
    return None


def _channel(source: Source, span: Span) -> DifficultyChannel:
    """Whoever is told last is the end of the way; whoever is told or gone through before is on it."""
    shadow = source.shadow
    trouble = _TROUBLE.first_in(source.folded[span.start : span.end])
    start = span.start + (trouble.end() if trouble else 0)
    told = [
        names
        for met in _DESTINATION.finditer(shadow, start, span.end)
        if (names := _names_at(source, met.end(), span.end))
    ]
    ways = [
        names for met in _WAY.finditer(shadow, start, span.end) if (names := _names_at(source, met.end(), span.end))
    ]
    to = told[-1][0] if told else None
    via = [name for names in (*told[:-1], *ways) for name in names]
    if to is None and via:
        return DifficultyChannel(span=span, via=tuple(via[:-1]), to=via[-1])
    known: set[str] = {to.value.lower()} if to else set()
    kept = []
    for name in via:
        if name.value.lower() not in known:
            known.add(name.value.lower())
            kept.append(name)
    return DifficultyChannel(span=span, via=tuple(kept), to=to)


def _name_at(source: Source, start: int, end: int) -> Found[str] | None:
    start += len(re.match(r"(?:về|với|cho|tới|lên|trực tiếp|kịp thời|,)*\s*", source.shadow[start:end]).group())  # type: ignore[union-attr]  # the pattern fits everywhere
    if not is_body(source.shadow[start:end]):
        return None
    stop = _NAME_END.search(source.shadow, start, end)
    return _found(source, Span(start, stop.start() if stop else end))


def _names_at(source: Source, start: int, end: int) -> tuple[Found[str], ...]:
    known = [name for name in find_names(source, Span(start, end)) if name.spans[0].start - start < 4]
    first = _name_at(source, start, end)
    if first is None:
        return tuple(known[:1])
    span = first.spans[0]
    both = re.search(
        r"\s+và\s+(?=(?:Sở|Liên hiệp|Văn phòng|Ban|Phòng|Bộ|Cục|Vụ|UBND|Ủy ban)\s)",
        source.shadow[span.start : span.end],
    )
    # "Văn phòng HĐND và UBND xã" is one office.
    if both is None or any(name.spans[-1].end > span.start + both.end() for name in known):
        return (first,)
    left = _found(source, Span(span.start, span.start + both.start()))
    return (left, _found(source, Span(span.start + both.end(), span.end)))


def _found(source: Source, span: Span) -> Found[str]:
    value = " ".join(source.words(span).split())
    return Found(value=value, spans=(span,), rule="difficulty.channel", confidence=0.8)
