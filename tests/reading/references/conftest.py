"""Citations are read out of a sentence of an invented plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from nhipcau.reading.references import read_references
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Header, Reference, Span

Read = Callable[..., tuple[Reference, ...]]


@pytest.fixture
def references() -> Read:
    return read


def read(
    text: str, *, type: str | None = None, code: str | None = None, title: str | None = None
) -> tuple[Reference, ...]:
    """The references of a document of that text, with the head as another stage would have read it."""
    first = (Span(0, 1),)
    at = text.find(title) if title else -1
    header = Header(
        type=Found(type, first, "test", 1.0) if type else None,
        code=Found(code, first, "test", 1.0) if code else None,
        date=Found(date(2024, 5, 6), first, "test", 1.0) if code else None,
        title=Found(title, (Span(at, at + len(title)),), "test", 1.0) if title else None,
        body=Span(at + len(title or ""), len(text)) if title else Span(0, len(text)),
    )
    return read_references(Source(text=text, media_type="text/plain"), Span(0, len(text)), header)
