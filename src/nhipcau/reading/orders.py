"""Which words of the body order somebody to do something, one `Order` per assignment; and the channel for difficulties."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.structure import Outline
from nhipcau.reading.types import DifficultyChannel, Header, Order, SourceKind


def cut_orders(source: Source, outline: Outline, header: Header, kind: SourceKind) -> tuple[Order, ...]:
    return ()


def read_difficulty_channel(source: Source, outline: Outline, header: Header) -> DifficultyChannel | None:
    return None
