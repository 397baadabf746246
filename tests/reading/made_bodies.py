"""Bodies of invented documents, read stage by stage."""

from __future__ import annotations

from nhipcau.reading.orders import cut_orders, read_difficulty_channel
from nhipcau.reading.source import Source
from nhipcau.reading.structure import Outline, read_outline
from nhipcau.reading.types import DifficultyChannel, Found, Header, Order, SourceKind, Span


def source_of(text: str) -> Source:
    return Source(text=text, media_type="text/plain")


def outline_of(text: str) -> Outline:
    return read_outline(source_of(text), Span(0, len(text)))


def paths_of(text: str) -> dict[str, str]:
    """The words of each labelled block → its path."""
    return {block.words: block.path for block in outline_of(text).blocks if block.label is not None}


def orders_of(text: str, *, type_: str | None = None) -> tuple[Order, ...]:
    header = Header(type=Found(type_, (Span(0, 1),), "test", 1.0) if type_ else None)
    return cut_orders(source_of(text), outline_of(text), header, SourceKind.OFFICIAL)


def ordered_words(text: str, *, type_: str | None = None) -> list[str]:
    return [" ".join(text[order.span.start : order.span.end].split()) for order in orders_of(text, type_=type_)]


def channel_of(text: str) -> DifficultyChannel | None:
    return read_difficulty_channel(source_of(text), outline_of(text), Header())
