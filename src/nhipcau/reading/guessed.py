"""Values of a head that rest on figures a scan prints as letters: kept, and never sure."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Header

T = TypeVar("T")

_GUESSED = 0.7
"""At most: as sure as a cited number that was damaged."""


def less_sure(source: Source, header: Header) -> Header:
    if not source.guessed_figures:
        return header
    return replace(
        header,
        number=_less_sure(source, header.number),
        code=_less_sure(source, header.code),
        date=_less_sure(source, header.date),
    )


def _less_sure(source: Source, found: Found[T] | None) -> Found[T] | None:
    if found is None or not any(map(source.has_guessed_figures, found.spans)):
        return found
    return replace(found, confidence=min(found.confidence, _GUESSED))
