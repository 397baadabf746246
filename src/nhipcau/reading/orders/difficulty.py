"""The sentence that says whom to tell about difficulties: a channel, not a duty (contract, rule 9)."""

from __future__ import annotations

import re

from nhipcau.reading.lexicon import any_of, load
from nhipcau.reading.names import find_names
from nhipcau.reading.structure.bodies import is_body
from nhipcau.reading.orders.sentences import sentences_of, trimmed
from nhipcau.reading.source import Source
from nhipcau.reading.structure import Outline
from nhipcau.reading.types import DifficultyChannel, Found, Header, Span

_WORDS = load("orders")["difficulty"]
assert isinstance(_WORDS, dict)
_TROUBLE = any_of(_WORDS["trouble"])
_OCCASION = any_of(_WORDS["occasion"])
_ANSWER = any_of(_WORDS["answer"])
_VIA = re.compile(
    r"(?<!\w)(?:thông qua|qua|về|gửi về|gửi|với|liên hệ(?: với)?|phản ánh (?:về|với)|thông tin (?:về|cho))\s+(?=\S)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:báo cáo,?|xin ý kiến(?: chỉ đạo)?(?: của)?|tham mưu(?: cho)?|trình|đề xuất|kiến nghị(?: với)?|phản ánh(?: về| với| tới)?)\s+(?=\S)",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\s*(?:\(|\)|[,;.]\s|[;.]?$|(?<!\w)(?:để|xem xét|chỉ đạo|tổng hợp|giải quyết|xử lý|hướng dẫn|theo|qua|thông qua|bằng|kịp thời|nhằm|trước|đồng thời|xin|cho ý kiến|quyết định|biết|tháo gỡ|và báo cáo|điều chỉnh|nghiên cứu)(?!\w))"
)


def is_difficulty(words: str) -> bool:
    """Trouble that may arise, and what to do with it."""
    trouble = _TROUBLE.search(words)
    if not trouble or trouble.start() > 220 or not _ANSWER.search(words[trouble.start() :]):
        return False
    before = words[: trouble.start()]
    return bool(
        _OCCASION.match(words.strip(" -+")) or re.search(r"(?:nếu|quá trình|khi|trường hợp)\b", before, re.IGNORECASE)
    )


def read_difficulty_channel(source: Source, outline: Outline, header: Header) -> DifficultyChannel | None:
    """The last such sentence of the body: plans print it at the end."""
    for block in reversed(outline.blocks):
        if block.is_row or block.is_heading or not is_difficulty(block.words):
            continue
        met = [s for s in sentences_of(shadow=source.shadow, span=block.span) if is_difficulty(s.words)]
        if met:
            span = trimmed(shadow=source.shadow, span=Span(met[0].span.start, met[-1].span.end))
            return _channel(source, span)
    return None


def _channel(source: Source, span: Span) -> DifficultyChannel:
    shadow = source.shadow
    trouble = _TROUBLE.search(shadow, span.start, span.end)
    start = trouble.end() if trouble else span.start
    to_start = _TO.search(shadow, start, span.end)
    to = _name_at(source, to_start.end(), span.end) if to_start else None
    via_start = next(
        (met for met in _VIA.finditer(shadow, start, span.end) if is_body(shadow[met.end() : span.end])), None
    )
    via = _names_at(source, via_start.end(), span.end) if via_start else ()
    if to is None and via:
        # "báo cáo về Sở X để được hướng dẫn": the one who is told is the end of the way.
        return DifficultyChannel(span=span, via=via[:-1] if not to_start else via, to=via[-1])
    if to is not None:
        via = tuple(name for name in via if name.value.lower() != to.value.lower())
    return DifficultyChannel(span=span, via=via, to=to)


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
    if both is None:
        return (first,)
    left = _found(source, Span(span.start, span.start + both.start()))
    return (left, _found(source, Span(span.start + both.end(), span.end)))


def _found(source: Source, span: Span) -> Found[str]:
    value = " ".join(source.words(span).split())
    return Found(value=value, spans=(span,), rule="difficulty.channel", confidence=0.8)
