"""How much of a file is too much, and the watch that stops a reading which takes too long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nhipcau.ground.refusal import Refusal

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost. The defaults hold the longest legal documents with room to spare."""

    size: int = 50 * _MEGABYTE
    pages: int = 2_000
    text_length: int = 10_000_000
    lines: int = 50_000
    line_length: int = 20
    """Characters on the average. More lines than that, and shorter ones than any table's, are no paper."""
    markup_depth: int = 200
    """Elements inside elements; libxml2 itself stops at 256."""
    markup_size: int = 64 * _MEGABYTE
    """Of one markup part inside a packed file: its tree takes several times as much memory."""
    members: int = 5_000
    """Files inside a packed file."""
    expanded_size: int = 300 * _MEGABYTE
    """Of all members of a packed file together."""
    expansion: int = 200
    """A member may be this many times larger than its packed form; Word's own XML stays under 60."""
    seconds: int = 60
    scanned_pages: int = 300
    """Pages that are read from their picture; each takes one to two seconds."""
    page_seconds: int = 20
    """By which every page read from its picture lengthens the time."""
    pixels: int = 60 * _MEGABYTE
    """Of one picture: an A3 sheet at 500 dpi. More is no scan, or a small file made to fill the memory."""


class Watch:
    """Runs while one file is read; each format asks it in its loops."""

    def __init__(
        self, *, limits: Limits, clock: Callable[[], float], tell: Callable[[int], None] | None = None
    ) -> None:
        self.limits = limits
        self._tell = tell
        self._recognised = 0
        self._clock = clock
        self._end = clock() + limits.seconds

    def check_time(self) -> None:
        if self._clock() > self._end:
            raise Refusal("reading.too_slow", seconds=self.limits.seconds)

    def page_recognised(self) -> None:
        """One more page was read from its picture: work that shows earns time, and whoever waits is told."""
        self._recognised += 1
        if self._recognised > self.limits.scanned_pages:
            raise Refusal("reading.too_many_pages", pages=self._recognised, limit=self.limits.scanned_pages)
        self._end += self.limits.page_seconds
        if self._tell is not None:
            self._tell(self._recognised)

    def check_lines(self, text: str) -> None:
        lines = text.count("\n")
        if lines > self.limits.lines and len(text) < self.limits.line_length * lines:
            raise Refusal("reading.too_many_lines", lines=lines, limit=self.limits.lines)

    def check_length(self, length: int) -> None:
        if length > self.limits.text_length:
            raise Refusal("reading.too_long", limit=self.limits.text_length)
