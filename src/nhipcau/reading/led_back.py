"""A text whose words were torn is read with them mended; what is found is led back to the text as it came."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from nhipcau.reading.source import Box, Page, Source
from nhipcau.reading.torn_words import mended
from nhipcau.reading.types import Due, Found, Reading, Span

T = TypeVar("T")


def read_mended(source: Source, read: Callable[[Source], Reading]) -> Reading:
    """What is read of the source; of one with torn words, what is read of it mended.

    Spans lead to the words as they stand, and values that quote them are these.
    """
    mending = mended(source.text, is_worn=source.is_worn)
    if mending is None:
        return read(source)
    places = mending.places
    whole = Source(
        text=mending.text,
        media_type=source.media_type,
        pages=tuple(_page(page, places) for page in source.pages),
        boxes=tuple(_box(box, places) for box in source.boxes),
        aside=source.aside,
        faint=tuple((_forth(span, places), sure) for span, sure in source.faint),
        unread_pages=source.unread_pages,
    )
    found = read(whole)
    return replace(_back(replace(found, faint=()), places, source.text), text=source.text, faint=source.faint)


def _page(page: Page, places: Sequence[int]) -> Page:
    return replace(page, span=_forth(page.span, places))


def _box(box: tuple[Span, Box], places: Sequence[int]) -> tuple[Span, Box]:
    return _forth(box[0], places), box[1]


def _forth(span: Span, places: Sequence[int]) -> Span:
    return Span(bisect_left(places, span.start), bisect_left(places, span.end))


def _back(found: T, places: Sequence[int], text: str) -> T:
    """With every span in it where the words stand as they came, and values that are their words as these are."""
    led: object = found
    if isinstance(found, Span):
        ends = places[found.end - 1] + 1 if found.end > found.start else places[found.start]
        led = Span(places[found.start], ends)
    elif isinstance(found, tuple):
        parts = [_back(part, places, text) for part in found]
        led = type(found)(*parts) if hasattr(found, "_fields") else tuple(parts)
    elif isinstance(found, Found):
        spans = _back(found.spans, places, text)
        said = " ".join(" ".join(text[span.start : span.end] for span in spans).split())
        led = replace(found, spans=spans, value=_as_said(found.value, said))
    elif is_dataclass(found) and not isinstance(found, type):
        changed = {field.name: _back(getattr(found, field.name), places, text) for field in fields(found)}
        led = replace(found, **changed)
    return cast(T, led)


def _as_said(value: object, said: str) -> object:
    """A name or a title is quoted, a number or a name written out is not."""
    if isinstance(value, Due):
        return replace(value, text=str(_as_said(value.text, said)))
    if isinstance(value, str) and " " in value and "".join(value.split()) == "".join(said.split()):
        return said
    return value
