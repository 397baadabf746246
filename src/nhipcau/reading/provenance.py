"""Whether a text is the document itself, a law portal's page of it, or a press item about it."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import SourceKind


def kind_of(source: Source) -> SourceKind:
    return SourceKind.OFFICIAL
