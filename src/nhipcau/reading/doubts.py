"""What a clerk should look at twice: irregular symbols, leads who do not receive, missing lines, no dates."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import Document, Warning


def doubts_of(source: Source, document: Document) -> tuple[Warning, ...]:
    return ()
