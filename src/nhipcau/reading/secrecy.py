"""The gate before anything is kept: a document that carries a secrecy mark is refused unread."""

from __future__ import annotations

from nhipcau.reading.source import Source


def require_unclassified(source: Source) -> None:
    """Refuses a source with a mark of a secrecy level (Law 117/2025/QH15 Art. 5.2, 8)."""
