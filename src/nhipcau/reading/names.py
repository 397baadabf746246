"""Names of agencies, bodies, posts and collectives in running text, as the text writes them."""

from __future__ import annotations

from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Span


def find_names(source: Source, within: Span) -> tuple[Found[str], ...]:
    """Every agency, body, post or collective named within the span, in order, longest name first at each place."""
    return ()
