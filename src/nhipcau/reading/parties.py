"""Who leads, who coordinates, who is only asked: the parties of one order, with roles."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import Header, Order, Parties, SourceKind


def read_parties(source: Source, order: Order, header: Header, kind: SourceKind) -> Parties:
    return Parties()
