"""The body as headings, items, paragraphs and table rows, each knowing what stands above it."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reading.source import Source
from nhipcau.reading.types import Section, Span


@dataclass(frozen=True, slots=True)
class Outline:
    """The body of one document, cut into blocks in reading order."""

    sections: tuple[Section, ...]


def read_outline(source: Source, body: Span) -> Outline:
    return Outline(sections=())
